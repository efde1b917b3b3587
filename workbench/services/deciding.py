"""A reviewer's decisions: verdicts, answers to flags, claims of one's own."""

from workbench.domain.claim import CHECKABLE, UNCHECKABLE, Claim, ClaimKind
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.flag import FlagAction, FlagDecision, FlagDecisionId
from workbench.domain.review import ClaimStanding, Review
from workbench.domain.verdict import Aspect, Label, Verdict, VerdictId
from workbench.errors import DecisionRefusedError, UnknownRecordError
from workbench.services.claiming import own_claim, words_at
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review

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
    check_named(by)
    standing = claim_in(open_review(desk, article_id), claim_id)
    wanted = label_named(desk, label)
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
    check_named(by)
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
        what = f"{start}..{end} is no stretch of words in the article's {len(review.article.text)} characters"
        raise DecisionRefusedError(what=what, fix="Select the words of the claim.")
    if kind in UNCHECKABLE:
        fix = f"Use one of: {', '.join(CHECKABLE)}."
        raise DecisionRefusedError(what=f"A claim of the kind '{kind}' cannot be checked", fix=fix)
    claim = own_claim(review, span, kind)
    added = Event(
        id=EventId(desk.new_id("evt")),
        article_id=claim.article_id,
        subject_id=claim.id,
        kind=EventKind.ADDED,
        reviewer=by,
        at=desk.now(),
        note=claim.quote,
    )
    desk.store.append([claim, added], by=by)
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


def label_named(desk: Desk, name: str) -> Label:
    """The desk's label with this name.

    Raises:
        DecisionRefusedError: there is none.
    """
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


def check_named(by: str) -> None:
    """See that a decision has somebody's name.

    Raises:
        DecisionRefusedError: nobody is named.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Nobody is named as the reviewer", fix="Give your name first.")
