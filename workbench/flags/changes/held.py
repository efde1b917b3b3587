"""Every change and difference that is told, held against the figures that it leads from and to."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Final, NamedTuple

from workbench.facts.quantities.figure import Figure, format_like, format_number
from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.fits import (
    fits_difference,
    fits_multiple,
    fits_percent,
    is_slip_away,
    percent_change,
    stated_percent,
)
from workbench.flags.changes.pairs import Pair, amounts, near_pairs, pairs_around, tied_pair
from workbench.flags.changes.setting import Here, Setting, settings_by_sentence
from workbench.flags.changes.told_change import ToldChange, has_other_basis, told_changes
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.text.document import Document

_MULTIPLE_OF: Final = re.compile(
    r"^ (?:the\b|as\b|more\b|higher\b|larger\b|bigger\b|greater\b|that of|what|its|\W)|^[,.;)]|^$", re.IGNORECASE
)
_CHANGING: Final = re.compile(r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:e[ds]|ing|e$)", re.IGNORECASE)
_TO_CHANGE: Final = re.compile(r"^,? (?:from|to|in|by|over|since|this|last)\b|^[,.;]|^$", re.IGNORECASE)
_PLAIN_WAY: Final = re.compile(
    r"rises?|rose|risen|increas\w+|fall|falls|fell|fallen|drop\w*|declin\w+|decreas\w+", re.IGNORECASE
)
_OTHER_SUBJECT: Final = re.compile(r"\d\D{3,60}\b(?:and|while|as) (?:[\w’'-]+ ){1,4}$")
"""Before a "doubled" that has a subject of its own: "from £20m, and profit doubled"."""

_TIMES_MORE: Final = re.compile(r"^ (?:more|higher|larger|bigger)\b", re.IGNORECASE)
_ROUNDED: Final = 0.6
_WIDEST: Final = 6.0
_WIDEST_MULTIPLE: Final = 12.0

Fits = Callable[[Quantity, Quantity, Quantity], bool]


class HeldChange(NamedTuple):
    """A told change held against its figures: what kind ("percent", "multiple", "difference", "way"), and their tie."""

    check: ArithmeticCheck
    kind: str
    tie: str


def held_changes(document: Document) -> tuple[HeldChange, ...]:
    """Return every told change whose figures are found, in reading order, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldChange, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldChange]:
    for index, settings in enumerate(settings_by_sentence(document)):
        here = Here(document, index, settings)
        for change in (*told_changes(settings), *_multiples(settings)):
            pair = tied_pair(here, change)
            step = _by_a_step(change, settings) if pair is None else None
            if step is not None:
                yield step
            elif pair is not None:
                yield from _explained(here, change, _of_pair(change, pair))
            else:
                yield from _near(here, change)


def _by_a_step(change: ToldChange, settings: tuple[Setting, ...]) -> HeldChange | None:
    """Return the change held against the one in figures beside it: "rose $4.20, or 6%, to $74.20"."""
    stated = change.setting.quantity
    if change.form != "apposed":
        return None
    changes = [one for one in told_changes(settings) if one.setting.quantity.is_amount and one.way]
    steps = [one for one in changes if one.setting.quantity.span.end <= stated.span.start]
    levels = [one.quantity for one in amounts(settings) if one.is_result]
    if len(steps) != 1 or len(levels) != 1 or not levels[0].is_like(steps[0].setting.quantity):
        return None
    return _of_step(stated, steps[0], levels[0])


def _of_step(stated: Quantity, change: ToldChange, level: Quantity) -> HeldChange | None:
    step, way = change.setting.quantity, change.way
    if level.value <= way * step.value:
        return None
    old = level._replace(figure=level.figure._replace(value=level.value - way * step.value))
    percent = percent_change(old, level)
    holds = fits_percent(stated, old, level) or fits_percent(stated, level, old)
    if not holds and not is_slip_away(stated_percent(stated), percent):
        return None
    before = f"({level.figure} {'-' if way > 0 else '+'} {step.figure})"
    arithmetic = f"{step.figure} / {before} = {format_number(round(abs(percent), 1))}%"
    check = arithmetic_check(stated.figure, (step.figure, level.figure), arithmetic=arithmetic, holds=holds)
    return HeldChange(check, "percent", "marked")


def _measure(change: ToldChange) -> tuple[Fits, str]:
    kind = change.setting.quantity.kind
    if kind == "multiple":
        return fits_multiple, "multiple"
    return (fits_percent, "percent") if kind in {"percent", "fraction"} else (fits_difference, "difference")


def _multiples(settings: tuple[Setting, ...]) -> Iterator[ToldChange]:
    """Yield the multiples of the sentence as changes: doubled, twice the, three times as many."""
    for one in settings:
        words = one.quantity.figure.words
        is_change = _CHANGING.match(words) is not None and (
            words[-1:] != "e" or _TO_CHANGE.match(one.after) is not None
        )
        if is_change and _OTHER_SUBJECT.search(one.before):
            continue
        if one.quantity.kind == "multiple" and (is_change or _MULTIPLE_OF.match(one.after)):
            form = "moved" if is_change else "multiple"
            yield ToldChange(one, 1 if one.quantity.value >= 1 else -1, None, form)


def _of_pair(change: ToldChange, pair: Pair) -> HeldChange:
    stated, old, new = change.setting.quantity, pair.old, pair.new
    fits, kind = _measure(change)
    holds = fits(stated, old, new)
    if not holds and kind == "multiple" and _TIMES_MORE.match(change.setting.after) and "times" in str(stated.figure):
        holds = fits(stated._replace(figure=stated.figure._replace(value=stated.value + 1)), old, new)
    is_wrong_way = (new.value - old.value) * change.way < 0 and pair.tie == "marked"
    if holds and is_wrong_way and change.form == "moved" and _PLAIN_WAY.fullmatch(change.word_text):
        return HeldChange(_way_check(change, pair), "way", pair.tie)
    check = arithmetic_check(
        stated.figure, (old.figure, new.figure), arithmetic=_arithmetic(old, new, kind), holds=holds
    )
    return HeldChange(check, kind, pair.tie)


def _way_check(change: ToldChange, pair: Pair) -> ArithmeticCheck:
    arithmetic = _arithmetic(pair.old, pair.new, "difference")
    word = change.word or change.setting.quantity.span
    figure = Figure(word, "n", 0.0, 0.0, "")
    said = "a rise" if change.way > 0 else "a fall"
    message = f"{arithmetic}, but the text tells {said}."
    return arithmetic_check(
        figure,
        (pair.old.figure, pair.new.figure, change.setting.quantity.figure),
        arithmetic=arithmetic,
        holds=False,
        message=message,
    )


def _arithmetic(old: Quantity, new: Quantity, kind: str) -> str:
    if kind == "percent":
        return f"({new.figure} - {old.figure}) / {old.figure} = {format_number(round(percent_change(old, new), 1))}%"
    if kind == "multiple":
        return f"{new.figure} / {old.figure} = {format_number(new.value / old.value)}"
    return f"{new.figure} - {old.figure} = {format_like(new.value - old.value, new.figure)}"


def _explained(here: Here, change: ToldChange, held: HeldChange) -> Iterator[HeldChange]:
    """Yield what was held, unless it fails and other figures in reach explain the change, or it is told otherwise."""
    sentence = here.document.sentences[here.at]
    has_basis = has_other_basis(here.document.text[sentence.start : sentence.end])
    is_slip = not has_basis and _is_like_a_slip(held, change.setting.quantity)
    if held.check.holds or (is_slip and (held.kind == "way" or not _is_explained(here, change, held))):
        yield held


def _is_explained(here: Here, change: ToldChange, held: HeldChange) -> bool:
    """Return whether the change is the one between other figures in reach, or one beside it in figures makes it."""
    stated = change.setting.quantity
    fits, _ = _measure(change)
    own = {figure.span for figure in held.check.others}
    bases = {one.quantity.span for one in here.settings if one.is_base}
    is_marked = held.tie == "marked"
    for old, new in pairs_around(here.document, here.at, (0 if is_marked else 1, 0)):
        places = {old.span, new.span}
        is_itself = stated.span in places or (places == own and change.way)
        is_against_way = change.way * (new.value - old.value) < 0
        is_loose = is_marked and old.span not in bases and places & own
        if not (is_itself or is_against_way or is_loose) and fits(stated, old, new):
            return True
    return held.kind == "percent" and _is_step_of_a_level(here, stated)


def _is_step_of_a_level(here: Here, stated: Quantity) -> bool:
    """Return whether a change in figures beside it explains the share: "rose $4.20, or 6%, to $74.20"."""
    steps = [one.setting.quantity for one in told_changes(here.settings) if one.setting.quantity.is_amount]
    levels = [one.quantity for one in amounts(here.settings)]
    for step, level in product(steps, levels):
        bases = (level.value - step.value, level.value + step.value, level.value)
        percents = [100 * step.value / base for base in bases if base > 0 and step is not level]
        if any(abs(percent - stated_percent(stated)) <= _ROUNDED for percent in percents):
            return True
    return False


def _is_like_a_slip(held: HeldChange, stated: Quantity) -> bool:
    if held.kind == "way":
        return True
    computed = _computed(held)
    value = stated_percent(stated) if held.kind == "percent" else abs(stated.value)
    if held.tie != "marked":
        return is_slip_away(value, computed)
    low, high = sorted((value, abs(computed)))
    widest = _WIDEST_MULTIPLE if held.kind == "multiple" else _WIDEST
    return is_slip_away(value, computed) or (low > 0 and high / low <= widest)


def _computed(held: HeldChange) -> float:
    old, new = held.check.others[0].value, held.check.others[1].value
    if held.kind == "percent":
        return 100 * abs(new - old) / old
    return new / old if held.kind == "multiple" else abs(new - old)


def _near(here: Here, change: ToldChange) -> Iterator[HeldChange]:
    """Yield the change held against a figure of its sentence and one of the sentence before."""
    stated = change.setting.quantity
    is_one = stated.kind == "count" and stated.value == 1 and not stated.unit
    helds = [] if is_one else [_of_pair(change, pair) for pair in near_pairs(here, change)]
    holding = [held for held in helds if held.check.holds]
    if holding:
        yield holding[0]
    elif len(helds) == 1:
        yield from _explained(here, change, helds[0])
