"""Why a verdict no longer stands as it was given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from workbench.domain.claim import Claim
from workbench.domain.review import Review
from workbench.domain.source import Evidence, EvidenceId, Outcome, Recheck, Source
from workbench.domain.verdict import Verdict

Doubts = Mapping[str, tuple[str, ...]]
"""Reasons to look at a verdict again, by its id."""

_FOUND: Final = {
    Outcome.CHANGED: "“{title}” has changed ({day})",
    Outcome.GONE: "the passage is no longer in “{title}” ({day})",
}


def newest_looks(rechecks: Iterable[Recheck]) -> dict[EvidenceId, Recheck]:
    """The last recheck of each piece of evidence, as they were acknowledged."""
    return {look.evidence_id: look for look in rechecks}


def newest_readings(rechecks: Iterable[Recheck]) -> dict[EvidenceId, Recheck]:
    """The last recheck of each piece of evidence at which the source could be read."""
    return newest_looks(look for look in rechecks if look.tells)


def doubts_of(rechecks: Iterable[Recheck], sources: Iterable[Source]) -> Doubts:
    """The verdicts that the last reading of a source puts in question, each with the reasons.

    A source that could not be reached settles nothing: what was found before stays.
    """
    titles = {source.id: source.title for source in sources}
    doubts: dict[str, list[str]] = defaultdict(list)
    for look in newest_readings(rechecks).values():
        title = titles.get(look.source_id, look.source_id)
        reason = _FOUND.get(look.outcome, "").format(title=title, day=look.rechecked_at[:10])
        for verdict_id in look.questions if reason else ():
            doubts[verdict_id].append(reason)
    return {verdict_id: tuple(dict.fromkeys(reasons)) for verdict_id, reasons in doubts.items()}


def stale_because(verdict: Verdict, claim: Claim, *, evidence: Iterable[Evidence], doubts: Doubts) -> Iterator[str]:
    """The reasons why a verdict on `claim` does not stand as it was given; none where it does.

    `evidence` is that of the claim which was not taken back. In a later draft, what
    was taken back before is not there at all.
    """
    counted_on = frozenset(verdict.evidence_ids)
    if verdict.quote != claim.quote:
        yield "the claim's wording has changed since the verdict"
    if counted_on and counted_on.isdisjoint(link.id for link in evidence):
        yield "all the evidence it relied on was taken back"
    yield from doubts.get(verdict.id, ())


def questioned(review: Review, link: Evidence, *, found: tuple[Outcome, str], last: Recheck | None) -> tuple[str, ...]:
    """The ids of the verdicts that a look at a passage puts in question: those that counted on it.

    `found` is what became of it and its words now. A verdict that was given
    after the same had been found by the `last` look is not in question again.
    """
    if found[0] not in _FOUND:
        return ()
    counted = [v.id for standing in review.claims for v in standing.history if link.id in v.evidence_ids]
    if last is None or (last.outcome, last.now) != found:
        return tuple(counted)
    return tuple(verdict_id for verdict_id in counted if verdict_id in last.questions)
