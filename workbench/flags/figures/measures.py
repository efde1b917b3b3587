"""The measures of a sentence: an amount with its unit, in figures or words, in one unit or two."""

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.flags.figures.units import UNITS, Unit

_WORDS: Final = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "half a": 0.5, "half an": 0.5, "quarter of a": 0.25,
    "three-quarters of a": 0.75, "three quarters of a": 0.75,
}  # fmt: skip
_BITS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, " and a half": 0.5, " and a quarter": 0.25}
_SCALES: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER_WORDS: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
_UNIT: Final = "|".join(rf"(?P<u{index}>{unit.written})" for index, unit in enumerate(UNITS))
_PART: Final = "|".join(dict.fromkeys(unit.parts for unit in UNITS if unit.parts))
_MEASURE: Final = re.compile(
    rf"(?<![\w.,/])(?:(?P<digits>[-−]?\d[\d,]*(?:\.\d+)?)(?:\s?(?P<bit>[½¼¾]))?|(?P<words>{_NUMBER_WORDS}))"
    rf"(?:[ -](?P<scale>thousand|million|billion)(?=[ -]))?[ -]?(?:{_UNIT})(?![\w²³/])"
    rf"(?P<more> and a (?:half|quarter))?(?:(?:[ -]|, | and )?(?P<few>\d{{1,2}}(?:\.\d)?)(?![\d%]|[.,]\d)"
    rf"(?:[ -]?(?P<part>{_PART})(?!\w))?)?",
    re.IGNORECASE,
)
_VAGUE: Final = 0.15
"""How far an amount in words may be from the true one."""

_NOUGHTS: Final = 0.03
_PRECISE: Final = 3


class Measure(NamedTuple):
    """An amount with its unit: the span of all of it, its value in that unit, and how far the true one may be.

    `unit_words` is the unit as it is written, the larger of two.
    """

    span: Span
    value: float
    slack: float
    unit: Unit
    words: str
    unit_words: str

    @property
    def is_precise(self) -> bool:
        """Whether it has three digits and more that are no noughts at an end, or two units."""
        figures = re.findall(r"\d+", self.words.replace(",", "").replace(".", ""))
        return len(figures) > 1 or any(len(digits.strip("0")) >= _PRECISE for digits in figures)


def measures_in(text: str, sentence: Span) -> Iterator[Measure]:
    """Yield the measures of a sentence in reading order."""
    for match in _MEASURE.finditer(text, sentence.start, sentence.end):
        index = next(index for index in range(len(UNITS)) if match[f"u{index}"])
        unit, unit_words = UNITS[index], match[f"u{index}"]
        value, slack = _amount(match)
        end = max(match.end("more"), match.end(f"u{index}"))
        if _has_part(match, unit):
            share = unit.part / unit.sizes[0]
            value, slack, end = value + float(match["few"]) * share, 0.5 * share, match.end()
        yield Measure(Span(match.start(), end), value, slack, unit, text[match.start() : end], unit_words)


def _has_part(match: re.Match[str], unit: Unit) -> bool:
    """Return whether a smaller unit follows, as it may without its name behind feet alone: `6-foot-4`."""
    if not (match["few"] and unit.parts):
        return False
    if match["part"]:
        return re.fullmatch(unit.parts, match["part"], re.IGNORECASE) is not None
    return unit.measures == "length" and float(match["few"]) < unit.sizes[0] / unit.part


def _amount(match: re.Match[str]) -> tuple[float, float]:
    bits = _BITS.get(match["bit"] or "", 0.0) + _BITS.get((match["more"] or "").lower(), 0.0)
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    if match["words"]:
        value = _WORDS[match["words"].lower()] + bits
        return value * scale, _VAGUE * value * scale
    digits = match["digits"].replace(",", "").replace("−", "-")
    value = float(digits)
    return (value + bits) * scale, (0.1 if bits else _half_place(digits)) * scale


def _half_place(digits: str) -> float:
    """Return half of the last written digit that is not a nought, as measures are rounded."""
    if "." in digits:
        return 0.5 * math.pow(0.1, len(digits.partition(".")[2]))
    noughts = len(digits) - len(digits.rstrip("0") or "0")
    return min(0.5 * math.pow(10, noughts), max(0.5, _NOUGHTS * abs(float(digits))))
