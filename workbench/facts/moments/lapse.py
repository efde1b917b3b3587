"""The lengths of time that a document tells: three years later, 16 days, a 52-year-old, the 50th anniversary."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.moments.moment import place_of
from workbench.facts.quantities.figure import bound_before
from workbench.text.document import Document
from workbench.text.numbers import value_of

_SMALL: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty"
)
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNT: Final = rf"(?:(?:{_TENS})(?:[- ](?:{_SMALL}))?|{_SMALL}|(?<![\d.,£$€])\d{{1,4}})"
_UNIT: Final = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))s?"
_LAPSE: Final = re.compile(
    rf"\b(?P<many>{_COUNT}|an?)(?P<joint>[- ])(?P<unit>{_UNIT})\b(?!['’]s)"
    rf"|\b(?P<next>the (?:following|next)) (?P<one>year)\b(?= later)",
    re.IGNORECASE,
)
_ANNIVERSARY: Final = re.compile(
    r"\b(?:(?P<nth>\d{1,4})(?:st|nd|rd|th)|(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth))[ -](?:\w+[ -])?"
    r"(?P<what>anniversary|birthday)\b"
    r"|\b(?P<metal>silver|pearl|ruby|golden|diamond|platinum) (?P<jubilee>wedding|jubilee|anniversary)\b"
    r"|\b(?P<cent>centenary|centennial|bicentenary|bicentennial|tercentenary|sesquicentennial|quincentenary)\b",
    re.IGNORECASE,
)
_AGE: Final = re.compile(
    r"(?:\b(?:aged|at (?:the )?age(?: of)?|(?:died|dies|dead),? at)\s(?P<aged>\d{1,3})\b"
    r"(?!\s?(?:[-–]|to|and (?:over|under|older|above)|or)\s?)"
    r"|(?<=[A-Za-z.’'\)]),\s(?P<bare>\d{1,3})(?=,|\.|\)|\s\()"
    rf"|\b(?P<old>\d{{1,3}}|(?:{_TENS})-(?:{_SMALL}))[- ]years?[- ]old\b"
    r"|\bturn(?:ed|s|ing)?\s(?P<turned>\d{1,3})\b(?!\s?(?:,\d|%|percent|per cent|million|points|degrees|into))"
    r"|\b(?:[Hh]e|[Ss]he|who|[A-Z]\w+)\s(?:was|is)\s(?:only |just |then |now )?(?P<was>\d{1,3})"
    r"(?=\swhen\b|,| at the time|\son\b|\.|\swho\b)"
    r"|\b(?:died|dies|dead|death)\b[^.,;:]{1,40}?\sat\s(?P<dead>\d{1,3})(?=[,.])"
    r"|\band\s(?P<and>\d{1,2})(?=\swhen\b))",
)
_METALS: Final = {"silver": 25, "pearl": 30, "ruby": 40, "golden": 50, "diamond": 60, "platinum": 70}
_CENTURIES: Final = {"cent": 100, "bice": 200, "terc": 300, "sesq": 150, "quin": 500}
_ORDINALS: Final = dict(
    zip(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "twentieth",
            "thirtieth",
            "fortieth",
            "fiftieth",
            "sixtieth",
            "seventieth",
            "eightieth",
            "ninetieth",
            "hundredth",
        ],
        (*range(1, 11), *range(20, 101, 10)),
        strict=True,
    )
)
_TIMES: Final = _ORDINALS | {"two": 2, "three": 3, "four": 4}
_BEHIND: Final = (
    ("later", re.compile(r"\s(?:later|afterwards?|after (?:that|this|the first))\b", re.IGNORECASE)),
    ("earlier", re.compile(r"\s(?:earlier|previously|beforehand|before that)\b", re.IGNORECASE)),
    ("ago", re.compile(r"\sago\b", re.IGNORECASE)),
    ("since", re.compile(r"\ssince\b", re.IGNORECASE)),
    ("after", re.compile(r"\s(?:after|following)\b", re.IGNORECASE)),
    ("before", re.compile(r"\s(?:before|ahead of|short of)\b", re.IGNORECASE)),
    ("late", re.compile(r"\s(?:late\b|behind schedule|overdue)", re.IGNORECASE)),
    ("ahead", re.compile(r"\s(?:from|of)\s(?:now|today)\b", re.IGNORECASE)),
)
_FOR: Final = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|spen[dt]s?|after|over|during|within|of|in the|serv(?:e|ed|ing)|tak(?:es?|ing)|took|"
    r"the|span(?:s|ned|ning)|run(?:s|ning)?|covers?|covering|totalling|=|and|extends?|,|\()\s?(?:a |an |the |some |"
    r"about |almost |nearly |around |more than |over |just |only |another |those )?$",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(
    r"\b(?:mark|celebrat|complet|notch)(?:s|e|es|ed|ing)?\s(?:up\s)?(?:a |their |its |his |her )?$", re.IGNORECASE
)
_NTH: Final = re.compile(r"\b(?P<nth>first|second|third|fourth|fifth|sixth|two|three|four)\s$", re.IGNORECASE)
_REACH: Final = 24
_OLDEST: Final = 115


class Lapse(NamedTuple):
    """A length of time. `role` says what it is told of.

    "later", "earlier", "ago", "after", "before", "since", "ahead" count from another time; "lasting"
    is how long something goes on, "late" how much later than planned; "age", "birthday" and
    "anniversary" count from a beginning; "plain" is the rest. `times` is how often it goes on: 2 in
    "a second five-year term".
    """

    span: Span
    many: float
    unit: str
    role: str
    bound: str
    times: int
    sentence: int
    paragraph: int


def lapses_of(document: Document) -> tuple[Lapse, ...]:
    """Return the lengths of time in reading order, worked out once."""
    return document.once(_lapses)


def lapses_in(document: Document, start: int, end: int) -> tuple[Lapse, ...]:
    """Return those that begin between two offsets."""
    every = lapses_of(document)
    first = bisect_left(every, start, key=lambda lapse: lapse.span.start)
    return every[first : bisect_left(every, end, key=lambda lapse: lapse.span.start)]


def _lapses(document: Document) -> tuple[Lapse, ...]:
    found = [*_lengths(document), *_anniversaries(document), *_ages(document)]
    return tuple(sorted(found, key=lambda lapse: lapse.span))


def _lengths(document: Document) -> Iterator[Lapse]:
    text = document.text
    for found in _LAPSE.finditer(text):
        span, unit = Span(*found.span()), _unit_of(found["unit"] or found["one"])
        words = (found["many"] or "a").lower()
        is_name = found["joint"] == "-" and found["unit"][:1].isupper()
        if is_name or text.startswith((" old", "-old"), span.end):
            continue
        count = 1.0 if words in {"a", "an"} else value_of(words)
        nth = _NTH.search(text, max(0, span.start - _REACH), span.start)
        times = _TIMES[nth["nth"].lower()] if nth and found["joint"] == "-" else 1
        yield _lapse(document, span, count, unit=unit, role=_role_of(text, span, found["joint"]), times=times)


def _unit_of(words: str) -> str:
    unit = words.lower().removesuffix("s")
    return {"night": "day", "centurie": "century"}.get(unit, unit)


def _role_of(text: str, span: Span, joint: str) -> str:
    for role, pattern in _BEHIND:
        if pattern.match(text, span.end):
            return role
    if _KEPT.search(text, max(0, span.start - _REACH), span.start):
        return "anniversary"
    if joint == "-":
        return "lasting"
    return "lasting" if _FOR.search(text, max(0, span.start - _REACH), span.start) else "plain"


def _anniversaries(document: Document) -> Iterator[Lapse]:
    for found in _ANNIVERSARY.finditer(document.text):
        if found["metal"]:
            count = _METALS[found["metal"].lower()]
        elif found["cent"]:
            count = _CENTURIES[found["cent"][:4].lower()]
        else:
            count = int(found["nth"]) if found["nth"] else _ORDINALS[found["word"].lower()]
        role = "birthday" if (found["what"] or "").lower() == "birthday" else "anniversary"
        yield _lapse(document, Span(*found.span()), count, unit="year", role=role)


def _ages(document: Document) -> Iterator[Lapse]:
    for found in _AGE.finditer(document.text):
        form = found.lastgroup or ""
        span = Span(*found.span(form))
        count = value_of(found[form])
        if count <= _OLDEST or form == "turned":
            yield _lapse(document, span, count, unit="year", role="age")


def _lapse(document: Document, span: Span, count: float, *, unit: str, role: str, times: int = 1) -> Lapse:
    sentence, paragraph = place_of(document, span.start)
    return Lapse(span, count, unit, role, bound_before(document.text, span.start), times, sentence, paragraph)
