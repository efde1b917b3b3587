"""The heads of the journals: the last commit of each, which proves all commits before it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from workbench.domain.journal_head import Head
from workbench.domain.problem import Problem
from workbench.store.durable import as_store_error
from workbench.store.folder.pointer import Pointer, journals_in
from workbench.store.journals.journal import RESTORE, Entry, read_entries

_ADVICE: Final = "Compare with the bundle's records; its journal may be in a backup or in git."


def heads_of(pointer: Pointer) -> tuple[Head, ...]:
    """Return the head of each journal that has a commit, ordered by the journal's name."""
    marks = sorted(pointer.marks.items())
    return tuple(Head(journal=name, commits=mark.lines, sum=mark.sum) for name, mark in marks if mark.lines)


def find_departures(history: Path, heads: Iterable[Head]) -> Iterator[Problem]:
    """Yield where the journals in `history` no longer hold the commits that `heads` name.

    Raises:
        StoreError: a journal cannot be read.
    """
    journals = {path.name: path for path in journals_in(history)}
    for head in heads:
        where = f".history/{head.journal}"
        if head.journal not in journals:
            yield Problem(where=where, what="is not in this folder", fix=_ADVICE)
            continue
        entry = _entry_number(journals[head.journal], head.commits)
        if not entry:
            yield Problem(where=where, what=f"has fewer than {head.commits:,} commits", fix=_ADVICE)
        elif entry.sum != head.sum:
            what = f"commit {head.commits:,} is a different one, so the history before it was changed"
            yield Problem(where=where, what=what, fix=_ADVICE)


def _entry_number(path: Path, number: int) -> Entry | None:
    with as_store_error(path, fix=RESTORE):
        entry = next(islice(read_entries(path), number - 1, None), None)
    return entry if isinstance(entry, Entry) else None
