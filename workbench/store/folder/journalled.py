"""The rows that the journals of a folder hold, by table, brought to today's columns; the journals stay as they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.csv_table.own_row import own_row_in
from workbench.store.durable import told_as_store_error
from workbench.store.journal import JOURNALS, START, Damage, Entry, entries_of
from workbench.store.tables import BY_NAME, TABLES

_UNREADABLE: Final = "Allow reading it, or restore it from a backup or git. Nothing was changed."
_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 40


@dataclass(slots=True)
class Journalled:
    """For each table its rows by row id, in the order they were acknowledged, and what cannot be used.

    `last_sum` is that of this clone's last entry; `unknown` are tables of which this program knows nothing.
    """

    rows: dict[str, dict[str, str]] = field(default_factory=lambda: {table.name: {} for table in TABLES})
    last_sum: str = START
    damages: list[Damage] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    unread: int = 0

    def take(self, name: str, lines: Iterable[str]) -> None:
        """Take the lines that an entry holds for one table."""
        if name not in BY_NAME:
            self.unknown.add(name)
            return
        for line in lines:
            row = own_row_in(BY_NAME[name], line)
            if row is None:
                self.unread += 1
            else:
                self.rows[name][row.row_id] = row.written

    def problems(self) -> list[Problem]:
        """What somebody should look at."""
        problems = [damage.as_problem() for damage in self.damages]
        if self.unread:
            rows = "1 row that is" if self.unread == 1 else f"{self.unread} rows that are"
            what = f"the journals hold {rows} none of the workbench's"
            fix = "It is left alone; compare the journals with a backup or git."
            problems.append(Problem(where=".history", what=what, fix=fix))
        return problems

    def notices(self) -> list[Problem]:
        """What is in order, and is left alone."""
        if not self.unknown:
            return []
        names = ", ".join(ascii(name[:_LONGEST_NAME]) for name in sorted(self.unknown)[:_MOST_NAMED])
        more = ", ..." if len(self.unknown) > _MOST_NAMED else ""
        what = f"the journals hold rows of tables that this program does not know: {names}{more}"
        return [Problem(where=".history", what=what, fix="They are kept as they are.")]


def journalled_in(history: Path, *, own: Path) -> Journalled:
    """What the journals in `history` hold; `own` is this clone's."""
    found = Journalled()
    entries: list[Entry] = []
    paths = sorted(history.glob(JOURNALS))
    for path in paths:
        with told_as_store_error(path, fix=_UNREADABLE):
            read = list(entries_of(path))
        found.damages += [each for each in read if isinstance(each, Damage)]
        whole = [each for each in read if isinstance(each, Entry)]
        entries += whole
        if path == own and whole:
            found.last_sum = whole[-1].sum
    for entry in sorted(entries, key=lambda entry: entry.at) if len(paths) > 1 else entries:
        for name, lines in entry.lines.items():
            found.take(name, lines)
    return found
