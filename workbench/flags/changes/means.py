"""An average held against the list it is the mean of, and a rate against what it is told per elsewhere."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.quantities.figure import format_like, format_number
from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.fits import is_slip_away
from workbench.flags.changes.held import HeldChange
from workbench.flags.changes.rates import Rate, rates_of
from workbench.flags.changes.setting import Setting, noun_of, settings_by_sentence, written_slack
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.text.document import Document
from workbench.text.terms import stem

_JOINT: Final = re.compile(r"^(?:\s?(?:%|per ?cent))?(?:,| and|, and| then|,? \w+ and)\s[^\w\s]?$", re.IGNORECASE)
_AVERAGE: Final = re.compile(
    r"\b(?:average|averaged|averages|averaging|mean|median)(?: [a-z]+){0,3}?(?: (?:of|is|was|at|to))? [^\w\s]?$",
    re.IGNORECASE,
)
_MEDIAN: Final = re.compile(r"\bmedian\b|\bweighted\b", re.IGNORECASE)
_FEWEST: Final = 3
_MOST_FITTING: Final = 60


def held_means(document: Document) -> tuple[HeldChange, ...]:
    """Return every average of a list, and every rate per mile and the like, in reading order, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldChange, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldChange]:
    every = settings_by_sentence(document)
    for index, settings in enumerate(every):
        for one in settings:
            if (
                _AVERAGE.search(one.before)
                and not _MEDIAN.search(one.before)
                and one.quantity.kind in {"count", "money", "percent"}
            ):
                yield from _of_list(document, one, [*every[max(0, index - 1) : index + 1]])
        for rate in rates_of(settings):
            if rate.per and not rate.is_of_time:
                around = [one for near in every[max(0, index - 3) : index + 1] for one in near]
                yield from _per_measure(rate, settings, around)
                yield from _by_chain(document, rate, settings)


def _of_list(document: Document, one: Setting, sentences: list[tuple[Setting, ...]]) -> Iterator[HeldChange]:
    """Yield the average against the last list before it."""
    for settings in reversed(sentences):
        figures = _list_before(document.text, [each.quantity for each in settings], one.quantity)
        if len(figures) >= _FEWEST:
            mean = sum(figure.value for figure in figures) / len(figures)
            slack = max(written_slack(one.quantity), 0.5 * 10.0 ** -_places(one.quantity)) + written_slack(figures[-1])
            holds = abs(mean - one.quantity.value) <= slack + 1e-9
            arithmetic = (
                f"({' + '.join(str(figure.figure) for figure in figures)}) / {len(figures)} = {format_number(mean)}"
            )
            check = arithmetic_check(
                one.quantity.figure, (figure.figure for figure in figures), arithmetic=arithmetic, holds=holds
            )
            if holds or (is_slip_away(one.quantity.value, mean) and _is_in_range(one.quantity, figures)):
                yield HeldChange(check, "average", "marked")
            return


def _is_in_range(average: Quantity, figures: Sequence[Quantity]) -> bool:
    values = [figure.value for figure in figures]
    return min(values) <= average.value <= max(values) or is_slip_away(average.value, sum(values) / len(values))


def _places(quantity: Quantity) -> int:
    match = re.search(r"\.(\d+)", quantity.figure.words)
    return len(match[1]) if match else 0


def _list_before(text: str, quantities: Sequence[Quantity], average: Quantity) -> list[Quantity]:
    """Return the longest row of figures joined by commas and "and" before the average, of its kind at their end."""
    best: list[Quantity] = []
    row: list[Quantity] = []
    for quantity in quantities:
        if quantity.span.start >= average.span.start or quantity.kind not in {"count", "money", "percent", "code"}:
            continue
        joined = bool(row) and _JOINT.match(text[row[-1].span.end : quantity.span.start]) is not None
        row = [*row, quantity] if joined else [quantity]
        best = row if len(row) >= len(best) else best
    is_alike = (bool(best) and best[-1].kind == average.kind) or {one.kind for one in best} == {"count"}
    return best if is_alike else []


def _per_measure(rate: Rate, settings: Sequence[Setting], around: Sequence[Setting]) -> Iterator[HeldChange]:
    """Yield "$768 million, or about $54 million a mile" against the 14.2 miles told before."""
    counts = [
        one.quantity
        for one in around
        if one.quantity.kind == "count" and rate.per in {noun_of(one.quantity), stem(one.quantity.unit)}
    ]
    counts = [one for one in counts if one.value > 1 and one is not rate.quantity]
    totals = [
        one.quantity
        for one in around
        if one.quantity.kind == rate.quantity.kind == "money" and one.quantity.unit == rate.quantity.unit
    ]
    totals = [one for one in totals if one is not rate.quantity and one.value > 2 * rate.quantity.value]
    checks = [_quotient(rate.quantity, total, count) for total in totals for count in counts]
    if holding := [check for check in checks if check.holds]:
        yield HeldChange(holding[0], "average", "marked")
        return
    here = [
        one.quantity
        for one in settings
        if one.quantity in totals and one.quantity.span.start < rate.quantity.span.start
    ]
    values = {count.value for count in counts}
    if len(here) == 1 and len(values) == 1:
        check = _quotient(rate.quantity, here[0], counts[0])
        if is_slip_away(rate.quantity.value, here[0].value / counts[0].value):
            yield HeldChange(check, "average", "marked")


def _quotient(rate: Quantity, total: Quantity, count: Quantity) -> ArithmeticCheck:
    quotient = total.value / count.value
    slack = written_slack(total) / count.value + written_slack(rate) + quotient * written_slack(count) / count.value
    arithmetic = f"{total.figure} / {count.figure} = {format_like(quotient, rate.figure)}"
    return arithmetic_check(
        rate.figure, (total.figure, count.figure), arithmetic=arithmetic, holds=abs(quotient - rate.value) <= slack
    )


def _by_chain(document: Document, rate: Rate, settings: Sequence[Setting]) -> Iterator[HeldChange]:
    """Yield "180 bushels an acre brought in $561.60 an acre" against the price of a bushel told anywhere."""
    if rate.quantity.kind != "money":
        return
    yields = [one for one in rates_of(settings) if one.quantity.kind == "count" and one.per == rate.per]
    if len(yields) != 1:
        return
    crop = yields[0].quantity
    per = noun_of(crop) or stem(crop.unit)
    prices = [
        one.quantity
        for one in document.once(_money_rates)
        if one.per == per and one.quantity.unit == rate.quantity.unit
    ]
    close = [price for price in prices if is_slip_away(rate.quantity.value, crop.value * price.value)][:_MOST_FITTING]
    for price in close:
        product = crop.value * price.value
        slack = (
            written_slack(crop) * price.value
            + written_slack(price) * crop.value * 0
            + written_slack(rate.quantity)
            + 0.005 * 0
        )
        arithmetic = f"{crop.figure} x {price.figure} = {format_like(product, rate.quantity.figure)}"
        holds = abs(product - rate.quantity.value) <= slack + 0.001 * product
        check = arithmetic_check(rate.quantity.figure, (crop.figure, price.figure), arithmetic=arithmetic, holds=holds)
        if holds:
            yield HeldChange(check, "product", "marked")
            return
    digits = [price for price in close if _same_digits(rate.quantity.value, crop.value * price.value)]
    for price in (digits or close)[:1]:
        arithmetic = f"{crop.figure} x {price.figure} = {format_like(crop.value * price.value, rate.quantity.figure)}"
        check = arithmetic_check(rate.quantity.figure, (crop.figure, price.figure), arithmetic=arithmetic, holds=False)
        yield HeldChange(check, "product", "marked" if digits else "near")


def _same_digits(one: float, other: float) -> bool:
    return sorted(f"{one:.2f}") == sorted(f"{other:.2f}")


def _money_rates(document: Document) -> tuple[Rate, ...]:
    found = (rate for settings in settings_by_sentence(document) for rate in rates_of(settings))
    return tuple(rate for rate in found if rate.quantity.kind == "money" and rate.per)
