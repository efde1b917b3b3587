"""What the journals of a folder hold: rows by table in today's columns, and what is wrong with the journals.

The journals are read and never changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from workbench.domain.problem import Problem
from workbench.store.csv_table.own_row import own_row_in
from workbench.store.journals.journal import JOURNALS, START, Damage, Entry, followed
from workbench.store.journals.legacy import Followed
from workbench.store.journals.ordering import next_number, order_of, place_of, rows_in_order
from workbench.store.tables import BY_NAME, TABLES
from workbench.text.counting import counted

_UNREADABLE: Final = "Make it readable, restore it from a backup or git, or move it elsewhere if it is not a journal."
_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 40


class Mark(NamedTuple):
    """How far a journal was when it was last seen whole: how many lines, and the sum of the last; none are 0 lines."""

    lines: int
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """One journal as found: its whole entries, what is wrong with it, how many lines it has."""

    path: Path
    entries: tuple[Entry, ...] = ()
    damages: tuple[Damage, ...] = ()
    lines: int = 0
    is_there: bool = True

    @property
    def last_sum(self) -> str:
        """The sum of the last whole entry."""
        return self.entries[-1].sum if self.entries else START

    @property
    def mark(self) -> Mark:
        """How far it is."""
        return Mark(self.lines, self.last_sum)

    def reaches(self, mark: Mark) -> bool:
        """Whether it holds what it held when `mark` was noted."""
        return any(entry.sum == mark.sum for entry in self.entries)


@dataclass(slots=True)
class Journalled:
    """For each table its rows by their keys, in their order, and what cannot be used.

    `unknown` are tables of which this program knows nothing; `unread` lines are no rows
    of the workbench's, and `twice` rows stand in two entries with other words.
    """

    journals: tuple[Journal, ...] = ()
    rows: dict[str, dict[str, str]] = field(default_factory=lambda: {table.name: {} for table in TABLES})
    unknown: set[str] = field(default_factory=set)
    unread: int = 0
    twice: int = 0
    _out_of_place: set[str] = field(default_factory=set)

    @property
    def next_number(self) -> int:
        """The number of the next commit."""
        return next_number(journal.entries for journal in self.journals)

    def of(self, path: Path) -> Journal:
        """The journal at `path`; an empty one where there is none."""
        return next((journal for journal in self.journals if journal.path == path), Journal(path=path, is_there=False))

    def take(self, entry: Entry, filled: Mapping[str, Sequence[str]]) -> None:
        """Take what an entry holds, `filled` where an earlier schema left a cell blank."""
        for name, lines in entry.lines.items():
            if name in BY_NAME:
                self._take_rows(name, filled.get(name, lines), entry)
            else:
                self.unknown.add(name)

    def put_in_order(self) -> None:
        """Give rows that were taken in later the place that their ids tell."""
        for name in self._out_of_place:
            rows = self.rows[name]
            self.rows[name] = {key: rows[key] for key in rows_in_order(rows)}

    def problems(self) -> list[Problem]:
        """What somebody should look at, beside the damages."""
        problems = []
        if self.unread:
            rows = "1 row that is" if self.unread == 1 else f"{self.unread} rows that are"
            what = f"the journals hold {rows} not the workbench's"
            fix = "It is left alone; compare the journals with a backup or git."
            problems.append(Problem(where=".history", what=what, fix=fix))
        if self.twice:
            what = f"the journals hold {counted(self.twice, 'row')} a second time with different text"
            fix = "The first counts. Compare the journals with a backup or git."
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

    def _take_rows(self, name: str, lines: Iterable[str], entry: Entry) -> None:
        rows, prefix = self.rows[name], f"row_{entry.n:06d}_{entry.clone}_" if entry.n else ""
        for line in lines:
            row = own_row_in(BY_NAME[name], line)
            if row is None:
                self.unread += 1
                continue
            self.twice += rows.setdefault(row.key, row.written) != row.written
            in_place = row.row_id.startswith(prefix) if prefix else place_of(row.row_id) is None
            if not in_place:
                self._out_of_place.add(name)


def journalled_in(paths: Sequence[Path]) -> Journalled:
    """What the journals at `paths`, sorted by name, hold."""
    found = Journalled(journals=tuple(_journal_at(path) for path in paths))
    filled: dict[str, dict[str, tuple[str, ...]]] = {}
    for journal in found.journals:
        before = Followed()
        filled |= {entry.sum: before.filled(entry.lines) for entry in journal.entries if not entry.n}
    for entry in order_of([journal.entries for journal in found.journals]):
        found.take(entry, filled.get(entry.sum, {}))
    found.put_in_order()
    return found


def damage_since(journal: Journal, mark: Mark | None) -> Damage | None:
    """What became of a journal that was as `mark` says; nothing where it still holds all it held."""
    if mark is None or journal.reaches(mark):
        return None
    if not journal.is_there:
        return Damage(path=journal.path, line=0, what=_why_not_there(journal.path.name, mark))
    if not mark.lines or any(damage.line in {0, mark.lines} for damage in journal.damages):
        return None
    line, what = _where_it_differs(journal, mark)
    return Damage(path=journal.path, line=line, what=what)


def _why_not_there(name: str, mark: Mark) -> str:
    if mark.lines:
        return f"the journal is gone, which held {counted(mark.lines, 'entry', 'entries')}"
    if name == JOURNALS:
        return "no journal is here, and the tables hold rows"
    return "the journal is not here, and rows name it"


def _where_it_differs(journal: Journal, mark: Mark) -> tuple[int, str]:
    """From which line on, and how, a journal is another than it was."""
    if not journal.lines:
        return 1, f"the journal is empty, and held {counted(mark.lines, 'entry', 'entries')}"
    if journal.lines < mark.lines:
        gone = mark.lines - journal.lines
        was = "was" if gone == 1 else "were"
        return journal.lines + 1, f"the journal ends here; {counted(gone, 'entry', 'entries')} more {was} noted"
    return mark.lines, "is not the entry that was noted here"


def _journal_at(path: Path) -> Journal:
    try:
        read = list(followed(path))
    except OSError as error:
        what = f"cannot be read: {(error.strerror or 'no reason given').lower()}"
        return Journal(path=path, damages=(Damage(path=path, line=0, what=what, fix=_UNREADABLE),))
    damages = tuple(each for each in read if isinstance(each, Damage))
    entries = tuple(each for each in read if isinstance(each, Entry))
    lines = len(entries) + sum(damage.is_line for damage in damages)
    return Journal(path=path, entries=entries, damages=damages, lines=lines)
