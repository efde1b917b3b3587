"""Checking a stored article again: whether it is due, and what the new check changes."""

from dataclasses import dataclass

from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.services.articles.open_review import review_as_recorded
from workbench.services.articles.reading_version import reading_version_of
from workbench.services.articles.scan_article import scan_article
from workbench.services.desk import Desk
from workbench.services.requirements import check_named
from workbench.text.counting import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecheck:
    """An article's review before it was checked again, and after."""

    before: Review
    after: Review

    @property
    def new_claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims that the previous check did not find; parts of claims are not counted."""
        return _claims_only_in(self.after.claims, self.before.all_claims)

    @property
    def gone_claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims that are no longer found, and that nobody had worked on."""
        return _claims_only_in(self.before.claims, self.after.all_claims)

    @property
    def new_flags(self) -> tuple[ReviewedFlag, ...]:
        """The flags that the previous check did not raise."""
        return _flags_only_in(self.after.flags, self.before.flags)

    @property
    def gone_flags(self) -> tuple[ReviewedFlag, ...]:
        """The flags that are no longer raised, and that nobody had answered."""
        return _flags_only_in(self.before.flags, self.after.flags)

    @property
    def line(self) -> str:
        """What changed, as one line of sentences."""
        changes = (
            ("New", self.new_claims, self.new_flags),
            ("Gone", self.gone_claims, self.gone_flags),
            ("Kept, though no longer found", self.after.claims_no_longer_found, self.after.flags_no_longer_found),
        )
        sentences = [
            f"{what}: {_count_line(len(claims), len(flags))}." for what, claims, flags in changes if claims or flags
        ]
        if not (self.new_claims or self.new_flags or self.gone_claims or self.gone_flags):
            sentences.insert(0, "Nothing has changed.")
        return " ".join(["Checked again.", *sentences])


def needs_recheck(desk: Desk, review: Review) -> bool:
    """Whether the article was last checked with another reading version than a check would have now."""
    return review.scan is None or review.scan.reading != reading_version_of(review.article, desk.house_style()[0])


def recheck_article(desk: Desk, article_id: str, *, by: str) -> ArticleRecheck:
    """Check the article again and return its review before and after.

    Raises:
        UnknownRecordError: there is no such article.
        DecisionRefusedError: nobody is named.
    """
    check_named(by)
    before = review_as_recorded(desk, article_id)
    scan_article(desk, before.article, by=by)
    return ArticleRecheck(before=before, after=review_as_recorded(desk, article_id))


def _claims_only_in(claims: tuple[ReviewedClaim, ...], others: tuple[ReviewedClaim, ...]) -> tuple[ReviewedClaim, ...]:
    other_ids = {other.claim.id for other in others}
    return tuple(reviewed for reviewed in claims if reviewed.claim.id not in other_ids)


def _flags_only_in(flags: tuple[ReviewedFlag, ...], others: tuple[ReviewedFlag, ...]) -> tuple[ReviewedFlag, ...]:
    other_ids = {other.flag.id for other in others}
    return tuple(reviewed_flag for reviewed_flag in flags if reviewed_flag.flag.id not in other_ids)


def _count_line(claims: int, flags: int) -> str:
    counts = [plural(claims, "claim")] if claims else []
    return ", ".join([*counts, plural(flags, "flag")] if flags else counts)
