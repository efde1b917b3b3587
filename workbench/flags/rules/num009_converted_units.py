"""NUM009: a measure and its conversion that differ."""

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check, conflicts
from workbench.flags.figures.marked_figures import (
    LOOSELY,
    Figure,
    figures_by_sentence,
    format_number,
    joined_pattern,
    mark,
)
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


class _Unit(NamedTuple):
    """A unit of measurement: what it measures, its size in the base unit, and the pattern of its names."""

    measures: str
    size: float
    written: str


class _Measure(NamedTuple):
    """A figure with its unit, and the words of the unit."""

    figure: Figure
    unit: _Unit
    words: str


_UNITS: Final = (
    _Unit("area", 1e6, r"km²|km2|sq\.? ?km|square (?:km|kilomet(?:re|er)s?)"),
    _Unit("area", 2_589_988.0, r"sq\.? ?mi(?:les)?|square miles?"),
    _Unit("area", 1.0, r"m²|m2|sq\.? ?m|square met(?:re|er)s?"),
    _Unit("area", 0.092903, r"sq\.? ?f(?:ee)?t|square f(?:ee|oo)t"),
    _Unit("area", 10_000.0, r"hectares?|ha"),
    _Unit("area", 4_046.86, r"acres?"),
    _Unit("speed", 1 / 3.6, r"km/h|kph|kmh|kilomet(?:re|er)s? (?:per|an) hour"),
    _Unit("speed", 0.44704, r"mph|miles? (?:per|an) hour"),
    _Unit("length", 1_000.0, r"km|kilomet(?:re|er)s?"),
    _Unit("length", 1_609.344, r"miles?|mi"),
    _Unit("length", 0.9144, r"yards?|yd"),
    _Unit("length", 0.3048, r"feet|foot|ft"),
    _Unit("length", 0.0254, r"inch(?:es)?|in"),
    _Unit("length", 0.01, r"cm|centimet(?:re|er)s?"),
    _Unit("length", 0.001, r"mm|millimet(?:re|er)s?"),
    _Unit("length", 1.0, r"met(?:re|er)s?|m"),
    _Unit("mass", 1.0, r"kg|kilograms?|kilos?"),
    _Unit("mass", 0.453592, r"pounds?|lbs?"),
    _Unit("mass", 0.028350, r"ounces?|oz"),
    _Unit("mass", 0.001, r"grams?|g"),
    _Unit("temperature", 1.0, r"°\s?C|degrees? (?:Celsius|centigrade)|℃"),
    _Unit("temperature", 5 / 9, r"°\s?F|degrees? Fahrenheit|℉"),
)
_ANY_UNIT: Final = "|".join(unit.written for unit in _UNITS)
_PAIR: Final = re.compile(
    rf"(?P<before>.{{0,12}}){mark('one', 'n')}[ -]?(?P<u1>{_ANY_UNIT})(?![\w²/]| per |-per-)[^‹›;:.!?()]{{0,25}}?"
    rf"(?:\s?\(|,? or |\s?/\s?|,? that is,? |\s?=\s?|,? equal to ){LOOSELY}(?:c\. ?|~ ?)?"
    rf"{mark('other', 'n')}[ -]?(?P<u2>{_ANY_UNIT})(?![\w²/])(?! (?:more|less|longer|higher|further|deeper))",
    re.IGNORECASE,
)
_COMPOUND: Final = re.compile(
    r"›[^‹›]{0,6}(?:to|by|x|×|[-–—]|and|,|ft|feet|foot|lbs?|pounds?|stone|st|°|′|')\s?$", re.IGNORECASE
)
_LOOSE: Final = 0.07
_ZERO_FAHRENHEIT: Final = -160 / 9
_NOUGHTS: Final = 0.03
_DEGREES: Final = 1.5
_DIFFERENCE: Final = joined_pattern(
    r"\b(?:by|rise[sn]?|rose|rising|f[ae]ll(?:en|ing|s)?|dropp?(?:ed|ing|s)?|increas\w*|decreas\w*|warm(?:er|ed|ing|s)|",
    r"cool(?:er|ed|ing|s)|hotter|colder|higher|lower|above|below|more|less|differ\w*|chang\w*|swing|anomal\w*|within|",
    r"up|down|limit|target|pre-?industrial)\b",
)
"""Words with which a temperature may be a difference between two readings."""

_CUE: Final = joined_pattern(r"[(/=]|\bor\b|that is|equal to")


def find(document: Document) -> Iterator[Finding]:
    """Yield each measure that differs from the conversion given with it."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such conversion in the text, whether it holds or not."""
    for reading in figures_by_sentence(document, 2, _CUE):
        for match in _PAIR.finditer(reading.masked):
            first = _Measure(reading.named(match, "one"), _unit(match["u1"]), match["u1"])
            second = _Measure(reading.named(match, "other"), _unit(match["u2"]), match["u2"])
            convertible = first.unit.measures == second.unit.measures and first.unit.size != second.unit.size
            if convertible and not _COMPOUND.search(match["before"]):
                yield _check(first, second, may_differ=bool(_DIFFERENCE.search(reading.masked)))


def _unit(words: str) -> _Unit:
    return next(unit for unit in _UNITS if re.fullmatch(unit.written, words, re.IGNORECASE))


def _check(first: _Measure, second: _Measure, *, may_differ: bool) -> ArithmeticCheck:
    value, stated = first.figure.value, second.figure.value

    computed = _converted(value, first.unit, second.unit)
    if may_differ:
        as_difference = value * first.unit.size / second.unit.size
        computed = min(computed, as_difference, key=lambda candidate: abs(candidate - stated))
    slack = _half_place(second.figure) + _half_place(first.figure) * first.unit.size / second.unit.size
    slack += _DEGREES if first.unit.measures == "temperature" else _LOOSE * abs(computed)
    arithmetic = f"{first.figure} {first.words} = {format_number(round(computed, 1))} {second.words}"
    message = f"{arithmetic}, but the text says {second.figure} {second.words}."
    holds = abs(stated - computed) <= slack
    return arithmetic_check(second.figure, (first.figure,), arithmetic=arithmetic, holds=holds, message=message)


def _converted(value: float, unit: _Unit, target: _Unit) -> float:
    """Return the measure in the target unit; a temperature as a thermometer reads it."""
    return (value * unit.size + _zero(unit) - _zero(target)) / target.size


def _zero(unit: _Unit) -> float:
    """Return the zero of the unit's scale, in the base unit."""
    return _ZERO_FAHRENHEIT if unit.written.startswith(r"°\s?F") else 0.0


def _half_place(figure: Figure) -> float:
    """Return half of the last written digit that is not a nought, as measures are rounded."""
    digits = figure.words.replace(",", "")
    if figure.slack or not digits.isdigit():
        return figure.slack
    noughts = len(digits) - len(digits.rstrip("0") or "0")
    return min(0.5 * math.pow(10, noughts), max(0.5, _NOUGHTS * figure.value))


RULE: Final = Rule(
    code="NUM009",
    name="converted-units",
    severity=Severity.WARNING,
    what="A length, area, speed, mass or temperature beside its conversion that comes to something else.",
    why="One of the two was mistyped or converted with the wrong factor; the conversion is shown.",
    flagged=("The trail is 50 km (42 miles) long.", "It was 20 °C (98 °F) in the shade."),
    clean=(
        "The trail is 50 km (31 miles) long.",
        "It was 20 °C (68 °F) in the shade.",
        "Temperatures rose by 2 °C (3.6 °F) in a century. The lake is 5 °F (2.8 °C) warmer than the sea.",
        "He is 6 feet 2 inches (188 cm).",
        "It runs 90 miles per gallon (38 kilometers per liter).",
    ),
    limits="Where a sentence tells of a change, a temperature may be a difference. Leaves tons, gallons and measures "
    "in two units alone, and allows 7 per cent for rounding.",
    reference="The international yard and pound agreement of 1959.",
    find=find,
)
