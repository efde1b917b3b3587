"""So many at so much each, an average and a rate, each held against the figures that make it."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from workbench.facts.quantities.figure import format_like
from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.fits import is_slip_away
from workbench.flags.changes.held import HeldChange
from workbench.flags.changes.rates import Rate, rates_of
from workbench.flags.changes.setting import Setting, noun_of, settings_by_sentence, written_slack
from workbench.flags.figures.arithmetic import agrees, arithmetic_check
from workbench.text.document import Document
from workbench.text.terms import stem

_TOTAL_BEFORE: Final = re.compile(
    r"\b(?:total\w*|in all|altogether|sum|comes? to|came to|adds? up to|mak(?:es?|ing)|giv(?:es?|ing)|yield\w*|"
    r"amount\w*|"
    r"bill|costs?|costing|earn\w*|bring\w*|brought|rais\w+|owing|owed?|pay|paid|pays|worth|produc\w+|deliver\w*|"
    r"fetch\w*|"
    r"spent|spend\w*|took in|takings|or|that is|=|a total|will (?:be|have|need|use|carry|hold)|used?|needs?|"
    r"holds?|carry|carries)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_TOTAL_BEHIND: Final = re.compile(
    r"^(?:\s[\w’'-]+){0,4}?,? (?:in (?:all|total)|altogether|overall|in all)\b", re.IGNORECASE
)
_A_TOTAL: Final = re.compile(r"\btotal of $", re.IGNORECASE)
_OTHER_TERMS: Final = re.compile(
    r"\b(?:plus|as well as|in addition|another|up to|at least|rest|remaining|between|per cent|percent|"
    r"including|profit|net of|after tax|more than half|instead)\b|%",
    re.IGNORECASE,
)
_TIMES: Final = re.compile(r"^(?: [a-z]+){0,2}?\s?(?:[x×*]|times|multiplied by)\s?$", re.IGNORECASE)
_EQUALS: Final = re.compile(r"^(?: [a-z]+){0,2}?\s?(?:=|is|equals|makes?|gives?)\s?$", re.IGNORECASE)
_FEWEST: Final = 2
_MOST: Final = 9
_WIDEST: Final = 3.0
_WIDEST_AVERAGE: Final = 4.0


def held_products(document: Document) -> tuple[HeldChange, ...]:
    """Return every product, average and rate whose figures are found, in reading order, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldChange, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldChange]:
    for index, settings in enumerate(settings_by_sentence(document)):
        yield from _equations(document, settings)
        if not _FEWEST <= len(settings) <= _MOST:
            continue
        rates = [rate for rate in rates_of(settings) if rate.quantity.value > 0]
        if len(rates) == 1:
            sentence = document.sentences[index]
            yield from _by_rate(document.text[sentence.start : sentence.end], rates[0], settings)


def _equations(document: Document, settings: tuple[Setting, ...]) -> Iterator[HeldChange]:
    """Yield `6 x 30 = 180`."""
    for first, second, third in zip(settings, settings[1:], settings[2:], strict=False):
        one, other, total = first.quantity, second.quantity, third.quantity
        is_product = _TIMES.match(document.text[one.span.end : other.span.start])
        if (
            is_product
            and first.before.rstrip()[-1:] not in {"/", "÷"}
            and _EQUALS.match(document.text[other.span.end : total.span.start])
        ):
            yield _product(total, one, other)


def _by_rate(words: str, rate: Rate, settings: tuple[Setting, ...]) -> Iterator[HeldChange]:
    standing = [one for one in settings if one.stands_alone]
    others = [one for one in standing if _may_take_part(one.quantity) and one.quantity is not rate.quantity]
    totals = [one for one in others if _is_total_of(rate.quantity, one)]
    marked = [one for one in totals if _is_marked(one)]
    totals = marked if len(totals) > 1 and not rate.is_average else totals
    if len(totals) != 1 or not (rate.is_average or marked) or (_OTHER_TERMS.search(words) and not rate.is_average):
        return
    total = totals[0].quantity
    counts = [one.quantity for one in others if one.quantity is not total and one.quantity.kind == "count"]
    counts = _those_of(rate, counts) or ([] if rate.is_of_time else counts)
    if len(counts) != 1 or min(counts[0].value, rate.quantity.value, total.value) <= 1:
        return
    held = _quotient(rate.quantity, total, counts[0]) if rate.is_average else _product(total, rate.quantity, counts[0])
    if held.check.holds or (_is_like_a_slip(held, counts[0]) and not _is_explained(total, rate.quantity, others)):
        yield held


def _may_take_part(quantity: Quantity) -> bool:
    return quantity.kind in {"count", "money"} and quantity.value > 0


def _is_total_of(rate: Quantity, one: Setting) -> bool:
    """Return whether a total of what the rate tells can be counted so."""
    total = one.quantity
    if rate.kind == "money" and total.kind == "count" and _A_TOTAL.search(one.before) and total.value > rate.value:
        return not total.counted.head[:1].isalpha()
    if total.kind != rate.kind or (total.unit != rate.unit and total.unit and rate.unit):
        return False
    if rate.kind == "money":
        return True
    nouns = noun_of(rate) or stem(rate.unit), noun_of(total) or stem(total.unit)
    return nouns[0] == nouns[1] or (not nouns[1] and _TOTAL_BEFORE.search(one.before) is not None)


def _is_marked(one: Setting) -> bool:
    return (_TOTAL_BEHIND.match(one.after) or _TOTAL_BEFORE.search(one.before)) is not None


def _those_of(rate: Rate, counts: Sequence[Quantity]) -> list[Quantity]:
    """Return the counts of what the rate is told per: the days of "12 hours a day"."""
    return [one for one in counts if rate.per and rate.per in {noun_of(one), stem(one.unit)}]


def _product(total: Quantity, one: Quantity, other: Quantity) -> HeldChange:
    product = one.value * other.value
    slack = written_slack(one) * other.value + written_slack(other) * one.value
    arithmetic = f"{one.figure} x {other.figure} = {format_like(product, total.figure)}"
    holds = agrees(total.figure, product, slack + written_slack(total))
    check = arithmetic_check(total.figure, (one.figure, other.figure), arithmetic=arithmetic, holds=holds)
    return HeldChange(check, "product", "marked")


def _quotient(rate: Quantity, total: Quantity, count: Quantity) -> HeldChange:
    quotient = total.value / count.value
    slack = written_slack(total) / count.value + quotient * written_slack(count) / count.value
    arithmetic = f"{total.figure} / {count.figure} = {format_like(quotient, rate.figure)}"
    holds = abs(quotient - rate.value) <= slack + max(
        written_slack(rate), rate.figure.slack if rate.bound in {"over", "under"} else 0.0
    )
    check = arithmetic_check(
        rate.figure,
        (total.figure, count.figure),
        arithmetic=arithmetic,
        holds=holds or agrees(rate.figure._replace(slack=0.0), quotient, slack),
    )
    return HeldChange(check, "average", "marked")


def _is_like_a_slip(held: HeldChange, count: Quantity) -> bool:
    one, other = held.check.others
    computed = one.value / other.value if held.kind == "average" else one.value * other.value
    low, high = sorted((computed, held.check.stated.value))
    return is_slip_away(held.check.stated.value, computed) or high / low <= (
        _WIDEST_AVERAGE if held.kind == "average" and count.value >= _FEWEST else _WIDEST
    )


def _is_explained(total: Quantity, rate: Quantity, others: Sequence[Setting]) -> bool:
    """Return whether some other figures of the sentence make the total or the rate."""
    values = [one.quantity.value for one in others if one.quantity is not total]
    for first, second in combinations(values, 2):
        makes = (
            first * second * rate.value,
            (first + second) * rate.value,
            first * rate.value + second,
            second * rate.value + first,
        )
        if any(agrees(total.figure, made) for made in makes):
            return True
    return False
