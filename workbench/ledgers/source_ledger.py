"""The source ledger: every source, the claims that rest on it, and those that rest on it alone."""

from collections.abc import Iterable, Sequence
from typing import Final

from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Outcome, Recheck, Source, SourceId
from workbench.ledgers.ledger import Ledger, Reviewed, Row
from workbench.review.policy import confirming_sources, needs_evidence, rests_on_one_source

_GRAVEST_FIRST: Final = (
    Outcome.GONE,
    Outcome.CHANGED,
    Outcome.PAGE_GONE,
    Outcome.UNREACHABLE,
    Outcome.MOVED,
    Outcome.UNCHANGED,
)


def source_ledger(reviewed: Reviewed) -> Ledger:
    """Return one row a source with the claims that rest on it, first the only sources of verified claims."""
    sole_source, by_source = _claims_by_sole_source(reviewed), _claims_by_source(reviewed)
    rows = [
        _row(source, by_source.get(source.id, []), sole=sole_source.get(source.id, []))
        for source in reviewed.review.sources
    ]
    rows.sort(key=lambda row: (not row.cells[-1], -len(row.places), row.cells[0]))
    return Ledger(
        name="sources",
        what="What each claim rests on. A verified claim with a single, non-primary supporting source needs another.",
        columns=("Source", "Source type", "Publisher", "Archived", "Last look", "Claims", "Verified on it alone"),
        rows=tuple(rows),
    )


def _claims_by_source(reviewed: Reviewed) -> dict[SourceId, list[ReviewedClaim]]:
    """Return by source the claims that rest on it, in reading order."""
    by_source: dict[SourceId, list[ReviewedClaim]] = {}
    for claim in reviewed.review.claims:
        for source_id in dict.fromkeys(link.source_id for link in claim.evidence):
            by_source.setdefault(source_id, []).append(claim)
    return by_source


def _claims_by_sole_source(reviewed: Reviewed) -> dict[SourceId, list[ReviewedClaim]]:
    """Return by source the claims judged on evidence, such as verified, whose only source it is and is not primary."""
    confirming = {label.name for label in reviewed.labels if needs_evidence(label)}
    by_source: dict[SourceId, list[ReviewedClaim]] = {}
    for claim in reviewed.review.claims:
        if claim.verdict is None or claim.verdict.label not in confirming:
            continue
        supporting = confirming_sources(claim)
        if rests_on_one_source(supporting):
            by_source.setdefault(supporting[-1].id, []).append(claim)
    return by_source


def _row(source: Source, claims: Sequence[ReviewedClaim], *, sole: Sequence[ReviewedClaim]) -> Row:
    cells = (
        source.title,
        source.standing.value if source.standing.is_given else "not given",
        source.publisher,
        source.snapshot.fetched_at[:10] if source.snapshot else "no",
        _last_recheck(source, claims),
        _numbers(claims),
        _numbers(sole),
    )
    return Row(cells, tuple(reviewed_claim.claim.span for reviewed_claim in claims))


def _last_recheck(source: Source, claims: Iterable[ReviewedClaim]) -> str:
    """Return the gravest outcome of the source's latest rechecks and its day; empty where there are none."""
    rechecks: list[Recheck] = []
    for claim in claims:
        rechecks += [recheck for recheck in claim.rechecks if recheck.source_id == source.id]
    gravest = min(rechecks, key=lambda recheck: _GRAVEST_FIRST.index(recheck.outcome), default=None)
    return f"{gravest.outcome} {gravest.rechecked_at[:10]}" if gravest else ""


def _numbers(claims: Iterable[ReviewedClaim]) -> str:
    return ", ".join(claim.number for claim in claims)
