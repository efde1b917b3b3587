"""Numbers in a text and what they mean."""

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
_LOW: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_SMALL[1:10])})\b)?|{'|'.join(_SMALL[::-1])})"
_HIGH: Final = r"(?:hundred|thousand|million|billion)"
_WORDY: Final = (
    rf"(?:(?:{_LOW}[-\s])?{_HIGH}(?:[-\s]{_HIGH}){{0,2}}(?:\s(?:and\s)?{_LOW}(?:[-\s]{_HIGH}){{0,2}}){{0,4}}|{_LOW})"
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
"""What a number may begin with: looked for first, as most places in a text begin none."""
_NUMBER: Final = re.compile(
    rf"{_BEGINS}(?:(?P<cur>[$€£¥])\s?(?P<mv>{_DIGITS})(?:\s?(?P<ms>(?:million|billion|trillion|thousand|bn|mn|tn|m|k)\b))?"
    rf"|(?<![\w.,])(?P<pv>{_DIGITS}|{_WORDY})(?:\s?(?:%|per\s?cent\b)|\spercentage points?\b)"
    rf"|(?<![\w.,])(?P<r1>{_COUNT})\s(?:in(?!\s{_YEAR})|(?:(?<=\bone\s)|(?<=\b1\s))in|out of)\s(?:every\s)?"
    rf"(?P<r2>{_COUNT})\b(?![.,]\d|\s{_SCALE})"
    rf"|(?<![\w.,])(?P<hv>{_WORD}|\d{{1,3}})\sand\sa\shalf(?:\s(?P<hs>{_SCALE})\b)?"
    r"|\b(?P<fn>a|one|two|three|four)[ -](?P<fd>half|third|quarter|fifth|sixth|tenth)s?\b"
    r"|(?<![\w.,])(?P<on>\d{1,9})(?:st|nd|rd|th)\b"
    rf"|\b(?P<ow>{'|'.join(_ORDINALS)})\b"
    rf"|(?<![\w.,])(?P<nv>{_DIGITS})(?:\s(?P<ns>{_SCALE})\b)?(?:[ -]?(?P<u>{_UNIT})\b)?(?![\w])"
    rf"|\b(?P<nw>{_WORDY})\b(?:[ -](?P<u2>{_UNIT})\b)?)"
)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number in `text`, in reading order; years and days of dates among them.

    >>> [(found.kind, found.value) for found in find_numbers("36% of 2.5 million in six chapters")]
    [('percent', 36.0), ('number', 2500000.0), ('number', 6.0)]
    """
    return tuple(_number_of(found) for found in _NUMBER.finditer(_in_small_letters(text)))


def value_of(words: str) -> float:
    """The value of a number in digits or English words.

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


def _in_small_letters(text: str) -> str:
    """`text` in small letters, every character at its place: a few become two, and stay as they are."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    )


def _number_of(found: re.Match[str]) -> Number:
    kind, value, unit = _meaning(found)
    return Number(found.start(), found.end(), kind, value, unit)


def _meaning(found: re.Match[str]) -> tuple[str, float, str]:
    group = found.groupdict()
    if group["cur"]:
        return "money", value_of(group["mv"]) * _SCALES.get(group["ms"], 1.0), group["cur"]
    if group["pv"]:
        return "percent", value_of(group["pv"]), "points" if "point" in found.group() else "%"
    if group["r1"] or group["fn"]:
        return _part(group)
    return _ordinal(group) if group["on"] or group["ow"] else _plain(group)


def _ordinal(group: dict[str, str]) -> tuple[str, float, str]:
    return "ordinal", float(group["on"]) if group["on"] else _ORDINALS.index(group["ow"]) + 1.0, ""


def _part(group: dict[str, str]) -> tuple[str, float, str]:
    if group["r1"]:
        return "ratio", value_of(group["r1"]) / max(1.0, value_of(group["r2"])), ""
    count = 1.0 if group["fn"] == "a" else value_of(group["fn"])
    return "fraction", count * _PARTS[group["fd"]], ""


def _plain(group: dict[str, str]) -> tuple[str, float, str]:
    if group["hv"]:
        return "number", (value_of(group["hv"]) + 0.5) * _SCALES.get(group["hs"], 1.0), ""
    unit = group["u"] or group["u2"] or ""
    value = value_of(group["nv"] or group["nw"])
    return "number", value * _SCALES.get(group["ns"], 1.0), unit
