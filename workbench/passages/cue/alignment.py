"""How a claim and a passage lie beside each other, as figures that a model can weigh."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from workbench.passages.cue.aligned_statement import Statement, opposites
from workbench.passages.cue.quantities import best_of, falls_within, likeness, meets
from workbench.text.terms import rarity

_FORM: Final = 4
FAR: Final = 9.0
"""Stands for the relative difference of two figures where there are none to compare."""


def alignment_of(claim: Statement, passage: Statement) -> list[float]:
    """The features of the pair: words, names, order, figures, dates, denials, opposites, in this order."""
    return [
        *_words(claim, passage),
        *_names(claim, passage),
        *_order(claim, passage),
        *_figures(claim, passage),
        *_dates(claim, passage),
        *_denials(claim, passage),
        *_replaced(claim, passage),
    ]


def _words(claim: Statement, passage: Statement) -> list[float]:
    missing = [rarity(term) for term in claim.held - passage.held]
    shared = len(claim.held & passage.held)
    beginnings = {term[:_FORM] for term in passage.held}
    other_form = sum(term[:_FORM] in beginnings for term in claim.held - passage.held if len(term) > _FORM)
    return [
        covered_by(passage, claim),
        shared / max(1, len(claim.held)),
        shared / max(1, len(passage.held)),
        float(len(missing)),
        max(missing, default=0.0),
        sum(missing),
        float(other_form),
        float(len(claim.terms)),
        float(len(passage.terms)),
        len(claim.words.keys() & passage.words.keys()) / max(1, len(claim.words)),
    ]


def _names(claim: Statement, passage: Statement) -> list[float]:
    missing = claim.names - passage.held
    return [float(len(claim.names)), float(len(missing)), float(len(passage.names - claim.held))]


def _order(claim: Statement, passage: Statement) -> list[float]:
    """Pairs that are met, the longest run of terms in common, and where in the passage the terms are found."""
    pairs, theirs = set(pairwise(claim.terms)), set(pairwise(passage.terms))
    places = [place for place, term in enumerate(passage.terms) if term in claim.held]
    stretch = places[-1] - places[0] + 1 if places else 0
    return [
        len(pairs & theirs) / max(1, len(pairs)),
        _longest_run(claim.terms, passage.terms) / max(1, len(claim.terms)),
        len(places) / max(1, stretch),
        float(claim.terms[-1:] == passage.terms[-1:]),
        float(bool(claim.terms) and claim.terms[-1] in passage.held),
        float(bool(claim.terms) and claim.terms[0] in passage.held),
    ]


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    longest, before = 0, [0] * (len(other) + 1)
    for term in one:
        row = [0] * (len(other) + 1)
        for place, theirs in enumerate(other, 1):
            if term == theirs:
                row[place] = before[place - 1] + 1
                longest = max(longest, row[place])
        before = row
    return longest


def _figures(claim: Statement, passage: Statement) -> list[float]:
    met_anywhere = met_best = missed = absent = bounded_met = bounded_missed = 0
    sureness, gap = 0.0, FAR
    for figure in claim.figures:
        best = best_of(figure, passage.figures)
        met_anywhere += any(meets(figure, other) for other in passage.figures if other.kind == figure.kind)
        if best is None:
            absent += 1
            continue
        met = meets(figure, best)
        met_best, missed = met_best + met, missed + (not met)
        bounded_met += met and figure.bound != 0
        bounded_missed += not met and figure.bound != 0
        if not met:
            sureness = max(sureness, likeness(figure, best))
            gap = min(gap, abs(figure.value - best.value) / max(1e-9, abs(figure.value), abs(best.value)))
    return [
        float(len(claim.figures)),
        float(len(passage.figures)),
        float(met_anywhere),
        float(met_best),
        float(missed),
        float(absent),
        float(bounded_met),
        float(bounded_missed),
        sureness,
        gap,
        float(sum(figure.rough for figure in claim.figures)),
    ]


def _dates(claim: Statement, passage: Statement) -> list[float]:
    met = [any(falls_within(date, other) for other in passage.dates) for date in claim.dates]
    bounded = [hit for hit, date in zip(met, claim.dates, strict=True) if date.bound]
    spare = [o for o in passage.dates if not any(falls_within(date, o) for date in claim.dates)]
    return [
        float(len(met)),
        float(sum(met)),
        float(len(bounded)),
        float(sum(bounded)),
        float(len(passage.dates)),
        float(len(spare)),
    ]


def _denials(claim: Statement, passage: Statement) -> list[float]:
    both = opposed_words(claim, passage)
    denied = [word for word in both if word not in passage.words]
    return [
        float(claim.denials),
        float(passage.denials),
        float((claim.denials > 0) != (passage.denials > 0)),
        float(claim.limits),
        float(passage.limits),
        float(len(denied)),
        float(len(both)),
    ]


def covered_by(passage: Statement, claim: Statement) -> float:
    """The share of the claim's words, weighed by rarity, that the passage holds; 0 to 1."""
    whole = sum(rarity(term) for term in claim.held)
    return sum(rarity(term) for term in claim.held & passage.held) / whole if whole else 0.0


def denied_otherwise(claim: Statement, passage: Statement) -> frozenset[str]:
    """The terms of both that exactly one of them denies with a "not"."""
    return (claim.denied ^ passage.denied) & claim.held & passage.held


def opposed_words(claim: Statement, passage: Statement) -> list[str]:
    """The stems of the claim's words that a word of the passage denies which the claim has not, in order."""
    table, theirs = opposites(), passage.words.keys() - claim.words.keys()
    return sorted(word for word in claim.words if table.get(word, frozenset()) & theirs)


def replaced_terms(claim: Statement, passage: Statement) -> dict[str, set[str]]:
    """Each term of the claim that the passage lacks to the terms that stand in its place there."""
    beside = _beside(passage.terms)
    found: dict[str, set[str]] = {}
    for before, term, after in _triples(claim.terms):
        if term not in passage.held:
            found[term] = (beside.get(("after", before), set()) | beside.get(("before", after), set())) - claim.held
    return found


def _replaced(claim: Statement, passage: Statement) -> list[float]:
    """Terms of the claim with another in their place: how many, and whether a name or a figure."""
    pairs = replaced_terms(claim, passage)
    return [
        float(sum(bool(others) for others in pairs.values())),
        float(sum(term in claim.names and bool(others & passage.names) for term, others in pairs.items())),
        float(sum(term[0].isdigit() and any(o[0].isdigit() for o in others) for term, others in pairs.items())),
    ]


def _triples(terms: Sequence[str]) -> list[tuple[str, str, str]]:
    padded = ["", *terms, ""]
    return list(zip(padded, terms, padded[2:], strict=False))


def _beside(terms: Sequence[str]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for before, after in pairwise(terms):
        found.setdefault(("after", before), set()).add(after)
        found.setdefault(("before", after), set()).add(before)
    return found
