"""The ClaimReview of a claim as it stands on the desk, and why one cannot be published."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.claimreview.public_addresses import on_domain, public_host
from workbench.claimreview.scales import Scale, unpublished
from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.domain.publication import ClaimantKind, Publication
from workbench.domain.publisher import Publisher
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import FINAL, Stage
from workbench.domain.verdict import Label

WORST, BEST = 1, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """A claim with what its ClaimReview is made from; without a `scale` the verdict keeps its own name."""

    article: Article
    standing: ReviewedClaim
    publisher: Publisher
    label: Label | None = None
    scale: Scale | None = None

    @property
    def publication(self) -> Publication | None:
        """How the check is published, where that was kept."""
        return self.standing.publication

    @property
    def rating(self) -> str:
        """The verdict in words; empty where there is none, or the scale has no word for it."""
        if self.label is None:
            return ""
        name = str(self.label.name)
        return self.scale.words.get(name, "") if self.scale else name[:1].upper() + name[1:]

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether the article was read from a page that is not the publisher's."""
        return bool(public_host(self.article.origin)) and not on_domain(self.article.origin, self.publisher.url)

    @property
    def finished_at(self) -> str:
        """When the check became final: with the sign-off, or where one person is enough with the verdict."""
        last, verdict = self.standing.last_move, self.standing.verdict
        if last and self.standing.state is Stage.SIGNED_OFF:
            return last.moved_at
        return verdict.decided_at if verdict else ""

    @property
    def claimant_told(self) -> str:
        """Who makes the claim, as the reviewer says, else as the article does."""
        return (self.publication.claimant if self.publication else "") or self.standing.claim.claimant

    @property
    def claimant(self) -> str:
        """Who makes the claim; where nobody is told, the author of an article from elsewhere."""
        return self.claimant_told or (self.article.byline if self.is_from_elsewhere else "")


def draft_of(checked: CheckedClaim) -> dict[str, object]:
    """The ClaimReview of a claim that `refusals` has nothing against, ready for JSON; unknown fields are left out."""
    publication, claim = checked.publication, checked.standing.claim
    rating: dict[str, object] = {"@type": "Rating", "alternateName": checked.rating}
    if checked.label and checked.label.claimreview:
        rating |= {"ratingValue": checked.label.claimreview, "worstRating": WORST, "bestRating": BEST}
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": publication.url if publication else "",
        "datePublished": checked.finished_at[:10],
        "author": _author(checked.publisher),
        "claimReviewed": (publication.wording if publication else "") or claim.standalone or claim.quote,
        "itemReviewed": _claimed(checked),
        "reviewRating": rating,
    }
    return {name: value for name, value in review.items() if value}


def refusals(checked: CheckedClaim) -> Iterator[Problem]:
    """Why no ClaimReview of this claim may be published, as far as the desk knows; its fields are checked by rule."""
    where = f"claim {checked.standing.number}"
    state = checked.standing.state
    if state not in FINAL:
        fix = "A second person must sign it off." if state is Stage.SECOND_CHECK else "Finish the check first."
        yield Problem(where=where, what=f"the check is not final: its stage is '{state}'", fix=fix)
    verdict = checked.standing.verdict
    if verdict is None or verdict.label in unpublished():
        told = f"the verdict '{verdict.label}' is not a finding" if verdict else "there is no verdict"
        yield Problem(where=where, what=told, fix="Publish only claims with a verdict.")
    elif not checked.rating:
        told = f"the scale of {checked.scale.name} has no word for" if checked.scale else "the labels file lacks"
        yield Problem(where=where, what=f"{told} '{verdict.label}'", fix="Use the desk's own word.")
    yield from _third_party(checked, where)
    if not (checked.publisher.name and public_host(checked.publisher.url)):
        what = "the publisher has no name or no public address"
        yield Problem(where="publisher.toml", what=what, fix='Write name = "..." and url = "https://...".')


def _third_party(checked: CheckedClaim, where: str) -> Iterator[Problem]:
    claimant = checked.claimant
    fix = "Name the person or organisation that makes it."
    if not claimant and not checked.is_from_elsewhere:
        yield Problem(where=where, what="the claim is the article's own, not a third party's", fix=fix)
    own = {checked.publisher.name, "" if checked.is_from_elsewhere else checked.article.byline} - {""}
    if claimant.casefold() in {name.casefold() for name in own}:
        yield Problem(where=where, what=f"'{claimant}' is the publisher's own voice, not a third party", fix=fix)


def _author(publisher: Publisher) -> dict[str, object]:
    author: dict[str, object] = {"@type": "Organization", "name": publisher.name, "url": publisher.url}
    if public_host(publisher.corrections):
        author["correctionsPolicy"] = publisher.corrections
    return author


def _claimed(checked: CheckedClaim) -> dict[str, object]:
    publication, article = checked.publication, checked.article
    says_itself = checked.is_from_elsewhere and not checked.claimant_told
    day = publication.said_on if publication else ""
    place = publication.appearance if publication else ""
    if public_host(article.origin):
        place = place or article.origin
    claimed: dict[str, object] = {
        "@type": "Claim",
        "author": _claimant(checked),
        "datePublished": day or (article.published if says_itself else ""),
        "appearance": {"@type": "CreativeWork", "url": place} if place else {},
    }
    return {name: value for name, value in claimed.items() if value}


def _claimant(checked: CheckedClaim) -> dict[str, object]:
    if not checked.claimant:
        return {}
    publication = checked.publication
    kind = publication.claimant_is if publication else ClaimantKind.PERSON
    claimant: dict[str, object] = {"@type": kind.value, "name": checked.claimant}
    if publication and publication.claimant_url:
        claimant["sameAs"] = publication.claimant_url
    return claimant
