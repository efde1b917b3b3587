"""The order of commits and rows, which no clock decides: a number that grows across all journals, then the clone.

Rows of the first programs have no number. They come first, each journal in its own
order; between several journals their recorded times decide, which at worst swaps
neighbouring rows of two people, and never those of one journal.
"""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

_ROW_ID: Final = re.compile(r"row_([0-9]{6,18})_([0-9a-f]{8})_([1-9][0-9]{0,8})")


class Place(NamedTuple):
    """The place of a row: the number of its commit, the clone that made it, and its number within the commit."""

    n: int
    clone: str
    k: int


class AcknowledgedRow(NamedTuple):
    """A record's id, the id of its first row, and the time in that row."""

    record_id: str
    row_id: str
    at: str


class Timed(Protocol):
    """A commit or a row of the first programs with the time when it was written."""

    @property
    def at(self) -> str:
        """The time, as ISO 8601."""
        ...


class Numbered(Timed, Protocol):
    """A commit; one of the first programs has the number 0."""

    @property
    def n(self) -> int:
        """The number that grows across all journals."""
        ...

    @property
    def clone(self) -> str:
        """The clone that made it."""
        ...


_Timed = TypeVar("_Timed", bound=Timed)
_Numbered = TypeVar("_Numbered", bound=Numbered)


def row_id(n: int, clone: str, k: int) -> str:
    """Return the id of the `k`th row, from 1, of the commit `n` that `clone` made.

    >>> row_id(41, "0a1b2c3d", 2)
    'row_000041_0a1b2c3d_2'
    """
    return f"row_{n:06d}_{clone}_{k}"


def place_of(row_id: str) -> Place | None:
    """Return the place of the row with this id or key; None for a row of the first programs, whose id has none.

    >>> place_of("row_000041_0a1b2c3d_2")
    Place(n=41, clone='0a1b2c3d', k=2)
    """
    match = _ROW_ID.fullmatch(row_id.partition(" ")[0])
    return Place(int(match.group(1)), match.group(2), int(match.group(3))) if match else None


def interleaved(sequences: Iterable[Sequence[_Timed]]) -> Iterator[_Timed]:
    """Merge the sequences by time, keeping the order within each of them."""
    return heapq.merge(*sequences, key=lambda record: record.at)


def commits_in_order(journals: Sequence[Sequence[_Numbered]]) -> list[_Numbered]:
    """Return the commits of the journals, which come sorted by name, in their effective order.

    It is the same in every clone, whatever the clocks said.
    """
    unnumbered: list[list[_Numbered]] = []
    numbered: list[_Numbered] = []
    for journal in journals:
        unnumbered.append([entry for entry in journal if not entry.n])
        numbered += [entry for entry in journal if entry.n]
    return [*interleaved(unnumbered), *sorted(numbered, key=lambda entry: (entry.n, entry.clone))]


def rows_in_order(keys: Iterable[str]) -> list[str]:
    """Return rows' keys, given in the order of their commits, as tables have them: unnumbered first, then by place.

    A row that was taken in keeps the place in its own id.
    """
    unnumbered, placed = [], []
    for key in keys:
        place = place_of(key)
        if place is None:
            unnumbered.append(key)
        else:
            placed.append((place, key))
    return [*unnumbered, *(key for _, key in sorted(placed))]


def next_number(journals: Iterable[Iterable[Numbered]]) -> int:
    """Return the number of the next commit: one more than the largest, each unnumbered commit counting as one."""
    unnumbered, largest = 0, 0
    for journal in journals:
        for entry in journal:
            unnumbered += not entry.n
            largest = max(largest, entry.n)
    return max(unnumbered, largest) + 1


def ids_in_order(tables: Iterable[Sequence[AcknowledgedRow]]) -> tuple[str, ...]:
    """Return the ids of the records of several tables in the order of their rows over all tables."""
    unplaced, placed = [], []
    for table in tables:
        with_places = [(place_of(row.row_id), row) for row in table]
        unplaced.append([row for place, row in with_places if place is None])
        placed += [(place, row.record_id) for place, row in with_places if place is not None]
    first_ids = (row.record_id for row in interleaved(unplaced))
    return tuple(dict.fromkeys([*first_ids, *(record_id for _, record_id in sorted(placed))]))
