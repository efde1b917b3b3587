"""What a passage says otherwise than a claim, in words a reviewer can check at a glance."""

from collections.abc import Iterator
from typing import Final

from workbench.passages.cue.aligned_statement import Statement, opposites
from workbench.passages.cue.alignment import opposed_words, replaced_terms
from workbench.passages.cue.quantities import When, best_of, falls_within, meets
from workbench.text.terms import rarity

MOST: Final = 4
"""Differences told at most."""
_MISSING: Final = 3
"""Words named at most where the passage lacks them and nothing stands in their place."""


def differences_between(claim: Statement, passage: Statement) -> tuple[str, ...]:
    """The differences of figures, dates, names, opposites and denials; else the words that the passage lacks.

    >>> from workbench.passages.cue.aligned_statement import read_statement
    >>> differences_between(read_statement("Sales rose in Lyon."), read_statement("Sales fell in Lyon."))
    ('source: fell, claim: rose',)
    """
    found = dict.fromkeys(
        [
            *_figures(claim, passage),
            *_dates(claim, passage),
            *_names(claim, passage),
            *_opposites(claim, passage),
            *_denials(claim, passage),
        ]
    )
    return tuple(found)[:MOST] or _missing(claim, passage)


def _told(source: str, claim: str) -> str:
    return f"source: {source}, claim: {claim}"


def _figures(claim: Statement, passage: Statement) -> Iterator[str]:
    for figure in claim.figures:
        like = [other for other in passage.figures if other.kind == figure.kind]
        best = best_of(figure, like)
        if best and not any(meets(figure, other) for other in like):
            yield _told(_bounded(best.written, best.bound), _bounded(figure.written, figure.bound))


def _bounded(written: str, bound: int) -> str:
    return {-1: f"less than {written}", 1: f"more than {written}"}.get(bound, written)


def _dates(claim: Statement, passage: Statement) -> Iterator[str]:
    for date in claim.dates:
        if any(falls_within(date, other) for other in passage.dates):
            continue
        like = [other for other in passage.dates if _as_exact(date, other)]
        if like:
            bound = {-1: "before ", 1: "after "}.get(date.bound, "")
            yield _told(like[0].written, bound + date.written)


def _as_exact(one: When, other: When) -> bool:
    """Whether both dates name a day, or both a month, or both a year."""
    return [bool(part) for part in one.parts[1:]] == [bool(part) for part in other.parts[1:]]


def _names(claim: Statement, passage: Statement) -> Iterator[str]:
    for term, others in replaced_terms(claim, passage).items():
        instead = sorted(others & passage.names & passage.words.keys())
        if term in claim.names and term in claim.words and len(instead) == 1:
            yield _told(passage.words[instead[0]], claim.words[term])


def _opposites(claim: Statement, passage: Statement) -> Iterator[str]:
    for word in opposed_words(claim, passage):
        if word not in passage.words:
            theirs = sorted(opposites()[word] & passage.words.keys() - claim.words.keys())
            yield _told(passage.words[theirs[0]], claim.words[word])


def _denials(claim: Statement, passage: Statement) -> Iterator[str]:
    if claim.denials and not passage.denials:
        yield "only the claim denies it"
    if passage.denials and not claim.denials:
        yield "only the source denies it"


def _missing(claim: Statement, passage: Statement) -> tuple[str, ...]:
    lacking = sorted(claim.held & claim.words.keys() - passage.words.keys(), key=lambda term: (-rarity(term), term))
    words = ", ".join(f"“{claim.words[term]}”" for term in lacking[:_MISSING])
    return (f"not in the source: {words}",) if words else ("worded differently",)
