"""Checking a stored article anew: with which reading it was checked, and what a new check changes."""

from dataclasses import dataclass

from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.services.articles.open_review import review_as_recorded
from workbench.services.articles.reading_version import reading_of
from workbench.services.articles.scan_article import scan
from workbench.services.desk import Desk
from workbench.services.requirements import check_named
from workbench.text.counting import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedAgain:
    """An article's review before a new check and after it."""

    before: Review
    after: Review

    @property
    def new_claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims that the check before did not find."""
        return _only_in(self.after.claims, self.before.claims)

    @property
    def gone_claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims that are no longer found, and that nobody had worked on."""
        return _only_in(self.before.claims, self.after.claims)

    @property
    def new_flags(self) -> tuple[ReviewedFlag, ...]:
        """The flags that the check before did not raise."""
        return _flags_only_in(self.after.flags, self.before.flags)

    @property
    def gone_flags(self) -> tuple[ReviewedFlag, ...]:
        """The flags that are no longer raised, and that nobody had answered."""
        return _flags_only_in(self.before.flags, self.after.flags)

    @property
    def line(self) -> str:
        """What changed, in a line."""
        changes = (
            ("New", self.new_claims, self.new_flags),
            ("Gone", self.gone_claims, self.gone_flags),
            ("Kept, though no longer found", self.after.claims_no_longer_found, self.after.flags_no_longer_found),
        )
        told = [f"{what}: {_counts(len(claims), len(flags))}." for what, claims, flags in changes if claims or flags]
        if not (self.new_claims or self.new_flags or self.gone_claims or self.gone_flags):
            told.insert(0, "Nothing has changed.")
        return " ".join(["Checked again.", *told])


def is_behind(desk: Desk, review: Review) -> bool:
    """Whether the article was last checked with another reading than a check would have now."""
    return review.scan is None or review.scan.reading != reading_of(review.article, desk.house_style()[0])


def check_again(desk: Desk, article_id: str, *, by: str) -> CheckedAgain:
    """Check the article anew and return what stood before and what stands now.

    Raises:
        UnknownRecordError: there is no such article.
        DecisionRefusedError: nobody is named.
    """
    check_named(by)
    before = review_as_recorded(desk, article_id)
    scan(desk, before.article, by=by)
    return CheckedAgain(before=before, after=review_as_recorded(desk, article_id))


def _only_in(claims: tuple[ReviewedClaim, ...], others: tuple[ReviewedClaim, ...]) -> tuple[ReviewedClaim, ...]:
    known = {other.claim.id for other in others}
    return tuple(standing for standing in claims if standing.claim.id not in known)


def _flags_only_in(flags: tuple[ReviewedFlag, ...], others: tuple[ReviewedFlag, ...]) -> tuple[ReviewedFlag, ...]:
    known = {other.flag.id for other in others}
    return tuple(standing for standing in flags if standing.flag.id not in known)


def _counts(claims: int, flags: int) -> str:
    told = [counted(claims, "claim")] if claims else []
    return ", ".join([*told, counted(flags, "flag")] if flags else told)
