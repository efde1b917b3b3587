"""`workbench compare`: where an article and a table of figures differ."""

import argparse
import json
import sys
from pathlib import Path

from workbench.cli.article_files import read_article_and_warn, read_file
from workbench.cli.options import add_article_options
from workbench.cli.terminal import one_line, places_in, plural
from workbench.domain.article import Article
from workbench.errors import WorkbenchError
from workbench.services.sources.compare_with_table import compare_with_table, parse_csv_table, rows_left_out
from workbench.table_check.differences import Basis, Difference

DIFFERENT = 1
BAD_INPUT = 2

EPILOG = """\
The table is CSV in UTF-8: headings first, then a row for each name. A difference
is printed as FILE:LINE:COLUMN: KIND BASIS "QUOTE" MESSAGE.

exit status:
  0  no difference    1  the table and the article differ    2  a file could not be read

examples:
  workbench compare article.txt boxscore.csv
  workbench compare article.txt boxscore.csv --contradicted-only
  workbench compare article.txt boxscore.csv --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench compare`."""
    parser.epilog = EPILOG
    parser.add_argument("article", metavar="ARTICLE", help="a text file, or - for standard input")
    parser.add_argument("table", metavar="TABLE", type=Path, help="a CSV file")
    parser.add_argument(
        "--contradicted-only",
        dest="bases",
        action="store_const",
        const=(Basis.CONTRADICTED,),
        default=tuple(Basis),
        help="leave out what is merely missing from the table",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json prints one object")
    add_article_options(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0, or 1 where article and table differ, or 2 where one of them could not be read."""
    try:
        article = read_article_and_warn(options.article, title=options.title, published=options.published)
        table = parse_csv_table(read_file(options.table), origin=str(options.table))
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return BAD_INPUT
    for message in rows_left_out(article, table):
        print(f"{options.table}: {message}", file=sys.stderr)
    differences = [entry for entry in compare_with_table(article, table) if entry.basis in options.bases]
    if options.format == "json":
        print(json.dumps(as_json(article, differences)))
    else:
        for line in text_lines(article, differences):
            print(line)
    return DIFFERENT if differences else 0


def as_json(article: Article, differences: list[Difference]) -> dict[str, object]:
    """Return the differences as one object for JSON, spans in code points of the article's text."""
    return {"article": article.origin, "differences": [_difference_as_json(entry) for entry in differences]}


def _difference_as_json(difference: Difference) -> dict[str, object]:
    members = ("start", "end", "quote", "kind", "basis", "says", "why")
    return {member: getattr(difference, member) for member in members}


def text_lines(article: Article, differences: list[Difference]) -> list[str]:
    """Return the differences as lines for a reader, with a closing count."""
    origin = one_line(article.origin)
    place = places_in(article.text)
    lines = [f"{origin}:{place(entry.start)}: {_line(entry)}" for entry in differences]
    return [*lines, f"{origin}: {plural(len(differences), 'difference')} from the table"]


def _line(difference: Difference) -> str:
    says = f" The table has '{one_line(difference.says)}'." if difference.says else ""
    start = f'{difference.kind.value} {difference.basis.value} "{one_line(difference.quote)}"'
    return f"{start}: {one_line(difference.why)}.{says}"
