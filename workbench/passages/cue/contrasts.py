"""Describe how a passage differs from a claim, in words that a reviewer can check at a glance."""

from collections.abc import Iterator
from typing import Final

from workbench.passages.cue.aligned_statement import Statement, opposites
from workbench.passages.cue.alignment import opposed_words, replaced_terms
from workbench.passages.cue.quantities import StatedDate, falls_within, meets, most_likely_same
from workbench.text.terms import distinctiveness

MOST_DIFFERENCES: Final = 4
"""The most differences that are listed."""
_MISSING: Final = 3
"""The most missing words that are named where nothing takes their place."""


def describe_differences(claim: Statement, passage: Statement) -> tuple[str, ...]:
    """Return the differences in figures, dates, names, opposites and denials; else the words that the passage lacks.

    >>> from workbench.passages.cue.aligned_statement import read_statement
    >>> describe_differences(read_statement("Sales rose in Lyon."), read_statement("Sales fell in Lyon."))
    ('source: fell, claim: rose',)
    """
    differences = dict.fromkeys(
        [
            *_figure_contrasts(claim, passage),
            *_date_contrasts(claim, passage),
            *_name_contrasts(claim, passage),
            *_opposite_contrasts(claim, passage),
            *_denial_contrasts(claim, passage),
        ]
    )
    return tuple(differences)[:MOST_DIFFERENCES] or _missing_words(claim, passage)


def _contrast(source: str, claim: str) -> str:
    return f"source: {source}, claim: {claim}"


def _figure_contrasts(claim: Statement, passage: Statement) -> Iterator[str]:
    for figure in claim.figures:
        same_kind = [other for other in passage.figures if other.kind == figure.kind]
        best = most_likely_same(figure, same_kind)
        if best and not any(meets(figure, other) for other in same_kind):
            yield _contrast(_with_bound(best.written, best.bound), _with_bound(figure.written, figure.bound))


def _with_bound(written: str, bound: int) -> str:
    return {-1: f"less than {written}", 1: f"more than {written}"}.get(bound, written)


def _date_contrasts(claim: Statement, passage: Statement) -> Iterator[str]:
    for date in claim.dates:
        if any(falls_within(date, other) for other in passage.dates):
            continue
        same_precision = [other for other in passage.dates if _have_same_precision(date, other)]
        if same_precision:
            bound = {-1: "before ", 1: "after "}.get(date.bound, "")
            yield _contrast(same_precision[0].written, bound + date.written)


def _have_same_precision(date: StatedDate, other: StatedDate) -> bool:
    """Whether both dates name a day, or both a month, or both a year."""
    return [bool(part) for part in date.parts[1:]] == [bool(part) for part in other.parts[1:]]


def _name_contrasts(claim: Statement, passage: Statement) -> Iterator[str]:
    for term, others in replaced_terms(claim, passage).items():
        replacements = sorted(others & passage.names & passage.words.keys())
        if term in claim.names and term in claim.words and len(replacements) == 1:
            yield _contrast(passage.words[replacements[0]], claim.words[term])


def _opposite_contrasts(claim: Statement, passage: Statement) -> Iterator[str]:
    for word in opposed_words(claim, passage):
        if word not in passage.words:
            opposing = sorted(opposites()[word] & passage.words.keys() - claim.words.keys())
            yield _contrast(passage.words[opposing[0]], claim.words[word])


def _denial_contrasts(claim: Statement, passage: Statement) -> Iterator[str]:
    if claim.denials and not passage.denials:
        yield "only the claim denies it"
    if passage.denials and not claim.denials:
        yield "only the source denies it"


def _missing_words(claim: Statement, passage: Statement) -> tuple[str, ...]:
    missing = sorted(
        claim.term_set & claim.words.keys() - passage.words.keys(), key=lambda term: (-distinctiveness(term), term)
    )
    words = ", ".join(f"“{claim.words[term]}”" for term in missing[:_MISSING])
    return (f"not in the source: {words}",) if words else ("worded differently",)
