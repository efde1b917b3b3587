"""Which records on a subject are in effect: those that no other supersedes.

No time is compared and no order of records counts, so that two histories give
the same however they are put together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol, TypeVar


class Superseding(Protocol):
    """A record that may name others on the same subject that it takes the place of."""

    @property
    def id(self) -> str:
        """Its own id."""
        ...

    @property
    def supersedes(self) -> tuple[str, ...]:
        """The ids of the records in effect before it, which it replaces."""
        ...


_S = TypeVar("_S", bound=Superseding)
_H = TypeVar("_H")
_Subject = TypeVar("_Subject", bound=Hashable)
_SupersededById = Mapping[str, Sequence[str]]


def records_in_effect(records: Sequence[_S], taken_back: Collection[str] = frozenset()) -> tuple[_S, ...]:
    """Return the records on one subject that are in effect, in the order given: one, none, or several in conflict.

    A record is superseded by one that was not taken back, directly or through others.
    Records in a loop, which only a forged row can make, or between two loops do not
    supersede each other: each is in effect until a record outside supersedes it.
    """
    superseded_by_id = _superseded_by_id(records)
    kept = [record for record in records if record.id not in taken_back]
    superseded = _reachable_ids(superseded_by_id, (record.id for record in kept))
    return tuple(record for record in kept if record.id not in superseded)


def records_in_effect_by(
    records: Iterable[_S], subject: Callable[[_S], _Subject], taken_back: Collection[str] = frozenset()
) -> dict[_Subject, tuple[_S, ...]]:
    """Return the records in effect on each subject that has any; a record never supersedes one on another subject."""
    groups: dict[_Subject, list[_S]] = defaultdict(list)
    for record in records:
        groups[subject(record)].append(record)
    heads = {subject_key: records_in_effect(group, taken_back) for subject_key, group in groups.items()}
    return {subject_key: group_heads for subject_key, group_heads in heads.items() if group_heads}


def split_heads(heads: tuple[_H, ...]) -> tuple[_H | None, tuple[_H, ...]]:
    """Return the one record in effect and no rivals, or none and all the records in conflict."""
    return (heads[0], ()) if len(heads) == 1 else (None, heads)


def superseded_ids(ids: Iterable[str], records: Sequence[Superseding]) -> frozenset[str]:
    """Return the ids of those `records` that the ones with these `ids` supersede, directly or through others."""
    return frozenset(_reachable_ids(_superseded_by_id(records), ids))


def _superseded_by_id(records: Sequence[Superseding]) -> _SupersededById:
    """Map each record to the ids of those it supersedes, leaving out the links between records in loops."""
    superseded: dict[str, list[str]] = {record.id: [] for record in records}
    for record in records:
        superseded[record.id] += [other_id for other_id in record.supersedes if other_id in superseded]
    looped = _ids_in_loops(superseded)
    for record_id in looped:
        superseded[record_id] = [other_id for other_id in superseded[record_id] if other_id not in looped]
    return superseded


def _reachable_ids(superseded_by_id: _SupersededById, start: Iterable[str]) -> set[str]:
    """Return the ids that the records `start` lead to, but not their own unless another of them leads there."""
    reached: set[str] = set()
    pending: list[str] = []
    for record_id in start:
        pending += superseded_by_id.get(record_id, ())
    while pending:
        record_id = pending.pop()
        if record_id not in reached:
            reached.add(record_id)
            pending += superseded_by_id[record_id]
    return reached


def _ids_in_loops(superseded_by_id: _SupersededById) -> set[str]:
    """Return the ids of the records that lie in a loop, or on the way from one loop to another."""
    remaining = _without_unreached(superseded_by_id)
    superseding_ids: dict[str, list[str]] = {record_id: [] for record_id in remaining}
    for record_id in remaining:
        for other in superseded_by_id[record_id]:
            superseding_ids[other].append(record_id)
    return _without_unreached(superseding_ids)


def _without_unreached(leads_to: _SupersededById) -> set[str]:
    """Remove, again and again, the ids that none of the others leads to, and return what remains."""
    incoming = Counter(chain.from_iterable(leads_to.values()))
    free = [record_id for record_id in leads_to if not incoming[record_id]]
    remaining = set(leads_to)
    while free:
        record_id = free.pop()
        remaining.remove(record_id)
        for other in leads_to[record_id]:
            incoming[other] -= 1
            if not incoming[other]:
                free.append(other)
    return remaining
