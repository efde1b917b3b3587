"""NUM005: a change that is not the one from the first figure to the second."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure, format_like, format_number
from workbench.flags.figures.arithmetic import ArithmeticCheck, agrees, are_close, arithmetic_check, conflicts
from workbench.flags.figures.marked_figures import (
    LOOSELY,
    SentenceFigures,
    figures_by_sentence,
    first_match,
    joined_pattern,
    mark,
)
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_GAP: Final = r"(?:[^‹›;.!?]|‹[yd]\d+›){0,45}?"
_KINDS: Final = "nmpy"
_OLD: Final = rf"(?:\w+ ){{0,3}}?{mark('old', _KINDS)}"
_NEW: Final = rf"(?:\w+ ){{0,3}}?{mark('new', _KINDS)}"
_PERIOD: Final = r"(?: (?:in|for|over) the (?:‹n\d+›|[a-z]+) (?:months?|weeks?|quarters?|half|years?)\b)?"
_PAIRS: Final = (
    joined_pattern(rf"\bfrom {_OLD}{_GAP}\b(?:up |down )?to {_NEW}"),
    joined_pattern(rf"\bto {_NEW}{_PERIOD}{_GAP}\bfrom {_OLD}"),
    joined_pattern(rf"{mark('new', _KINDS)}{_GAP}\b(?:up from|down from|compared (?:with|to)|against) {_OLD}"),
    joined_pattern(rf"{mark('new', _KINDS)}{_GAP}\b(?:up|down)(?: by)? {LOOSELY}‹p\d+› from {_OLD}"),
)
_UP_WORD: Final = (
    r"rose|risen|rises?|rising|increas\w+|grew|grown|grow(?:s|th|ing)?|climb\w*|jump\w*|gain\w*|surg\w+|soar\w*|up"
)
_DOWN_WORD: Final = (
    r"fell|fallen|falls?|falling|dropp?\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|plung\w+|reduc\w+|cut|slump\w*|sank|"
    r"down|loss"
)
_MOVEMENT: Final = rf"(?:{_UP_WORD}|{_DOWN_WORD})"
_CHANGE: Final = joined_pattern(
    rf"\b{_MOVEMENT}\b(?: \w+){{0,2}}? (?:by |of ){LOOSELY}{mark('by', 'pnmf')}",
    rf"|{mark('a', 'p')}[ -](?:\w+ ){{0,2}}?(?:{_MOVEMENT}|change)\b",
    rf"|(?:, or|\(|,|[–—]) ?(?:(?:up|down|by|or|plus|minus|an?) )*{LOOSELY}[+-]?{mark('or', 'p')}(?! of)",
    rf"|\b{_MOVEMENT} {LOOSELY}{mark('bare', 'pf')}(?! of)",
)
_TIMES: Final = joined_pattern(
    r"(?P<about>\b(?:nearly|almost|about|roughly|more than|over|practically|virtually|around) )?\b",
    r"(?P<word>(?:doubl|tripl|trebl|quadrupl|halv)(?:e|ed|ing|es)|(?:fell|dropped|cut|reduced) (?:by|in) half)\b",
)
_FACTORS: Final = {"dou": (1.75, 2.35), "tri": (2.6, 3.5), "tre": (2.6, 3.5), "qua": (3.5, 4.6)}
_HALF: Final = (0.4, 0.58)
_RISES: Final = joined_pattern(r"\b(?:rose|risen|increased|grew|grown) (?:\w+ ){0,2}?from ‹")
_FALLS: Final = joined_pattern(r"\b(?:fell|fallen|decreased|declined|dropped|shrank) (?:\w+ ){0,2}?from ‹")
_FRACTION: Final = 4.0
_TRUNCATED: Final = 0.5
_CUE: Final = joined_pattern(r"from|compared|against")


def find(document: Document) -> Iterator[Finding]:
    """Yield each stated change, multiple or direction that the two figures next to it do not make."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such change in the text, whether it holds or not."""
    for reading in figures_by_sentence(document, 2, _CUE):
        pair = first_match(_PAIRS, reading.masked)
        if pair is None:
            continue
        old, new = reading.named(pair, "old"), reading.named(pair, "new")
        if old.mark == new.mark != "y" or {old.mark, new.mark} == {"n", "y"}:
            yield from _changes(reading, pair)
            yield from _multiples(reading, pair)
            yield from _directions(reading, old, new)


def _changes(reading: SentenceFigures, pair: re.Match[str]) -> Iterator[ArithmeticCheck]:
    old, new = reading.named(pair, "old"), reading.named(pair, "new")
    for match in _CHANGE.finditer(reading.masked):
        if not are_close(match, pair):
            continue
        name = next(name for name in ("by", "a", "or", "bare") if match[name])
        stated = reading.named(match, name)
        if stated in {old, new} or old.value <= 0 or old.mark == "p":
            continue
        if stated.mark in "pf":
            yield from _relative(stated, old, new)
        elif (stated.mark == "m") == (new.mark == "m"):
            yield from _absolute(stated, old, new)


def _relative(stated: Figure, old: Figure, new: Figure) -> Iterator[ArithmeticCheck]:
    percent = 100 * (new.value - old.value) / old.value
    least_slack = min(old.slack, new.slack)
    slack = _TRUNCATED + 100 * new.value / old.value * (least_slack / old.value + least_slack / max(new.value, 1e-9))
    if stated.mark == "f":
        as_percent = stated._replace(value=100 * stated.value)
        slack += _FRACTION
    else:
        as_percent = stated
    holds = agrees(as_percent, abs(percent), slack) or agrees(as_percent, percent, slack)
    arithmetic = f"({new} - {old}) / {old} = {format_number(round(percent, 1))}%"
    yield arithmetic_check(stated, (old, new), arithmetic=arithmetic, holds=holds)


def _absolute(stated: Figure, old: Figure, new: Figure) -> Iterator[ArithmeticCheck]:
    difference = abs(new.value - old.value)
    holds = agrees(stated, difference, old.slack + new.slack)
    arithmetic = f"{new} - {old} = {format_like(new.value - old.value, new)}"
    yield arithmetic_check(stated, (old, new), arithmetic=arithmetic, holds=holds)


def _multiples(reading: SentenceFigures, pair: re.Match[str]) -> Iterator[ArithmeticCheck]:
    old, new = reading.named(pair, "old"), reading.named(pair, "new")
    match = _TIMES.search(reading.masked)
    if not match or old.value <= 0 or not are_close(match, pair):
        return
    low, high = _FACTORS.get(match["word"][:3].lower(), _HALF)
    factor = new.value / old.value
    holds = low * (0.93 if match["about"] else 1) <= factor <= high * (1.1 if match["about"] else 1)
    arithmetic = f"{new} / {old} = {format_number(factor)}"
    message = f'{arithmetic}, which is not "{match["word"]}".'
    yield arithmetic_check(new, (old,), arithmetic=arithmetic, holds=holds, message=message)


def _directions(reading: SentenceFigures, old: Figure, new: Figure) -> Iterator[ArithmeticCheck]:
    pattern = _RISES if new.value < old.value else _FALLS if new.value > old.value else None
    match = pattern.search(reading.masked) if pattern else None
    if match and reading.masked.startswith(f"{old.mark}", match.end()):
        arithmetic = f"{new} - {old} = {format_like(new.value - old.value, new)}"
        message = f'{arithmetic}, which is not "{match.group().split()[0]}".'
        yield arithmetic_check(new, (old,), arithmetic=arithmetic, holds=False, message=message)


RULE: Final = Rule(
    code="NUM005",
    name="change-and-figures",
    severity=Severity.WARNING,
    what="A change in per cent, in number, as a multiple or in its direction that the two figures given do not make.",
    why="The change or one of the figures is wrong; the arithmetic is shown.",
    flagged=(
        "Visits rose from 40 to 50, or 30%.",
        "The fee doubled from 20 to 30 crowns.",
        "Output fell from 300 tonnes to 420 tonnes.",
        "Revenue rose 5% to £1.26 billion in the six months to June 30, from £1.15 billion a year earlier.",
    ),
    clean=(
        "Visits rose from 40 to 50, or 25%.",
        "The fee nearly doubled from 20 to 39 crowns.",
        "Output fell from 420 tonnes to 300 tonnes.",
        "Revenue rose 9.6% to £1.26 billion in the six months to June 30, from £1.15 billion a year earlier.",
    ),
    limits="One sentence at a time, and the first pair of figures in it.",
    reference="Arithmetic.",
    find=find,
)
