"""The log of actions on the desk, which undo and the report's history read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.article import ArticleId

EventId = NewType("EventId", str)


class EventKind(StrEnum):
    """The kinds of action that are logged."""

    ADDED = "added"
    SCANNED = "scanned"
    RETRACTED = "retracted"
    EXPORTED = "exported"
    TIMESTAMPED = "timestamped"
    NOT_TIMESTAMPED = "not timestamped"
    REVISED = "revised"
    RETURNED = "returned"
    ASSESSED = "assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One logged action. `subject_id` is the record it is about.

    A record (verdict, flag decision, move, source, evidence, claim of a reviewer's
    own) that an event of kind RETRACTED names is no longer in effect; it stays in its
    table all the same. ADDED names an article or a claim of a reviewer's own; a
    claim that is added once more after it was taken back is in effect again. ASSESSED
    names evidence whose stance, or a source whose type, was given or changed later;
    its note says what it was before. `supersedes` are, for these three kinds, the
    events about the same subject that were in effect and that it replaces.
    """

    id: EventId
    article_id: ArticleId
    subject_id: str
    kind: EventKind
    reviewer: str
    at: str
    note: str = ""
    supersedes: tuple[EventId, ...] = ()
