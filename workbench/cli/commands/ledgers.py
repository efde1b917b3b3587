"""`workbench ledgers`: the names, dates, posts, contradictions and attributions of a text."""

import argparse
import json
import sys
from collections.abc import Iterator

from workbench.cli.intake import read_article, style_of
from workbench.cli.options import FILE_HELP, add_article_options, add_style_option
from workbench.cli.terminal import one_line, places_in
from workbench.errors import WorkbenchError
from workbench.ledgers.all import LEDGERS
from workbench.ledgers.ledger import Ledger
from workbench.services.articles.scanning import check_article
from workbench.services.ledgers import ledger_of

BAD_INPUT = 2
WIDTH = 100

EPILOG = """\
Every row ends with the first place it speaks of, as LINE:COLUMN.

examples:
  workbench ledgers article.txt                the ledgers, one after another
  workbench ledgers --only names article.txt   one of them
  workbench ledgers --format json article.txt
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench ledgers`."""
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="FILE", help=FILE_HELP)
    parser.add_argument("--only", choices=tuple(LEDGERS), default="", help="one ledger")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json prints one object")
    add_article_options(parser)
    add_style_option(parser)


def run(options: argparse.Namespace) -> int:
    """0, or 2 where the file could not be read."""
    try:
        article = read_article(options.file, title=options.title, published=options.published)
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return BAD_INPUT
    checked = check_article(article, style_of(options))
    names = [options.only] if options.only else list(LEDGERS)
    ledgers = [ledger_of(article, name, claims=checked.claims, flags=checked.flags) for name in names]
    if options.format == "json":
        print(json.dumps({ledger.name: ledger.to_json(article.text) for ledger in ledgers}))
        return 0
    for ledger in ledgers:
        for line in _lines(ledger, article.text):
            print(line)
    return 0


def _lines(ledger: Ledger, text: str) -> Iterator[str]:
    place = places_in(text)
    yield f"{ledger.name}: {ledger.what}"
    if not ledger.rows:
        yield "  nothing found"
    for row in ledger.rows:
        cells = " | ".join(one_line(cell, width=WIDTH) for cell in row.cells if cell)
        yield f"  {cells} | {place(row.places[0].start)}"
    yield ""
