"""Publishing a claim's check: save its publication details, and write its ClaimReview or refuse it with reasons."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from workbench.claimreview.drafting import CheckedClaim, draft_claimreview, refusals
from workbench.claimreview.field_rules import is_day, recommendations, violations
from workbench.claimreview.public_addresses import on_domain, public_host, without_fragment
from workbench.claimreview.scales import Scale, scales
from workbench.domain.problem import Problem
from workbench.domain.publication import Publication, PublicationId
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Label, Verdict
from workbench.errors import ClaimReviewRefusedError, ConflictError, DecisionRefusedError
from workbench.reports.escaping import json_text
from workbench.review.in_effect import records_in_effect_by
from workbench.review.publishing.gate import GapKind, find_gaps, find_page_gaps
from workbench.review.unseen_changes import Decision, SeenIds, conflict_between
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.desk import Desk
from workbench.services.requirements import check_seen
from workbench.text.counting import plural

_SAID_ALREADY: Final = frozenset(
    {GapKind.OPEN, GapKind.CONFLICT, GapKind.UNSIGNED, GapKind.NO_CLAIMANT, GapKind.NO_ADDRESS}
)
LONGEST = 2_000
"""The most characters of any publication detail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """A valid ClaimReview as UTF-8 JSON-LD, and recommendations for improving it."""

    content: bytes
    recommendations: tuple[Problem, ...]


def publication_or_empty(reviewed: ReviewedClaim) -> Publication:
    """Return the publication details saved for the claim's check, or ones with every field empty."""
    return reviewed.publication or Publication(
        id=PublicationId(""),
        article_id=reviewed.claim.article_id,
        claim_id=reviewed.claim.id,
        url="",
        reviewer="",
        kept_at="",
    )


def current_publications(reviewed: ReviewedClaim) -> tuple[Publication, ...]:
    """Return the publication details in effect for the claim's check; several are in conflict."""
    return (reviewed.publication,) if reviewed.publication else reviewed.rivals.publications


def save_publication(desk: Desk, details: Publication, *, by: str, over: SeenIds = None) -> Publication:
    """Save the publication details of a claim's check; they supersede the ones saved before.

    `over` are the ids of the details that `by` has seen; details in conflict are superseded only by naming them.

    Raises:
        ConflictError: others than `over` are in effect.
        DecisionRefusedError: an address is not public or another check's page, or a field is too long.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    review = open_review(desk, details.article_id)
    reviewed = find_claim(review, details.claim_id)
    recorded = desk.store.load(review.article.id).publications
    of_claim = [publication for publication in recorded if publication.claim_id == details.claim_id]
    publications_before = current_publications(reviewed)
    check_seen(over, publications_before, decisions=of_claim, events=review.events, subject=f"Claim {reviewed.number}")
    _check_fields(details)
    publisher_url = desk.publisher()[0].url
    if publisher_url and not on_domain(details.url, publisher_url):
        what = f"'{details.url}' is on another domain than the publisher's '{publisher_url}'"
        raise DecisionRefusedError(what=what, fix="Enter a page on the publisher's own site.")
    other_publication = _other_at_same_page(desk, details)
    if other_publication is not None:
        what = f"'{details.url}' is the page of another check, claim id {other_publication.claim_id}"
        raise DecisionRefusedError(
            what=what, fix="Each page holds one review: publish this claim on a page of its own."
        )
    publication_record = replace(
        details,
        id=PublicationId(desk.new_id("pub")),
        article_id=review.article.id,
        claim_id=reviewed.claim.id,
        reviewer=by.strip(),
        kept_at=desk.now(),
        supersedes=tuple(publication.id for publication in publications_before),
    )
    desk.store.append([publication_record], by=by)
    return publication_record


def build_claimreview(desk: Desk, article_id: str, claim_id: str, *, scale: str = "") -> ClaimReview:
    """Write the ClaimReview of a claim; `scale` gives the verdict in the words of another desk's scale.

    Raises:
        ConflictError: verdicts on it, or the pages it is published on, are in conflict.
        ClaimReviewRefusedError: it may not be published; every reason is given.
    """
    review = open_review(desk, article_id)
    reviewed = find_claim(review, claim_id)
    check_no_conflict(reviewed)
    publisher, problems = desk.publisher()
    checked = CheckedClaim(
        article=review.article,
        standing=reviewed,
        publisher=publisher,
        label=_label_of_verdict(desk, reviewed.verdict),
        attribution_label=_label_of_verdict(desk, reviewed.attribution),
        scale=find_scale(scale) if scale else None,
    )
    draft = draft_claimreview(checked)
    unfinished = (*refusals(checked), *_gaps(desk, reviewed, review))
    reasons = unfinished or violations(draft, home=publisher.url)
    if reasons:
        messages = tuple(str(reason) for reason in (*reasons, *problems))
        raise ClaimReviewRefusedError(claim=reviewed.number, reasons=messages)
    content = json_text(json.dumps(draft, ensure_ascii=False, indent=1)).encode("utf-8") + b"\n"
    advice = (*problems, *recommendations(draft), *_checked_by_one_person(checked), *_no_corrections(checked))
    return ClaimReview(content=content, recommendations=advice)


def _label_of_verdict(desk: Desk, verdict: Verdict | None) -> Label | None:
    return next((label for label in desk.labels if verdict and label.name == verdict.label), None)


def _gaps(desk: Desk, reviewed: ReviewedClaim, review: Review) -> Iterator[Problem]:
    """Yield what the gate to publication finds missing, without what `refusals` and the fields' rules say already."""
    gaps = (*find_gaps(reviewed, desk.labels), *find_page_gaps(reviewed, review.article))
    for gap in gaps:
        if gap.kind not in _SAID_ALREADY:
            yield Problem(where=gap.where, what=gap.what, fix=gap.fix)


def check_no_conflict(reviewed: ReviewedClaim) -> None:
    """Refuse to publish a claim whose decisions are in conflict.

    Raises:
        ConflictError: its verdicts, or the pages of its check, are in conflict.
    """
    rivals: tuple[Decision, ...] = reviewed.rivals.judged or reviewed.rivals.publications
    if rivals:
        raise ConflictError(conflict_between(rivals), subject=f"Claim {reviewed.number}")


def find_scale(key: str) -> Scale:
    """Find the scale with this key.

    Raises:
        DecisionRefusedError: there is none.
    """
    for scale in scales():
        if scale.key == key:
            return scale
    keys = ", ".join(scale.key for scale in scales())
    raise DecisionRefusedError(what=f"'{key}' is not a scale", fix=f"Use one of: {keys}.")


def _checked_by_one_person(checked: CheckedClaim) -> tuple[Problem, ...]:
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


def _check_fields(details: Publication) -> None:
    texts = {name: getattr(details, name) for name in ("wording", "claimant", "url", "claimant_url", "appearance")}
    for name, text in texts.items():
        if len(text) > LONGEST:
            raise DecisionRefusedError(
                what=f"{name} has {plural(len(text), 'character')}", fix=f"Keep it under {LONGEST:,}."
            )
    for name in ("url", "claimant_url", "appearance"):
        if not public_host(texts[name]) and (texts[name] or name == "url"):
            what = f"{name} '{texts[name]}' is not a public page"
            raise DecisionRefusedError(what=what, fix="Enter the full address, https://...")
    if details.said_on and not is_day(details.said_on):
        raise DecisionRefusedError(what=f"'{details.said_on}' is not a date", fix="Write it as 2020-09-30.")


def _other_at_same_page(desk: Desk, details: Publication) -> Publication | None:
    """Find the publication of another claim's check on the same page."""
    page = without_fragment(details.url)
    by_claim = records_in_effect_by(desk.store.load_all().publications, lambda publication: publication.claim_id)
    for publication in chain.from_iterable(by_claim.values()):
        if publication.claim_id != details.claim_id and without_fragment(publication.url) == page:
            return publication
    return None
