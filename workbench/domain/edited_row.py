"""The content of a report that was edited outside the workbench."""

from dataclasses import dataclass

from workbench.domain.claim import ClaimId
from workbench.domain.problem import Problem
from workbench.domain.verdict import Aspect, about


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment of an edited document, word for word; `about` is the number of the claim it is about, or empty."""

    where: str
    about: str
    author: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedRow:
    """A verdict that an edited file gives to one claim.

    `claim_id` is empty where the file has only the claim's `words`. `seen` is the id
    of the verdict that the file was written with, or the ids of those in conflict with
    blanks between them, empty where there was none, and None where the file does not
    say. `edited` says whether the verdict differs from the one the file was
    written with, if the file shows that. `remark` is the comment it was read from,
    if any. `should_read` is the right wording where the file changes it, and
    `keeps_rationale` says that the rationale is unchanged, so that the
    recorded words count and not those of the file, which may be escaped. `aspect` is
    whether the verdict is on the content, or on whether it was said.
    """

    where: str
    claim_id: str
    words: str
    label: str
    rationale: str
    seen: str | None
    edited: bool | None = None
    remark: Remark | None = None
    should_read: str | None = None
    keeps_rationale: bool = False
    aspect: Aspect = Aspect.CONTENT


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedChange:
    """A verdict that an edited file proposes, and the one in effect before it.

    `conflict` says what was decided or taken back since the file was written, or is
    empty; `overrules` is then the id of that decision. `over` is the id of the verdict
    in effect when the change was shown, empty where none was.
    """

    where: str
    claim_id: ClaimId
    number: str
    quote: str
    before: str
    label: str
    rationale: str
    author: str
    over: str = ""
    conflict: str = ""
    overrules: str = ""
    should_read: str = ""
    aspect: Aspect = Aspect.CONTENT

    @property
    def subject(self) -> str:
        """What the change is about, as "claim 3 (was it said)"."""
        return f"claim {self.number}{about(self.aspect)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedReport:
    """The changes an edited file would make, its other comments, and the problems of what is not applied."""

    changes: tuple[ProposedChange, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def conflicts(self) -> tuple[ProposedChange, ...]:
        """The changes of claims that somebody decided since the file was written."""
        return tuple(change for change in self.changes if change.conflict)
