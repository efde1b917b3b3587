"""Taking back: what a reviewer did last, or any record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.article import ArticleId
from workbench.domain.claim import ClaimOrigin
from workbench.domain.event import EventKind
from workbench.domain.review import Review
from workbench.domain.verdict import Aspect, Label
from workbench.errors import DecisionRefusedError
from workbench.review.disputes.assessments import assessments_in, said_in
from workbench.review.edited_report import shortened
from workbench.review.in_effect import heads_by
from workbench.review.persons import same_person
from workbench.review.policy import how_to_withdraw
from workbench.review.records import presence_of, retracted_in
from workbench.review.rescan.numbering import claims_to_record
from workbench.services.articles.open_review import open_review, recorded_about
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.services.requirements import check_named
from workbench.services.sources.assess_source import assessed_before
from workbench.store.protocol import Loaded, Record


@dataclass(frozen=True, slots=True)
class Action:
    """What was done: in which article, by the record with the id `done_by`, to which record, and what it was.

    `claim_id` is the claim it was about, empty where it was about none or is a claim itself.
    """

    article_id: ArticleId
    done_by: str
    record_id: str
    what: str
    claim_id: str = ""


def undo(desk: Desk, article_id: str, *, by: str, record_id: str = "") -> str:
    """Take back what `by` did last about this article, or the record named; a sentence saying what it was."""
    return f"Undone: {take_back(desk, article_id, by=by, record_id=record_id).what}."


def take_back(desk: Desk, article_id: str, *, by: str, record_id: str = "") -> Action:
    """Take back what `by` did last about this article, or the record named, and return what it was.

    Last is what was acknowledged last (`Loaded.order`), whatever the clocks said. The
    record stays in its table; an event says that it no longer stands.

    Raises:
        DecisionRefusedError: this reviewer has nothing that stands, or not this, or it is
            a claim that was worked on since.
    """
    check_named(by)
    loaded = desk.store.load(article_id)
    last = _last(loaded, by=by, record_id=record_id, where="in this article")
    _check_nobody_works_on(open_review(desk, article_id), last.record_id, desk.labels)
    restored = assessed_before(loaded, last.record_id)
    retract(desk, article_id, last.record_id, note=last.what, by=by, restored=restored)
    return last


def last_article(desk: Desk, *, by: str, record_id: str = "") -> ArticleId:
    """The id of the article in which `by` did something last, or did what the record named keeps.

    Raises:
        DecisionRefusedError: this reviewer has nothing that stands, or not this.
    """
    check_named(by)
    return _last(desk.store.load_all(), by=by, record_id=record_id, where="in this folder").article_id


def _last(loaded: Loaded, *, by: str, record_id: str, where: str) -> Action:
    retracted = retracted_in(loaded.events)
    standing = [deed for deed in _deeds(loaded, by) if deed.record_id not in retracted]
    if record_id:
        standing = [deed for deed in standing if deed.record_id == record_id]
    if not standing:
        named = f" with the id '{record_id}'" if record_id else ""
        what = f"{by} has nothing to undo {where}{named}"
        raise DecisionRefusedError(what=what, fix="Only your own decisions can be undone.")
    places = {known: place for place, known in enumerate(loaded.order)}
    return max(standing, key=lambda deed: places.get(deed.done_by, -1))


def _deeds(loaded: Loaded, by: str) -> list[Action]:
    deeds = [
        Action(link.article_id, link.id, link.id, "the attached source", link.claim_id)
        for link in loaded.evidence
        if same_person(link.added_by, by)
    ]
    deeds += [
        Action(verdict.article_id, verdict.id, verdict.id, f"the verdict '{verdict.label}'", verdict.claim_id)
        for verdict in loaded.verdicts
        if same_person(verdict.reviewer, by)
    ]
    deeds += [
        Action(answer.article_id, answer.id, answer.id, f"the flag on '{answer.quote}' {answer.action}")
        for answer in loaded.flag_decisions
        if same_person(answer.reviewer, by)
    ]
    deeds += [
        Action(comment.article_id, comment.id, comment.id, f"the comment '{shortened(comment.text)}'", comment.claim_id)
        for comment in loaded.comments
        if same_person(comment.added_by, by)
    ]
    return [*deeds, *_claims_added(loaded, by), *_moves(loaded, by), *_assessments(loaded, by)]


def _claims_added(loaded: Loaded, by: str) -> Iterator[Action]:
    """The claims of one's own; a claim that was taken back and added again is whose who added it last."""
    own = {str(claim.id): claim.quote for claim in loaded.claims if claim.origin is ClaimOrigin.REVIEWER}
    for claim_id, said in presence_of(loaded.events).items():
        for event in said:
            if claim_id in own and event.kind is EventKind.ADDED and same_person(event.reviewer, by):
                yield Action(event.article_id, event.id, claim_id, f"the claim '{own[claim_id]}'")


def _check_nobody_works_on(review: Review, record_id: str, labels: Iterable[Label]) -> None:
    for standing in review.claims:
        if standing.claim.id == record_id and (
            any(map(standing.standing_on, Aspect)) or standing.evidence or standing.last_moves or standing.comments
        ):
            what = f"Claim {standing.number} has been worked on since you added it"
            raise DecisionRefusedError(what=what, fix=f"Leave it, and {how_to_withdraw(labels)}.")


def _moves(loaded: Loaded, by: str) -> Iterator[Action]:
    """The moves of claims that nobody went on from."""
    last = heads_by(loaded.moves, lambda move: move.claim_id, retracted_in(loaded.events))
    for move in (move for heads in last.values() for move in heads):
        if same_person(move.reviewer, by):
            yield Action(move.article_id, move.id, move.id, f"the move to '{move.state}'", move.claim_id)


def _assessments(loaded: Loaded, by: str) -> Iterator[Action]:
    """What was said of a source or its passage, where nobody has said anything else since."""
    for event in (event for said in assessments_in(loaded.events).values() for event in said):
        if same_person(event.reviewer, by):
            yield Action(event.article_id, event.id, event.id, f"the assessment of a source ({said_in(event)})")


def retract(
    desk: Desk, article_id: str, record_id: str, *, note: str, by: str, restored: Sequence[Record] = ()
) -> None:
    """Have a record no longer stand; it stays readable in its table. `restored` are records as they were before."""
    loaded = desk.store.load(article_id)
    article = open_review(desk, article_id).article
    event = new_event(
        desk,
        EventKind.RETRACTED,
        article_id=article.id,
        subject_id=record_id,
        reviewer=by,
        note=note,
        supersedes=tuple(said.id for said in presence_of(loaded.events).get(record_id, ())),
    )
    is_claim = any(claim.id == record_id for claim in loaded.claims)
    # The numbers that readers have seen are recorded before a claim goes from among them.
    numbered = claims_to_record(recorded_about(article, loaded)) if is_claim else ()
    desk.store.append([*numbered, *restored, event], by=by)
