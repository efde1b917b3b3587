"""The numbers in a text and what they mean."""

import re
from typing import Final

from workbench.text.document import Number

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: Final = {word: value for value, word in enumerate(_SMALL)} | {w: 10 * n for n, w in enumerate(_TENS, start=2)}
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3,
}  # fmt: skip
_PARTS: Final = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "tenth": 0.1}
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_UNIT: Final = (
    r"km²|km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|kg|kilograms?|tonnes?|tons?|pounds?|feet|inch(?:es)?|hectares?|acres?|lit(?:er|re)s?|hours?|minutes?|"
    r"seconds?|days?|weeks?|months?|years?"
)
_WORD: Final = "(?:" + "|".join(sorted([*_WORDS, "hundred", "thousand", "million", "billion"], key=len)[::-1]) + ")"
_BELOW_HUNDRED: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_SMALL[1:10])})\b)?|{'|'.join(_SMALL[::-1])})"
_SCALE_WORD: Final = r"(?:hundred|thousand|million|billion)"
_IN_WORDS: Final = (
    rf"(?:(?:{_BELOW_HUNDRED}[-\s])?{_SCALE_WORD}(?:[-\s]{_SCALE_WORD}){{0,2}}"
    rf"(?:\s(?:and\s)?{_BELOW_HUNDRED}(?:[-\s]{_SCALE_WORD}){{0,2}}){{0,4}}|{_BELOW_HUNDRED})"
)
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.\d{1,9})?"
_SCALE: Final = r"(?:hundred|thousand|million|billion|trillion)"
_COUNT: Final = rf"(?:{_WORD}|\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})"
"""A whole number in words or digits, as on either side of "in" or "out of"."""

_YEAR: Final = r"(?:1\d|20)\d\d\b"
_BEGINS: Final = (
    r"(?=[$€£¥]|(?<!\w)\d|\b(?:a\b|"
    + "|".join([*_WORDS, *_ORDINALS, "hundred", "thousand", "million", "billion"])
    + "))"
)
"""What a number may begin with; checked first, as a number begins at few places in a text."""
_NUMBER: Final = re.compile(
    rf"{_BEGINS}(?:(?P<cur>[$€£¥])\s?(?P<mv>{_DIGITS})(?:\s?(?P<ms>(?:million|billion|trillion|thousand|bn|mn|tn|m|k)\b))?"
    rf"|(?<![\w.,])(?P<pv>{_DIGITS}|{_IN_WORDS})(?:\s?(?:%|per\s?cent\b)|\spercentage points?\b)"
    rf"|(?<![\w.,])(?P<r1>{_COUNT})\s(?:in(?!\s{_YEAR})|(?:(?<=\bone\s)|(?<=\b1\s))in|out of)\s(?:every\s)?"
    rf"(?P<r2>{_COUNT})\b(?![.,]\d|\s{_SCALE})"
    rf"|(?<![\w.,])(?P<hv>{_WORD}|\d{{1,3}})\sand\sa\shalf(?:\s(?P<hs>{_SCALE})\b)?"
    r"|\b(?P<fn>a|one|two|three|four)[ -](?P<fd>half|third|quarter|fifth|sixth|tenth)s?\b"
    r"|(?<![\w.,])(?P<on>\d{1,9})(?:st|nd|rd|th)\b"
    rf"|\b(?P<ow>{'|'.join(_ORDINALS)})\b"
    rf"|(?<![\w.,])(?P<nv>{_DIGITS})(?:\s(?P<ns>{_SCALE})\b)?(?:[ -]?(?P<u>{_UNIT})\b)?(?!\w|[.,]\d)"
    rf"|\b(?P<nw>{_IN_WORDS})\b(?:[ -](?P<u2>{_UNIT})\b)?)"
)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return every number in `text`, in reading order; years and days of dates among them.

    >>> [(number.kind, number.value) for number in find_numbers("36% of 2.5 million in six chapters")]
    [('percent', 36.0), ('number', 2500000.0), ('number', 6.0)]
    """
    return tuple(_number_of(match) for match in _NUMBER.finditer(_lower_in_place(text)))


def value_of(words: str) -> float:
    """Return the value of a number in digits or English words.

    >>> value_of("two hundred and five"), value_of("1,250.5")
    (205.0, 1250.5)
    """
    if words[:1].isdigit():
        return float(words.replace(",", ""))
    total = current = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred":
            current = max(1.0, current) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + max(1.0, current) * _SCALES[word], 0.0
    return total + current


def _lower_in_place(text: str) -> str:
    """Return `text` in lower case with every character at its offset; the few that would grow stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _number_of(match: re.Match[str]) -> Number:
    kind, value, unit = _meaning(match)
    return Number(match.start(), match.end(), kind, value, unit)


def _meaning(match: re.Match[str]) -> tuple[str, float, str]:
    groups = match.groupdict()
    if groups["cur"]:
        return "money", value_of(groups["mv"]) * _SCALES.get(groups["ms"], 1.0), groups["cur"]
    if groups["pv"]:
        return "percent", value_of(groups["pv"]), "points" if "point" in match.group() else "%"
    if groups["r1"] or groups["fn"]:
        return _part(groups)
    return _ordinal(groups) if groups["on"] or groups["ow"] else _plain(groups)


def _ordinal(groups: dict[str, str]) -> tuple[str, float, str]:
    return "ordinal", float(groups["on"]) if groups["on"] else _ORDINALS.index(groups["ow"]) + 1.0, ""


def _part(groups: dict[str, str]) -> tuple[str, float, str]:
    if groups["r1"]:
        return "ratio", value_of(groups["r1"]) / max(1.0, value_of(groups["r2"])), ""
    count = 1.0 if groups["fn"] == "a" else value_of(groups["fn"])
    return "fraction", count * _PARTS[groups["fd"]], ""


def _plain(groups: dict[str, str]) -> tuple[str, float, str]:
    if groups["hv"]:
        return "number", (value_of(groups["hv"]) + 0.5) * _SCALES.get(groups["hs"], 1.0), ""
    unit = groups["u"] or groups["u2"] or ""
    value = value_of(groups["nv"] or groups["nw"])
    return "number", value * _SCALES.get(groups["ns"], 1.0), unit
