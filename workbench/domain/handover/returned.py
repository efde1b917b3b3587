"""What comes back from a report that was edited outside the workbench."""

from dataclasses import dataclass

from workbench.domain.claim import ClaimId
from workbench.domain.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a returned file says about one claim.

    `claim_id` is empty where the file has only the claim's `words`. `decided_at`
    is the time of the verdict that the file was written with, empty where there
    was none, and nothing where the file does not tell.
    """

    where: str
    claim_id: str
    words: str
    label: str
    rationale: str
    decided_at: str | None
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A verdict that would be given, beside what stands. `conflict` says what was decided meanwhile, or is empty."""

    where: str
    claim_id: ClaimId
    number: str
    quote: str
    before: str
    label: str
    rationale: str
    author: str
    conflict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The changes a returned file would make, and what in it cannot be used; nothing is changed by it."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """The changes of claims that somebody decided since the file was written."""
        return tuple(change for change in self.changes if change.conflict)
