"""Why a verdict no longer holds as it was given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from workbench.domain.claim import Claim
from workbench.domain.review import Review
from workbench.domain.source import Evidence, EvidenceId, Outcome, Recheck, Source
from workbench.domain.verdict import Verdict

Doubts = Mapping[str, tuple[str, ...]]
"""Reasons to look at a verdict again, by its id."""

_REASONS: Final = {
    Outcome.CHANGED: "“{title}” has changed ({day})",
    Outcome.GONE: "the passage is no longer in “{title}” ({day})",
}


def newest_rechecks(rechecks: Iterable[Recheck]) -> dict[EvidenceId, Recheck]:
    """Return the last recheck of each piece of evidence, in the order of acknowledgement."""
    return {recheck.evidence_id: recheck for recheck in rechecks}


def newest_readable_rechecks(rechecks: Iterable[Recheck]) -> dict[EvidenceId, Recheck]:
    """Return, for each piece of evidence, the last recheck at which the source could be read."""
    return newest_rechecks(recheck for recheck in rechecks if recheck.tells)


def doubts_by_verdict(rechecks: Iterable[Recheck], sources: Iterable[Source]) -> Doubts:
    """Return the verdicts that the last reading of a source puts in question, each with the reasons.

    A source that could not be reached settles nothing: the reading before it still counts.
    """
    titles = {source.id: source.title for source in sources}
    doubts: dict[str, list[str]] = defaultdict(list)
    for recheck in newest_readable_rechecks(rechecks).values():
        title = titles.get(recheck.source_id, recheck.source_id)
        reason = _REASONS.get(recheck.outcome, "").format(title=title, day=recheck.rechecked_at[:10])
        for verdict_id in recheck.questions if reason else ():
            doubts[verdict_id].append(reason)
    return {verdict_id: tuple(dict.fromkeys(reasons)) for verdict_id, reasons in doubts.items()}


def staleness_reasons(verdict: Verdict, claim: Claim, *, evidence: Iterable[Evidence], doubts: Doubts) -> Iterator[str]:
    """Yield the reasons why a verdict on `claim` is stale; none where it holds as it was given.

    `evidence` is that of the claim which was not taken back. In a later draft, what
    was taken back before is not there at all.
    """
    counted_on = frozenset(verdict.evidence_ids)
    if verdict.quote != claim.quote:
        yield "the claim's wording has changed since the verdict"
    if counted_on and counted_on.isdisjoint(link.id for link in evidence):
        yield "all the evidence it relied on was taken back"
    yield from doubts.get(verdict.id, ())


def verdicts_in_question(
    review: Review, link: Evidence, *, outcome_and_words: tuple[Outcome, str], last: Recheck | None
) -> tuple[str, ...]:
    """Return the ids of the verdicts that a recheck of a passage puts in question: those that counted on it.

    `outcome_and_words` is the outcome of the recheck and the passage's words now. A verdict that was given
    after the `last` recheck had come to the same is not in question again.
    """
    if outcome_and_words[0] not in _REASONS:
        return ()
    verdict_ids: list[str] = []
    for reviewed in review.claims:
        verdict_ids += [verdict.id for verdict in reviewed.history if link.id in verdict.evidence_ids]
    if last is None or (last.outcome, last.now) != outcome_and_words:
        return tuple(verdict_ids)
    return tuple(verdict_id for verdict_id in verdict_ids if verdict_id in last.questions)
