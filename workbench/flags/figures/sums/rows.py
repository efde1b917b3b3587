"""The figures of a paragraph that may be added to each other: those of one measure, in reading order."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.quantities.terms import Term

_KINDS: Final = frozenset({"count", "money", "percent"})
_TIMES: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "night", "time"})
_BARE: Final = re.compile(
    r"^\W*$|^ ?[,;:.)–—]|^ (?:and|or|in|on|at|from|for|to|by|with|of|were|was|had|have|are|is|went|took|left|more|"
    r"others?|did|said|that|between|than|if|when|while|but|because|until|since)\b"
)


def rows_of(terms: Sequence[Term]) -> Iterator[list[Term]]:
    """Yield the terms of a paragraph measure by measure; a bare figure is of the measure told before it."""
    rows: dict[tuple[str, str], list[Term]] = {}
    last = ("", "")
    for term in terms:
        if term.quantity.kind not in _KINDS or term.value <= 0 or term.is_label:
            continue
        key = _measure(term)
        is_bare_count = key == ("count", "") and last[1] and last[0] == "count" and _BARE.match(term.after)
        if is_bare_count and not (last[1] in _TIMES and key in rows):
            key = last
        rows.setdefault(key, []).append(term)
        last = key
    yield from rows.values()


def _measure(term: Term) -> tuple[str, str]:
    quantity = term.quantity
    if quantity.kind == "count" and term.is_time:
        return "count", quantity.unit.rstrip("s") or term.after.split()[0].strip("-.,").rstrip("s")
    return quantity.kind, quantity.unit.rstrip("s")


def is_bare(term: Term) -> bool:
    """Return whether no noun of its own stands behind the figure."""
    return bool(_BARE.match(term.after))


def sentences_of(row: Sequence[Term]) -> list[list[Term]]:
    """Return the terms sentence by sentence."""
    groups: list[list[Term]] = []
    for term in row:
        if groups and groups[-1][-1].quantity.sentence == term.quantity.sentence:
            groups[-1].append(term)
        else:
            groups.append([term])
    return groups
