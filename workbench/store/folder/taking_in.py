"""Taking in what no journal holds, and accepting journals as they are: asked for, never done by itself."""

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

_DONE: Final = "Nothing more to do."


def take_in(folder: SettledFolder, *, by: str, at: str) -> tuple[Problem, ...]:
    """Have this clone's journal hold every row that none holds, and accept the journals as they are; what was done.

    Raises:
        StoreError: a journal or the note cannot be written.
    """
    with folder.settled() as settled:
        if settled.refused:
            raise settled.refused
        look = look_at(folder.path)
        done = [_accepted(damage) for damage in look.damages]
        clone = settled.pointer.clone or folder.clone()
        done += _journalled(folder, look, replace(settled.pointer, clone=clone), by=by, at=at)
        marks = {journal.path.name: journal.mark for journal in look.journalled.journals if journal.entries}
        accepted = look.accepted | {sum_of(damage) for damage in look.damages}
        # It fits no state of the files, so that the next look finds what is in effect from here on.
        states = States(tables=(), journals=())
        replace(settled.pointer, states=states, clone=clone, marks=marks, accepted=accepted).write(folder.path)
    folder.look_again()
    return tuple(done)


def _journalled(folder: SettledFolder, look: Look, pointer: Pointer, *, by: str, at: str) -> list[Problem]:
    """Write the rows that no journal holds into this clone's, under the ids that they have."""
    unheld = {each.table.name: list(each.unheld.values()) for each in look.tables if each.unheld}
    if not unheld:
        return []
    path = journal_of(folder.history, pointer.clone)
    lines = {name: [written_line(cells_of(row)) for row in rows] for name, rows in unheld.items()}
    n, previous = look.next_number, look.journalled.of(path).last_sum
    entry, _ = written_entry(lines, previous=previous, by=by, at=at, n=n, clone=pointer.clone)
    with opened_to_append(path) as journal, told_as_store_error(path):
        append_all(journal, entry, path=path)
        os.fdatasync(journal)
    return [
        Problem(where=f"{name}.csv", what=f"{counted(len(rows), 'row')} taken into {path.name}", fix=_DONE)
        for name, rows in unheld.items()
    ]


def _accepted(damage: Damage) -> Problem:
    problem = damage.as_problem()
    return Problem(where=problem.where, what=f"accepted as it is: {problem.what}", fix=_DONE)
