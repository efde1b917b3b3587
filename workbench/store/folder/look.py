"""A look at a whole folder: journals, tables, and how far the journals were when last seen. Nothing is written."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.store.folder.pointer import Pointer, States, journals_in, read_pointer
from workbench.store.folder.put_back import journals_put_back
from workbench.store.journals.journal import JOURNALS, START, Damage, journal_of
from workbench.store.journals.journalled import Journalled, Mark, damage_since, journalled_in
from workbench.store.journals.ordering import place_of
from workbench.store.mirror.aside import Aside
from workbench.store.mirror.table_differences import Compared, compared, named
from workbench.store.tables import TABLES
from workbench.text.counting import counted

_NOT_HERE: Final = Mark(0, "")
"""Stands for a journal of which is known only that it should be here."""
_MOST_COMMITS: Final = 10**9
_NOT_MIRRORED: Final = (
    "Repair it, or move it elsewhere. Until then the journals are read in its place: nothing is lost."
)
_TAKE_IN: Final = "If they are yours, take them in: workbench doctor --take-in. Otherwise delete them from the file."
_PROTECT: Final = "Restore the journal, or have this clone's journal hold them: workbench doctor --take-in"


@dataclass(slots=True)
class Look:
    """What was found: the journals, each table held against them, and the damages that nobody accepted.

    `marks` tell how far each journal was when it was last whole, `accepted` which
    damages somebody accepted, `largest` what was the largest number of a commit when
    that was last noted, `look` and `round` what the pointer tells of this look.
    """

    states: States
    journalled: Journalled
    tables: list[Compared]
    damages: list[Damage]
    marks: dict[str, Mark]
    accepted: frozenset[str]
    largest: int = 0
    look: str = ""
    round: int = 0

    @property
    def next_number(self) -> int:
        """The number of the next commit: larger than any in a journal, and than those that a journal lost."""
        unprotected = (key for keys in self.aside.unprotected.values() for key in keys)
        lost = [place.n for place in map(place_of, unprotected) if place and place.n < _MOST_COMMITS]
        return max(self.journalled.next_number, self.largest + 1, *(n + 1 for n in lost))

    @property
    def aside(self) -> Aside:
        """The rows that no journal holds: foreign while all journals are whole, else in effect and unprotected."""
        unheld = {each.table.name: frozenset(each.unheld) for each in self.tables if each.unheld}
        return Aside({}, unheld) if self.damages else Aside(unheld, {})

    def findings(self) -> list[Problem]:
        """What somebody should look at until it is put right."""
        found = [damage.as_problem() for damage in self.damages]
        found += self.journalled.problems()
        for each in self.tables:
            found += about_table(each, is_whole=not self.damages)
        return found

    def pointer(self, *, clone: str, own: Path, states: States) -> Pointer:
        """How things stand, for the next commit of `clone`, whose journal is `own`."""
        return Pointer(
            states=states,
            clone=clone,
            largest=self.next_number - 1,
            last_sum=self.journalled.of(own).last_sum if clone else START,
            marks=self.marks,
            findings=tuple(dict.fromkeys(self.findings())),
            accepted=self.accepted,
            aside=self.aside,
            look=self.look,
            round=self.round,
        )


def look_at(folder: Path) -> Look:
    """What the journals and tables of `folder` hold, and where they disagree.

    Raises:
        StoreError: a journal cannot be read.
    """
    states, (noted, _) = States.of(folder), read_pointer(folder)
    paths = journals_in(folder / ".history")
    journalled = journalled_in(paths)
    tables = [compared(table, folder / f"{table.name}.csv", journalled.rows[table.name]) for table in TABLES]
    marks = dict(noted.marks) if noted else dict.fromkeys(_not_here(folder / ".history", tables), _NOT_HERE)
    accepted = noted.accepted if noted else frozenset()
    found = [*_damages(folder / ".history", journalled, marks)]
    known = {damage.path for damage in found}
    put_back = journals_put_back(folder / ".history", journalled, tables, noted=noted, states=states)
    found += [damage for damage in put_back if damage.path not in known]
    damages = [damage for damage in found if sum_of(damage) not in accepted]
    for table in tables:
        table.in_effect = bool(damages)
    return Look(
        states=states,
        journalled=journalled,
        tables=tables,
        damages=damages,
        marks=_marks_now(journalled, marks),
        accepted=accepted,
        largest=noted.largest if noted else 0,
        look=noted.look if noted and _is_as_noted(noted, states) else secrets.token_hex(8),
        round=noted.round + 1 if noted else 1,
    )


def _is_as_noted(noted: Pointer, states: States) -> bool:
    """Whether the journals hold the rows that they held when `noted` was."""
    return bool(noted.look) and noted.states.journals == states.journals


def sum_of(damage: Damage) -> str:
    """What an accepted damage is known by."""
    return sha256_of(str(damage.as_problem()).encode())[:16]


def _damages(history: Path, journalled: Journalled, marks: Mapping[str, Mark]) -> Iterator[Damage]:
    for journal in journalled.journals:
        yield from journal.damages
    names = dict.fromkeys([*(journal.path.name for journal in journalled.journals), *marks])
    for name in names:
        damage = damage_since(journalled.of(history / name), marks.get(name))
        if damage is not None:
            yield damage


def _marks_now(journalled: Journalled, marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """How far each journal is; where one lost what was noted, how far it was."""
    now = dict(marks)
    for journal in journalled.journals:
        if journal.entries and damage_since(journal, marks.get(journal.path.name)) is None:
            now[journal.path.name] = journal.mark
    return now


def _not_here(history: Path, tables: Sequence[Compared]) -> Iterable[str]:
    """The journals that rows name and that are not here; where nothing is noted, that alone tells it."""
    unheld = {key for each in tables for key in each.unheld}
    if not unheld:
        return []
    here = journals_in(history)
    if not here:
        return [JOURNALS]
    clones = {place.clone for place in map(place_of, unheld) if place}
    paths = (journal_of(history, clone) for clone in sorted(clones))
    return [path.name for path in paths if path not in here]


def about_table(table: Compared, *, is_whole: bool) -> Iterator[Problem]:
    """What somebody should look at in a table's file; `is_whole` says that no journal is damaged."""
    yield from _about_rows(table, is_whole=is_whole)
    if table.refused:
        what = f"{table.refused.what}; its rows are shown from the journals"
        yield Problem(where=table.path.name, what=what, fix=_NOT_MIRRORED)


def _about_rows(table: Compared, *, is_whole: bool) -> Iterator[Problem]:
    """What is to be said of the rows of a table that no journal holds."""
    if not table.unheld:
        return
    rows, names = counted(len(table.unheld), "row"), named(table.unheld.values())
    is_one = len(table.unheld) == 1
    if is_whole:
        count = "does not count" if is_one else "do not count"
        yield Problem(where=table.path.name, what=f"{rows} that no journal holds {count}: {names}", fix=_TAKE_IN)
    else:
        are = "is" if is_one else "are"
        what = f"{rows} that no journal holds any more {are} in effect, but unprotected: {names}"
        yield Problem(where=table.path.name, what=what, fix=_PROTECT)
