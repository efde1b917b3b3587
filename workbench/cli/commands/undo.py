"""`workbench undo`: what one did last, taken back."""

import argparse

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.terminal import one_line
from workbench.services.articles.open_review import open_review
from workbench.services.claims.take_back import article_of_last_action, take_back
from workbench.wiring import open_existing_desk

EPILOG = """\
Only your own actions can be undone, one at a time: a verdict, a source, your assessment
of one, an answer to a flag, a comment, a claim you added, a change of stage.
Nothing is erased: the record stays in its table, and an event records that it no longer
counts. `workbench state ARTICLE CLAIM` and `workbench flag ARTICLE` list the ids.

examples:
  workbench undo                                       what you did last in this folder
  workbench undo "Could Russia"                        what you did last in this article
  workbench undo "Could Russia" --id ver_18ecb1b67cd8dd41
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench undo`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        nargs="?",
        default="",
        help="the article: its id or title, or the beginning of either",
    )
    parser.add_argument(
        "--id", metavar="ID", dest="record_id", default="", help="the id of the action to undo (default: your last one)"
    )
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once something is taken back; an error in one line where nothing is."""
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    articles = desk.store.article_list()
    if options.article:
        article = article_named(options.article, articles)
    else:
        article = article_named(article_of_last_action(desk, by=options.by, record_id=options.record_id), articles)
    numbers = {reviewed.claim.id: reviewed.number for reviewed in open_review(desk, article.id).claims}
    undone = take_back(desk, article.id, by=options.by, record_id=options.record_id)
    number = next((number for claim_id, number in numbers.items() if claim_id == undone.claim_id), "")
    about = f" on claim {number}" if number else ""
    print(f"Undone in '{one_line(article.title)}': {one_line(undone.what)}{about}")
    return 0
