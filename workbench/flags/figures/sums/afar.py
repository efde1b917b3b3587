"""Parts told in one sentence whose total stands elsewhere: in the headline, the lead or another paragraph."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.quantities.terms import Term, terms_by_paragraph, terms_of
from workbench.flags.figures.sums.claims import SumClaim, Tie, sum_of
from workbench.flags.figures.sums.rows import rows_of, sentences_of
from workbench.text.document import Document

_JOINED: Final = re.compile(r"[,;]|\b(?:and|plus|with|while|followed by)\b")
_BETWEEN: Final = re.compile(
    r"\b(?:includ\w+|of (?:them|which|whom)|compared|than|from|rose|fell|up|down|average|per|each|against|or|but|than|"
    r"respectively|was|were|began|opened|closed|lost)\b"
)
_FEWEST: Final = 2
_FAR: Final = 0.1
_EXPECTED: Final = re.compile(
    r"\b(?:expected|estimated|projected|forecast|planned|hopes?|hoping|aims?|set|on track|will|would|could|may|might) "
    r"(?:to )?(?:reach|rise|grow|have|be|hit|top)\b"
)
"""Before a total still to come, which is not that of what there is now."""


def far_claims(document: Document) -> Iterator[tuple[SumClaim, tuple[Term, ...]]]:
    """Yield each row of parts in a sentence with each like figure of the text that is near their sum."""
    by_measure: dict[tuple[str, str], list[Term]] = {}
    for term in terms_of(document):
        if not _EXPECTED.search(term.before):
            by_measure.setdefault(_measure(term), []).append(term)
    rows = (row for terms in terms_by_paragraph(document).values() for row in rows_of(terms))
    for row in rows:
        for parts in _runs(row):
            yield from _with_totals(parts, by_measure.get(_measure(parts[0]), []))


def _measure(term: Term) -> tuple[str, str]:
    return term.quantity.kind, term.quantity.unit.rstrip("s")


def _runs(row: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    for sentence in sentences_of(row):
        yield from _joined(sentence)
    yield from _up_to_rest(row)


def _joined(sentence: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """Yield the longest runs of figures in a sentence that commas and "and" join."""
    run: list[Term] = []
    for term in sentence:
        joins = bool(run) and _JOINED.search(term.before) and not _BETWEEN.search(term.before)
        if not joins and len(run) >= _FEWEST:
            yield tuple(run)
        run = [*run, term] if joins else [term]
        if not term.is_addend or term.is_time or term.quantity.kind == "percent":
            run = []
    if len(run) >= _FEWEST:
        yield tuple(run)


def _up_to_rest(row: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """Yield the parts of a paragraph up to what is left of the whole."""
    for index, term in enumerate(row):
        parts = tuple(row[: index + 1])
        is_sum = term.is_rest and index >= _FEWEST and term.quantity.kind != "percent"
        if is_sum and all(part.is_addend and not part.is_time for part in parts):
            yield parts


def _with_totals(parts: tuple[Term, ...], every: Sequence[Term]) -> Iterator[tuple[SumClaim, tuple[Term, ...]]]:
    total = sum_of(parts)
    near = tuple(
        term
        for term in every
        if abs(term.value - total) <= _FAR * total
        and term.value > max(part.value for part in parts)
        and term not in parts
        and not term.is_label
    )
    for term in near:
        yield SumClaim(parts, term, Tie.FAR), near
