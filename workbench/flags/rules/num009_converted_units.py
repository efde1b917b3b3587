"""NUM009: a measure and its conversion that differ."""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure, format_number
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check, conflicts
from workbench.flags.figures.marked_figures import LOOSELY, joined_pattern
from workbench.flags.figures.measures import Measure, measures_in
from workbench.flags.figures.units import Unit
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_BETWEEN: Final = re.compile(
    rf"(?! per |-per-)[^;:.!?()]{{0,25}}?(?:\s?\(|,? or |\s?/\s?|,? that is,? |\s?=\s?|,? equal to )"
    rf"{LOOSELY}(?:c\. ?|~ ?)?(?P<money>[^\d\W]*[^\w\s]? ?)",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(r"(?:₹|\brs\.?|\binr)\s?$|[$£€¥]\s?$", re.IGNORECASE)
_COMPOUND: Final = re.compile(r"\d\s?(?:[^\W\d]{1,3}\s)?(?:to|by|x|×|and|[-–—])\s?$", re.IGNORECASE)
_COMPARED: Final = re.compile(r" (?:more|less|longer|higher|further|deeper|per|an?)\b|-per-|[²/]| ?(?:to|[-–—]) ?\d")
_ABOUT: Final = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.|nearly|almost|some|over|under|than|up to|at least|at most|"
    r"close to|just|circa|c\.)|~|≈)\s?$",
    re.IGNORECASE,
)
_LOOSE: Final = 0.07
_PRECISELY: Final = 0.02
_ABOUT_SLACK: Final = 0.05
_DEGREES: Final = 1.5
_REACH: Final = 20
_INDIAN: Final = frozenset({1e7, 1e5})
_DIFFERENCE: Final = joined_pattern(
    r"\b(?:by|rise[sn]?|rose|rising|f[ae]ll(?:en|ing|s)?|dropp?(?:ed|ing|s)?|increas\w*|decreas\w*|warm(?:er|ed|ing|s)|",
    r"cool(?:er|ed|ing|s)|hotter|colder|higher|lower|above|below|more|less|differ\w*|chang\w*|swing|anomal\w*|within|",
    r"up|down|limit|target|pre-?industrial)\b",
)
"""Words with which a temperature may be a difference between two readings."""

_CUE: Final = joined_pattern(r"[(/=]|\bor\b|that is|equal to")
_DIGIT: Final = re.compile(r"\d")


def find(document: Document) -> Iterator[Finding]:
    """Yield each measure that differs from the conversion given with it."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such conversion in the text, whether it holds or not."""
    for sentence in document.sentences:
        place = Span(sentence.start, sentence.end)
        if _CUE.search(document.text, place.start, place.end) and _DIGIT.search(document.text, place.start, place.end):
            yield from _checks_of(document.text, place)


def _checks_of(text: str, sentence: Span) -> Iterator[ArithmeticCheck]:
    may_differ = _DIFFERENCE.search(text, sentence.start, sentence.end) is not None
    for first, second in pairwise(measures_in(text, sentence)):
        if _are_convertible(first.unit, second.unit) and _stands_for(text, first, second):
            yield _check(text, first, second, may_differ=may_differ)


def _are_convertible(first: Unit, second: Unit) -> bool:
    if first.measures != second.measures or first.sizes == second.sizes:
        return False
    return first.measures != "count" or (first.sizes[0] in _INDIAN) != (second.sizes[0] in _INDIAN)


def _stands_for(text: str, first: Measure, second: Measure) -> bool:
    """Return whether the second measure is told as the first in another unit, in the same money."""
    between = _BETWEEN.fullmatch(text, first.span.end, second.span.start)
    before = text[max(0, first.span.start - _REACH) : first.span.start]
    if not between or _COMPARED.match(text, second.span.end) or _COMPOUND.search(before):
        return False
    own, other = _MONEY.search(before), _MONEY.search(text, first.span.end, second.span.start)
    return (own.group().strip() if own else "") == (other.group().strip() if other else "")


def _check(text: str, first: Measure, second: Measure, *, may_differ: bool) -> ArithmeticCheck:
    stated = second.value
    readings = [*_conversions(first, second), *(_differences(first, second) if may_differ else ())]
    computed = min(readings, key=lambda candidate: abs(candidate - stated))
    slack = _slack(text, second) + _slack(text, first) * first.unit.sizes[0] / second.unit.sizes[0]
    loose = _PRECISELY if first.is_precise and second.is_precise else _LOOSE
    slack += _DEGREES if first.unit.measures == "temperature" else loose * abs(computed)
    arithmetic = f"{first.words} = {format_number(round(computed, 1))} {second.unit_words}"
    message = f"{arithmetic}, but the text says {second.words}."
    holds = abs(stated - computed) <= slack
    figures = [Figure(one.span, "n", one.value, one.slack, one.words) for one in (first, second)]
    return arithmetic_check(figures[1], figures[:1], arithmetic=arithmetic, holds=holds, message=message)


def _slack(text: str, measure: Measure) -> float:
    """Return how far the true value may be from a measure, in its unit."""
    about = _ABOUT.search(text, max(0, measure.span.start - _REACH), measure.span.start)
    is_loose = about and not measure.is_precise and measure.unit.measures != "temperature"
    return measure.slack + (_ABOUT_SLACK * abs(measure.value) if is_loose else 0.0)


def _conversions(first: Measure, second: Measure) -> Iterator[float]:
    """Yield the first measure in the unit of the second, for each size that the units have."""
    for size, target in product(first.unit.sizes, second.unit.sizes):
        yield (first.value * size + first.unit.zero - second.unit.zero) / target


def _differences(first: Measure, second: Measure) -> Iterator[float]:
    """Yield the first measure in the unit of the second, where both are differences."""
    for size, target in product(first.unit.sizes, second.unit.sizes):
        yield first.value * size / target


RULE: Final = Rule(
    code="NUM009",
    name="converted-units",
    severity=Severity.WARNING,
    what="A length, area, speed, mass, volume or temperature beside its conversion that comes to something else.",
    why="One of the two was mistyped or converted with the wrong factor; the conversion is shown.",
    flagged=(
        "The trail is 50 km (42 miles) long.",
        "It was 20 °C (98 °F) in the shade.",
        "The stool weighs 9kg (30lb); it was 29C (94F) in the tent.",
        "She stands 6-foot-4, or about 2.03 meters.",
        "In 15 days they rode 874 miles (1,704km).",
        "The ground covers 1200 square kilometres, or about 750 square miles.",
        "Had he been a foot (60cm) to his left, he would be out.",
        "The firm filed papers for ₹1,200 crore (₹12 million).",
        "The site has 30,000 hectares (7,400 acres).",
    ),
    clean=(
        "The trail is 50 km (31 miles) long.",
        "It was 20 °C (68 °F) in the shade.",
        "Temperatures rose by 2 °C (3.6 °F) in a century. The lake is 5 °F (2.8 °C) warmer than the sea.",
        "He is 6 feet 2 inches (188 cm), or 6ft 2in (1.88m), and weighs 11st 4lb (72kg).",
        "The line is 14.2 miles (22.9km), the tank holds 10 gallons (45 litres) or 10 gallons (38 liters).",
        "The bolt is 5m (16ft) long, 2 to 3 metres (6 to 10 feet) wide, and a mile and a half (2.4km) away.",
        "It runs 90 miles per gallon (38 kilometers per liter).",
    ),
    limits="Where a sentence tells of a change, a temperature may be a difference. Leaves tons alone, takes "
    "gallons and pints of either country, and allows 7 per cent for rounding, 2 where both have three digits.",
    reference="The international yard and pound agreement of 1959.",
    find=find,
)
