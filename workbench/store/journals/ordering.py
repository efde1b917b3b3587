"""The order of commits and rows, which no clock decides: a number that grows through all journals, then the clone.

Rows of the first programs have no number. They come first, each journal in its own
order; between several journals the times that they tell decide, which at worst puts
rows of two people in another order side by side, and never those of one journal.
"""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

_ROW_ID: Final = re.compile(r"row_([0-9]{6,18})_([0-9a-f]{8})_([1-9][0-9]{0,8})")


class Place(NamedTuple):
    """Where a row stands: the number of its commit, the clone that made it, and which row of the commit it is."""

    n: int
    clone: str
    k: int


class Told(NamedTuple):
    """A record, with the id of its first row and the time that the row tells."""

    record_id: str
    row_id: str
    at: str


class Timed(Protocol):
    """What tells when it was written; a commit or a row of the first programs."""

    @property
    def at(self) -> str:
        """The time, as ISO 8601."""
        ...


class Numbered(Timed, Protocol):
    """A commit; one of the first programs has the number 0."""

    @property
    def n(self) -> int:
        """The number that grows through all journals."""
        ...

    @property
    def clone(self) -> str:
        """The clone that made it."""
        ...


_Timed = TypeVar("_Timed", bound=Timed)
_Numbered = TypeVar("_Numbered", bound=Numbered)


def row_id(n: int, clone: str, k: int) -> str:
    """The id of the `k`th row, from 1, of the commit `n` that `clone` made.

    >>> row_id(41, "0a1b2c3d", 2)
    'row_000041_0a1b2c3d_2'
    """
    return f"row_{n:06d}_{clone}_{k}"


def place_of(row_id: str) -> Place | None:
    """Where the row with this id or key stands; nothing for a row of the first programs, whose ids do not tell.

    >>> place_of("row_000041_0a1b2c3d_2")
    Place(n=41, clone='0a1b2c3d', k=2)
    """
    found = _ROW_ID.fullmatch(row_id.partition(" ")[0])
    return Place(int(found.group(1)), found.group(2), int(found.group(3))) if found else None


def interleaved(sequences: Iterable[Sequence[_Timed]]) -> Iterator[_Timed]:
    """What the sequences hold, by the times told, and never in another order than that of its own sequence."""
    return heapq.merge(*sequences, key=lambda each: each.at)


def order_of(journals: Sequence[Sequence[_Numbered]]) -> list[_Numbered]:
    """The commits of the journals, which come sorted by name, in the order in which they count.

    It is the same whichever clone asks, and whatever the clocks said.
    """
    unnumbered = [[entry for entry in journal if not entry.n] for journal in journals]
    numbered = (entry for journal in journals for entry in journal if entry.n)
    return [*interleaved(unnumbered), *sorted(numbered, key=lambda entry: (entry.n, entry.clone))]


def rows_in_order(keys: Iterable[str]) -> list[str]:
    """The rows' keys, which come in the order of their commits, as tables have them: unnumbered first, then by place.

    A row that was taken in keeps the place that its own id tells.
    """
    unnumbered, placed = [], []
    for each in keys:
        place = place_of(each)
        if place is None:
            unnumbered.append(each)
        else:
            placed.append((place, each))
    return [*unnumbered, *(each for _, each in sorted(placed))]


def next_number(journals: Iterable[Iterable[Numbered]]) -> int:
    """The number of the next commit: one more than the largest, each unnumbered commit counting as one."""
    unnumbered, largest = 0, 0
    for journal in journals:
        for entry in journal:
            unnumbered += not entry.n
            largest = max(largest, entry.n)
    return max(unnumbered, largest) + 1


def ids_in_order(tables: Iterable[Sequence[Told]]) -> tuple[str, ...]:
    """The ids of the records of several tables, each in its own order, in the order of their rows over all tables."""
    unplaced, placed = [], []
    for table in tables:
        with_places = [(place_of(each.row_id), each) for each in table]
        unplaced.append([each for place, each in with_places if place is None])
        placed += [(place, each.record_id) for place, each in with_places if place is not None]
    first = (each.record_id for each in interleaved(unplaced))
    return tuple(dict.fromkeys([*first, *(record_id for _, record_id in sorted(placed))]))
