"""Journals that were put back from a backup: the tables hold rows of commits that they no longer hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.store.csv_table.file import State
from workbench.store.folder.pointer import Pointer, States
from workbench.store.journals.journal import Damage, journal_of
from workbench.store.journals.journalled import Journalled
from workbench.store.journals.ordering import place_of
from workbench.store.journals.packed import ENDING
from workbench.store.mirror.aside import NOTHING_ASIDE
from workbench.store.mirror.table_differences import Compared
from workbench.text.counting import counted


def journals_put_back(
    history: Path, journalled: Journalled, tables: Iterable[Compared], *, noted: Pointer | None, states: States
) -> Iterator[Damage]:
    """The journals that another file took the place of, and to which rows belong that they do not hold.

    A row in nobody's journal tells nothing while the journal that it names is the file
    that was `noted`: somebody made the row up. Where that file was replaced, or
    nothing is noted, the journal may have held it.
    """
    numbers: dict[str, set[int]] = defaultdict(set)
    for place in _unheld_places(tables, noted):
        if place.was_unprotected or _was_replaced(journal_of(history, place.clone).name, noted, states):
            numbers[place.clone].add(place.n)
    for clone, lacking in sorted(numbers.items()):
        journal = journalled.of(journal_of(history, clone))
        if journal.is_there:
            what = f"is older than the tables, or another: it lacks {counted(len(lacking), 'commit')} of theirs"
            yield Damage(path=journal.path, line=0, what=f"{what}, up to number {max(lacking)}")


class _Unheld(NamedTuple):
    """The commit that a row in nobody's journal names, and whether the row was known as an unprotected one."""

    n: int
    clone: str
    was_unprotected: bool


def _unheld_places(tables: Iterable[Compared], noted: Pointer | None) -> Iterator[_Unheld]:
    """The commits that rows in nobody's journal name, but for rows that were noted as made up."""
    aside = noted.aside if noted else NOTHING_ASIDE
    for table in tables:
        name = table.table.name
        for key in table.unheld.keys() - aside.foreign.get(name, frozenset()):
            place = place_of(key)
            if place:
                yield _Unheld(place.n, place.clone, key in aside.unprotected.get(name, frozenset()))


def _was_replaced(name: str, noted: Pointer | None, states: States) -> bool:
    """Whether the journal was written otherwise than by a commit since it was noted, or nothing was noted of it."""
    before, now = dict(noted.states.journals) if noted else {}, dict(states.journals)
    files = [file for file in (name, name + ENDING) if file in before or file in now]
    return not all(file in before and file in now and _went_on(before[file], now[file]) for file in files)


def _went_on(before: State, now: State) -> bool:
    """Whether a file is as it was, or longer."""
    return now == before or (now[0] == before[0] and now[1] > before[1])
