"""`workbench findings`: statements, verdicts and sources as tables, on the terminal and as files."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option
from workbench.cli.terminal import one_line, warn
from workbench.domain.article import Article
from workbench.errors import StoreError
from workbench.reports.findings.column import INTEGER
from workbench.reports.findings.shown import column_headings, rows_as_text
from workbench.services.desk import Desk
from workbench.services.findings.build_tables import BYTE_ORDER_MARK, Table, build_tables
from workbench.services.findings.edited_tables import edited_findings_problems
from workbench.services.findings.statistics import Statistics, compute_statistics, statistics_csv
from workbench.services.findings.write_tables import update_findings
from workbench.wiring import open_existing_desk

if TYPE_CHECKING:
    from pandas import DataFrame  # noqa: TID251 - its name alone

ONLY_IN_FILES: Final = frozenset({"row_check", "flag_id", "exported_at"})
FORMATS: Final = ("table", "csv", "json")
_NAMES: Final = 36
"""Characters of a title or a publisher in a table of statistics."""
_COLUMN_GAP: Final = "  "


class Shown(NamedTuple):
    """A column as a terminal shows it: its name in the table, its heading, its width in characters."""

    name: str
    heading: str
    width: int


STATEMENTS: Final = (
    Shown("number", "No.", 4),
    Shown("status", "verdict", 15),
    Shown("claim", "statement", 34),
    Shown("best_source", "best source", 24),
    Shown("source_count", "of", 3),
    Shown("reviewer", "reviewer", 10),
)
SOURCES: Final = (
    Shown("number", "No.", 4),
    Shown("stance", "stance", 9),
    Shown("source_type", "type", 9),
    Shown("title", "source", 36),
    Shown("url", "address", 34),
)

EPILOG = """\
Without ARTICLE, for every article. The same tables are written as files into the
folder `findings` of the claims folder, two for each article; a file that somebody edited
is not overwritten: a line says where it is and how to import it.

On a terminal the statements are printed, and below them their sources, with a few
columns each; in a pipe, or with --format csv, the statements as CSV with every
column; with --format json one object per line, a statement with its sources. With
--sources only the sources are printed, in each format.

With --statistics, how many statements each article has, how many of them have a
verdict, by status, its open flags and sources, and a row for all articles; then how
many sources come from each publisher. As CSV or JSON, with --sources the latter.

examples:
  workbench findings "Could Russia"
  workbench findings "Could Russia" --sources > sources.csv
  workbench findings --format json
  workbench findings --statistics
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench findings`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        nargs="?",
        default="",
        help="the article: its id or title, or the beginning of either",
    )
    parser.add_argument("--format", choices=FORMATS, help="default: table on a terminal, else csv")
    parser.add_argument("--sources", action="store_true", help="print the table of sources only")
    parser.add_argument(
        "--statistics", action="store_true", help="count instead: one row per article, then sources by publisher"
    )


def run(options: argparse.Namespace) -> int:
    """Return 0 once the tables are printed, whether or not they could be written as files."""
    desk = open_existing_desk(options.claims)
    known = desk.store.article_list()
    articles = (article_named(options.article, known),) if options.article else known
    form = options.format or ("table" if sys.stdout.isatty() else "csv")
    for problem in _write_files(desk, articles):
        warn(problem)
    if options.statistics:
        counted = compute_statistics(desk, [article.id for article in articles])
        _print_statistics(counted, form=form, only_sources=options.sources)
        return 0
    _print_findings(desk, articles, form=form, only_sources=options.sources)
    return 0


def _print_findings(desk: Desk, articles: Sequence[Article], *, form: str, only_sources: bool) -> None:
    """Print the tables of each article."""
    is_first = True
    for article in articles:
        statements, sources = build_tables(desk, article.id)
        if form == "csv":
            _print_csv(sources if only_sources else statements, with_header=is_first)
        elif form == "json":
            _print_json(statements, sources, only_sources=only_sources)
        else:
            _print_tables(article, statements, sources, only_sources=only_sources)
        is_first = False


def _write_files(desk: Desk, articles: Sequence[Article]) -> Iterator[str]:
    """Write the files; yield a line for each that could not be written, and for each that was edited."""
    try:
        problems = update_findings(desk, [article.id for article in articles])
    except StoreError as error:
        yield str(error)
        return
    lines = [str(problem) for problem in problems]
    for article_id in sorted({article.id for article in articles}):
        lines += map(str, edited_findings_problems(desk, article_id))
    yield from dict.fromkeys(lines)


def _print_csv(table: Table, *, with_header: bool) -> None:
    text = table.content.decode().removeprefix(BYTE_ORDER_MARK)
    if not with_header:
        text = text.partition("\n")[2]
    sys.stdout.write(text.replace("\r\n", "\n"))


def _print_json(statements: Table, sources: Table, *, only_sources: bool) -> None:
    """Print one statement per line with its sources, or one source per line."""
    if only_sources:
        for row in sources.rows:
            print(json.dumps(_typed(row, sources)))
        return
    by_claim: dict[str, list[dict[str, object]]] = {}
    for row in sources.rows:
        by_claim.setdefault(row["claim_id"], []).append(_typed(row, sources))
    for row in statements.rows:
        print(json.dumps(_typed(row, statements) | {"sources": by_claim.get(row["claim_id"], [])}))


def _typed(row: Mapping[str, str], table: Table) -> dict[str, object]:
    """Return the cells with numbers as numbers, without the columns that only matter in files."""
    cells: dict[str, object] = {}
    for column in table.columns:
        cell = row.get(column.name, "")
        if column.name not in ONLY_IN_FILES:
            cells[column.name] = int(cell) if column.type == INTEGER and cell else cell
    return cells


def _print_tables(article: Article, statements: Table, sources: Table, *, only_sources: bool) -> None:
    print(f"{one_line(article.title or article.text)} ({article.id})")
    if not only_sources:
        _print_table(statements, STATEMENTS)
        print()
    _print_table(sources, SOURCES)
    print()


def _print_table(table: Table, columns: Sequence[Shown]) -> None:
    print("  ".join(f"{column.heading:{column.width}}" for column in columns).rstrip())
    for row in table.rows:
        cells = (f"{one_line(row.get(column.name, ''), width=column.width):{column.width}}" for column in columns)
        print("  ".join(cells).rstrip())
        for line in row.get("in_conflict", "").splitlines():
            print(f"      {one_line(line)}")
    if not table.rows:
        print("(none)")


def _print_statistics(statistics: Statistics, *, form: str, only_sources: bool) -> None:
    """Print both tables where `form` is "table"; else the articles, or the sources by publisher if `only_sources`."""
    chosen_table = statistics.publishers if only_sources else statistics.articles
    if form == "csv":
        sys.stdout.write(statistics_csv(chosen_table).decode().removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n"))
    elif form == "json":
        for row in chosen_table.astype(object).where(chosen_table.notna(), None).to_dict("records"):
            print(json.dumps(row))
    else:
        if not only_sources:
            _print_counts(statistics.articles)
            print()
        _print_counts(statistics.publishers)


def _print_counts(table: "DataFrame") -> None:
    """Print the table, each column as wide as its widest cell, or "(none)" where it is empty."""
    lines = [column_headings(table), *map(_short_cells, rows_as_text(table))]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    for cells in lines:
        aligned = (f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))
        print(_COLUMN_GAP.join(aligned).rstrip())
    if table.empty:
        print("(none)")


def _short_cells(row: Sequence[str]) -> list[str]:
    return [one_line(cell, width=_NAMES) for cell in row]
