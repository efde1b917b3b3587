"""Numbers, shares and sums of money, in figures or words."""

import re
from typing import Final

from workbench.text.document import Number

_UNITS: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL: Final = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
}
FRACTIONS: Final = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_WORD = (
    "(?:"
    + "|".join(sorted((*SMALL, "hundred", "thousand", "million", "billion", "trillion"), key=len, reverse=True))
    + ")"
)
_WORDS = rf"{_WORD}(?:(?:-|\s|\sand\s){_WORD}){{0,12}}"
_UNIT = r"(?:\s?(?P<unit>km|kg|tonnes?|tons?|miles?|metres?|meters?|feet|acres?|hectares?|degrees?|years?|months?|weeks?|days?|hours?|minutes?|people|votes?|seats?|points?)\b)?"
_PATTERN = re.compile(
    rf"(?P<percent>\b(?:{_FIGURE}|{_WORDS}))\s?(?:%|per\s?cent\b|percentage\spoints?\b)"
    rf"|(?P<currency>[$€£¥])\s?(?P<money>{_FIGURE})(?:[\s-]?(?P<money_scale>hundred|thousand|million|billion|trillion|bn|mn|tn|m|k)\b)?"
    rf"|\b(?P<part>a|one|two|three|four)[\s-](?P<share>half|third|quarter|fifth|tenth)s?\b(?!\s(?:time|place|round))"
    rf"|\b(?P<of>{_FIGURE}|{_WORD})\s(?:in|out\sof)\s(?P<whole>\d{{1,9}}|{_WORD})\b(?!\s(?:January|February|March|April|May|June|July))"
    rf"|\b(?P<ordinal>\d{{1,6}})(?:st|nd|rd|th)\b"
    rf"|(?<![\w.,$€£¥])(?P<figure>{_FIGURE})(?![\w%])(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion|bn|mn|tn)\b)?{_UNIT}"
    rf"|\b(?P<words>{_WORDS})\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[\s-]+")


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text` in reading order.

    >>> find_numbers("Some 2.5 million people, 36% of all")[0].value
    2500000.0
    """
    return tuple(_number_of(found) for found in _PATTERN.finditer(text))


def value_of(written: str) -> float:
    """The value of a number in figures or English words.

    >>> value_of("one hundred and five"), value_of("1,200.5")
    (105.0, 1200.5)
    """
    if written[0].isdigit():
        return float(written.replace(",", ""))
    total = current = 0.0
    for word in _SPLIT.split(written.lower()):
        if word in SMALL:
            current += SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0.0
    return total + current


def _number_of(found: re.Match[str]) -> Number:
    start, end = found.span()
    kind, value, unit = "number", 0.0, (found["unit"] or "").lower()
    if found["percent"]:
        kind, value, unit = "percent", value_of(found["percent"]), "%"
    elif found["money"]:
        kind, value, unit = "money", value_of(found["money"]) * _scale(found["money_scale"]), found["currency"]
    elif found["share"]:
        many = 1 if found["part"].lower() in {"a", "one"} else SMALL[found["part"].lower()]
        kind, value = "fraction", many * FRACTIONS[found["share"].lower()]
    elif found["of"]:
        kind, value = "ratio", value_of(found["of"]) / max(1.0, value_of(found["whole"]))
    elif found["ordinal"]:
        kind, value = "ordinal", float(found["ordinal"])
    elif found["figure"]:
        value = value_of(found["figure"]) * _scale(found["scale"])
    else:
        value = value_of(found["words"])
    return Number(start, end, kind, value, unit)


def _scale(word: str | None) -> float:
    return SCALES[word.lower()] if word else 1.0
