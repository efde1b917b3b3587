"""`workbench searches`: where the claims of an article may be looked up."""

import argparse
import json
from collections.abc import Iterator

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option
from workbench.cli.targets import claims_named
from workbench.cli.terminal import one_line
from workbench.domain.review import ReviewedClaim
from workbench.lookups.links import Search
from workbench.services.articles.open_review import open_review
from workbench.services.sources.suggest_searches import default_places_file, suggest_searches
from workbench.wiring import open_existing_desk

EPILOG = """\
Nothing is sent: the addresses are printed, and you open the ones you want. The places
come from searches.toml in the claims folder, or the default if there is none.

examples:
  workbench searches "Could Russia"             every checkable claim of the article
  workbench searches "Could Russia" 37          its claim 37
  workbench searches --places > claims/searches.toml   the default places, to edit
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench searches`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="?", help="the article: its id or title, or the beginning of either"
    )
    parser.add_argument(
        "claim", metavar="CLAIM", nargs="?", default="", help="the claim: its number, its id, or its first words"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json prints one object per line")
    parser.add_argument("--places", action="store_true", help="print the default file of places")


def run(options: argparse.Namespace) -> int:
    """Return 0 once the searches, or the places, are printed."""
    if options.places:
        print(default_places_file(), end="")
        return 0
    desk = open_existing_desk(options.claims)
    article = article_named(options.article or "", desk.store.article_list())
    review = open_review(desk, article.id)
    for reviewed in claims_named(options.claim, review):
        searches = suggest_searches(desk, review, reviewed.claim.id)
        for line in _json(reviewed, searches) if options.format == "json" else _lines(reviewed, searches):
            print(line)
    return 0


def _lines(reviewed: ReviewedClaim, searches: tuple[Search, ...]) -> Iterator[str]:
    yield f"{reviewed.number}  {one_line(reviewed.claim.quote)}"
    for search in searches:
        yield f"  {search.purpose} · {one_line(search.place)}: {search.address}"
    yield ""


def _json(reviewed: ReviewedClaim, searches: tuple[Search, ...]) -> Iterator[str]:
    for search in searches:
        record = {"for": search.purpose, "place": search.place, "words": search.words, "address": search.address}
        yield json.dumps({"claim": reviewed.claim.id, "number": reviewed.number, **record})
