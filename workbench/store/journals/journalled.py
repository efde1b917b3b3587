"""The contents of a folder's journals: rows by table in the current columns, and what is wrong with the journals.

The journals are only read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from workbench.domain.problem import Problem
from workbench.store.csv_table.own_row import own_row_from_line
from workbench.store.journals.journal import CHAIN_START, JOURNALS, Damage, Entry, check_chain
from workbench.store.journals.legacy import LastDecisions
from workbench.store.journals.ordering import commits_in_order, next_number, place_of, rows_in_order
from workbench.store.tables import TABLES, TABLES_BY_NAME
from workbench.text.counting import plural

_UNREADABLE: Final = "Make it readable, restore it from a backup or git, or move it elsewhere if it is not a journal."
_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 40


class Mark(NamedTuple):
    """How far a journal was when it was last whole: the number of lines, 0 for none, and the checksum of the last."""

    lines: int
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """One journal as read: its valid entries, its damages, and the number of lines."""

    path: Path
    entries: tuple[Entry, ...] = ()
    damages: tuple[Damage, ...] = ()
    lines: int = 0
    is_there: bool = True

    @property
    def last_sum(self) -> str:
        """The checksum of the last valid entry."""
        return self.entries[-1].sum if self.entries else CHAIN_START

    @property
    def mark(self) -> Mark:
        """How far it reaches."""
        return Mark(self.lines, self.last_sum)

    def reaches(self, mark: Mark) -> bool:
        """Return whether it holds the entry of `mark`."""
        return any(entry.sum == mark.sum for entry in self.entries)


@dataclass(slots=True)
class JournalContents:
    """The rows of each table by their keys, in order, and what cannot be used.

    `unknown` are names of tables that this program does not know; `unread` counts lines
    that are no rows of the workbench, `contradicted` rows with another content in a
    later entry.
    """

    journals: tuple[Journal, ...] = ()
    rows: dict[str, dict[str, str]] = field(default_factory=lambda: {table.name: {} for table in TABLES})
    unknown: set[str] = field(default_factory=set)
    unread: int = 0
    contradicted: int = 0
    _unordered_tables: set[str] = field(default_factory=set)

    @property
    def next_number(self) -> int:
        """The number of the next commit."""
        return next_number(journal.entries for journal in self.journals)

    def of(self, path: Path) -> Journal:
        """Return the journal at `path`; an empty one where there is none."""
        return next((journal for journal in self.journals if journal.path == path), Journal(path=path, is_there=False))

    def take(self, entry: Entry, filled: Mapping[str, Sequence[str]]) -> None:
        """Take the rows of an entry, from `filled` where an earlier schema left a cell blank."""
        for table_name, lines in entry.lines.items():
            if table_name in TABLES_BY_NAME:
                self._take_rows(table_name, filled.get(table_name, lines), entry)
            else:
                self.unknown.add(table_name)

    def put_in_order(self) -> None:
        """Move rows that were taken in later to the place given by their ids."""
        for name in self._unordered_tables:
            rows = self.rows[name]
            self.rows[name] = {key: rows[key] for key in rows_in_order(rows)}

    def problems(self) -> list[Problem]:
        """Return what somebody should look at, apart from the damages."""
        problems = []
        if self.unread:
            rows = "1 row that is" if self.unread == 1 else f"{self.unread} rows that are"
            what = f"the journals hold {rows} not the workbench's"
            fix = "It is left alone; compare the journals with a backup or git."
            problems.append(Problem(where=".history", what=what, fix=fix))
        if self.contradicted:
            what = f"the journals hold {plural(self.contradicted, 'row')} a second time with different text"
            fix = "The first counts. Compare the journals with a backup or git."
            problems.append(Problem(where=".history", what=what, fix=fix))
        return problems

    def notices(self) -> list[Problem]:
        """Return what is in order and left alone."""
        if not self.unknown:
            return []
        names = ", ".join(ascii(name[:_LONGEST_NAME]) for name in sorted(self.unknown)[:_MOST_NAMED])
        more = ", ..." if len(self.unknown) > _MOST_NAMED else ""
        what = f"the journals hold rows of tables that this program does not know: {names}{more}"
        return [Problem(where=".history", what=what, fix="They are kept as they are.")]

    def _take_rows(self, name: str, lines: Iterable[str], entry: Entry) -> None:
        rows = self.rows[name]
        prefix = f"row_{entry.n:06d}_{entry.clone}_" if entry.n else ""
        for line in lines:
            row = own_row_from_line(TABLES_BY_NAME[name], line)
            if row is None:
                self.unread += 1
                continue
            self.contradicted += rows.setdefault(row.key, row.written) != row.written
            is_in_place = row.row_id.startswith(prefix) if prefix else place_of(row.row_id) is None
            if not is_in_place:
                self._unordered_tables.add(name)


def read_journals(paths: Sequence[Path]) -> JournalContents:
    """Read the journals at `paths`, sorted by name."""
    contents = JournalContents(journals=tuple(_journal_at(path) for path in paths))
    filled: dict[str, dict[str, tuple[str, ...]]] = {}
    for journal in contents.journals:
        last_decisions = LastDecisions()
        filled |= {entry.sum: last_decisions.fill(entry.lines) for entry in journal.entries if not entry.n}
    for entry in commits_in_order([journal.entries for journal in contents.journals]):
        contents.take(entry, filled.get(entry.sum, {}))
    contents.put_in_order()
    return contents


def damage_since(journal: Journal, mark: Mark | None) -> Damage | None:
    """Return the damage of a journal that once reached `mark`, or None where it still holds all it held."""
    if mark is None or journal.reaches(mark):
        return None
    if not journal.is_there:
        return Damage(path=journal.path, line=0, what=_why_missing(journal.path.name, mark))
    if not mark.lines or any(damage.line in {0, mark.lines} for damage in journal.damages):
        return None
    line, what = _difference(journal, mark)
    return Damage(path=journal.path, line=line, what=what)


def _why_missing(name: str, mark: Mark) -> str:
    if mark.lines:
        return f"the journal is gone, which held {plural(mark.lines, 'entry', 'entries')}"
    if name == JOURNALS:
        return "no journal is here, and the tables hold rows"
    return "the journal is not here, and rows name it"


def _difference(journal: Journal, mark: Mark) -> tuple[int, str]:
    """Return from which line on, and how, a journal differs from what it was."""
    if not journal.lines:
        return 1, f"the journal is empty, and held {plural(mark.lines, 'entry', 'entries')}"
    if journal.lines < mark.lines:
        gone = mark.lines - journal.lines
        was = "was" if gone == 1 else "were"
        return journal.lines + 1, f"the journal ends here; {plural(gone, 'entry', 'entries')} more {was} noted"
    return mark.lines, "is not the entry that was noted here"


def _journal_at(path: Path) -> Journal:
    try:
        entries_and_damages = list(check_chain(path))
    except OSError as error:
        what = f"cannot be read: {(error.strerror or 'no reason given').lower()}"
        return Journal(path=path, damages=(Damage(path=path, line=0, what=what, fix=_UNREADABLE),))
    damages = tuple(each for each in entries_and_damages if isinstance(each, Damage))
    entries = tuple(each for each in entries_and_damages if isinstance(each, Entry))
    lines = len(entries) + sum(damage.is_line for damage in damages)
    return Journal(path=path, entries=entries, damages=damages, lines=lines)
