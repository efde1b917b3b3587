"""The desk's list of names as a table: taken in from CSV, and written as CSV and JSON."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from workbench.domain.desk_name import DeskName, ListedName
from workbench.domain.problem import Problem
from workbench.errors import DecisionRefusedError, IntakeError
from workbench.intake.datasets.comma_separated import read_csv
from workbench.intake.extracted import UnreadableError
from workbench.reports.escaping import could_be_formula, csv_cell
from workbench.review.desk_names import name_key
from workbench.services.desk import Desk
from workbench.services.names.list_names import NameInput, load_names, make_entry
from workbench.services.requirements import check_named
from workbench.text.counting import plural

COLUMNS: Final = ("name", "kind", "wrong", "post", "since", "until", "note")
LARGEST: Final = 10_000_000
"""Bytes of a file of names."""
_BETWEEN_SPELLINGS: Final = "; "
_SPACES: Final = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedNames:
    """The outcome of an import: the entries that were new, how many were known already, and the file's problems."""

    added: tuple[DeskName, ...]
    known: int
    problems: tuple[Problem, ...]


def import_names(desk: Desk, content: bytes, *, origin: str, by: str) -> ImportedNames:
    """Record the names of a CSV file, all good rows at once; each row that cannot be used is a Problem.

    Raises:
        IntakeError: the file is no table, is too large, or has no column "name".
        DecisionRefusedError: nobody is named as the one who imports.
    """
    check_named(by)
    rows, problems = _rows_of(content, origin)
    on_list = {name_key(listed.name): listed for listed in load_names(desk)}
    added: list[DeskName] = []
    known = 0
    for number, row in rows:
        try:
            given = NameInput(**{**row, "wrong": (row["wrong"],)})  # type: ignore[arg-type]
            listed = on_list.get(name_key(given.name))
            entry, is_new = make_entry(desk, given, by=by, listed=listed)
        except DecisionRefusedError as error:
            what, _, fix = str(error).partition(". ")
            problems.append(Problem(where=f"{origin}:{number}", what=what, fix=f"{fix} The row was left out."))
            continue
        known += not is_new
        if is_new:
            added.append(entry)
            on_list[name_key(entry.name)] = _with_entry(listed, entry)
    if added:
        desk.store.append(added, by=by)
    return ImportedNames(added=tuple(added), known=known, problems=tuple(problems))


def names_csv(names: Iterable[ListedName]) -> str:
    """Return the list as CSV, a row for each entry, which `import_names` reads; no cell is a formula."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for listed in names:
        for entry in listed.entries:
            cells = {column: str(getattr(entry, column)) for column in COLUMNS}
            cells["wrong"] = _BETWEEN_SPELLINGS.join(entry.wrong)
            writer.writerow(csv_cell(cell) for cell in cells.values())
    return written.getvalue()


def names_json(names: Iterable[ListedName]) -> list[dict[str, Any]]:
    """Return the list as values for JSON, an object for each name."""
    return [
        {
            "name": listed.name,
            "kind": listed.kind.value,
            "wrong": list(listed.wrong),
            "posts": [{"post": post.name, "since": post.since, "until": post.until} for post in listed.posts],
            "notes": list(listed.notes),
        }
        for listed in names
    ]


def _with_entry(listed: ListedName | None, entry: DeskName) -> ListedName:
    """Return the name with one more entry, without those that it supersedes."""
    before = listed or ListedName(name=entry.name)
    remaining = (each for each in before.entries if each.id not in entry.supersedes)
    return replace(before, entries=(*remaining, entry))


def _rows_of(content: bytes, origin: str) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """Return the filled rows with their numbers, by column, and what is wrong with the table as a whole.

    Raises:
        IntakeError: it is no table, is too large, or has no column "name".
    """
    if len(content) > LARGEST:
        what = f"the file is larger than {LARGEST:,} bytes"
        raise IntakeError(origin=origin, what=what, fix="Split it, and import the parts.")
    try:
        [sheet] = read_csv(content).sheets
    except UnreadableError as error:
        raise IntakeError(origin=origin, what=error.what, fix="Save the table as CSV, and import that.") from None
    header = [_SPACES.sub(" ", cell.strip().casefold()) for cell in (sheet.rows[0] if sheet.rows else ())]
    if "name" not in header:
        what = f"there is no column 'name' among: {', '.join(header)[:200] or 'none'}"
        fix = f"Head the columns with: {', '.join(COLUMNS)}. Only 'name' is needed."
        raise IntakeError(origin=origin, what=what, fix=fix)
    problems = list(_column_problems(header, origin))
    if sheet.cut:
        what = f"the table is larger than is read at once; {plural(len(sheet.rows) - 1, 'row')} were read"
        problems.append(Problem(where=origin, what=what, fix="Split it, and import the parts."))
    rows = [(number, _row_of(header, cells)) for number, cells in enumerate(sheet.rows[1:], 2) if any(cells)]
    return rows, problems


def _column_problems(header: Sequence[str], origin: str) -> Iterator[Problem]:
    for column in dict.fromkeys(header):
        if column and column not in COLUMNS:
            fix = f"Columns that are read: {', '.join(COLUMNS)}."
            yield Problem(where=f"{origin}:1", what=f"the column '{column[:80]}' was left out", fix=fix)
        elif column and header.count(column) > 1:
            yield Problem(where=f"{origin}:1", what=f"there are two columns '{column}'", fix="The first was read.")


def _row_of(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    values: Mapping[str, str] = dict(reversed(list(zip(header, cells, strict=False))))
    return {column: _plain(values.get(column, "")) for column in COLUMNS}


def _plain(cell: str) -> str:
    """Return the cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and could_be_formula(cell[1:]) else cell
