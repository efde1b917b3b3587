"""NUM006: a difference in percentage points called a per cent change."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure, format_number
from workbench.flags.figures.arithmetic import (
    ArithmeticCheck,
    agrees,
    are_close,
    arithmetic_check,
    conflicts,
    one_per_slip,
)
from workbench.flags.figures.marked_figures import figures_by_sentence, first_match, joined_pattern, mark
from workbench.flags.figures.shares.points import point_checks
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_GAP: Final = r"(?:[^‹›;.!?]|‹[yd]\d+›){0,45}?"
_OLD: Final = mark("old", "pn")
_NEW: Final = mark("new", "p")
_PAIRS: Final = (
    re.compile(rf"\bfrom (?:\w+ ){{0,3}}?{_OLD}{_GAP}\bto (?:\w+ ){{0,3}}?{_NEW}", re.IGNORECASE),
    re.compile(rf"\bto (?:\w+ ){{0,3}}?{_NEW}{_GAP}\bfrom (?:\w+ ){{0,3}}?{_OLD}", re.IGNORECASE),
    re.compile(rf"{_NEW}{_GAP}\b(?:up|down) from (?:\w+ ){{0,3}}?{_OLD}", re.IGNORECASE),
)
_MOVE: Final = r"(?:rise|increase|growth|jump|gain|climb|fall|drop|decline|decrease|cut|loss|slump|hike|change)"
_CHANGE: Final = re.compile(
    rf"\b(?:a|an|the|by|or)\s{mark('by', 'pq')}(?:[ -](?:\w+ )?{_MOVE})?\b|{mark('a', 'pq')}[ -](?:\w+ )?{_MOVE}\b"
    rf"|\b{_MOVE} of {mark('of', 'pq')}|\b(?:by|rose|fell|grew|dropped|up|down) {mark('with', 'pq')}",
    re.IGNORECASE,
)
_SLACK: Final = 0.05
_CUE: Final = joined_pattern(r"%|per ?cent")


def find(document: Document) -> Iterator[Finding]:
    """Yield each change given with two percentages that is neither their difference nor the change in per cent."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such change in the text, whether it holds or not."""
    yield from one_per_slip(_in_sentences(document), point_checks(document))


def _in_sentences(document: Document) -> Iterator[ArithmeticCheck]:
    for reading in figures_by_sentence(document, 3, _CUE):
        pair = first_match(_PAIRS, reading.masked)
        if pair is None:
            continue
        old, new = reading.named(pair, "old"), reading.named(pair, "new")
        for match in _CHANGE.finditer(reading.masked):
            if not are_close(match, pair):
                continue
            stated = reading.named(match, next(name for name in ("by", "a", "of", "with") if match[name]))
            if stated not in {old, new} and old.value > 0:
                yield _check(stated, old, new)


def _check(stated: Figure, old: Figure, new: Figure) -> ArithmeticCheck:
    points = abs(new.value - old.value)
    percent = 100 * points / old.value
    slack = old.slack + new.slack if "." in old.words + new.words else _SLACK
    percent_slack = 100 * (new.value / old.value) * (old.slack / old.value + new.slack / max(new.value, _SLACK))
    is_change = agrees(stated, percent, percent_slack)
    arithmetic = f"{format_number(new.value)} - {format_number(old.value)} = {format_number(points)} percentage points"
    if agrees(stated, points, slack):
        message = f"{arithmetic}, which is a change of {format_number(round(percent))}%."
        holds = stated.mark == "q" or is_change
        return arithmetic_check(stated, (old, new), arithmetic=arithmetic, holds=holds, message=message)
    return arithmetic_check(stated, (old, new), arithmetic=arithmetic, holds=stated.mark == "p" and is_change)


RULE: Final = Rule(
    code="NUM006",
    name="percent-or-points",
    severity=Severity.WARNING,
    what="A change between two percentages whose size is in percentage points but is called per cent, or fits neither.",
    why='From 4% to 6% is two percentage points, and half as much again; "a 2% rise" says neither.',
    flagged=(
        "The rate rose from 4% to 6%, a 2% rise.",
        "Support fell by 8 percentage points, from 52% to 41%.",
    ),
    clean=(
        "The rate rose from 4% to 6%, a rise of two percentage points.",
        "The rate rose from 4% to 6%, a 50% rise.",
    ),
    limits="One sentence at a time.",
    reference="Arithmetic.",
    find=find,
)
