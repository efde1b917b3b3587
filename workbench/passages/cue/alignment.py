"""Compare a claim with a passage, as features for a model."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from workbench.passages.cue.aligned_statement import Statement, opposites
from workbench.passages.cue.quantities import StatedDate, falls_within, likeness, meets, most_likely_same
from workbench.text.terms import distinctiveness

_STEM_LETTERS: Final = 4
NO_COMPARISON: Final = 9.0
"""The relative difference of two figures where there are none to compare."""


def alignment_features(claim: Statement, passage: Statement) -> list[float]:
    """Return the features of the pair: words, names, order, figures, dates, denials, opposites, in this order."""
    return [
        *_word_features(claim, passage),
        *_name_features(claim, passage),
        *_order_features(claim, passage),
        *_figure_features(claim, passage),
        *_date_features(claim, passage),
        *_denial_features(claim, passage),
        *_replacement_features(claim, passage),
    ]


def _word_features(claim: Statement, passage: Statement) -> list[float]:
    missing = [distinctiveness(term) for term in claim.term_set - passage.term_set]
    shared = len(claim.term_set & passage.term_set)
    beginnings = {term[:_STEM_LETTERS] for term in passage.term_set}
    other_form = sum(
        term[:_STEM_LETTERS] in beginnings for term in claim.term_set - passage.term_set if len(term) > _STEM_LETTERS
    )
    return [
        coverage_of(passage, claim),
        shared / max(1, len(claim.term_set)),
        shared / max(1, len(passage.term_set)),
        float(len(missing)),
        max(missing, default=0.0),
        sum(missing),
        float(other_form),
        float(len(claim.terms)),
        float(len(passage.terms)),
        len(claim.words.keys() & passage.words.keys()) / max(1, len(claim.words)),
    ]


def _name_features(claim: Statement, passage: Statement) -> list[float]:
    missing = claim.names - passage.term_set
    return [float(len(claim.names)), float(len(missing)), float(len(passage.names - claim.term_set))]


def _order_features(claim: Statement, passage: Statement) -> list[float]:
    """Compare word order: shared pairs, the longest run of terms in common, and where the passage has the terms."""
    pairs, passage_pairs = set(pairwise(claim.terms)), set(pairwise(passage.terms))
    positions = [position for position, term in enumerate(passage.terms) if term in claim.term_set]
    extent = positions[-1] - positions[0] + 1 if positions else 0
    return [
        len(pairs & passage_pairs) / max(1, len(pairs)),
        _longest_run(claim.terms, passage.terms) / max(1, len(claim.terms)),
        len(positions) / max(1, extent),
        float(claim.terms[-1:] == passage.terms[-1:]),
        float(bool(claim.terms) and claim.terms[-1] in passage.term_set),
        float(bool(claim.terms) and claim.terms[0] in passage.term_set),
    ]


def _longest_run(terms: Sequence[str], others: Sequence[str]) -> int:
    longest, previous_row = 0, [0] * (len(others) + 1)
    for term in terms:
        row = [0] * (len(others) + 1)
        for position, other in enumerate(others, 1):
            if term == other:
                row[position] = previous_row[position - 1] + 1
                longest = max(longest, row[position])
        previous_row = row
    return longest


def _figure_features(claim: Statement, passage: Statement) -> list[float]:
    met_by_any = met_best = missed = absent = bounded_met = bounded_missed = 0
    confidence, gap = 0.0, NO_COMPARISON
    for figure in claim.figures:
        best = most_likely_same(figure, passage.figures)
        met_by_any += any(meets(figure, other) for other in passage.figures if other.kind == figure.kind)
        if best is None:
            absent += 1
            continue
        met = meets(figure, best)
        met_best, missed = met_best + met, missed + (not met)
        bounded_met += met and figure.bound != 0
        bounded_missed += not met and figure.bound != 0
        if not met:
            confidence = max(confidence, likeness(figure, best))
            gap = min(gap, abs(figure.value - best.value) / max(1e-9, abs(figure.value), abs(best.value)))
    return [
        float(len(claim.figures)),
        float(len(passage.figures)),
        float(met_by_any),
        float(met_best),
        float(missed),
        float(absent),
        float(bounded_met),
        float(bounded_missed),
        confidence,
        gap,
        float(sum(figure.rough for figure in claim.figures)),
    ]


def _date_features(claim: Statement, passage: Statement) -> list[float]:
    matched = bounded = bounded_matched = 0
    used: set[StatedDate] = set()
    for date in claim.dates:
        matches = [other for other in passage.dates if falls_within(date, other)]
        used.update(matches)
        matched += bool(matches)
        bounded += bool(date.bound)
        bounded_matched += bool(date.bound and matches)
    return [
        float(len(claim.dates)),
        float(matched),
        float(bounded),
        float(bounded_matched),
        float(len(passage.dates)),
        float(sum(other not in used for other in passage.dates)),
    ]


def _denial_features(claim: Statement, passage: Statement) -> list[float]:
    opposed = opposed_words(claim, passage)
    contradicted = [word for word in opposed if word not in passage.words]
    return [
        float(claim.denials),
        float(passage.denials),
        float((claim.denials > 0) != (passage.denials > 0)),
        float(claim.limits),
        float(passage.limits),
        float(len(contradicted)),
        float(len(opposed)),
    ]


def coverage_of(passage: Statement, claim: Statement) -> float:
    """Return the share of the claim's words, weighted by rarity, that the passage has; 0 to 1."""
    total = sum(distinctiveness(term) for term in claim.term_set)
    return sum(distinctiveness(term) for term in claim.term_set & passage.term_set) / total if total else 0.0


def oppositely_denied(claim: Statement, passage: Statement) -> frozenset[str]:
    """Return the terms of both that exactly one of them denies with a "not"."""
    return (claim.denied ^ passage.denied) & claim.term_set & passage.term_set


def opposed_words(claim: Statement, passage: Statement) -> list[str]:
    """Return the stems of the claim's words whose opposite is in the passage but not in the claim, sorted."""
    table, new_words = opposites(), passage.words.keys() - claim.words.keys()
    return sorted(word for word in claim.words if table.get(word, frozenset()) & new_words)


def replaced_terms(claim: Statement, passage: Statement) -> dict[str, set[str]]:
    """Return each term of the claim that the passage lacks, with the terms that take its place there."""
    neighbours = _neighbours(passage.terms)
    replacements: dict[str, set[str]] = {}
    for before, term, after in _terms_with_neighbours(claim.terms):
        if term not in passage.term_set:
            beside = neighbours.get(("after", before), set()) | neighbours.get(("before", after), set())
            replacements[term] = beside - claim.term_set
    return replacements


def _replacement_features(claim: Statement, passage: Statement) -> list[float]:
    """Count the terms of the claim with another in their place: all, names for names, and figures for figures."""
    replaced = names = figures = 0
    for term, others in replaced_terms(claim, passage).items():
        replaced += bool(others)
        names += term in claim.names and bool(others & passage.names)
        figures += term[0].isdigit() and any(other[0].isdigit() for other in others)
    return [float(replaced), float(names), float(figures)]


def _terms_with_neighbours(terms: Sequence[str]) -> list[tuple[str, str, str]]:
    padded = ["", *terms, ""]
    return list(zip(padded, terms, padded[2:], strict=False))


def _neighbours(terms: Sequence[str]) -> dict[tuple[str, str], set[str]]:
    neighbours: dict[tuple[str, str], set[str]] = {}
    for before, after in pairwise(terms):
        neighbours.setdefault(("after", before), set()).add(after)
        neighbours.setdefault(("before", after), set()).add(before)
    return neighbours
