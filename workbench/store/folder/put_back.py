"""Journals that were restored from a backup: the tables hold rows of commits that they no longer hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.store.csv_table.file import FileState
from workbench.store.folder.pointer import FileStates, Pointer
from workbench.store.journals.journal import Damage, journal_path
from workbench.store.journals.journalled import JournalContents
from workbench.store.journals.ordering import place_of
from workbench.store.journals.packed import PACKED_SUFFIX
from workbench.store.mirror.aside import NOTHING_ASIDE
from workbench.store.mirror.table_differences import TableComparison
from workbench.text.counting import plural


def restored_journals(
    history: Path,
    contents: JournalContents,
    tables: Iterable[TableComparison],
    *,
    noted: Pointer | None,
    states: FileStates,
) -> Iterator[Damage]:
    """Yield the journals that were replaced by another file and lack commits that rows in the tables name.

    A row in no journal proves nothing while the journal that it names is still the file
    that was `noted`: somebody made the row up. Where that file was replaced, or nothing
    is noted, the journal may have held it.
    """
    commit_numbers: dict[str, set[int]] = defaultdict(set)
    for row in _unjournalled_rows(tables, noted):
        if row.was_unprotected or _was_replaced(journal_path(history, row.clone).name, noted, states):
            commit_numbers[row.clone].add(row.n)
    for clone, missing_numbers in sorted(commit_numbers.items()):
        journal = contents.of(journal_path(history, clone))
        if journal.is_there:
            what = f"is older than the tables, or another: it lacks {plural(len(missing_numbers), 'commit')} of theirs"
            yield Damage(path=journal.path, line=0, what=f"{what}, up to number {max(missing_numbers)}")


class _UnjournalledRow(NamedTuple):
    """A row in no journal: the commit that it names, and whether it was already noted as unprotected."""

    n: int
    clone: str
    was_unprotected: bool


def _unjournalled_rows(tables: Iterable[TableComparison], noted: Pointer | None) -> Iterator[_UnjournalledRow]:
    """Yield the rows in no journal, except those noted as made up."""
    aside = noted.aside if noted else NOTHING_ASIDE
    for table in tables:
        table_name = table.table.name
        for key in table.unjournalled.keys() - aside.foreign.get(table_name, frozenset()):
            place = place_of(key)
            if place:
                yield _UnjournalledRow(place.n, place.clone, key in aside.unprotected.get(table_name, frozenset()))


def _was_replaced(name: str, noted: Pointer | None, states: FileStates) -> bool:
    """Return whether the journal was changed other than by commits since it was noted, or was not noted at all."""
    before = dict(noted.states.journals) if noted else {}
    after = dict(states.journals)
    files = [file for file in (name, name + PACKED_SUFFIX) if file in before or file in after]
    return not all(file in before and file in after and _has_only_grown(before[file], after[file]) for file in files)


def _has_only_grown(before: FileState, after: FileState) -> bool:
    """Return whether a file is as it was, or longer."""
    return after == before or (after[0] == before[0] and after[1] > before[1])
