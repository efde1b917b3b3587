"""A reviewer's decisions: verdicts, answers to flags, claims of one's own, and taking things back."""

from collections.abc import Iterator

from workbench.domain.claim import Claim, ClaimKind, ClaimOrigin, claim_id_for, context_of
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.flag import FlagAction, FlagDecision, FlagDecisionId
from workbench.domain.review import ClaimStanding, Review
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, Label, Verdict, VerdictId
from workbench.errors import DecisionRefusedError, UnknownRecordError
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review
from workbench.store.protocol import Loaded
from workbench.verdicts.standing import retracted_in

LONGEST_RATIONALE = 20_000


def decide(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    label: str,
    rationale: str,
    by: str,
    aspect: Aspect = Aspect.CONTENT,
) -> Verdict:
    """The verdict, kept; it supersedes the one that stood.

    Raises DecisionRefusedError where the label is unknown, or lacks the
    evidence or the rationale it needs; nothing is kept then.
    """
    _named(by)
    standing = claim_in(open_review(desk, article_id), claim_id)
    wanted = _label(desk, label)
    _check_needs(wanted, standing, rationale)
    before = standing.verdict if aspect is Aspect.CONTENT else standing.attribution
    verdict = Verdict(
        id=VerdictId(desk.new_id("ver")),
        article_id=standing.claim.article_id,
        claim_id=standing.claim.id,
        aspect=aspect,
        label=wanted.name,
        rationale=rationale.strip(),
        reviewer=by,
        decided_at=desk.now(),
        quote=standing.claim.quote,
        evidence_ids=tuple(link.id for link in standing.evidence),
        supersedes=before.id if before else "",
    )
    desk.store.append([verdict], by=by)
    return verdict


def decide_flag(desk: Desk, article_id: str, flag_id: str, *, action: FlagAction, reason: str, by: str) -> FlagDecision:
    """The answer to a flag, kept.

    Raises:
        UnknownRecordError: the article has no such flag.
        DecisionRefusedError: a dismissal without a reason, or nobody's.
    """
    _named(by)
    review = open_review(desk, article_id)
    flag = next((standing.flag for standing in review.flags if standing.flag.id == flag_id), None)
    if flag is None:
        raise UnknownRecordError(kind="flag", record_id=flag_id)
    if action is FlagAction.DISMISSED and not reason.strip():
        raise DecisionRefusedError(
            what="A dismissed flag needs a reason", fix="Say in a few words why it is not a slip."
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
    )
    desk.store.append([decision], by=by)
    return decision


def undo(desk: Desk, article_id: str, *, by: str) -> str:
    """Take back the newest thing that `by` decided about this article; a sentence saying what it was.

    The record stays in its table; an event says that it no longer stands.

    Raises:
        DecisionRefusedError: this reviewer has nothing that stands.
    """
    _named(by)
    loaded = desk.store.load(article_id)
    retracted = retracted_in(loaded.events)
    standing = [deed for deed in (*_deeds(loaded, by), *_moves(loaded, by)) if deed[1] not in retracted]
    if not standing:
        what = f"{by} has nothing to undo in this article"
        raise DecisionRefusedError(what=what, fix="Only your own decisions can be undone.")
    _, newest, what = max(standing, key=lambda deed: (deed[0], deed[1].partition("_")[2]))
    retract(desk, article_id, newest, note=what, by=by)
    return f"Undone: {what}."


def _deeds(loaded: Loaded, by: str) -> list[tuple[str, str, str]]:
    """When, which record and what it was; of two in one second the later id sorts last."""
    deeds: list[tuple[str, str, str]] = []
    deeds += [(link.added_at, link.id, "the attached source") for link in loaded.evidence if link.added_by == by]
    deeds += [(v.decided_at, v.id, f"the verdict '{v.label}'") for v in loaded.verdicts if v.reviewer == by]
    deeds += [
        (answer.decided_at, answer.id, f"the flag on '{answer.quote}' {answer.action}")
        for answer in loaded.flag_decisions
        if answer.reviewer == by
    ]
    return deeds


def _moves(loaded: Loaded, by: str) -> Iterator[tuple[str, str, str]]:
    """Moves of claims that nobody went on from, in the form of `_deeds`."""
    retracted = retracted_in(loaded.events)
    last = {move.claim_id: move for move in loaded.moves if move.id not in retracted}
    for move in last.values():
        if move.reviewer == by.strip():
            yield move.moved_at, move.id, f"the move to '{move.state}'"


def retract(desk: Desk, article_id: str, record_id: str, *, note: str, by: str) -> None:
    """Have a record no longer stand; it stays readable in its table."""
    event = Event(
        id=EventId(desk.new_id("evt")),
        article_id=open_review(desk, article_id).article.id,
        subject_id=record_id,
        kind=EventKind.RETRACTED,
        reviewer=by,
        at=desk.now(),
        note=note,
    )
    desk.store.append([event], by=by)


def add_claim(desk: Desk, article_id: str, *, start: int, end: int, by: str) -> Claim:
    """A claim of the reviewer's own at `start`..`end` of the article, kept.

    Raises:
        DecisionRefusedError: the span is blank or outside the text.
    """
    _named(by)
    article = open_review(desk, article_id).article
    if not (0 <= start < end <= len(article.text) and article.text[start:end].strip()):
        what = f"{start}..{end} is no stretch of words in the article's {len(article.text)} characters"
        raise DecisionRefusedError(what=what, fix="Select the words of the claim.")
    span = Span(start, end)
    prefix, suffix = context_of(article.text, span)
    claim = Claim(
        id=claim_id_for(article.id, span),
        article_id=article.id,
        start=start,
        end=end,
        quote=span.of(article.text),
        prefix=prefix,
        suffix=suffix,
        kind=ClaimKind.EXISTENCE_OR_RELATION,
        checkable=True,
        worthiness=1.0,
        cues=("added by a reviewer",),
        origin=ClaimOrigin.REVIEWER,
    )
    desk.store.append([claim], by=by)
    return claim


def claim_in(review: Review, claim_id: str) -> ClaimStanding:
    """The claim of `review` with this id.

    Raises:
        UnknownRecordError: there is none.
    """
    for standing in review.claims:
        if standing.claim.id == claim_id:
            return standing
    raise UnknownRecordError(kind="claim", record_id=claim_id)


def _label(desk: Desk, name: str) -> Label:
    for label in desk.labels:
        if label.name == name:
            return label
    known = ", ".join(label.name for label in desk.labels)
    raise DecisionRefusedError(what=f"'{name}' is not a verdict of this desk", fix=f"Use one of: {known}.")


def _check_needs(label: Label, standing: ClaimStanding, rationale: str) -> None:
    if len(rationale) > LONGEST_RATIONALE:
        what = f"The rationale has {len(rationale)} characters"
        raise DecisionRefusedError(what=what, fix=f"Keep it under {LONGEST_RATIONALE}; attach the rest as a source.")
    if label.needs == "evidence" and not standing.evidence:
        raise DecisionRefusedError(
            what=f"'{label.name}' needs at least one source",
            fix="Attach one to this claim, then give the verdict again.",
        )
    if label.needs == "rationale" and not rationale.strip():
        raise DecisionRefusedError(what=f"'{label.name}' needs a rationale", fix="Say in a sentence why.")


def _named(by: str) -> None:
    if not by.strip():
        raise DecisionRefusedError(what="Nobody is named as the reviewer", fix="Give your name first.")
