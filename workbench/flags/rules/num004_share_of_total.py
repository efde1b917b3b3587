"""NUM004: a percentage that its part and whole do not give."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure, format_number
from workbench.flags.figures.arithmetic import ArithmeticCheck, agrees, arithmetic_check, conflicts, one_per_slip
from workbench.flags.figures.marked_figures import (
    DETERMINED,
    LOOSELY,
    SentenceFigures,
    figures_by_sentence,
    joined_pattern,
    mark,
)
from workbench.flags.figures.shares.checks import share_checks
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_WORDS: Final = r"[^‹›;:.!?()]"
_OR: Final = (
    r"(?:,? or|,? i\.e\.,?|,? that is,?|,? equal to|,? equivalent to|,? which is|,? representing|,? making up|"
    rf",? accounting for|\s?\(|,|\s?[–—]|\s?=)\s?{LOOSELY}"
)
_OF: Final = rf"(?:out )?of {DETERMINED}"
_BY: Final = r"(?:,? or|\s?\(|,|\s?[–—]) ?"
_PART: Final = mark("part", "nmy")
_WHOLE: Final = mark("whole", "nm")
_SHARE: Final = mark("share", "p")
_NOT_NEXT: Final = r"(?! (?:more|less|fewer|higher|lower|up|down|rise|increase|fall|drop|of (?:them|those|these)))"
_FORMS: Final = (
    joined_pattern(
        rf"\b{_OF}{_WHOLE}{_WORDS}{{0,60}}?, {_WORDS}{{0,25}}?{_PART}{_WORDS}{{0,25}}?{_OR}{_SHARE}{_NOT_NEXT}",
    ),
    joined_pattern(rf"{_PART}{_WORDS}{{0,25}}? {_OF}{_WHOLE}{_WORDS}{{0,40}}?{_OR}{_SHARE}{_NOT_NEXT}"),
    joined_pattern(rf"{_SHARE}{_WORDS}{{0,25}}?{_BY}{_PART}{_WORDS}{{0,25}}? {_OF}{_WHOLE}"),
    joined_pattern(rf"{_SHARE} {_OF}{_WHOLE}{_WORDS}{{0,40}}?{_BY}{_PART}{_NOT_NEXT}"),
    joined_pattern(
        rf"{mark('ratio', 'rf')}{_WORDS}{{0,40}}?",
        rf"(?:,? or|\s?\(|,? i\.e\.,?|\s[–—])\s?{LOOSELY}{_SHARE}{_NOT_NEXT}",
    ),
)
_CHANGES: Final = joined_pattern(r"\b(?:rose|fell|grew|increased?|dropped|declined|compared|up|down|rise|growth)\b")
_TRUNCATED: Final = 0.5
_FRACTION: Final = 3.5
_HALF: Final = 0.5
"""The most by which a small ratio may be rounded."""

_CUE: Final = joined_pattern(r"%|per ?cent")


def find(document: Document) -> Iterator[Finding]:
    """Yield each percentage given with a part and a whole that make another one."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such share in the text, whether it holds or not."""
    yield from one_per_slip(_in_sentences(document), share_checks(document))


def _in_sentences(document: Document) -> Iterator[ArithmeticCheck]:
    for reading in figures_by_sentence(document, 2, _CUE):
        checked_shares = set()
        for match in chain.from_iterable(pattern.finditer(reading.masked) for pattern in _FORMS):
            share = reading.named(match, "share")
            if share not in checked_shares and not _CHANGES.search(match.group()):
                checked_shares.add(share)
                yield from _checks(reading, match, share)


def _checks(reading: SentenceFigures, match: re.Match[str], share: Figure) -> Iterator[ArithmeticCheck]:
    if "ratio" in match.re.groupindex:
        ratio = reading.named(match, "ratio")
        is_coarse = ratio.mark == "f" or ratio.value * 10 % 1
        percent = 100 * ratio.value
        slack = min(_FRACTION if is_coarse else 2 * _TRUNCATED, _HALF * percent) + 100 * ratio.slack
        yield _check(share, (ratio,), percent=percent, slack=slack)
        return
    part, whole = reading.named(match, "part"), reading.named(match, "whole")
    if 0 < part.value <= whole.value and (part.mark == "m") == (whole.mark == "m"):
        percent = 100 * part.value / whole.value
        slack = _TRUNCATED + percent * (part.slack / part.value + whole.slack / whole.value)
        yield _check(share, (part, whole), percent=percent, slack=slack)


def _check(share: Figure, others: tuple[Figure, ...], *, percent: float, slack: float) -> ArithmeticCheck:
    arithmetic = f"{' / '.join(map(str, others))} = {format_number(round(percent, 1) if percent >= 1 else percent)}%"
    message = f"{arithmetic}, but the text says {format_number(share.value)}%."
    return arithmetic_check(share, others, arithmetic=arithmetic, holds=agrees(share, percent, slack), message=message)


RULE: Final = Rule(
    code="NUM004",
    name="share-of-total",
    severity=Severity.WARNING,
    what="A percentage beside the part and the whole it is made from that is not their quotient.",
    why="One of the three figures is wrong; the division is shown.",
    flagged=(
        "Of the 40 lamps tested, 12, or 45 percent, failed.",
        "She won 12 of the 40 seats (35%).",
        "About 1 in 2,500 children (4%) are affected, the clinic said.",
    ),
    clean=(
        "Of the 40 lamps tested, 12, or 30 percent, failed.",
        "She won 13 of the 40 seats (about a third, or 33%).",
        "About 1 in 2,500 children (0.04%) are affected, the clinic said.",
        "Some 1,250 out of 2,500 homes (50%) were sold.",
    ),
    limits="One sentence at a time, and only where part, whole and share stand beside each other.",
    reference="Arithmetic; half a percentage point is allowed for cutting off instead of rounding.",
    find=find,
)
