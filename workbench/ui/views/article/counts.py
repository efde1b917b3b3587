"""How far an article is, counted once for every page that says so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.status import UNDECIDED, StatusKind
from workbench.text.counting import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCounts:
    """The claims of an article by what is to be done about them.

    A claim that the machine reads as not checkable is not to be checked, until somebody
    gives it a verdict. `by_status` counts the decided ones by their verdict.
    """

    to_check: int
    decided: int
    not_checkable: int
    by_status: tuple[tuple[str, int], ...] = ()

    @property
    def still_open(self) -> int:
        """The claims that wait for somebody to decide."""
        return self.to_check - self.decided

    @property
    def progress(self) -> str:
        """How many are decided, as "28 of 45 decided"."""
        return f"{self.decided:,} of {self.to_check:,} decided"

    @property
    def in_words(self) -> str:
        """All of them, as "45 to check, 18 not checkable, 28 decided"."""
        return f"{self.to_check:,} to check, {self.not_checkable:,} not checkable, {self.decided:,} decided"


def count_claims(claims: Iterable[ReviewedClaim]) -> ClaimCounts:
    """Count the claims by what is to be done about them."""
    statuses = [reviewed.status for reviewed in claims]
    not_checkable = sum(status.kind is StatusKind.NOT_CHECKABLE_BY_MACHINE for status in statuses)
    decided = Counter(str(status) for status in statuses if status.kind is StatusKind.JUDGED)
    return ClaimCounts(
        to_check=len(statuses) - not_checkable,
        decided=decided.total(),
        not_checkable=not_checkable,
        by_status=tuple(sorted(decided.items())),
    )


def open_flags(review: Review) -> int:
    """Return how many flags wait for an answer."""
    return sum(reviewed.status in UNDECIDED for reviewed in review.flags)


def accounted_line(review: Review) -> str:
    """Return how much of the article is accounted for, as "712 of 715 words accounted for"."""
    coverage = review.coverage
    return f"{coverage.accounted_for:,} of {plural(coverage.total, coverage.unit)} accounted for"
