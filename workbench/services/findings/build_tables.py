"""Building the two findings tables of an article, and the checksum of everything they are derived from."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from workbench.reports.findings.column import Column, csv_lines
from workbench.reports.findings.file_names import file_names_of
from workbench.reports.findings.sources_table import SOURCE_COLUMNS, source_rows
from workbench.reports.findings.statements_table import STATEMENT_COLUMNS, statement_rows
from workbench.services.desk import Desk
from workbench.services.export_report import report_on_article
from workbench.store.tables import TABLES

BYTE_ORDER_MARK: Final = "\ufeff"
_ROWS_PER_PAUSE: Final = 50
"""The number of rows between two pauses."""
NOBODY: Final = "workbench"

Pause = Callable[[], None]
"""Called every few rows, so that writing in the background does not hold up anybody's work."""


class Table(NamedTuple):
    """One of the tables: its file's name, its columns, its rows as they are, and its bytes, safe for spreadsheets."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, str]]
    content: bytes

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


def no_pause() -> None:
    """Go on at once."""


def build_tables(desk: Desk, article_id: str, *, pause: Pause = no_pause) -> tuple[Table, Table]:
    """Build the tables of the article's statements and of their sources, as of now. Raises UnknownRecordError."""
    report = report_on_article(desk, article_id, by=NOBODY)
    names = file_names_of(report.review.article)
    return (
        _write_table(names.statements, STATEMENT_COLUMNS, statement_rows(report), pause=pause),
        _write_table(names.sources, SOURCE_COLUMNS, source_rows(report), pause=pause),
    )


def column_names(*, is_sources: bool) -> tuple[str, ...]:
    """Return the names of the columns of one of the two tables."""
    return tuple(column.name for column in (SOURCE_COLUMNS if is_sources else STATEMENT_COLUMNS))


def checksum_of_inputs(desk: Desk, article_id: str) -> str:
    """Return a checksum of all that the tables of an article are derived from; a new one means they are old."""
    loaded = desk.store.load(article_id)
    checksum_inputs = [column.name for column in (*STATEMENT_COLUMNS, *SOURCE_COLUMNS)]
    checksum_inputs.append(desk.rules()[0].second_check.value)
    for article in loaded.articles:
        checksum_inputs += [article.title, article.byline, article.published]
    checksum_inputs += [claim.number for claim in loaded.claims]
    for table in TABLES:
        checksum_inputs += [str(record.id) for record in getattr(loaded, table.name)]
    return hashlib.sha256("\x1f".join(checksum_inputs).encode("utf-8", "surrogatepass")).hexdigest()


def _write_table(name: str, columns: Sequence[Column], rows: Sequence[Mapping[str, str]], *, pause: Pause) -> Table:
    lines = [BYTE_ORDER_MARK]
    for number, line in enumerate(csv_lines(columns, rows)):
        lines.append(line)
        if number % _ROWS_PER_PAUSE == 0:
            pause()
    return Table(name, columns, rows, "".join(lines).encode("utf-8", "replace"))
