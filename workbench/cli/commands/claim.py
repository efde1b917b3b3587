"""`workbench claim`: a claim of one's own, which the machine did not list."""

import argparse

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.terminal import one_line, places_in
from workbench.domain.claim import CHECKABLE, ClaimKind
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.claims.add_claim import locate_words
from workbench.services.claims.decide import add_claim
from workbench.wiring import open_existing_desk

EPILOG = """\
The words are those of the article; where they appear more than once, --occurrence
says which are meant. Undo a claim added by mistake with Ctrl+Z on the Review
page or `workbench undo`, or, once others have worked on it, give it the verdict 'void'.

examples:
  workbench claim add "Could Russia" --quote "divided the continent"
  workbench claim add "Could Russia" --quote "Macron" --occurrence 2 --kind role-or-membership
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench claim`."""
    parser.epilog = EPILOG
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add words of the article as a claim")
    add_claims_option(add)
    add.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    add.add_argument(
        "--quote", metavar="WORDS", required=True, help="the words of the claim, exactly as in the article"
    )
    add.add_argument(
        "--occurrence", metavar="N", type=int, default=0, help="which one, where they appear several times"
    )
    kinds = tuple(kind.value for kind in CHECKABLE)
    add.add_argument("--kind", choices=kinds, help="what kind of claim it is (default: detected)")
    add_reviewer_option(add)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the claim is added; an error in one line where it cannot be."""
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    article = article_named(options.article, desk.store.article_list())
    span = locate_words(article.text, options.quote, options.occurrence)
    kind = ClaimKind(options.kind) if options.kind else None
    claim = add_claim(desk, article.id, start=span.start, end=span.end, by=options.by, kind=kind)
    number = find_claim(open_review(desk, article.id), claim.id).number
    print(f"Claim {number}, {claim.kind}, at {places_in(article.text)(claim.start)}: {one_line(claim.quote)}")
    return 0
