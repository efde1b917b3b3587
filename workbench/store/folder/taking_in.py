"""Taking in rows that no journal holds, and accepting journals as they are: only on request."""

import os
from dataclasses import replace
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.cells import csv_line, split_row
from workbench.store.durable import append_all, as_store_error, open_for_append
from workbench.store.folder.look import FolderCheck, check_folder, damage_checksum
from workbench.store.folder.pointer import FileStates, Pointer
from workbench.store.folder.settled import SettledFolder
from workbench.store.journals.journal import Damage, encode_entry, journal_path
from workbench.text.counting import plural

_NOTHING_TO_DO: Final = "Nothing more to do."


def take_in(folder: SettledFolder, *, by: str, at: str) -> tuple[Problem, ...]:
    """Write rows that no journal holds into this clone's, accept the journals as they are, and return what was done.

    Raises:
        StoreError: a journal or the pointer cannot be written.
    """
    with folder.settled() as settled:
        if settled.refusal:
            raise settled.refusal
        look = check_folder(folder.path)
        done = [_acceptance(damage) for damage in look.damages]
        clone = settled.pointer.clone or folder.clone()
        done += _write_unjournalled(folder, look, replace(settled.pointer, clone=clone), by=by, at=at)
        marks = {journal.path.name: journal.mark for journal in look.contents.journals if journal.entries}
        accepted = look.accepted | {damage_checksum(damage) for damage in look.damages}
        # It matches no state of the files, so that the next check finds what is in effect from here on.
        states = FileStates(tables=(), journals=())
        replace(settled.pointer, states=states, clone=clone, marks=marks, accepted=accepted).write(folder.path)
    folder.check_all()
    return tuple(done)


def _write_unjournalled(
    folder: SettledFolder, look: FolderCheck, pointer: Pointer, *, by: str, at: str
) -> list[Problem]:
    """Write the rows that no journal holds into this clone's, under their own ids."""
    unjournalled = {each.table.name: list(each.unjournalled.values()) for each in look.tables if each.unjournalled}
    if not unjournalled:
        return []
    path = journal_path(folder.history, pointer.clone)
    lines: dict[str, list[str]] = {}
    for name, rows in unjournalled.items():
        lines[name] = [csv_line(split_row(row)) for row in rows]
    number = look.next_number
    previous = look.contents.of(path).last_sum
    entry, _ = encode_entry(lines, previous=previous, by=by, at=at, n=number, clone=pointer.clone)
    with open_for_append(path) as journal, as_store_error(path):
        append_all(journal, entry, path=path)
        os.fdatasync(journal)
    return [
        Problem(where=f"{name}.csv", what=f"{plural(len(rows), 'row')} taken into {path.name}", fix=_NOTHING_TO_DO)
        for name, rows in unjournalled.items()
    ]


def _acceptance(damage: Damage) -> Problem:
    problem = damage.as_problem()
    return Problem(where=problem.where, what=f"accepted as it is: {problem.what}", fix=_NOTHING_TO_DO)
