"""A reviewer's decisions: verdicts, answers to flags, added claims."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.claim import CHECKABLE, UNCHECKABLE, Claim, ClaimKind
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.flag import FlagAction, FlagDecision, FlagDecisionId
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Aspect, LabelName, Verdict, VerdictId
from workbench.errors import DecisionRefusedError
from workbench.review.records import presence_events
from workbench.review.rescan.numbering import claims_to_record
from workbench.review.unseen_changes import SeenIds
from workbench.services.articles.open_review import find_claim, find_flag, open_review, records_about
from workbench.services.claims.add_claim import make_own_claim, trimmed_span
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.services.requirements import check_label_needs, check_length, check_named, check_seen, find_label
from workbench.text.counting import plural


def decide(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    label: str,
    rationale: str,
    by: str,
    aspect: Aspect = Aspect.CONTENT,
    should_read: str = "",
    over: SeenIds = None,
) -> Verdict:
    """Record a verdict and return it; it supersedes the one in effect. `should_read` is the right wording.

    `over` is the id of the verdict that `by` has seen, empty where there was none, or the ids of those in conflict,
    which only a verdict over all of them decides; without it a single one is overruled.

    Raises:
        ConflictError: others than `over` are in effect; nothing is recorded.
        DecisionRefusedError: the label is unknown, or lacks the support or the rationale it needs; nothing is recorded.
    """
    check_named(by)
    review = open_review(desk, article_id)
    reviewed = find_claim(review, claim_id)
    chosen_label = find_label(desk, label)
    verdicts_before = _check_verdicts_seen(review, reviewed, aspect=aspect, over=over)
    check_label_needs(chosen_label, reviewed, rationale)
    check_length(should_read, "The right wording")
    verdict = replace(
        _new_verdict(desk, reviewed, label=chosen_label.name, rationale=rationale, by=by),
        aspect=aspect,
        supersedes=tuple(verdict_before.id for verdict_before in verdicts_before),
        should_read=should_read.strip(),
    )
    desk.store.append([verdict], by=by)
    return verdict


def _new_verdict(desk: Desk, reviewed: ReviewedClaim, *, label: LabelName, rationale: str, by: str) -> Verdict:
    """Make a verdict on the claim's content, given now on the evidence there is."""
    return Verdict(
        id=VerdictId(desk.new_id("ver")),
        article_id=reviewed.claim.article_id,
        claim_id=reviewed.claim.id,
        aspect=Aspect.CONTENT,
        label=label,
        rationale=rationale.strip(),
        reviewer=by,
        decided_at=desk.now(),
        quote=reviewed.claim.quote,
        evidence_ids=tuple(link.id for link in reviewed.evidence),
        channel=desk.channel,
    )


def decide_flag(
    desk: Desk, article_id: str, flag_id: str, *, action: FlagAction, reason: str, by: str, over: SeenIds = None
) -> FlagDecision:
    """Record the answer to a flag and return it; `over` are the ids of the answers that `by` has seen, as for `decide`.

    Raises ConflictError, DecisionRefusedError as `make_flag_decision` does.
    """
    decision = make_flag_decision(desk, article_id, flag_id, action=action, reason=reason, by=by, over=over)
    desk.store.append([decision], by=by)
    return decision


def make_flag_decision(
    desk: Desk, article_id: str, flag_id: str, *, action: FlagAction, reason: str, by: str, over: SeenIds = None
) -> FlagDecision:
    """Return the answer to a flag, checked and not yet recorded; `over` as for `decide_flag`.

    Raises:
        ConflictError: another answer than `over` is in effect.
        DecisionRefusedError: a dismissal without a reason, or nobody's.
    """
    check_named(by)
    review = open_review(desk, article_id)
    reviewed_flag = find_flag(review, flag_id)
    flag = reviewed_flag.flag
    answers = [answer for answer in desk.store.load(flag.article_id).flag_decisions if answer.flag_id == flag.id]
    subject = f"The flag on '{flag.quote}'"
    check_seen(over, reviewed_flag.standing, decisions=answers, events=review.events, subject=subject)
    if action is FlagAction.DISMISSED and not reason.strip():
        raise DecisionRefusedError(
            what="Dismissing a flag needs a reason", fix="Explain briefly why this is not an error."
        )
    return FlagDecision(
        id=FlagDecisionId(desk.new_id("fld")),
        article_id=flag.article_id,
        flag_id=flag.id,
        rule=flag.rule,
        quote=flag.quote,
        action=action,
        reason=reason.strip(),
        reviewer=by,
        decided_at=desk.now(),
        supersedes=tuple(answer.id for answer in reviewed_flag.standing),
    )


def add_claim(desk: Desk, article_id: str, *, start: int, end: int, by: str, kind: ClaimKind | None = None) -> Claim:
    """Record a reviewer's claim at code points `start`..`end` of the article and return it.

    White space at its ends is left out; its kind is guessed from its words where none is given.

    Raises:
        DecisionRefusedError: the span is blank or outside the text, or the kind is one that cannot be checked.
    """
    check_named(by)
    review = open_review(desk, article_id)
    span = trimmed_span(review.article.text, start, end)
    if span is None:
        what = f"{start}..{end} selects no words of the article's {plural(len(review.article.text), 'character')}"
        raise DecisionRefusedError(what=what, fix="Select at least one word.")
    if kind in UNCHECKABLE:
        fix = f"Use one of: {', '.join(CHECKABLE)}."
        raise DecisionRefusedError(what=f"A claim of the kind '{kind}' cannot be checked", fix=fix)
    claim = make_own_claim(review, span, kind)
    event = new_event(
        desk,
        EventKind.ADDED,
        article_id=claim.article_id,
        subject_id=claim.id,
        reviewer=by,
        note=claim.quote,
        supersedes=_presence_event_ids(claim, review.events),
    )
    recorded = records_about(review.article, desk.store.load(claim.article_id))
    desk.store.append([*claims_to_record(recorded, [claim]), event], by=by)
    return find_claim(open_review(desk, claim.article_id), claim.id).claim


def _presence_event_ids(claim: Claim, events: Iterable[Event]) -> tuple[EventId, ...]:
    """Return the ids of the events in effect that added the claim or took it back."""
    return tuple(event.id for event in presence_events(events).get(claim.id, ()))


def _check_verdicts_seen(
    review: Review, reviewed: ReviewedClaim, *, aspect: Aspect, over: SeenIds
) -> tuple[Verdict, ...]:
    """Return the verdicts in effect, once it is checked that they are those seen."""
    in_effect = reviewed.standing_on(aspect)
    decisions = [verdict for verdict in reviewed.history if verdict.aspect is aspect]
    check_seen(over, in_effect, decisions=decisions, events=review.events, subject=f"Claim {reviewed.number}")
    return in_effect
