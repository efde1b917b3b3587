"""Comparing an article with a table of figures in CSV."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from workbench.domain.article import Article
from workbench.errors import TableError
from workbench.services.articles.language import tagger_for
from workbench.table_check.comparison import differences_from_table
from workbench.table_check.differences import Difference
from workbench.table_check.entities import OUTSIDE_TABLE, Table, find_mentions, number_in, read_entities
from workbench.table_check.vocabulary import vocabulary_for
from workbench.text.counting import plural
from workbench.text.read_article import read_document

LARGEST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 5_000


def compare_with_table(article: Article, table: Table) -> tuple[Difference, ...]:
    """Find where the article's names and figures differ from the table, in reading order."""
    document = read_document(article, tagger_for(article))
    return differences_from_table(document, table, vocabulary_for(table.columns))


def rows_left_out(article: Article, table: Table) -> Iterator[str]:
    """Describe what of the table is not compared with the article: rows without a name, or all of it."""
    vocabulary = vocabulary_for(table.columns)
    entities = read_entities(table, vocabulary)
    nameless = len(table.rows) - len(entities)
    if nameless:
        yield "1 row has no name and was skipped" if nameless == 1 else f"{nameless} rows have no name and were skipped"
    if all(mention.entity == OUTSIDE_TABLE for mention in find_mentions(article.text, entities, vocabulary)):
        yield "nothing the article names has a row in this table"


def parse_csv_table(content: bytes, *, origin: str) -> Table:
    """Read the table in a CSV file in UTF-8, its first row the headings.

    Short rows are filled with empty cells and blank rows left out.

    Raises:
        TableError: the file is too large, is not UTF-8 or not CSV, or has no headings or no rows.
    """
    if len(content) > LARGEST_BYTES:
        fix = f"Keep it to {LARGEST_BYTES:,} bytes."
        raise TableError(origin=origin, what=f"{plural(len(content), 'byte')} are too many", fix=fix)
    rows = [row for row in _parse_csv(content, origin=origin) if "".join(row).strip()]
    if not rows or not _is_heading(rows[0]):
        raise TableError(origin=origin, what="the table has no headings", fix="Name every column in the first row.")
    columns, body = tuple(rows[0]), rows[1:]
    if not body:
        raise TableError(origin=origin, what="the table has no rows", fix="Add a row for each name.")
    if len(body) > MOST_ROWS:
        raise TableError(
            origin=origin,
            what=f"{plural(len(body), 'row')} are too many",
            fix=f"Keep the table to {MOST_ROWS:,} rows.",
        )
    return Table(columns=columns, rows=tuple(_pad_row(row, columns, origin=origin) for row in body))


def _parse_csv(content: bytes, *, origin: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            origin=origin, what=f"byte {error.start + 1} is not UTF-8", fix="Save the table as CSV in UTF-8."
        ) from None
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise TableError(
            origin=origin, what=f"this is not CSV: {error}", fix="Save the table as CSV in UTF-8."
        ) from None


def _is_heading(row: list[str]) -> bool:
    """Whether every filled cell is a name, none a figure, and no two are alike."""
    names = [cell.strip().lower() for cell in row]
    return all(names) and len(set(names)) == len(names) and all(number_in(name) is None for name in names)


def _pad_row(row: list[str], columns: tuple[str, ...], *, origin: str) -> tuple[str, ...]:
    if len(row) > len(columns):
        raise TableError(
            origin=origin,
            what=f"the row '{row[0]}' has {plural(len(row), 'cell')} for {plural(len(columns), 'heading')}",
            fix="Put cells that contain commas in quotation marks.",
        )
    return (*row, *("" for _ in columns[len(row) :]))
