"""Draft the ClaimReview of a claim, and say why one cannot be published."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.claimreview.public_addresses import on_domain, public_host
from workbench.claimreview.scales import Scale, unpublished_labels
from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.domain.publication import ClaimantKind, Publication
from workbench.domain.publisher import Publisher
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import FINAL_STAGES, Stage
from workbench.domain.verdict import Aspect, Label, about

WORST, BEST = 1, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """A claim and what its ClaimReview is made from; without a `scale` the verdict keeps its own name.

    `label` is that of the verdict on whether it is true, `attribution_label` on whether it was said.
    """

    article: Article
    standing: ReviewedClaim
    publisher: Publisher
    label: Label | None = None
    scale: Scale | None = None
    attribution_label: Label | None = None

    @property
    def graver_label(self) -> Label | None:
        """The label that is published: of the two verdicts that of the graver, as nobody may have said the claim."""
        said, true = self.attribution_label, self.label
        return said if true and said and said.gravity > true.gravity else true

    @property
    def publication(self) -> Publication | None:
        """The publication details, where they were saved."""
        return self.standing.publication

    @property
    def rating(self) -> str:
        """The verdict in words; empty where there is none, or where the scale has no word for it."""
        label = self.graver_label
        if label is None:
            return ""
        name = str(label.name)
        aspect_note = "" if label is self.label else about(Aspect.ATTRIBUTION)
        return self.scale.words.get(name, "") if self.scale else f"{name[:1].upper()}{name[1:]}{aspect_note}"

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether the article comes from a page that is not the publisher's."""
        return bool(public_host(self.article.origin)) and not on_domain(self.article.origin, self.publisher.url)

    @property
    def finished_at(self) -> str:
        """When the check became final: at the sign-off, or at the verdict where one person is enough."""
        last, verdict = self.standing.last_move, self.standing.verdict
        if last and self.standing.state is Stage.SIGNED_OFF:
            return last.moved_at
        return verdict.decided_at if verdict else ""

    @property
    def stated_claimant(self) -> str:
        """Who makes the claim: as the reviewer says, else as the article says."""
        return (self.publication.claimant if self.publication else "") or self.standing.claim.claimant

    @property
    def claimant(self) -> str:
        """Who makes the claim; where nobody is named, the author of an article from elsewhere."""
        return self.stated_claimant or (self.article.byline if self.is_from_elsewhere else "")


def draft_claimreview(checked_claim: CheckedClaim) -> dict[str, object]:
    """Draft the ClaimReview of a claim without `refusals`, ready for JSON; unknown fields are left out."""
    publication, claim = checked_claim.publication, checked_claim.standing.claim
    rating: dict[str, object] = {"@type": "Rating", "alternateName": checked_claim.rating}
    label = checked_claim.graver_label
    if label and label.claimreview:
        rating |= {"ratingValue": label.claimreview, "worstRating": WORST, "bestRating": BEST}
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": publication.url if publication else "",
        "datePublished": checked_claim.finished_at[:10],
        "author": _author(checked_claim.publisher),
        "claimReviewed": (publication.wording if publication else "") or claim.standalone or claim.quote,
        "itemReviewed": _item_reviewed(checked_claim),
        "reviewRating": rating,
        "reviewBody": _review_body(checked_claim.standing),
    }
    return {name: value for name, value in review.items() if value}


def _review_body(reviewed: ReviewedClaim) -> str:
    """Return the reasons of the verdicts, and how the claim should read where they say so."""
    verdicts = [verdict for verdict in (reviewed.verdict, reviewed.attribution) if verdict]
    sentences = [verdict.rationale for verdict in verdicts if verdict.rationale]
    wordings = dict.fromkeys(verdict.should_read for verdict in verdicts if verdict.should_read)
    return "\n".join([*sentences, *(f"It should read: {wording}" for wording in wordings)])


def refusals(checked_claim: CheckedClaim) -> Iterator[Problem]:
    """Say why no ClaimReview of this claim may be published; `field_rules` checks the fields of the draft."""
    where = f"claim {checked_claim.standing.number}"
    state = checked_claim.standing.state
    if state not in FINAL_STAGES:
        fix = "A second person must sign it off." if state is Stage.SECOND_CHECK else "Finish the check first."
        yield Problem(where=where, what=f"the check is not final: its stage is '{state}'", fix=fix)
    verdict = checked_claim.standing.verdict
    if verdict is None or verdict.label in unpublished_labels():
        what = f"the verdict '{verdict.label}' is not a finding" if verdict else "there is no verdict"
        yield Problem(where=where, what=what, fix="Publish only claims with a verdict.")
    elif not checked_claim.rating:
        scale = checked_claim.scale
        what = f"the scale of {scale.name} has no word for" if scale else "the labels file lacks"
        yield Problem(where=where, what=f"{what} '{verdict.label}'", fix="Use the desk's own word.")
    yield from _third_party_problems(checked_claim, where)
    if not (checked_claim.publisher.name and public_host(checked_claim.publisher.url)):
        what = "the publisher has no name or no public address"
        yield Problem(where="publisher.toml", what=what, fix='Write name = "..." and url = "https://...".')


def _third_party_problems(checked_claim: CheckedClaim, where: str) -> Iterator[Problem]:
    claimant = checked_claim.claimant
    fix = "Name the person or organisation that makes it."
    if not claimant and not checked_claim.is_from_elsewhere:
        yield Problem(where=where, what="the claim is the article's own, not a third party's", fix=fix)
    own_names = [checked_claim.publisher.name]
    if not checked_claim.is_from_elsewhere:
        own_names.append(checked_claim.article.byline)
    if claimant.casefold() in {name.casefold() for name in own_names if name}:
        yield Problem(where=where, what=f"'{claimant}' is the publisher's own voice, not a third party", fix=fix)


def _author(publisher: Publisher) -> dict[str, object]:
    author: dict[str, object] = {"@type": "Organization", "name": publisher.name, "url": publisher.url}
    if public_host(publisher.corrections):
        author["correctionsPolicy"] = publisher.corrections
    return author


def _item_reviewed(checked_claim: CheckedClaim) -> dict[str, object]:
    publication, article = checked_claim.publication, checked_claim.article
    is_own_source = checked_claim.is_from_elsewhere and not checked_claim.stated_claimant
    said_on = publication.said_on if publication else ""
    appearance = publication.appearance if publication else ""
    if public_host(article.origin):
        appearance = appearance or article.origin
    item_reviewed: dict[str, object] = {
        "@type": "Claim",
        "author": _claimant(checked_claim),
        "datePublished": said_on or (article.published if is_own_source else ""),
        "appearance": {"@type": "CreativeWork", "url": appearance} if appearance else {},
    }
    return {name: value for name, value in item_reviewed.items() if value}


def _claimant(checked_claim: CheckedClaim) -> dict[str, object]:
    if not checked_claim.claimant:
        return {}
    publication = checked_claim.publication
    kind = publication.claimant_is if publication else ClaimantKind.PERSON
    claimant: dict[str, object] = {"@type": kind.value, "name": checked_claim.claimant}
    if publication and publication.claimant_url:
        claimant["sameAs"] = publication.claimant_url
    return claimant
