"""The claims that cover each sentence."""

from collections.abc import Iterator, Sequence

from workbench.domain.checked import Sentence
from workbench.domain.claim import Claim
from workbench.domain.coverage import Coverage, CoverageKind, CoverageUnit, Stretch
from workbench.domain.span import Span


def coverage_of(spans: Sequence[Span], claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    """Return the sentences at `spans` with the claims that overlap each, both in reading order.

    Where none of a sentence's claims can be checked, `not_checkable` gives their reasons.
    """
    ordered = sorted(claims, key=lambda claim: claim.start)
    open_claims: list[Claim] = []
    next_index = 0
    sentences = []
    for span in sorted(spans):
        while next_index < len(ordered) and ordered[next_index].start < span.end:
            open_claims.append(ordered[next_index])
            next_index += 1
        open_claims = [claim for claim in open_claims if claim.end > span.start]
        overlapping = [claim for claim in open_claims if claim.start < span.end]
        sentences.append(_sentence(span, overlapping))
    return tuple(sentences)


def sentence_coverage(sentences: Sequence[Sentence]) -> Coverage:
    """Return what accounts for each sentence, for a check that did not record what lies outside claims."""
    stretches = tuple(_stretches(sentences))
    return Coverage(
        total=len(sentences),
        accounted_for=len(stretches),
        stretches=stretches,
        uncovered=tuple(sentence.span for sentence in sentences if not sentence.covered_by),
        unit=CoverageUnit.SENTENCE,
    )


def _stretches(sentences: Sequence[Sentence]) -> Iterator[Stretch]:
    for sentence in sentences:
        if sentence.covered_by:
            yield Stretch(
                start=sentence.start,
                end=sentence.end,
                kind=CoverageKind.NOT_CHECKABLE if sentence.not_checkable else CoverageKind.CLAIM,
                reason=sentence.not_checkable,
                claim_ids=sentence.covered_by,
            )


def _sentence(span: Span, claims: Sequence[Claim]) -> Sentence:
    reasons = dict.fromkeys(claim.reason for claim in claims if not claim.checkable)
    has_checkable = any(claim.checkable for claim in claims)
    return Sentence(
        start=span.start,
        end=span.end,
        covered_by=tuple(claim.id for claim in claims),
        not_checkable="" if has_checkable else "; ".join(reasons),
    )
