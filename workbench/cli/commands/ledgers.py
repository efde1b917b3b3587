"""`workbench ledgers`: the names, dates, posts, contradictions and attributions of a text, the sources of a check."""

import argparse
import json
import sys
from collections.abc import Iterator

from workbench.cli.article_files import read_article_and_warn, style_of
from workbench.cli.commands.report import article_named
from workbench.cli.options import FILE_HELP, add_article_options, add_claims_option, add_style_option
from workbench.cli.terminal import one_line, places_in
from workbench.domain.article import Article
from workbench.errors import IntakeError, WorkbenchError
from workbench.ledgers.all_ledgers import LEDGERS, REVIEWED_LEDGERS
from workbench.ledgers.ledger import Ledger
from workbench.services.articles.build_ledgers import build_ledger, build_reviewed_ledger, read_again
from workbench.services.articles.check_article import check_document
from workbench.services.articles.open_review import open_review
from workbench.wiring import open_existing_desk

BAD_INPUT = 2
WIDTH = 100

EPILOG = """\
Every row ends with the first place it refers to, as LINE:COLUMN.

examples:
  workbench ledgers article.txt                the ledgers, one after another
  workbench ledgers --only names article.txt   one of them
  workbench ledgers --format json article.txt
  workbench ledgers --reviewed art_1c0f...     of a stored article, including its sources
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench ledgers`."""
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="FILE", help=f"{FILE_HELP}; with --reviewed, a stored article")
    parser.add_argument("--only", choices=(*LEDGERS, *REVIEWED_LEDGERS), default="", help="print only this ledger")
    parser.add_argument("--reviewed", action="store_true", help="the article as reviewed; dismissed flags are left out")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json prints one object")
    add_article_options(parser)
    add_style_option(parser)
    add_claims_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0, or 2 where the file could not be read or the article is not in the store."""
    try:
        article, ledgers = _reviewed(options) if options.reviewed else _checked(options)
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return BAD_INPUT
    if options.format == "json":
        print(json.dumps({ledger.name: ledger.to_json(article.text) for ledger in ledgers}))
        return 0
    for ledger in ledgers:
        for line in _lines(ledger, article.text):
            print(line)
    return 0


def _checked(options: argparse.Namespace) -> tuple[Article, list[Ledger]]:
    """Return the ledgers of a text that is in no store.

    Raises:
        IntakeError: a ledger of the reviewers' work was asked for.
    """
    if options.only in REVIEWED_LEDGERS:
        what = f"'{options.only}' shows what reviewers did, but this is only a text"
        raise IntakeError(origin=options.file, what=what, fix="Name a stored article and add --reviewed.")
    article = read_article_and_warn(options.file, title=options.title, published=options.published)
    document = read_again(article)
    checked = check_document(document, style_of(options))
    names = [options.only] if options.only else list(LEDGERS)
    return article, [build_ledger(document, name, claims=checked.statements, flags=checked.flags) for name in names]


def _reviewed(options: argparse.Namespace) -> tuple[Article, list[Ledger]]:
    """Return the ledgers of an article in the store."""
    desk = open_existing_desk(options.claims)
    review = open_review(desk, article_named(options.file, desk.store.article_list()).id)
    names = [options.only] if options.only else [*LEDGERS, *REVIEWED_LEDGERS]
    return review.article, [build_reviewed_ledger(desk, review, name) for name in names]


def _lines(ledger: Ledger, text: str) -> Iterator[str]:
    place = places_in(text)
    yield f"{ledger.name}: {ledger.what}"
    if not ledger.rows:
        yield "  nothing found"
    for row in ledger.rows:
        cells = " | ".join(one_line(cell, width=WIDTH) for cell in row.cells if cell)
        yield f"  {cells} | {place(row.places[0].start)}" if row.places else f"  {cells}"
    yield ""
