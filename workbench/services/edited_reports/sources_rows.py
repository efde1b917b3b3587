"""An edited findings table of sources: nothing of it is applied, and every edit in it is a problem."""

from collections.abc import Iterator

from workbench.domain.problem import Problem
from workbench.intake.datasets.dataset import Dataset
from workbench.reports.editable.row_checksums import CHECK_COLUMN, edited_columns, parse_row_check
from workbench.reports.findings.sources_table import SOURCE_COLUMNS
from workbench.review.edited_report import normalize_blanks, shorten
from workbench.text.counting import plural

_COLUMN_NAMES = tuple(column.name for column in SOURCE_COLUMNS)
_FIX = "Attach or assess the source on the page, or with: workbench attach, workbench assess."


def is_sources_table(dataset: Dataset) -> bool:
    """Whether this is the table of sources, going by its columns."""
    return any(
        sheet.rows and {"source_id", "evidence_id"} <= set(map(normalize_blanks, sheet.rows[0]))
        for sheet in dataset.sheets
    )


def all_rows_removed(name: str) -> Problem:
    """Return the problem that every row of a table was removed."""
    return Problem(
        where=name, what="every row was removed, which changes nothing", fix="Restore it, or download it again."
    )


def source_table_problems(dataset: Dataset, *, name: str) -> Iterator[Problem]:
    """Yield a Problem for each row that was edited or added, and for the rows removed."""
    sheet = next(sheet for sheet in dataset.sheets if sheet.rows)
    header = [normalize_blanks(column) for column in sheet.rows[0]]
    written_rows, present = 0, set[int]()
    if not any(map(any, sheet.rows[1:])):
        yield all_rows_removed(name)
    for number, row in enumerate(sheet.rows[1:], 2):
        if not any(row):
            continue
        cells = dict(zip(header, [*row, *[""] * (len(header) - len(row))], strict=False))
        check = parse_row_check(cells.get(CHECK_COLUMN, ""))
        where = f"{name} row {number}"
        if check is None:
            what = f"the row was not part of the export: '{shorten(' '.join(row))}'"
            yield Problem(where=where, what=what, fix=_FIX)
            continue
        written_rows, present = check.rows, present | {check.row}
        edited = [
            *edited_columns(cells, check),
            *(column for column in cells if column not in _COLUMN_NAMES and cells[column]),
        ]
        if edited:
            column_names = ", ".join(f"'{shorten(column)}'" for column in edited)
            yield Problem(
                where=where, what=f"{column_names}: edited, but sources cannot be imported from a file", fix=_FIX
            )
    if written_rows > len(present):
        what = f"{plural(written_rows - len(present), 'row')} removed, which changes nothing"
        yield Problem(where=name, what=what, fix="Undo a source on the page.")
