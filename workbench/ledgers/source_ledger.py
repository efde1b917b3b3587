"""The source ledger: every source, what rests on it, and what rests on it alone."""

from collections.abc import Iterable, Sequence
from typing import Final

from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Outcome, Recheck, Source, SourceId
from workbench.ledgers.ledger import Ledger, Reviewed, Row
from workbench.review.policy import confirming_sources, needs_evidence, rests_on_one

_GRAVEST_FIRST: Final = (
    Outcome.GONE,
    Outcome.CHANGED,
    Outcome.PAGE_GONE,
    Outcome.UNREACHABLE,
    Outcome.MOVED,
    Outcome.UNCHANGED,
)


def source_ledger(reviewed: Reviewed) -> Ledger:
    """One row a source with the claims that rest on it; those that alone bear a verified claim come first."""
    claims = reviewed.review.claims
    alone = _alone(reviewed)
    rows = []
    for source in reviewed.review.sources:
        resting = [s for s in claims if any(link.source_id == source.id for link in s.evidence)]
        looks = [look for s in resting for look in s.rechecks if look.source_id == source.id]
        rows.append(_row(source, resting, alone=alone.get(source.id, []), looks=looks))
    rows.sort(key=lambda row: (not row.cells[-1], -len(row.places), row.cells[0]))
    return Ledger(
        name="sources",
        what="What each claim rests on. A verified claim with a single, non-primary supporting source needs another.",
        columns=("Source", "Source type", "Publisher", "Archived", "Last look", "Claims", "Verified on it alone"),
        rows=tuple(rows),
    )


def _alone(reviewed: Reviewed) -> dict[SourceId, list[ReviewedClaim]]:
    """The claims judged on evidence, such as verified, whose one source is not primary, by that source."""
    confirming = {label.name for label in reviewed.labels if needs_evidence(label)}
    alone: dict[SourceId, list[ReviewedClaim]] = {}
    for standing in reviewed.review.claims:
        if standing.verdict is None or standing.verdict.label not in confirming:
            continue
        supporting = confirming_sources(standing, reviewed.review.sources)
        if rests_on_one(supporting):
            alone.setdefault(supporting[-1].id, []).append(standing)
    return alone


def _row(
    source: Source, resting: Sequence[ReviewedClaim], *, alone: Sequence[ReviewedClaim], looks: Iterable[Recheck]
) -> Row:
    cells = (
        source.title,
        source.standing.value if source.standing.is_given else "not given",
        source.publisher,
        source.snapshot.fetched_at[:10] if source.snapshot else "no",
        _last_look(looks),
        _numbers(resting),
        _numbers(alone),
    )
    return Row(cells, tuple(standing.claim.span for standing in resting))


def _last_look(looks: Iterable[Recheck]) -> str:
    """The gravest of what the newest looks at the source's passages found, and when; nothing where nobody looked."""
    found = min(looks, key=lambda look: _GRAVEST_FIRST.index(look.outcome), default=None)
    return f"{found.outcome} {found.rechecked_at[:10]}" if found else ""


def _numbers(claims: Iterable[ReviewedClaim]) -> str:
    return ", ".join(standing.number for standing in claims)
