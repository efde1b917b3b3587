"""The gate "publishable": what is still missing before readers may see what was found out about a claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workbench.domain.article import Article
from workbench.domain.publisher import Publisher
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Outcome
from workbench.domain.stage_change import FINAL_STAGES, Stage
from workbench.domain.verdict import Asks, Label, Verdict
from workbench.review.policy import find_missing_support
from workbench.review.publishing.stance_fit import stance_misfit

_NO_LONGER_THERE: Final = {
    Outcome.CHANGED: "has changed",
    Outcome.GONE: "no longer has the passage",
    Outcome.PAGE_GONE: "is gone",
}
"""The outcomes of a recheck after which a reader does not find what the check quotes."""


class GapKind(StrEnum):
    """What is missing, in the words of a watermark."""

    OPEN = "not decided"
    STALE = "stale"
    CONFLICT = "in conflict"
    MISFIT = "sources do not fit the verdict"
    UNSUPPORTED = "verified without support"
    NO_REASON = "no reason"
    UNSIGNED = "not signed off"
    VOID = "withdrawn"
    SOURCE_GONE = "a source has changed or is gone"
    NO_CLAIMANT = "nobody named who says it"
    NO_ADDRESS = "no public address"
    NO_HEADLINE = "no headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing: where, what, and what to do about it."""

    kind: GapKind
    where: str
    what: str
    fix: str


def find_gaps(reviewed: ReviewedClaim, labels: Iterable[Label]) -> Iterator[Gap]:
    """Yield what keeps this claim's verdicts from being published: none where all of it is decided and borne out."""
    where = f"claim {reviewed.number}"
    unsettled = _unsettled(reviewed, where)
    if unsettled:
        yield unsettled
    if reviewed.rivals:
        return
    by_name = {label.name: label for label in labels}
    for verdict in reviewed.verdicts_in_effect:
        label = by_name.get(verdict.label)
        yield from _verdict_gaps(verdict, label, reviewed)
    yield from _source_gaps(reviewed, where)


def find_page_gaps(reviewed: ReviewedClaim, article: Article) -> Iterator[Gap]:
    """Yield what a public page on one claim lacks: who says it, the page's address, a headline."""
    where = f"claim {reviewed.number}"
    publication = reviewed.publication
    said_by = (publication.claimant if publication else "") or reviewed.claim.claimant or article.byline
    if not said_by.strip():
        fix = "Name the person or organisation, under ClaimReview beside the claim."
        yield Gap(kind=GapKind.NO_CLAIMANT, where=where, what="nobody is named who says it", fix=fix)
    if not (publication and publication.url):
        fix = "Enter the page's address, under ClaimReview beside the claim."
        yield Gap(kind=GapKind.NO_ADDRESS, where=where, what="the page of the check has no address", fix=fix)
    if not article.title.strip():
        yield _no_headline()


def find_notice_gaps(
    review: Review, labels: Iterable[Label], *, publisher: Publisher, corrected_flags: int
) -> Iterator[Gap]:
    """Yield what a correction notice lacks: of each claim that it is about, of the article and of who publishes it.

    `corrected_flags` is how many accepted flags it corrects. A notice that corrects nothing
    lacks every claim that is still open, since it says that no errors were found.
    """
    known_labels = tuple(labels)
    corrected = [reviewed for reviewed in review.claims if _may_be_corrected(reviewed, known_labels)]
    for reviewed in corrected:
        yield from find_gaps(reviewed, known_labels)
    if not corrected and not corrected_flags:
        for reviewed in review.claims:
            unsettled = _unsettled(reviewed, f"claim {reviewed.number}")
            if unsettled and reviewed.status.is_undecided:
                yield unsettled
    if not review.article.title.strip():
        yield _no_headline()
    if not (review.article.origin.startswith(("https://", "http://")) or publisher.url):
        fix = 'Write url = "https://..." in publisher.toml.'
        yield Gap(kind=GapKind.NO_ADDRESS, where="article", what="it has no public address", fix=fix)


def _unsettled(reviewed: ReviewedClaim, where: str) -> Gap | None:
    """Return why the claim is not decided for good, if so: of conflict, stale, open and unsigned, the first."""
    signing = "A second person must sign it off." if reviewed.state is Stage.SECOND_CHECK else "Finish the check first."
    reasons = (
        (bool(reviewed.rivals), GapKind.CONFLICT, "decisions on it are in conflict", "Decide between them."),
        (reviewed.stale, GapKind.STALE, f"it is stale: {reviewed.stale_because}", "Give a verdict again."),
        (reviewed.verdict is None, GapKind.OPEN, "nobody has decided whether it is true", "Give a verdict."),
        (reviewed.state not in FINAL_STAGES, GapKind.UNSIGNED, f"its stage is '{reviewed.state}'", signing),
    )
    gaps = (Gap(kind=kind, where=where, what=what, fix=fix) for applies, kind, what, fix in reasons if applies)
    return next(gaps, None)


def _verdict_gaps(verdict: Verdict, label: Label | None, reviewed: ReviewedClaim) -> Iterator[Gap]:
    """Yield what one verdict lacks: a finding, support, passages that bear it out, a reason."""
    where = f"claim {reviewed.number}{verdict.about}"
    if label and label.withdraws:
        what = f"its verdict is '{label.name}'"
        yield Gap(kind=GapKind.VOID, where=where, what=what, fix="Publish only claims with a finding.")
    if not verdict.rationale.strip():
        what = f"'{verdict.label}' has no reason"
        yield Gap(kind=GapKind.NO_REASON, where=where, what=what, fix="Give the verdict again, and say why.")
    lack = find_missing_support(label, reviewed) if label else None
    if lack:
        yield Gap(kind=GapKind.UNSUPPORTED, where=where, what=lack.what, fix=lack.fix)
    misfit = stance_misfit(label, reviewed) if label and verdict is reviewed.verdict else ""
    if misfit:
        fix = "Say what each passage does, attach another source, or give another verdict."
        yield Gap(kind=GapKind.MISFIT, where=where, what=misfit, fix=fix)


def _source_gaps(reviewed: ReviewedClaim, where: str) -> Iterator[Gap]:
    for support in reviewed.supports:
        happened = _NO_LONGER_THERE.get(support.recheck.outcome) if support.recheck else None
        if happened and support.recheck:
            what = f"“{support.source.title}” {happened} ({support.recheck.rechecked_at[:10]})"
            fix = "Attach it again as it is now, or take it back."
            yield Gap(kind=GapKind.SOURCE_GONE, where=where, what=what, fix=fix)


def _may_be_corrected(reviewed: ReviewedClaim, labels: Iterable[Label]) -> bool:
    """Whether a verdict on the claim, also a stale one or one in conflict, asks for a correction."""
    asking = {label.name for label in labels if label.asks is Asks.CORRECTION}
    return any(verdict.label in asking for verdict in reviewed.verdicts_in_effect)


def _no_headline() -> Gap:
    fix = "Add the article with its headline."
    return Gap(kind=GapKind.NO_HEADLINE, where="article", what="it has no headline", fix=fix)


def watermark_of(gaps: Iterable[Gap]) -> str:
    """Return the words of a draft's watermark, which name each kind of thing that is missing once; empty without any.

    >>> watermark_of([Gap(kind=GapKind.NO_REASON, where="claim 1", what="", fix="")])
    'Draft: no reason'
    """
    kinds = dict.fromkeys(gap.kind.value for gap in gaps)
    return f"Draft: {', '.join(kinds)}" if kinds else ""
