"""A check of a whole folder: journals, tables, and how far the journals were when last seen. Nothing is written."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.store.folder.pointer import FileStates, Pointer, journals_in, read_pointer
from workbench.store.folder.put_back import restored_journals
from workbench.store.journals.journal import CHAIN_START, JOURNALS, Damage, journal_path
from workbench.store.journals.journalled import JournalContents, Mark, damage_since, read_journals
from workbench.store.journals.ordering import place_of
from workbench.store.mirror.aside import Aside
from workbench.store.mirror.table_differences import TableComparison, compare_table, sample_of_ids
from workbench.store.tables import TABLES
from workbench.text.counting import plural

_EXPECTED: Final = Mark(0, "")
"""The mark of a journal of which only the name is known."""
_MOST_COMMITS: Final = 10**9
_NOT_MIRRORED: Final = (
    "Repair it, or move it elsewhere. Until then the journals are read in its place: nothing is lost."
)
_TAKE_THEM_IN: Final = (
    "If they are yours, take them in: workbench doctor --take-in. Otherwise delete them from the file."
)
_PROTECT: Final = "Restore the journal, or have this clone's journal hold them: workbench doctor --take-in"


@dataclass(slots=True)
class FolderCheck:
    """The state of a folder: its journals, each table compared with them, and the damages not yet accepted.

    `marks` say how far each journal was when it was last whole, `accepted` which
    damages somebody accepted, `largest` the largest number of a commit when that was
    last noted; `look` and `round` are those of the pointer.
    """

    states: FileStates
    contents: JournalContents
    tables: list[TableComparison]
    damages: list[Damage]
    marks: dict[str, Mark]
    accepted: frozenset[str]
    largest: int = 0
    look: str = ""
    round: int = 0

    @property
    def next_number(self) -> int:
        """The number of the next commit: larger than any in a journal, or lost by one."""
        largest_lost = 0
        for key in chain.from_iterable(self.aside.unprotected.values()):
            place = place_of(key)
            if place and place.n < _MOST_COMMITS:
                largest_lost = max(largest_lost, place.n)
        return max(self.contents.next_number, self.largest + 1, largest_lost + 1)

    @property
    def aside(self) -> Aside:
        """The rows that no journal holds: foreign while all journals are whole, else unprotected and in effect."""
        unjournalled = {each.table.name: frozenset(each.unjournalled) for each in self.tables if each.unjournalled}
        return Aside(unprotected=unjournalled) if self.damages else Aside(foreign=unjournalled)

    def findings(self) -> list[Problem]:
        """Return what somebody should look at until it is fixed."""
        problems = [damage.as_problem() for damage in self.damages]
        problems += self.contents.problems()
        for table in self.tables:
            problems += table_problems(table, is_whole=not self.damages)
        return problems

    def pointer(self, *, clone: str, own: Path, states: FileStates) -> Pointer:
        """Return the pointer for the next commit of `clone`, whose journal is `own`."""
        return Pointer(
            states=states,
            clone=clone,
            largest=self.next_number - 1,
            last_sum=self.contents.of(own).last_sum if clone else CHAIN_START,
            marks=self.marks,
            findings=tuple(dict.fromkeys(self.findings())),
            accepted=self.accepted,
            aside=self.aside,
            look=self.look,
            round=self.round,
        )


def check_folder(folder: Path) -> FolderCheck:
    """Read the journals and tables of `folder` and return what they hold and where they disagree.

    Raises:
        StoreError: a journal cannot be read.
    """
    states = FileStates.of(folder)
    noted, _ = read_pointer(folder)
    paths = journals_in(folder / ".history")
    contents = read_journals(paths)
    tables = [compare_table(table, folder / f"{table.name}.csv", contents.rows[table.name]) for table in TABLES]
    marks = dict(noted.marks) if noted else dict.fromkeys(_missing_journals(folder / ".history", tables), _EXPECTED)
    accepted = noted.accepted if noted else frozenset()
    all_damages = [*_all_damages(folder / ".history", contents, marks)]
    damaged_paths = {damage.path for damage in all_damages}
    put_back = restored_journals(folder / ".history", contents, tables, noted=noted, states=states)
    all_damages += [damage for damage in put_back if damage.path not in damaged_paths]
    damages = [damage for damage in all_damages if damage_checksum(damage) not in accepted]
    for table in tables:
        table.in_effect = bool(damages)
    return FolderCheck(
        states=states,
        contents=contents,
        tables=tables,
        damages=damages,
        marks=_updated_marks(contents, marks),
        accepted=accepted,
        largest=noted.largest if noted else 0,
        look=noted.look if noted and _has_same_journals(noted, states) else secrets.token_hex(8),
        round=noted.round + 1 if noted else 1,
    )


def _has_same_journals(noted: Pointer, states: FileStates) -> bool:
    """Return whether the journals hold the rows that they held when `noted` was written."""
    return bool(noted.look) and noted.states.journals == states.journals


def damage_checksum(damage: Damage) -> str:
    """Return the checksum by which an accepted damage is recognized."""
    return sha256_of(str(damage.as_problem()).encode())[:16]


def _all_damages(history: Path, contents: JournalContents, marks: Mapping[str, Mark]) -> Iterator[Damage]:
    for journal in contents.journals:
        yield from journal.damages
    names = dict.fromkeys([*(journal.path.name for journal in contents.journals), *marks])
    for name in names:
        damage = damage_since(contents.of(history / name), marks.get(name))
        if damage is not None:
            yield damage


def _updated_marks(contents: JournalContents, marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """Return how far each journal is; where one lost commits, how far it was."""
    updated = dict(marks)
    for journal in contents.journals:
        if journal.entries and damage_since(journal, marks.get(journal.path.name)) is None:
            updated[journal.path.name] = journal.mark
    return updated


def _missing_journals(history: Path, tables: Sequence[TableComparison]) -> Iterable[str]:
    """Return the missing journals that rows name; without a pointer, only the rows show that they are missing."""
    unjournalled: set[str] = set()
    for table in tables:
        unjournalled.update(table.unjournalled)
    if not unjournalled:
        return []
    here = journals_in(history)
    if not here:
        return [JOURNALS]
    clones = {place.clone for place in map(place_of, unjournalled) if place}
    paths = (journal_path(history, clone) for clone in sorted(clones))
    return [path.name for path in paths if path not in here]


def table_problems(table: TableComparison, *, is_whole: bool) -> Iterator[Problem]:
    """Yield what somebody should look at in a table's file; `is_whole` says that no journal is damaged."""
    yield from _unjournalled_problems(table, is_whole=is_whole)
    if table.refusal:
        what = f"{table.refusal.what}; its rows are shown from the journals"
        yield Problem(where=table.path.name, what=what, fix=_NOT_MIRRORED)


def _unjournalled_problems(table: TableComparison, *, is_whole: bool) -> Iterator[Problem]:
    """Yield the problem with the rows of a table that no journal holds, if there are any."""
    if not table.unjournalled:
        return
    count_of_rows = plural(len(table.unjournalled), "row")
    ids = sample_of_ids(table.unjournalled.values())
    is_one = len(table.unjournalled) == 1
    if is_whole:
        count = "does not count" if is_one else "do not count"
        yield Problem(
            where=table.path.name, what=f"{count_of_rows} that no journal holds {count}: {ids}", fix=_TAKE_THEM_IN
        )
    else:
        are = "is" if is_one else "are"
        what = f"{count_of_rows} that no journal holds any more {are} in effect, but unprotected: {ids}"
        yield Problem(where=table.path.name, what=what, fix=_PROTECT)
