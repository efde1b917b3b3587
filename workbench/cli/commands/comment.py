"""`workbench comment`: a comment on a claim."""

import argparse

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import claim_named
from workbench.cli.terminal import one_line
from workbench.services.articles.open_review import open_review
from workbench.services.claims.leave_comment import comment
from workbench.wiring import open_existing_desk

EPILOG = """\
A comment decides nothing. `workbench state ARTICLE CLAIM` and the claim's history on
the page show it, and `workbench undo` removes it.

example:
  workbench comment "Could Russia" 37 "Rang Pew, they call back on Monday."
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench comment`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("claim", metavar="CLAIM", help="the claim: its number, its id, or its first words")
    parser.add_argument("text", metavar="TEXT", help="the comment")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the comment is saved; an error in one line where it is not."""
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    article = article_named(options.article, desk.store.article_list())
    reviewed = claim_named(options.claim, open_review(desk, article.id))
    recorded = comment(desk, article.id, reviewed.claim.id, text=options.text, by=options.by)
    print(f"Claim {reviewed.number}: comment by {one_line(recorded.author)} ({recorded.id}): {one_line(recorded.text)}")
    return 0
