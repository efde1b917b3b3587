"""The findings of several articles as two data frames, and those as one CSV file or one Excel workbook."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd
import xlsxwriter

from workbench.domain.report import Report
from workbench.reports.escaping import could_be_formula, findings_cell, replace_surrogates
from workbench.reports.findings.column import DATETIME, INTEGER, Column
from workbench.reports.findings.sources_table import SOURCE_COLUMNS, source_rows
from workbench.reports.findings.statements_table import STATEMENT_COLUMNS, statement_rows
from workbench.reports.spreadsheet import cell_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ONLY_IN_FILES: Final = frozenset({"row_check", "flag_id"})
"""Columns that only the tables of one article need, which may be edited and imported."""
TITLE: Final = Column("article", "The title of the article.")
TIME: Final = "datetime64[ns, UTC]"
_AS_WRITTEN: Final = "%Y-%m-%dT%H:%M:%SZ"
_WIDTHS: Final = {"claim": 60, "rationale": 60, "passage": 60, "title": 40, "article": 40, "best_source": 40}
_NARROW: Final = 14


class Frames(NamedTuple):
    """A row for each statement, and a row for each source of each statement."""

    statements: pd.DataFrame
    sources: pd.DataFrame


def findings_frames(reports: Iterable[Report]) -> Frames:
    """Build the findings of these articles as frames, with the article's title in the first column.

    Texts are strings, counts `Int64`, times in UTC. A column in which something is not a
    number or a time, as somebody may have written into the records, stays text.
    """
    statements: list[Mapping[str, str]] = []
    sources: list[Mapping[str, str]] = []
    for report in reports:
        article_cells = {TITLE.name: report.review.article.title}
        statements += [article_cells | row for row in statement_rows(report)]
        sources += [article_cells | row for row in source_rows(report)]
    return Frames(_build_frame(STATEMENT_COLUMNS, statements), _build_frame(SOURCE_COLUMNS, sources))


def frames_as_csv(frame: pd.DataFrame) -> bytes:
    """Write the frame as UTF-8 CSV with a byte order mark, safe for spreadsheets."""
    harmless = frame.apply(lambda cells: cells.map(findings_cell) if _is_text(cells) else cells)
    page = harmless.to_csv(index=False, date_format=_AS_WRITTEN, lineterminator="\r\n")
    return b"\xef\xbb\xbf" + str(page).encode("utf-8", "replace")


def frames_as_workbook(frames: Frames) -> bytes:
    """Write both frames as sheets of an XLSX file: numbers and times (UTC) as such, every text as text."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        _write_sheet(book, "Findings", frames.statements)
        _write_sheet(book, "Sources", frames.sources)
    return buffer.getvalue()


def _build_frame(columns: Sequence[Column], rows: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    shown_columns = [TITLE, *(column for column in columns if column.name not in ONLY_IN_FILES)]
    series: dict[str, pd.Series] = {}
    for column in shown_columns:
        series[column.name] = _typed_column(column, [row.get(column.name, "") for row in rows])
    return pd.DataFrame(series)


def _typed_column(column: Column, cells: Sequence[str]) -> pd.Series:
    """Return the cells as a column of its type, or as text where one of them is not of it."""
    texts = pd.Series(list(map(replace_surrogates, cells)), dtype="string")
    if column.type == INTEGER:
        typed = pd.to_numeric(texts.replace("", None), errors="coerce").astype("Int64")
    elif column.type == DATETIME:
        typed = pd.to_datetime(texts, utc=True, errors="coerce", format="ISO8601").astype(TIME)
    else:
        return texts
    return texts if (typed.isna() & (texts != "")).any() else typed


def _is_text(cells: pd.Series) -> bool:
    return isinstance(cells.dtype, pd.StringDtype)


def _write_sheet(book: "Workbook", name: str, frame: pd.DataFrame) -> None:
    common = {"valign": "top", "text_wrap": True}
    formats = {
        "plain": book.add_format(common),
        "quoted": book.add_format({**common, "quote_prefix": True}),
        "time": book.add_format({**common, "num_format": "yyyy-mm-dd hh:mm:ss"}),
    }
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column_index, column in enumerate(frame.columns):
        sheet.set_column(column_index, column_index, _WIDTHS.get(column, _NARROW))
        sheet.write_string(0, column_index, column, head)
        for row_index, cell in enumerate(frame[column], 1):
            shown_cell = (
                int(cell) if column == "number" and cell.isdecimal() else cell
            )  # 12 sorts behind 2, 12a is a text
            _write_cell(sheet, (row_index, column_index), shown_cell, formats=formats)
    sheet.autofilter(0, 0, len(frame), max(len(frame.columns) - 1, 0))


def _write_cell(sheet: "Worksheet", place: tuple[int, int], cell: object, *, formats: Mapping[str, "Format"]) -> None:
    """Write one cell by its type; a text that a spreadsheet could take for a formula stays text when edited."""
    if cell is pd.NaT or cell is pd.NA or cell == "":
        return
    if isinstance(cell, pd.Timestamp):
        sheet.write_datetime(*place, cell.tz_localize(None).to_pydatetime(), formats["time"])
    elif isinstance(cell, str):
        shown_text = cell_text(cell)
        sheet.write_string(*place, shown_text, formats["quoted" if could_be_formula(shown_text) else "plain"])
    else:
        sheet.write_number(*place, cell, formats["plain"])
