"""WLD005: an amount of money beside its conversion that is far from what it can be worth."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.figures.currencies import Money, are_alike, money_in
from workbench.flags.figures.marked_figures import LOOSELY
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_BETWEEN: Final = re.compile(
    rf"(?:\s?[(\[]|,? or |, (?=about|around|some|roughly|approximately|nearly|almost|just|worth|the equivalent)|"
    rf"\s?/\s?|\s?=\s?|,? equal to |,? (?:equivalent|worth) (?:to )?){LOOSELY}"
    r"(?:the equivalent of |c\. ?|~ ?)?",
    re.IGNORECASE,
)
_FAR: Final = 15
"""How many times more or less than any rate allows is a slip of the figure, not a strange rate."""


def find(document: Document) -> Iterator[Finding]:
    """Yield each second amount that no rate of exchange since 1990 makes of the first."""
    for sentence in document.sentences:
        for first, second in pairwise(money_in(document.text, Span(sentence.start, sentence.end))):
            is_conversion = _BETWEEN.fullmatch(document.text, first.span.end, second.span.start)
            if is_conversion and not are_alike(first, second) and _are_apart(first, second):
                yield _finding(first, second)


def _are_apart(first: Money, second: Money) -> bool:
    return first.least > _FAR * second.most or second.least > _FAR * first.most


def _finding(first: Money, second: Money) -> Finding:
    return Finding(
        span=second.span,
        message=f"{first.words} cannot be {second.words} at any rate since 1990; is it million for billion?",
        related=(first.span,),
        evidence="rough rates of exchange since 1990",
    )


RULE: Final = Rule(
    code="WLD005",
    name="money-converted",
    severity=Severity.WARNING,
    what="An amount of money beside its value in another currency that is many times too small or too large.",
    why="Million for billion is an easy slip where figures are long.",
    flagged=(
        "The pay deal would cost members about 1.9 million shillings, some $15 million, in the first year.",
        "It raised ₹1,200 crore ($144 billion). The bridge cost 40 billion yen (£200).",
    ),
    clean=(
        "The pay deal would cost members about 1.9 billion shillings, some $15 million, in the first year.",
        "It raised ₹1,200 crore ($144 million), £20m (€24m) and 12 billion rupees.",
        "He paid 100 rand, $20 million was lent by others.",
    ),
    limits="Knows rates since 1990 roughly; only an amount fifteen times outside them is found.",
    reference="The list currencies.tsv, written for the workbench.",
    find=find,
)
