"""The wholes that a part may be a share of, the one that the sentence names first."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.facts.quantities.terms import Term
from workbench.flags.figures.shares.anchors import ShareAnchor

_OF_N: Final = re.compile(r"\bof(?: [a-z’']+){0,6}$")
_OF_THEM: Final = re.compile(r"\bof (?:them|those|these|whom|which|that|the \w+)\b")
_REACH: Final = 3
_YEARS: Final = (1800, 2100)
_BARE: Final = re.compile(r"^\W*$|^ ?[,;:.)–—]|^ (?:and|or|in|on|at|from|for|to|by|with|were|was|had|have|are|is)\b")


class Whole(NamedTuple):
    """A figure that may be the whole; `is_tied` where the text says that the part is of it."""

    term: Term
    is_tied: bool


def wholes_for(anchor: ShareAnchor, terms: Sequence[Term], every: Sequence[Term]) -> Iterator[Whole]:
    """Yield the wholes in reach: in the sentence, before it in the paragraph, then of the same thing anywhere."""
    inside = [term for term in terms if _sentence(term) == _sentence(anchor.part) and _may_be(anchor, term)]
    named = [term for term in inside if term.is_whole or term.opens_of or _OF_N.search(term.before)]
    for term in named:
        yield Whole(term, is_tied=True)
    earlier = [
        term for term in terms if 0 < _sentence(anchor.part) - _sentence(term) <= _REACH and _may_be(anchor, term)
    ]
    refers = any(
        _OF_THEM.search(f"{term.before} {term.after}") for term in terms if _sentence(term) == _sentence(anchor.part)
    )
    last = max((_sentence(term) for term in earlier), default=-1)
    behind = [term for term in earlier if _sentence(term) == last]
    tied = max(behind, key=lambda term: term.value, default=None) if refers and not named else None
    if tied is None and not named and not inside and len(earlier) == 1:
        tied = earlier[0] if _counts_alike(earlier[0], anchor.part) else None
    which = [term for term in inside if term.quantity.span < anchor.part.quantity.span and "of which" in term.after]
    which += [term for term in inside if term.quantity.span < anchor.part.quantity.span and "of whom" in term.after]
    if tied is None and not named and not inside and not earlier and anchor.is_apposed:
        tied = _last_counted_alike(anchor.part, every)
    for term in (*inside, *earlier):
        yield Whole(term, is_tied=term is tied or term in which)
    for term in every:
        if term not in inside and term not in earlier and _may_be(anchor, term):
            yield Whole(term, is_tied=term is tied)


def _last_counted_alike(part: Term, every: Sequence[Term]) -> Term | None:
    """Return the last larger count of the same thing in the two paragraphs before: "the 182 pupils"."""
    head, paragraph = part.quantity.counted.head, part.quantity.paragraph
    alike = [
        term
        for term in every
        if 0 < paragraph - term.quantity.paragraph <= 2  # noqa: PLR2004 - two paragraphs
        and head
        and term.quantity.counted.head == head
        and term.value > part.value
        and term.quantity.kind == part.quantity.kind
    ]
    return alike[-1] if alike else None


def _sentence(term: Term) -> int:
    return term.quantity.sentence


def _may_be(anchor: ShareAnchor, term: Term) -> bool:
    part = anchor.part
    if (
        term is part
        or term is anchor.share
        or term.value < part.value
        or term.is_label
        or term.is_score
        or _may_be_a_year(term)
        or re.match(r"-(?!strong)", term.after)
    ):
        return False
    same_unit = not part.quantity.unit or not term.quantity.unit or part.quantity.unit == term.quantity.unit
    return term.quantity.kind == part.quantity.kind and same_unit and not term.is_time


def _may_be_a_year(term: Term) -> bool:
    """Return whether the figure may be a year: four digits, and no noun behind them."""
    low, high = _YEARS
    return term.quantity.figure.words.isdigit() and low <= term.value <= high and _BARE.match(term.after) is not None


def _counts_alike(one: Term, other: Term) -> bool:
    heads = {one.quantity.counted.head, other.quantity.counted.head} - {""}
    return len(heads) < 2 or one.quantity.kind == "money"  # noqa: PLR2004 - two different nouns
