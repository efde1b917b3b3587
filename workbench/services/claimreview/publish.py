"""The ClaimReview of a claim: what its readers need is kept, and the JSON-LD written or refused with reasons."""

import json
from dataclasses import dataclass, replace

from workbench.claimreview.drafting import CheckedClaim, draft_of, refusals
from workbench.claimreview.field_rules import is_day, violations, wishes
from workbench.claimreview.public_addresses import on_domain, page_of, public_host
from workbench.claimreview.scales import Scale, scales
from workbench.domain.problem import Problem
from workbench.domain.publication import Publication, PublicationId
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import Stage
from workbench.errors import ClaimReviewRefusedError, ConflictError, DecisionRefusedError
from workbench.reports.escaping import json_text
from workbench.review.in_effect import heads_by
from workbench.review.unseen_changes import Decision, Seen, side_by_side
from workbench.services.articles.open_review import claim_in, open_review
from workbench.services.desk import Desk
from workbench.services.requirements import check_seen
from workbench.text.counting import counted

LONGEST = 2_000
"""Characters of any field that is kept for publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """A valid ClaimReview as UTF-8 JSON-LD, and what it would do well to have."""

    content: bytes
    wishes: tuple[Problem, ...]


def publication_of(standing: ReviewedClaim) -> Publication:
    """How the check of the claim is published: as was kept, or with every field empty."""
    return standing.publication or Publication(
        id=PublicationId(""),
        article_id=standing.claim.article_id,
        claim_id=standing.claim.id,
        url="",
        reviewer="",
        kept_at="",
    )


def publications_of(standing: ReviewedClaim) -> tuple[Publication, ...]:
    """How the check of the claim is published: as was kept, or every way where several stand beside each other."""
    return (standing.publication,) if standing.publication else standing.rivals.publications


def keep_publication(desk: Desk, wanted: Publication, *, by: str, over: Seen = None) -> Publication:
    """How the check of a claim is published, kept; it supersedes what was kept before.

    `over` are the ids of what `by` has seen kept; what stands beside each other is only superseded by naming it.

    Raises:
        ConflictError: others were kept than `over`.
        DecisionRefusedError: an address is not public or another check's page, or a field is too long.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    review = open_review(desk, wanted.article_id)
    standing = claim_in(review, wanted.claim_id)
    kept = [one for one in desk.store.load(review.article.id).publications if one.claim_id == wanted.claim_id]
    before = publications_of(standing)
    check_seen(over, before, given=kept, events=review.events, subject=f"Claim {standing.number}")
    _check_fields(wanted)
    home = desk.publisher()[0].url
    if home and not on_domain(wanted.url, home):
        what = f"'{wanted.url}' is on another domain than the publisher's '{home}'"
        raise DecisionRefusedError(what=what, fix="Enter a page on the publisher's own site.")
    other = _at_same_page(desk, wanted)
    if other is not None:
        what = f"'{wanted.url}' is the page of another check, claim id {other.claim_id}"
        raise DecisionRefusedError(
            what=what, fix="Each page holds one review: publish this claim on a page of its own."
        )
    made = replace(
        wanted,
        id=PublicationId(desk.new_id("pub")),
        article_id=review.article.id,
        claim_id=standing.claim.id,
        reviewer=by.strip(),
        kept_at=desk.now(),
        supersedes=tuple(one.id for one in before),
    )
    desk.store.append([made], by=by)
    return made


def claimreview_of(desk: Desk, article_id: str, claim_id: str, *, scale: str = "") -> ClaimReview:
    """The ClaimReview of a claim; `scale` tells the verdict in the words of another desk's scale.

    Raises:
        ConflictError: verdicts on it, or the pages it is published on, are in conflict.
        ClaimReviewRefusedError: it may not be published; every reason is given.
    """
    review = open_review(desk, article_id)
    standing = claim_in(review, claim_id)
    refuse_in_conflict(standing)
    publisher, problems = desk.publisher()
    verdict = standing.verdict
    checked = CheckedClaim(
        article=review.article,
        standing=standing,
        publisher=publisher,
        label=next((label for label in desk.labels if verdict and label.name == verdict.label), None),
        scale=scale_named(scale) if scale else None,
    )
    draft = draft_of(checked)
    reasons = tuple(refusals(checked)) or violations(draft, home=publisher.url)
    if reasons:
        told = tuple(str(reason) for reason in (*reasons, *problems))
        raise ClaimReviewRefusedError(claim=standing.number, reasons=told)
    content = json_text(json.dumps(draft, ensure_ascii=False, indent=1)).encode("utf-8") + b"\n"
    better = (*problems, *wishes(draft), *_one_person(checked), *_no_corrections(checked))
    return ClaimReview(content=content, wishes=better)


def refuse_in_conflict(standing: ReviewedClaim) -> None:
    """Refuse to hand over what was said of a claim while it is open which of it holds.

    Raises:
        ConflictError: verdicts, or the pages of its check, stand beside each other.
    """
    rivals: tuple[Decision, ...] = standing.rivals.judged or standing.rivals.publications
    if rivals:
        raise ConflictError(side_by_side(rivals), subject=f"Claim {standing.number}")


def scale_named(key: str) -> Scale:
    """The scale with this key.

    Raises:
        DecisionRefusedError: there is none.
    """
    for scale in scales():
        if scale.key == key:
            return scale
    known = ", ".join(scale.key for scale in scales())
    raise DecisionRefusedError(what=f"'{key}' is not a scale", fix=f"Use one of: {known}.")


def _one_person(checked: CheckedClaim) -> tuple[Problem, ...]:
    if checked.standing.state is not Stage.DECIDED:
        return ()
    where = f"claim {checked.standing.number}"
    fix = "Have a second person look at it: second_check in desk.toml."
    return (Problem(where=where, what="it was checked by one person", fix=fix),)


def _no_corrections(checked: CheckedClaim) -> tuple[Problem, ...]:
    if checked.publisher.corrections:
        return ()
    what = "there is no contact for corrections, which fact-checkers' codes require"
    return (
        Problem(where="publisher.toml", what=what, fix='Write corrections = "https://..." and publish it on the page.'),
    )


def _check_fields(wanted: Publication) -> None:
    texts = {name: getattr(wanted, name) for name in ("wording", "claimant", "url", "claimant_url", "appearance")}
    for name, text in texts.items():
        if len(text) > LONGEST:
            raise DecisionRefusedError(
                what=f"{name} has {counted(len(text), 'character')}", fix=f"Keep it under {LONGEST:,}."
            )
    for name in ("url", "claimant_url", "appearance"):
        if not public_host(texts[name]) and (texts[name] or name == "url"):
            what = f"{name} '{texts[name]}' is not a public page"
            raise DecisionRefusedError(what=what, fix="Enter the full address, https://...")
    if wanted.said_on and not is_day(wanted.said_on):
        raise DecisionRefusedError(what=f"'{wanted.said_on}' is not a date", fix="Write it as 2020-09-30.")


def _at_same_page(desk: Desk, wanted: Publication) -> Publication | None:
    stands = heads_by(desk.store.load_all().publications, lambda kept: kept.claim_id)
    others = (kept for claim_id, heads in stands.items() if claim_id != wanted.claim_id for kept in heads)
    return next((kept for kept in others if page_of(kept.url) == page_of(wanted.url)), None)
