"""A reviewer's decisions: verdicts, answers to flags, claims of one's own."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.claim import CHECKABLE, UNCHECKABLE, Claim, ClaimKind
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.flag import FlagAction, FlagDecision, FlagDecisionId
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Aspect, LabelName, Verdict, VerdictId
from workbench.errors import DecisionRefusedError
from workbench.review.records import presence_of
from workbench.review.rescan.numbering import claims_to_record
from workbench.review.unseen_changes import Seen
from workbench.services.articles.open_review import claim_in, flag_in, open_review, recorded_about
from workbench.services.claims.add_claim import own_claim, words_at
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.services.requirements import check_length, check_named, check_needs, check_seen, label_named
from workbench.text.counting import counted


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
    over: Seen = None,
) -> Verdict:
    """The verdict, kept; it supersedes the one that stood. `should_read` is the right wording.

    `over` is the id of the verdict that `by` has seen, empty where none stood, or the ids of those in conflict,
    which only a verdict over all of them decides; without it a single one is overruled.

    Raises:
        ConflictError: others stand than `over`; nothing is kept.
        DecisionRefusedError: the label is unknown, or lacks the support or the rationale it needs; nothing is kept.
    """
    check_named(by)
    review = open_review(desk, article_id)
    standing = claim_in(review, claim_id)
    wanted = label_named(desk, label)
    before = _verdicts_seen(review, standing, aspect=aspect, over=over)
    check_needs(wanted, standing, rationale)
    check_length(should_read, "The right wording")
    verdict = replace(
        _judged(desk, standing, label=wanted.name, rationale=rationale, by=by),
        aspect=aspect,
        supersedes=tuple(known.id for known in before),
        should_read=should_read.strip(),
    )
    desk.store.append([verdict], by=by)
    return verdict


def _judged(desk: Desk, standing: ReviewedClaim, *, label: LabelName, rationale: str, by: str) -> Verdict:
    """A verdict on the claim's content, given now on the evidence there is."""
    return Verdict(
        id=VerdictId(desk.new_id("ver")),
        article_id=standing.claim.article_id,
        claim_id=standing.claim.id,
        aspect=Aspect.CONTENT,
        label=label,
        rationale=rationale.strip(),
        reviewer=by,
        decided_at=desk.now(),
        quote=standing.claim.quote,
        evidence_ids=tuple(link.id for link in standing.evidence),
        channel=desk.channel,
    )


def decide_flag(
    desk: Desk, article_id: str, flag_id: str, *, action: FlagAction, reason: str, by: str, over: Seen = None
) -> FlagDecision:
    """The answer to a flag, kept; `over` are the ids of what `by` has seen stand, as for `decide`.

    Raises:
        ConflictError: another answer stands than `over`.
        DecisionRefusedError: a dismissal without a reason, or nobody's.
    """
    check_named(by)
    review = open_review(desk, article_id)
    standing = flag_in(review, flag_id)
    flag = standing.flag
    given = [answer for answer in desk.store.load(flag.article_id).flag_decisions if answer.flag_id == flag.id]
    subject = f"The flag on '{flag.quote}'"
    check_seen(over, standing.standing, given=given, events=review.events, subject=subject)
    if action is FlagAction.DISMISSED and not reason.strip():
        raise DecisionRefusedError(
            what="Dismissing a flag needs a reason", fix="Explain briefly why this is not an error."
        )
    decision = FlagDecision(
        id=FlagDecisionId(desk.new_id("fld")),
        article_id=flag.article_id,
        flag_id=flag.id,
        rule=flag.rule,
        quote=flag.quote,
        action=action,
        reason=reason.strip(),
        reviewer=by,
        decided_at=desk.now(),
        supersedes=tuple(answer.id for answer in standing.standing),
    )
    desk.store.append([decision], by=by)
    return decision


def add_claim(desk: Desk, article_id: str, *, start: int, end: int, by: str, kind: ClaimKind | None = None) -> Claim:
    """A claim of the reviewer's own at code points `start`..`end` of the article, kept with who added it.

    White space at its ends is left out; its kind is guessed from its words where none is given.

    Raises:
        DecisionRefusedError: the span is blank or outside the text, or the kind is one that cannot be checked.
    """
    check_named(by)
    review = open_review(desk, article_id)
    span = words_at(review.article.text, start, end)
    if span is None:
        what = f"{start}..{end} selects no words of the article's {counted(len(review.article.text), 'character')}"
        raise DecisionRefusedError(what=what, fix="Select at least one word.")
    if kind in UNCHECKABLE:
        fix = f"Use one of: {', '.join(CHECKABLE)}."
        raise DecisionRefusedError(what=f"A claim of the kind '{kind}' cannot be checked", fix=fix)
    claim = own_claim(review, span, kind)
    added = new_event(
        desk,
        EventKind.ADDED,
        article_id=claim.article_id,
        subject_id=claim.id,
        reviewer=by,
        note=claim.quote,
        supersedes=_said_of(claim, review.events),
    )
    recorded = recorded_about(review.article, desk.store.load(claim.article_id))
    desk.store.append([*claims_to_record(recorded, [claim]), added], by=by)
    return claim_in(open_review(desk, claim.article_id), claim.id).claim


def _said_of(claim: Claim, events: Iterable[Event]) -> tuple[EventId, ...]:
    """The events that stand about the claim's having been added or taken back."""
    return tuple(event.id for event in presence_of(events).get(claim.id, ()))


def _verdicts_seen(review: Review, standing: ReviewedClaim, *, aspect: Aspect, over: Seen) -> tuple[Verdict, ...]:
    """What stands, where it is what was seen."""
    stands = standing.standing_on(aspect)
    given = [verdict for verdict in standing.history if verdict.aspect is aspect]
    check_seen(over, stands, given=given, events=review.events, subject=f"Claim {standing.number}")
    return stands
