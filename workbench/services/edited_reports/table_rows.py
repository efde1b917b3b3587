"""The table of an exported report that comes back: its rows as answers, and every edit in it that is not taken in."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.domain.edited_row import EditedRow
from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.domain.verdict import Label
from workbench.errors import IntakeError
from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.reports.editable.row_checksums import CHECK_COLUMN, RowCheck, edited_columns, read_check
from workbench.reports.escaping import is_active
from workbench.review.edited_report import label_named, plain, shortened
from workbench.review.policy import how_to_withdraw
from workbench.services.edited_reports.other_sheets import sheet_problems

NEEDED: Final = ("claim", "status", "rationale", "claim_id")
"""Columns of a returned table without which nothing can be told of it."""
READ: Final = frozenset({"status", "rationale", "should_read"})
_ANSWER: Final = "Answer the flag on the Flags page, or with: workbench flag."
_FIXES: Final[Mapping[str, str]] = {
    "claim": "Add other words as a claim of your own, with: workbench claim add.",
    "attribution": "Give this verdict on the page, under 'Was it said?', or with: workbench verdict --said.",
    "attribution_rationale": "Give this verdict on the page, under 'Was it said?', or with: workbench verdict --said.",
    "sources": "Attach the source on the page, or with: workbench attach.",
    "flags": _ANSWER,
}
_NO_FIX: Final = "Put anything important in 'rationale'."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a returned table: where it stands, its cells by column, and how it was exported."""

    where: str
    cells: Mapping[str, str]
    check: RowCheck | None
    edited: frozenset[str]

    @property
    def is_flag(self) -> bool:
        """Whether it tells of a flag outside every claim."""
        return bool(self.cells.get("flag_id")) or (not self.cells["claim_id"] and self.cells.get("kind") == "flag")


@dataclass(slots=True, kw_only=True)
class InFile:
    """What a file that came back says: verdicts for claims, and what in it is not taken in."""

    answers: list[EditedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def rows_in(dataset: Dataset, *, name: str) -> list[Row]:
    """The rows of the sheet with the claims, whatever the order of its columns; blank ones left out.

    Raises:
        IntakeError: no sheet is the one with the claims.
    """
    sheet = _claims_sheet(dataset, name=name)
    header, *rows = sheet.rows
    return [
        _row_of(header, row, where=f"{sheet.name or name} row {number}")
        for number, row in enumerate(rows, 2)
        if any(row)
    ]


def read_table(rows: Sequence[Row], *, review: Review, drafts: Collection[str], labels: Sequence[Label]) -> InFile:
    """The answers of the rows, and what was edited or added beside them, each as a problem.

    `drafts` are the ids of the article and of those before it.
    """
    told = InFile()
    for row in rows:
        own = row.cells.get("article_id", "") in {"", *drafts}
        trouble = _edits(row) if own else [_foreign(row)]
        told.problems += trouble
        if own and not row.is_flag and row.cells["claim_id"] and "claim_id" not in row.edited:
            told.answers.append(_answer_of(row, review=review, labels=labels))
    _leave_out_rivals(told)
    return told


def whole_table_problems(
    dataset: Dataset, rows: Sequence[Row], labels: Iterable[Label], *, name: str
) -> Iterator[Problem]:
    """What of the file as a whole is not taken in: columns and sheets of one's own, other sheets edited, rows gone."""
    yield from sheet_problems(dataset, _claims_sheet(dataset, name=name), name=name)
    yield from _rows_missing(rows, labels, name=name)


def _claims_sheet(dataset: Dataset, *, name: str) -> Sheet:
    for sheet in dataset.sheets:
        if sheet.rows and set(NEEDED) <= set(map(plain, sheet.rows[0])):
            return sheet
    what = f"no sheet has the columns {', '.join(NEEDED)}"
    raise IntakeError(origin=name, what=what, fix="Import the full audit as it was downloaded, with its header.")


def _row_of(header: Sequence[str], row: Sequence[str], *, where: str) -> Row:
    filled = [*row, *[""] * (len(header) - len(row))]
    cells: dict[str, str] = {}
    for column, cell in zip(header, filled, strict=False):
        cells.setdefault(plain(column), _bare(cell))
    check = read_check(cells.get(CHECK_COLUMN, ""))
    return Row(
        where=where, cells=cells, check=check, edited=frozenset(edited_columns(cells, check)) if check else frozenset()
    )


def _bare(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from changing it."""
    return cell[1:] if cell.startswith("'") and is_active(cell[1:]) else cell


def _edits(row: Row) -> list[Problem]:
    """What in the row is not taken in."""
    if row.is_flag:
        what = "the row of a flag was edited, but flags cannot be answered in a file"
        return [Problem(where=row.where, what=what, fix=_ANSWER)] if row.edited else []
    if not row.cells["claim_id"]:
        what = f"it has no claim_id, so it is treated as a new row: '{shortened(row.cells['claim'])}'"
        return [Problem(where=row.where, what=what, fix="Add a claim on the page, or with: workbench claim add.")]
    return _cells_edited(row)


def _cells_edited(row: Row) -> list[Problem]:
    """That cells were edited which are not read."""
    edited = [column for column in row.cells if column in row.edited - READ]
    if not edited:
        return []
    named = " and ".join(filter(None, [", ".join(f"'{column}'" for column in edited[:-1]), f"'{edited[-1]}'"]))
    were = "was" if len(edited) == 1 else "were"
    what = f"{named} {were} edited, but only 'status', 'rationale' and 'should_read' are read"
    if "claim_id" in edited:
        what = f"{named} was edited, so nothing tells which claim the row is about"
    fix = " ".join(dict.fromkeys(_FIXES.get(column, _NO_FIX) for column in edited))
    return [Problem(where=row.where, what=what, fix=fix)]


def _foreign(row: Row) -> Problem:
    what = f"the row belongs to another article, '{shortened(row.cells['article_id'])}'"
    return Problem(where=row.where, what=what, fix="Import it into that article.")


def _rows_missing(rows: Sequence[Row], labels: Iterable[Label], *, name: str) -> Iterator[Problem]:
    """The rows that are no longer there, and those of which nothing tells how they were exported."""
    checks = [row.check for row in rows if row.check]
    if len({check.rows for check in checks}) == 1:
        there = {check.row for check in checks}
        gone = [number + 1 for number in range(1, checks[0].rows + 1) if number not in there]
        if gone:
            rows_gone = f"row {gone[0]} was" if len(gone) == 1 else f"rows {', '.join(map(str, gone))} were"
            fix = f"That changes nothing: to take such a claim out, {how_to_withdraw(labels)}."
            yield Problem(where=name, what=f"{rows_gone} removed (counted as the file was written)", fix=fix)
    unchecked = sum(1 for row in rows if row.check is None and row.cells["claim_id"])
    if unchecked:
        told = f"{unchecked} {'row has' if unchecked == 1 else 'rows have'} no '{CHECK_COLUMN}' as it was written"
        what = f"{told}, so edits of other columns than 'status', 'rationale' and 'should_read' cannot be noticed"
        yield Problem(where=name, what=what, fix="Keep that column, or download the report again.")


def _answer_of(row: Row, *, review: Review, labels: Sequence[Label]) -> EditedRow:
    return EditedRow(
        where=row.where,
        claim_id=row.cells["claim_id"],
        words=row.cells["claim"],
        label=label_named(row.cells["status"], labels),
        rationale=row.cells["rationale"],
        seen=_seen(row, review),
        edited=bool(row.edited & READ) if row.check else None,
        should_read=row.cells["should_read"] if "should_read" in row.edited else None,
        keeps_rationale=row.check is not None and "rationale" not in row.edited,
    )


def _seen(row: Row, review: Review) -> str | None:
    """The id of the verdict that the row was written with; in files of earlier versions by when it was given."""
    if "verdict_id" in row.cells:
        return None if "verdict_id" in row.edited else row.cells["verdict_id"]
    written = row.cells.get("decided_at")
    given = [
        str(verdict.id)
        for standing in review.claims
        for verdict in standing.history
        if standing.claim.id == row.cells["claim_id"] and verdict.decided_at == written
    ]
    return "" if written == "" else given[0] if len(given) == 1 else None


def _leave_out_rivals(told: InFile) -> None:
    """Of a claim that several rows judge differently take none, and say so."""
    by_claim: dict[str, list[EditedRow]] = {}
    for answer in told.answers:
        if answer.edited is not False:
            by_claim.setdefault(answer.claim_id, []).append(answer)
    for answers in by_claim.values():
        if len({(answer.label, plain(answer.rationale)) for answer in answers}) > 1:
            places = ", ".join(answer.where for answer in answers)
            what = f"several rows give one claim different verdicts: {places}"
            told.problems.append(Problem(where=answers[0].where, what=what, fix="Keep one of them."))
            told.answers = [answer for answer in told.answers if answer not in answers]
        for repeated in answers[1:]:
            told.answers = [answer for answer in told.answers if answer is not repeated]
