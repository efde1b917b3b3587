"""The stages of a claim's workflow, and who moves it from one to the next."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from workbench.domain.article import ArticleId
from workbench.domain.claim import ClaimId
from workbench.domain.verdict import VerdictId

MoveId = NewType("MoveId", str)


class Stage(StrEnum):
    """The stage of a claim; DECIDED, STALE and IN_CONFLICT are derived by the workbench, never chosen."""

    UNASSIGNED = "unassigned"
    CHECKING = "checking"
    QUERY = "query to author"
    DECIDED = "decided"
    SECOND_CHECK = "second check"
    SIGNED_OFF = "signed off"
    STALE = "stale"
    IN_CONFLICT = "in conflict"


DERIVED_STAGES: Final = frozenset({Stage.DECIDED, Stage.STALE, Stage.IN_CONFLICT})
"""Stages that a claim is never moved to."""
FINAL_STAGES: Final = frozenset({Stage.DECIDED, Stage.SIGNED_OFF})
"""Stages of a claim whose check may be published: everybody the desk asks for has checked it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """One change of a claim to the stage `state`; append-only. Those it `supersedes` came before it.

    `verdict_ids` are the verdicts in effect when the change was made, and `quote`
    the claim as it read, so that a later change of either shows. `assignee` is who
    is to check the claim or to sign it off; `note` the question to the author, or
    why the claim went back.
    """

    id: MoveId
    article_id: ArticleId
    claim_id: ClaimId
    state: Stage
    reviewer: str
    moved_at: str
    quote: str
    verdict_ids: tuple[VerdictId, ...] = ()
    assignee: str = ""
    note: str = ""
    supersedes: tuple[MoveId, ...] = ()
