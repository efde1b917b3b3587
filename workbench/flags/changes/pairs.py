"""The two figures that a change leads from and to, as closely tied to it as the text ties them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import Final, NamedTuple

from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.setting import (
    Here,
    Setting,
    are_alike,
    is_amount,
    is_one_clause,
    noun_of,
    settings_by_sentence,
)
from workbench.flags.changes.told_change import ToldChange, told_changes
from workbench.text.document import Document

_PART_OF: Final = re.compile(r"^ of (?:the|its|their|all|his|her)(?: usual| normal)? $", re.IGNORECASE)
_SUCH: Final = re.compile(r"\b(?:the|as|as in|of the|than|than the|on) (?:the )?$", re.IGNORECASE)
_PAIR: Final = 2
_REACH: Final = 80
_FEW: Final = 13
_APART: Final = 10.0
_RANGED: Final = re.compile(r"\s?(?:[-–—]|or|to)\s[^\w\s]?", re.IGNORECASE)
_IN_NAME: Final = re.compile(r"\w\W+\w*[A-Z][\w.]*[ -]$")
_AGO: Final = re.compile(
    r"^[^,;.]{0,25}?\b(?:ago|earlier|before|previous(?:ly)?|last (?:year|season|month|week|term|time|march|may|june|"
    r"autumn|spring|summer|winter)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


class Pair(NamedTuple):
    """An earlier and a later figure, and how they are tied to the change.

    Ties: "marked" (from 40 to 50, than the 40), "beside" (two like figures in its
    clause and no others), "near" (one of them is in the sentence before).
    """

    old: Quantity
    new: Quantity
    tie: str


def amounts(settings: Sequence[Setting], without: frozenset[int] = frozenset()) -> list[Setting]:
    """Return the settings whose quantity a change may lead from or to, leaving out those at the offsets."""
    found = [one for one in settings if is_amount(one.quantity) and one.quantity.span.start not in without]
    return [one for one in found if one.stands_alone and (not _IN_NAME.search(one.before) or one.is_money)]


def change_starts(settings: tuple[Setting, ...]) -> frozenset[int]:
    """Return where the figures begin that tell changes themselves."""
    return frozenset(change.setting.quantity.span.start for change in told_changes(settings))


def tied_pair(here: Here, change: ToldChange) -> Pair | None:
    """Return the pair that the sentence itself ties to the change; None where it is told elsewhere or not at all."""
    around = [one for one in _candidates(change, here.settings) if _in_reach(here, change, one)]
    base = _base(change, around)
    if base is not None:
        new = _result(change, base, around)
        return Pair(base.quantity, new.quantity, "marked") if new is not None else None
    is_pair = len(around) == _PAIR and are_alike(around[0].quantity, around[1].quantity)
    if is_pair and change.form != "multiple" and _may_lead(change, around):
        return Pair(*_in_order(change, around), "beside")
    return None


def _may_lead(change: ToldChange, pair: Sequence[Setting]) -> bool:
    """Return whether a change may lead from one to the other: of one size, and not two alternatives of a range."""
    low, high = sorted(one.quantity.value for one in pair)
    first, second = sorted(pair, key=lambda one: one.quantity.span)
    gap = second.before[-(second.quantity.span.start - first.quantity.span.end) :]
    is_small = high < _FEW and change.setting.quantity.kind == "count"
    nouns = {noun for one in (*pair, change.setting) if (noun := noun_of(one.quantity))}
    is_range = change.form != "margin" and _RANGED.fullmatch(gap) is not None
    return high <= _APART * low and not is_range and not (is_small and len(nouns) != 1)


def near_pairs(here: Here, change: ToldChange) -> list[Pair]:
    """Return the pairs of the one figure in the sentence and each like it in the sentence before."""
    own = [one for one in _candidates(change, here.settings) if _in_reach(here, change, one)]
    sentences, index = here.document.sentences, here.at
    if len(own) > 1 or index < 1 or sentences[index].paragraph - sentences[index - 1].paragraph > 1:
        return []
    before = settings_by_sentence(here.document)[index - 1]
    there = amounts(before, change_starts(before))
    if not own:
        is_pair = len(there) == _PAIR and are_alike(there[0].quantity, there[1].quantity)
        return [Pair(*_in_order(change, there), "near")] if is_pair else []
    one = own[0]
    alike = [other for other in there if are_alike(one.quantity, other.quantity)]
    alike = [other for other in alike if other.quantity.value != one.quantity.value]
    if one.is_base:
        return [Pair(one.quantity, other.quantity, "near") for other in alike]
    return [Pair(*_in_order(change, (other, one)), "near") for other in alike]


def pairs_around(document: Document, index: int, reach: tuple[int, int]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each two like figures of a sentence and of as many before and behind it, in both orders."""
    every = settings_by_sentence(document)
    low, high = max(0, index - reach[0]), min(len(every), index + reach[1] + 1)
    found = [one.quantity for settings in every[low:high] for one in amounts(settings)]
    for one, other in permutations(found[:40], 2):
        if are_alike(one, other) and one.span != other.span:
            yield one, other


def _candidates(change: ToldChange, settings: tuple[Setting, ...]) -> list[Setting]:
    own = change.setting.quantity
    found = amounts(settings, change_starts(settings) | {own.span.start})
    if own.kind in {"count", "money"}:
        return [one for one in found if are_alike(one.quantity, own)]
    return found


def _in_reach(here: Here, change: ToldChange, one: Setting) -> bool:
    """Return whether no other clause and no other change of that kind stands between the two."""
    own = change.setting.quantity
    if not is_one_clause(here.document, own, one.quantity):
        return False
    low, high = sorted((own.span, one.quantity.span))
    between = [other.setting.quantity for other in told_changes(here.settings)]
    return not any(low.end <= other.span.start < high.start and other.kind == own.kind for other in between)


def _base(change: ToldChange, around: list[Setting]) -> Setting | None:
    at = change.setting.quantity.span.start
    bases = [one for one in around if one.is_base]
    next_behind = next((one for one in around if one.quantity.span.start > at), None)
    if change.form == "multiple":
        if next_behind is None or next_behind.quantity.span.start - at > _REACH:
            return None
        return next_behind if next_behind in bases or _SUCH.search(next_behind.before) else None
    if change.form == "compared" and next_behind in bases:
        return next_behind
    return min(bases, key=lambda one: abs(one.quantity.span.start - at), default=_whole(change, around))


def _whole(change: ToldChange, around: list[Setting]) -> Setting | None:
    """Return the whole that a cut is made from: the 540 of "180 of the 540"."""
    for first, second in pairwise(around):
        gap = second.before[len(second.before) - (second.quantity.span.start - first.quantity.span.end) :]
        if change.way < 0 and _PART_OF.match(gap):
            return second
    return None


def _result(change: ToldChange, base: Setting, around: list[Setting]) -> Setting | None:
    at = change.setting.quantity.span.start
    alike = [one for one in around if one is not base and not one.is_base and are_alike(one.quantity, base.quantity)]
    results = [one for one in alike if one.is_result] or alike
    if change.form == "compared":
        results = [one for one in results if one.quantity.span.start < at] or results
    return min(results, key=lambda one: abs(one.quantity.span.start - at), default=None)


def _in_order(change: ToldChange, pair: Sequence[Setting]) -> tuple[Quantity, Quantity]:
    """Return the earlier and the later of two figures: as the words say, or else as the change makes them."""
    first, second = pair[0], pair[1]
    if first.is_result or _AGO.match(second.after) or second.is_base:
        return second.quantity, first.quantity
    low, high = sorted((first.quantity, second.quantity), key=lambda one: one.value)
    return (high, low) if change.way < 0 else (low, high) if change.way > 0 else (first.quantity, second.quantity)
