"""Differences between two percentages of a sentence, in points."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.quantities.figure import format_number
from workbench.facts.quantities.terms import Term, terms_by_paragraph
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.text.document import Document

_FROM: Final = re.compile(r"\bfrom\b")
_REACH: Final = 140
_HAIR: Final = 1e-6


def point_checks(document: Document) -> tuple[ArithmeticCheck, ...]:
    """Return each difference in points reckoned from the two percentages told with it."""
    return document.once(_checks)


def _checks(document: Document) -> tuple[ArithmeticCheck, ...]:
    return tuple(check for terms in terms_by_paragraph(document).values() for check in _in_paragraph(terms))


def _in_paragraph(terms: Sequence[Term]) -> Iterator[ArithmeticCheck]:
    for term in terms:
        if term.quantity.kind != "points":
            continue
        inside = [
            one
            for one in terms
            if one.quantity.sentence == term.quantity.sentence
            and one.quantity.kind == "percent"
            and abs(one.quantity.span.start - term.quantity.span.start) <= _REACH
        ]
        old = [one for one in inside if _FROM.search(one.before)]
        new = [one for one in inside if one not in old]
        if len(old) == 1 and len(new) == 1:
            yield _check(term, old[0], new[0])


def _check(term: Term, old: Term, new: Term) -> ArithmeticCheck:
    figures = old.quantity.figure, new.quantity.figure
    points = abs(new.value - old.value)
    exact = all("." not in figure.words for figure in figures)
    slack = 0.0 if exact else sum(figure.slack for figure in figures)
    stated = term.quantity.figure
    told_exactly = stated.slack if "." in stated.words else 0.5 if not exact else 0.0
    holds = abs(points - term.value) <= max(min(slack + told_exactly, 0.5 if "." not in stated.words else 0.11), _HAIR)
    high, low = sorted(figures, key=lambda figure: -figure.value)
    arithmetic = f"{format_number(high.value)} - {format_number(low.value)} = {format_number(points)} percentage points"
    return arithmetic_check(stated, figures, arithmetic=arithmetic, holds=holds or bool(term.quantity.bound))
