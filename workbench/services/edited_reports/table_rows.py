"""An edited table of a report: the verdicts in its rows, and every edit in it that is not applied."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from workbench.domain.edited_row import EditedRow
from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.domain.verdict import Aspect, Label
from workbench.errors import IntakeError
from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.reports.editable.row_checksums import CHECK_COLUMN, RowCheck, edited_columns, parse_row_check
from workbench.reports.escaping import could_be_formula
from workbench.review.edited_report import match_label_name, normalize_blanks, shorten
from workbench.review.policy import how_to_withdraw
from workbench.services.edited_reports.other_sheets import sheet_problems

REQUIRED_COLUMNS: Final = ("claim", "status", "rationale", "claim_id")
"""The columns that an edited table must have."""
_COLUMNS_READ: Final = {
    Aspect.CONTENT: ("status", "rationale", "should_read", "verdict_id"),
    Aspect.ATTRIBUTION: ("attribution", "attribution_rationale", "attribution_should_read", "attribution_id"),
}
"""The columns of the verdict on each aspect: label, reason, right wording, and the id it was written with."""
READ_COLUMNS: Final = frozenset(chain.from_iterable(columns[:3] for columns in _COLUMNS_READ.values()))
_ANSWER_FLAG_FIX: Final = "Answer the flag on the Flags page, or with: workbench flag."
_COLUMN_FIXES: Final[Mapping[str, str]] = {
    "claim": "Add other words as a claim of your own, with: workbench claim add.",
    "sources": "Attach the source on the page, or with: workbench attach.",
    "flags": _ANSWER_FLAG_FIX,
}
_DEFAULT_FIX: Final = "Put anything important in 'rationale'."


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of an edited table: where it is, its cells by column, the check it was exported with, edited columns."""

    where: str
    cells: Mapping[str, str]
    check: RowCheck | None
    edited: frozenset[str]

    @property
    def is_flag(self) -> bool:
        """Whether it is the row of a flag outside every claim."""
        return bool(self.cells.get("flag_id")) or (not self.cells["claim_id"] and self.cells.get("kind") == "flag")


@dataclass(slots=True, kw_only=True)
class EditedTable:
    """The content of an edited table: a verdict for each of its `answers`, and the problems of what is not applied."""

    answers: list[EditedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_rows(dataset: Dataset, *, name: str) -> list[TableRow]:
    """Read the rows of the sheet with the claims, whatever the order of its columns; blank ones are left out.

    Raises:
        IntakeError: no sheet is the one with the claims.
    """
    sheet = _claims_sheet(dataset, name=name)
    header, *rows = sheet.rows
    return [
        _parse_row(header, row, where=f"{sheet.name or name} row {number}")
        for number, row in enumerate(rows, 2)
        if any(row)
    ]


def read_table(
    rows: Sequence[TableRow], *, review: Review, drafts: Collection[str], labels: Sequence[Label]
) -> EditedTable:
    """Read the verdicts of the rows, and the problem of everything else that was edited or added.

    `drafts` are the ids of the article and of its earlier drafts.
    """
    in_file = EditedTable()
    for row in rows:
        is_own = row.cells.get("article_id", "") in {"", *drafts}
        problems = _edit_problems(row) if is_own else [_other_article_problem(row)]
        in_file.problems += problems
        if is_own and not row.is_flag and row.cells["claim_id"] and "claim_id" not in row.edited:
            in_file.answers.append(_edited_row(row, Aspect.CONTENT, review=review, labels=labels))
            if "attribution" in row.cells and "attribution_rationale" in row.cells:
                in_file.answers.append(_edited_row(row, Aspect.ATTRIBUTION, review=review, labels=labels))
    _drop_contradictions(in_file)
    return in_file


def file_problems(
    dataset: Dataset, rows: Sequence[TableRow], labels: Iterable[Label], *, name: str
) -> Iterator[Problem]:
    """Yield the problems of the file as a whole: added columns and sheets, edits of other sheets, removed rows."""
    yield from sheet_problems(dataset, _claims_sheet(dataset, name=name), name=name)
    yield from _missing_row_problems(rows, labels, name=name)


def _claims_sheet(dataset: Dataset, *, name: str) -> Sheet:
    for sheet in dataset.sheets:
        if sheet.rows and set(REQUIRED_COLUMNS) <= set(map(normalize_blanks, sheet.rows[0])):
            return sheet
    what = f"no sheet has the columns {', '.join(REQUIRED_COLUMNS)}"
    raise IntakeError(origin=name, what=what, fix="Import the full audit as it was downloaded, with its header.")


def _parse_row(header: Sequence[str], row: Sequence[str], *, where: str) -> TableRow:
    filled = [*row, *[""] * (len(header) - len(row))]
    cells: dict[str, str] = {}
    for column, cell in zip(header, filled, strict=False):
        cells.setdefault(normalize_blanks(column), _without_apostrophe(cell))
    check = parse_row_check(cells.get(CHECK_COLUMN, ""))
    return TableRow(
        where=where, cells=cells, check=check, edited=frozenset(edited_columns(cells, check)) if check else frozenset()
    )


def _without_apostrophe(cell: str) -> str:
    """Remove the apostrophe that keeps a spreadsheet from changing the cell."""
    return cell[1:] if cell.startswith("'") and could_be_formula(cell[1:]) else cell


def _edit_problems(row: TableRow) -> list[Problem]:
    """Return the problems of the edits in the row that are not applied."""
    if row.is_flag:
        what = "the row of a flag was edited, but flags cannot be answered in a file"
        return [Problem(where=row.where, what=what, fix=_ANSWER_FLAG_FIX)] if row.edited else []
    if not row.cells["claim_id"]:
        what = f"it has no claim_id, so it is treated as a new row: '{shorten(row.cells['claim'])}'"
        return [Problem(where=row.where, what=what, fix="Add a claim on the page, or with: workbench claim add.")]
    return _unread_cell_problems(row)


def _unread_cell_problems(row: TableRow) -> list[Problem]:
    """Return the problem of edited cells that are not read."""
    edited = [column for column in row.cells if column in row.edited - READ_COLUMNS]
    if not edited:
        return []
    quoted = [f"'{column}'" for column in edited]
    column_names = f"{', '.join(quoted[:-1])} and {quoted[-1]}" if len(quoted) > 1 else quoted[0]
    were = "was" if len(edited) == 1 else "were"
    what = f"{column_names} {were} edited, but only verdicts, reasons and right wordings are read"
    if "claim_id" in edited:
        what = f"{column_names} was edited, so nothing tells which claim the row is about"
    fix = " ".join(dict.fromkeys(_COLUMN_FIXES.get(column, _DEFAULT_FIX) for column in edited))
    return [Problem(where=row.where, what=what, fix=fix)]


def _other_article_problem(row: TableRow) -> Problem:
    what = f"the row belongs to another article, '{shorten(row.cells['article_id'])}'"
    return Problem(where=row.where, what=what, fix="Import it into that article.")


def _missing_row_problems(rows: Sequence[TableRow], labels: Iterable[Label], *, name: str) -> Iterator[Problem]:
    """Yield the problems of rows that were removed, and of rows without the check they were exported with."""
    checks = [row.check for row in rows if row.check]
    if len({check.rows for check in checks}) == 1:
        present = {check.row for check in checks}
        gone = [number + 1 for number in range(1, checks[0].rows + 1) if number not in present]
        if gone:
            rows_gone = f"row {gone[0]} was" if len(gone) == 1 else f"rows {', '.join(map(str, gone))} were"
            fix = f"That changes nothing: to take such a claim out, {how_to_withdraw(labels)}."
            yield Problem(where=name, what=f"{rows_gone} removed (counted as the file was written)", fix=fix)
    unchecked = sum(1 for row in rows if row.check is None and row.cells["claim_id"])
    if unchecked:
        unchecked_rows = (
            f"{unchecked} {'row has' if unchecked == 1 else 'rows have'} no '{CHECK_COLUMN}' as it was written"
        )
        what = (
            f"{unchecked_rows}, so edits of other columns than verdicts, reasons and right wordings cannot be noticed"
        )
        yield Problem(where=name, what=what, fix="Keep that column, or download the report again.")


def _edited_row(row: TableRow, aspect: Aspect, *, review: Review, labels: Sequence[Label]) -> EditedRow:
    """Return the verdict that the row gives on this aspect."""
    label, rationale, should_read, verdict_id = _COLUMNS_READ[aspect]
    return EditedRow(
        where=row.where,
        claim_id=row.cells["claim_id"],
        words=row.cells["claim"],
        label=match_label_name(row.cells[label], labels),
        rationale=row.cells[rationale],
        seen=_seen_verdict_id(row, verdict_id, review),
        edited=bool(row.edited & {label, rationale, should_read}) if row.check else None,
        should_read=row.cells[should_read] if should_read in row.edited else None,
        keeps_rationale=row.check is not None and rationale not in row.edited,
        aspect=aspect,
    )


def _seen_verdict_id(row: TableRow, column: str, review: Review) -> str | None:
    """Return the id of the verdict that the row was written with; in files of earlier versions, found by its time."""
    if column in row.cells:
        return None if column in row.edited else row.cells[column]
    if column == "attribution_id":
        return None
    decided_at = row.cells.get("decided_at")
    if decided_at == "":
        return ""
    matches: list[str] = []
    for reviewed in review.claims:
        if reviewed.claim.id == row.cells["claim_id"]:
            matches += [verdict.id for verdict in reviewed.history if verdict.decided_at == decided_at]
    return matches[0] if len(matches) == 1 else None


def _drop_contradictions(in_file: EditedTable) -> None:
    """Drop the verdicts of a claim that several rows judge differently, with a problem, and repeated ones."""
    by_claim: dict[tuple[str, Aspect], list[EditedRow]] = {}
    for answer in in_file.answers:
        if answer.edited is not False:
            by_claim.setdefault((answer.claim_id, answer.aspect), []).append(answer)
    for answers in by_claim.values():
        if len({(answer.label, normalize_blanks(answer.rationale), answer.should_read) for answer in answers}) > 1:
            row_places = ", ".join(answer.where for answer in answers)
            what = f"several rows give one claim different verdicts: {row_places}"
            in_file.problems.append(Problem(where=answers[0].where, what=what, fix="Keep one of them."))
            in_file.answers = [answer for answer in in_file.answers if answer not in answers]
        for repeated in answers[1:]:
            in_file.answers = [answer for answer in in_file.answers if answer is not repeated]
