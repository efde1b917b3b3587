"""Every change and difference that is told, held against the figures that it leads from and to."""

import re
from collections.abc import Callable, Iterator
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
from workbench.flags.changes.setting import Setting, settings_by_sentence
from workbench.flags.changes.told_change import ToldChange, has_other_basis, told_changes
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.text.document import Document

_MULTIPLE_OF: Final = re.compile(
    r"^ (?:the\b|as\b|more\b|higher\b|larger\b|bigger\b|greater\b|that of|what|its|\W)|^[,.;)]|^$", re.IGNORECASE
)
_CHANGING: Final = re.compile(r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:e[ds]|ing|e$)", re.IGNORECASE)
_TO_CHANGE: Final = re.compile(r"^,? (?:from|to|in|by|over|since|this|last)\b|^[,.;]|^$", re.IGNORECASE)
_CONDITIONAL: Final = re.compile(
    r"\b(?:would|could|if|may|might|should|aims?|target\w*|plans?|hopes?|proposed|wants?)\b", re.IGNORECASE
)
_PLAIN_WAY: Final = re.compile(r"rises?|rose|risen|increas\w+|fall|falls|fell|fallen|drop\w*|declin\w+|decreas\w+", re.IGNORECASE)
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
        if not settings:
            continue
        for change in (*told_changes(settings), *_multiples(settings)):
            fits, kind = _measure(change)
            pair = tied_pair(document, change, settings)
            if pair is None and (step := _by_a_step(change, settings)) is not None:
                yield step
            elif pair is not None:
                held = _of_pair(change, pair, kind, fits)
                yield from _explained(document, index, held, (change, fits))
            else:
                yield from _near(document, index, change, settings)


def _by_a_step(change: ToldChange, settings: tuple[Setting, ...]) -> HeldChange | None:
    """Return the change held against the one in figures beside it: "rose $4.20, or 6%, to $74.20"."""
    stated = change.setting.quantity
    if change.form != "apposed" or stated.kind not in {"percent", "fraction"}:
        return None
    changes = [one for one in told_changes(settings) if one.setting.quantity.is_amount]
    steps = [one for one in changes if one.setting.quantity.span.end <= stated.span.start and one.way]
    if len(steps) != 1:
        return None
    step = steps[0].setting.quantity
    levels = [one.quantity for one in amounts(settings) if one.is_result and one.quantity.is_like(step)]
    if len(levels) != 1 or levels[0].value <= steps[0].way * step.value:
        return None
    level, way = levels[0], steps[0].way
    old = level._replace(figure=level.figure._replace(value=level.value - way * step.value))
    percent = percent_change(old, level)
    holds = fits_percent(stated, old, level) or fits_percent(stated, level, old)
    arithmetic = f"{step.figure} / ({level.figure} {'-' if way > 0 else '+'} {step.figure}) = {format_number(round(abs(percent), 1))}%"
    if not holds and not is_slip_away(stated_percent(stated), percent):
        return None
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
        is_change = _CHANGING.match(words) is not None and (words[-1:] != "e" or _TO_CHANGE.match(one.after) is not None)
        if one.quantity.kind == "multiple" and (is_change or _MULTIPLE_OF.match(one.after)):
            form = "moved" if is_change else "multiple"
            yield ToldChange(one, 1 if one.quantity.value >= 1 else -1, None, form)


def _of_pair(change: ToldChange, pair: Pair, kind: str, fits: Fits) -> HeldChange:
    stated, old, new = change.setting.quantity, pair.old, pair.new
    holds = fits(stated, old, new)
    if kind == "multiple" and not holds:
        holds = "times" in str(stated.figure) and re.match(r"^ (?:more|higher|larger|bigger)", change.setting.after) is not None and fits(
            stated._replace(figure=stated.figure._replace(value=stated.value + 1)), old, new
        )
    if holds and change.word and change.form == "moved" and kind != "multiple":
        wrong_way = (new.value - old.value) * change.way < 0
        is_plain = change.word_text and _PLAIN_WAY.fullmatch(change.word_text)
        if wrong_way and is_plain and pair.tie == "marked":
            return HeldChange(_way_check(change, pair), "way", pair.tie)
    arithmetic = _arithmetic(old, new, kind)
    check = arithmetic_check(stated.figure, (old.figure, new.figure), arithmetic=arithmetic, holds=holds)
    return HeldChange(check, kind, pair.tie)


def _way_check(change: ToldChange, pair: Pair) -> ArithmeticCheck:
    arithmetic = _arithmetic(pair.old, pair.new, "difference")
    word = change.word or change.setting.quantity.span
    figure = Figure(word, "n", 0.0, 0.0, "")
    said = "a rise" if change.way > 0 else "a fall"
    message = f"{arithmetic}, but the text tells {said}."
    return arithmetic_check(
        figure, (pair.old.figure, pair.new.figure, change.setting.quantity.figure), arithmetic=arithmetic, holds=False, message=message
    )


def _arithmetic(old: Quantity, new: Quantity, kind: str) -> str:
    if kind == "percent":
        return f"({new.figure} - {old.figure}) / {old.figure} = {format_number(round(percent_change(old, new), 1))}%"
    if kind == "multiple":
        return f"{new.figure} / {old.figure} = {format_number(new.value / old.value)}"
    return f"{new.figure} - {old.figure} = {format_like(new.value - old.value, new.figure)}"


def _explained(
    document: Document, index: int, held: HeldChange, told: tuple[ToldChange, Fits]
) -> Iterator[HeldChange]:
    """Yield what was held, unless it fails and other figures in reach explain the change, or it is told otherwise."""
    change, fits = told
    if held.check.holds:
        yield held
        return
    stated = change.setting.quantity
    sentence = document.sentences[index]
    words = document.text[sentence.start : sentence.end]
    if has_other_basis(words) or not _is_like_a_slip(held, stated):
        return
    if held.kind == "way":
        yield held
        return
    reach = (0, 0) if held.tie == "marked" else (1, 0)
    own = {figure.span for figure in held.check.others}
    bases = {one.quantity.span for one in settings_by_sentence(document)[index] if one.is_base}
    for old, new in pairs_around(document, index, reach):
        if stated.span in {old.span, new.span} or ({old.span, new.span} == own and change.way):
            continue
        if change.way * (new.value - old.value) < 0:
            continue
        if held.tie == "marked" and old.span not in bases and {old.span, new.span} & own:
            continue
        if fits(stated, old, new):
            return
    if _fits_another_way(document, index, held, stated):
        return
    yield held


def _fits_another_way(document: Document, index: int, held: HeldChange, stated: Quantity) -> bool:
    """Return whether a change told beside the figures explains it: "rose $4.20, or 6%, to $74.20"."""
    settings = settings_by_sentence(document)[index]
    changes = [one.setting.quantity for one in told_changes(settings)]
    if held.kind == "percent":
        steps = [one for one in changes if one.is_amount]
        levels = [one.quantity for one in amounts(settings)]
        for step in steps:
            for level in levels:
                bases = (level.value - step.value, level.value + step.value, level.value)
                if step is not level and any(base > 0 and abs(100 * step.value / base - stated_percent(stated)) <= 0.6 for base in bases):
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


def _near(document: Document, index: int, change: ToldChange, settings: tuple[Setting, ...]) -> Iterator[HeldChange]:
    """Yield the change held against a figure of its sentence and one of the sentence before."""
    fits, kind = _measure(change)
    pairs = near_pairs(document, change, settings, index)
    helds = [_of_pair(change, pair, kind, fits) for pair in pairs]
    holding = [held for held in helds if held.check.holds]
    if holding:
        yield holding[0]
    elif len(helds) == 1:
        yield from _explained(document, index, helds[0], (change, fits))
HELD = held_changes
