"""What stands on a subject: the records that no other supersedes.

No time is compared and no order of records counts, so that two histories give
the same however they are put together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar


class Superseding(Protocol):
    """A record that may name others on the same subject that it takes the place of."""

    @property
    def id(self) -> str:
        """Its own id."""
        ...

    @property
    def supersedes(self) -> tuple[str, ...]:
        """The ids of what stood before it."""
        ...


_S = TypeVar("_S", bound=Superseding)
_Subject = TypeVar("_Subject", bound=Hashable)
_Below = Mapping[str, Sequence[str]]


def heads_of(records: Sequence[_S], taken_back: Collection[str] = frozenset()) -> tuple[_S, ...]:
    """The records on one subject that stand, in the order given: one, none, or several that are in conflict.

    A record is superseded by one that was not taken back, directly or through others.
    Records in a loop, which only a forged row can make, or between two loops do not
    supersede each other: each stands until a record outside supersedes it.
    """
    below = _below(records)
    superseded = _reached(below, (record.id for record in records if record.id not in taken_back))
    return tuple(record for record in records if record.id not in taken_back and record.id not in superseded)


def heads_by(
    records: Iterable[_S], subject: Callable[[_S], _Subject], taken_back: Collection[str] = frozenset()
) -> dict[_Subject, tuple[_S, ...]]:
    """What stands on each subject of `records` that has anything; a record of another subject changes nothing."""
    groups: dict[_Subject, list[_S]] = defaultdict(list)
    for record in records:
        groups[subject(record)].append(record)
    return {about: heads for about, group in groups.items() if (heads := heads_of(group, taken_back))}


def superseded_by(ids: Iterable[str], records: Sequence[Superseding]) -> frozenset[str]:
    """The ids of those of `records` that the ones with these `ids` supersede, directly or through others."""
    return frozenset(_reached(_below(records), ids))


def _below(records: Sequence[Superseding]) -> _Below:
    """For each record the others that it supersedes, the loops among them opened."""
    below: dict[str, list[str]] = {record.id: [] for record in records}
    for record in records:
        below[record.id] += [other for other in record.supersedes if other in below]
    looped = _in_loops(below)
    if not looped:
        return below
    return {
        one: [other for other in others if one not in looped or other not in looped] for one, others in below.items()
    }


def _reached(below: _Below, start: Iterable[str]) -> set[str]:
    """All that the records `start` lead to, but not they themselves unless another of them leads there."""
    reached: set[str] = set()
    waiting = [other for one in start for other in below.get(one, ())]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += below[one]
    return reached


def _in_loops(below: _Below) -> set[str]:
    """The ids of the records that lie in a loop, or on the way from one loop to another."""
    left = _left_over(below)
    above: dict[str, list[str]] = {one: [] for one in left}
    for one in left:
        for other in below[one]:
            above[other].append(one)
    return _left_over(above)


def _left_over(leads_to: _Below) -> set[str]:
    """What is left once everything that nothing leads to is taken away, and what nothing leads to then, and so on."""
    leading = Counter(other for others in leads_to.values() for other in others)
    free = [one for one in leads_to if not leading[one]]
    left = set(leads_to)
    while free:
        one = free.pop()
        left.remove(one)
        for other in leads_to[one]:
            leading[other] -= 1
            if not leading[other]:
                free.append(other)
    return left
