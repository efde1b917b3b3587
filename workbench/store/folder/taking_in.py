"""Taking in rows that no journal holds, and accepting journals as they are: only on request."""

import os
from dataclasses import replace
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.cells import cells_of, written_line
from workbench.store.durable import append_all, opened_to_append, told_as_store_error
from workbench.store.folder.look import Look, look_at, sum_of
from workbench.store.folder.pointer import Pointer, States
from workbench.store.folder.settled import SettledFolder
from workbench.store.journals.journal import Damage, journal_of, written_entry
from workbench.text.counting import counted

_NOTHING_TO_DO: Final = "Nothing more to do."


def take_in(folder: SettledFolder, *, by: str, at: str) -> tuple[Problem, ...]:
    """Write rows that no journal holds into this clone's, accept the journals as they are, and return what was done.

    Raises:
        StoreError: a journal or the pointer cannot be written.
    """
    with folder.settled() as settled:
        if settled.refusal:
            raise settled.refusal
        look = look_at(folder.path)
        done = [_acceptance(damage) for damage in look.damages]
        clone = settled.pointer.clone or folder.clone()
        done += _write_unjournalled(folder, look, replace(settled.pointer, clone=clone), by=by, at=at)
        marks = {journal.path.name: journal.mark for journal in look.contents.journals if journal.entries}
        accepted = look.accepted | {sum_of(damage) for damage in look.damages}
        # It matches no state of the files, so that the next check finds what is in effect from here on.
        states = States(tables=(), journals=())
        replace(settled.pointer, states=states, clone=clone, marks=marks, accepted=accepted).write(folder.path)
    folder.check_all()
    return tuple(done)


def _write_unjournalled(folder: SettledFolder, look: Look, pointer: Pointer, *, by: str, at: str) -> list[Problem]:
    """Write the rows that no journal holds into this clone's, under their own ids."""
    unjournalled = {each.table.name: list(each.unjournalled.values()) for each in look.tables if each.unjournalled}
    if not unjournalled:
        return []
    path = journal_of(folder.history, pointer.clone)
    lines: dict[str, list[str]] = {}
    for name, rows in unjournalled.items():
        lines[name] = [written_line(cells_of(row)) for row in rows]
    number = look.next_number
    previous = look.contents.of(path).last_sum
    entry, _ = written_entry(lines, previous=previous, by=by, at=at, n=number, clone=pointer.clone)
    with opened_to_append(path) as journal, told_as_store_error(path):
        append_all(journal, entry, path=path)
        os.fdatasync(journal)
    return [
        Problem(where=f"{name}.csv", what=f"{counted(len(rows), 'row')} taken into {path.name}", fix=_NOTHING_TO_DO)
        for name, rows in unjournalled.items()
    ]


def _acceptance(damage: Damage) -> Problem:
    problem = damage.as_problem()
    return Problem(where=problem.where, what=f"accepted as it is: {problem.what}", fix=_NOTHING_TO_DO)
