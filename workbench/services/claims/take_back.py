"""Taking back what a reviewer did last, or any record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.domain.article import ArticleId
from workbench.domain.claim import ClaimOrigin
from workbench.domain.event import EventKind
from workbench.domain.review import Review
from workbench.domain.verdict import Label
from workbench.errors import DecisionRefusedError
from workbench.review.disputes.assessments import assessment_after, assessments_in_effect
from workbench.review.edited_report import shorten
from workbench.review.in_effect import records_in_effect_by
from workbench.review.persons import same_person
from workbench.review.policy import how_to_withdraw
from workbench.review.records import presence_events, retracted_ids
from workbench.review.rescan.numbering import claims_to_record
from workbench.services.articles.open_review import open_review, records_about
from workbench.services.desk import Desk
from workbench.services.names.list_names import entries_without
from workbench.services.record_event import new_event
from workbench.services.requirements import check_named
from workbench.services.sources.assess_source import records_before_assessment
from workbench.store.protocol import Loaded, Record


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a reviewer did to a record: the id `done_by` of the record that says so, and `what` it was, in words.

    `claim_id` is the claim it was about, empty where it was about none or added one.
    """

    article_id: ArticleId
    done_by: str
    record_id: str
    what: str
    claim_id: str = ""


def undo(desk: Desk, article_id: str, *, by: str, record_id: str = "") -> str:
    """Take back what `by` did last in this article, or the record named, and say what it was in a sentence."""
    return f"Undone: {take_back(desk, article_id, by=by, record_id=record_id).what}."


def take_back(desk: Desk, article_id: str, *, by: str, record_id: str = "") -> Action:
    """Take back what `by` did last in this article, or the record named, and return what it was.

    Last is what was acknowledged last (`Loaded.order`), whatever the clocks said. The
    record stays in its table; an event says that it is no longer in effect.

    Raises:
        DecisionRefusedError: this reviewer has nothing to take back, or not this, or it is
            a claim that was worked on since.
    """
    check_named(by)
    loaded = desk.store.load(article_id)
    last_action = _last_action(loaded, by=by, record_id=record_id, where="in this article")
    _check_not_worked_on(open_review(desk, article_id), last_action.record_id, desk.labels)
    assessed = records_before_assessment(loaded, last_action.record_id)
    names = entries_without(desk, last_action.record_id, by=by)
    retract(desk, article_id, last_action.record_id, note=last_action.what, by=by, restored=(*assessed, *names))
    return last_action


def article_of_last_action(desk: Desk, *, by: str, record_id: str = "") -> ArticleId:
    """Return the id of the article in which `by` did something last, or made the record named.

    Raises:
        DecisionRefusedError: this reviewer has nothing to take back, or not this.
    """
    check_named(by)
    return _last_action(desk.store.load_all(), by=by, record_id=record_id, where="in this folder").article_id


def _last_action(loaded: Loaded, *, by: str, record_id: str, where: str) -> Action:
    retracted = retracted_ids(loaded.events)
    actions = [action for action in _actions_by(loaded, by) if action.record_id not in retracted]
    if record_id:
        actions = [action for action in actions if action.record_id == record_id]
    if not actions:
        id_phrase = f" with the id '{record_id}'" if record_id else ""
        what = f"{by} has nothing to undo {where}{id_phrase}"
        raise DecisionRefusedError(what=what, fix="Only your own decisions can be undone.")
    order = {record: position for position, record in enumerate(loaded.order)}
    return max(actions, key=lambda action: order.get(action.done_by, -1))


def _actions_by(loaded: Loaded, by: str) -> list[Action]:
    actions = [
        Action(link.article_id, link.id, link.id, "the attached source", link.claim_id)
        for link in loaded.evidence
        if same_person(link.added_by, by)
    ]
    actions += [
        Action(verdict.article_id, verdict.id, verdict.id, f"the verdict '{verdict.label}'", verdict.claim_id)
        for verdict in loaded.verdicts
        if same_person(verdict.reviewer, by)
    ]
    actions += [
        Action(answer.article_id, answer.id, answer.id, f"the flag on '{answer.quote}' {answer.action}")
        for answer in loaded.flag_decisions
        if same_person(answer.reviewer, by)
    ]
    actions += [
        Action(comment.article_id, comment.id, comment.id, f"the comment '{shorten(comment.text)}'", comment.claim_id)
        for comment in loaded.comments
        if same_person(comment.added_by, by)
    ]
    return [*actions, *_claims_added(loaded, by), *_stage_changes(loaded, by), *_assessments(loaded, by)]


def _claims_added(loaded: Loaded, by: str) -> Iterator[Action]:
    """Yield the claims that `by` added; one that was taken back and added again belongs to whoever added it last."""
    own = {str(claim.id): claim.quote for claim in loaded.claims if claim.origin is ClaimOrigin.REVIEWER}
    for claim_id, presence in presence_events(loaded.events).items():
        for event in presence:
            if claim_id in own and event.kind is EventKind.ADDED and same_person(event.reviewer, by):
                yield Action(event.article_id, event.id, claim_id, f"the claim '{own[claim_id]}'")


def _check_not_worked_on(review: Review, record_id: str, labels: Iterable[Label]) -> None:
    for reviewed in review.claims:
        work = (reviewed.verdicts_in_effect, reviewed.evidence, reviewed.last_moves, reviewed.comments)
        if reviewed.claim.id == record_id and any(work):
            what = f"Claim {reviewed.number} has been worked on since you added it"
            raise DecisionRefusedError(what=what, fix=f"Leave it, and {how_to_withdraw(labels)}.")


def _stage_changes(loaded: Loaded, by: str) -> Iterator[Action]:
    """Yield the last stage change of each claim, where `by` made it."""
    last_moves = records_in_effect_by(loaded.moves, lambda move: move.claim_id, retracted_ids(loaded.events))
    for move in chain.from_iterable(last_moves.values()):
        if same_person(move.reviewer, by):
            yield Action(move.article_id, move.id, move.id, f"the move to '{move.state}'", move.claim_id)


def _assessments(loaded: Loaded, by: str) -> Iterator[Action]:
    """Yield the assessments in effect of sources and passages, where `by` made them."""
    for event in chain.from_iterable(assessments_in_effect(loaded.events).values()):
        if same_person(event.reviewer, by):
            yield Action(
                event.article_id, event.id, event.id, f"the assessment of a source ({assessment_after(event)})"
            )


def retract(
    desk: Desk, article_id: str, record_id: str, *, note: str, by: str, restored: Sequence[Record] = ()
) -> None:
    """Record that `record_id` is no longer in effect; it stays in its table. `restored` are records as they were."""
    loaded = desk.store.load(article_id)
    article = open_review(desk, article_id).article
    event = new_event(
        desk,
        EventKind.RETRACTED,
        article_id=article.id,
        subject_id=record_id,
        reviewer=by,
        note=note,
        supersedes=tuple(presence_event.id for presence_event in presence_events(loaded.events).get(record_id, ())),
    )
    is_claim = any(claim.id == record_id for claim in loaded.claims)
    # The numbers that readers have seen are recorded before one of the claims is gone.
    numbered = claims_to_record(records_about(article, loaded)) if is_claim else ()
    desk.store.append([*numbered, *restored, event], by=by)
