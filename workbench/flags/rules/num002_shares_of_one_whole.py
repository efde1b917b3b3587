"""NUM002: shares in one sentence that nearly, or more than, make a whole."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, Number

_WHOLE = 100.0
_NEAR = 5.0
_ROUNDING = 0.6
_COMPARES = re.compile(
    r"\b(?:rose|fell|grew|dropped|increas\w+|decreas\w+|declin\w+|up|down|than|compared|from|growth|rate|"
    r"includ\w+|such as|each|likely|choices|multiple|"
    r"year earlier|previous|between|about|per year|interest|inflation|tax|discount|chance|more|less)\b",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Finding]:
    """Yield each sentence whose shares add up to almost 100, or that calls them parts and adds up to more."""
    shares = [number for number in document.numbers if number.kind == "percent"]
    index = 0
    for sentence in document.sentences:
        while index < len(shares) and shares[index].start < sentence.start:
            index += 1
        first = index
        while index < len(shares) and shares[index].end <= sentence.end:
            index += 1
        sentence_shares = shares[first:index]
        if len(sentence_shares) > 1 and not _COMPARES.search(document.text, sentence.start, sentence.end):
            yield from _findings(sentence_shares)


def _findings(shares: list[Number]) -> Iterator[Finding]:
    total = sum(share.value for share in shares)
    arithmetic = " + ".join(f"{share.value:g}%" for share in shares) + f" = {total:g}%"
    related = tuple(Span(share.start, share.end) for share in shares[1:])
    place = Span(shares[0].start, shares[0].end)
    if _ROUNDING < _WHOLE - total <= _NEAR:
        message = f"{arithmetic}; the remaining {_WHOLE - total:g}% are not accounted for."
        yield Finding(span=place, message=message, related=related, evidence=arithmetic)
    elif len(shares) > 2 and _ROUNDING * len(shares) < total - _WHOLE <= 4 * _NEAR:  # noqa: PLR2004 - three parts
        message = f"{arithmetic}, more than a whole."
        yield Finding(span=place, message=message, related=related, evidence=arithmetic, severity=Severity.WARNING)


RULE: Final = Rule(
    code="NUM002",
    name="shares-of-one-whole",
    severity=Severity.NOTE,
    what="Shares in one sentence that add up to almost 100 per cent, or three or more that exceed it.",
    why="The rest may be missing, or a share may be wrong; the arithmetic is shown.",
    flagged=("In the poll 36% agreed, with 62% against.", "The parties won 45%, 35% and 30% of the vote."),
    clean=(
        "In the poll 40% agreed, with 60% against.",
        "Prices rose 3% in May and 95% in June.",
        "What they did included writing (45%), marching (35%) and giving (30%).",
    ),
    limits="One sentence at a time; answers that allow several choices exceed 100 rightly.",
    reference="Arithmetic.",
    find=find,
)
