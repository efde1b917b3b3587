"""The source ledger: every source, what rests on it, and what rests on it alone."""

from collections.abc import Iterable, Sequence
from typing import Final

from workbench.domain.review import ClaimStanding
from workbench.domain.source import Outcome, Recheck, Source, SourceId, Stance, Standing
from workbench.ledgers.ledger import Ledger, Reviewed, Row

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
        what="What each claim rests on. A verified claim with one source that is not primary is worth a second one.",
        columns=("Source", "Nearness", "Publisher", "Archived", "Last look", "Claims", "Verified on it alone"),
        rows=tuple(rows),
    )


def _alone(reviewed: Reviewed) -> dict[SourceId, list[ClaimStanding]]:
    """The claims judged on evidence, such as verified, whose one source is not primary, by that source."""
    confirming = {label.name for label in reviewed.labels if label.needs == "evidence"}
    sources = {source.id: source for source in reviewed.review.sources}
    alone: dict[SourceId, list[ClaimStanding]] = {}
    for standing in reviewed.review.claims:
        if standing.verdict is None or standing.verdict.label not in confirming:
            continue
        bearing = _confirming_sources(standing, sources)
        one = len({source.url or source.id for source in bearing}) == 1
        if one and all(source.standing is not Standing.PRIMARY for source in bearing):
            alone.setdefault(bearing[-1].id, []).append(standing)
    return alone


def _confirming_sources(standing: ClaimStanding, sources: dict[SourceId, Source]) -> list[Source]:
    """The sources that support the claim; where none is said to, all of them. One page kept twice has one address."""
    supporting = [link for link in standing.evidence if link.stance is Stance.SUPPORTS]
    return [sources[link.source_id] for link in supporting or standing.evidence if link.source_id in sources]


def _row(
    source: Source, resting: Sequence[ClaimStanding], *, alone: Sequence[ClaimStanding], looks: Iterable[Recheck]
) -> Row:
    cells = (
        source.title,
        source.standing.value,
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


def _numbers(claims: Iterable[ClaimStanding]) -> str:
    return ", ".join(standing.number for standing in claims)
