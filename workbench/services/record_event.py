"""Making the event that records an action."""

from workbench.domain.article import ArticleId
from workbench.domain.event import Event, EventId, EventKind
from workbench.services.desk import Desk


def new_event(
    desk: Desk,
    kind: EventKind,
    *,
    article_id: ArticleId,
    subject_id: str,
    reviewer: str,
    note: str = "",
    at: str = "",
    supersedes: tuple[EventId, ...] = (),
) -> Event:
    """Make the event that `reviewer` did something to the record `subject_id`, now or at the time `at`.

    It is not stored: the caller appends it together with the records that it is about.
    """
    return Event(
        id=EventId(desk.new_id("evt")),
        article_id=article_id,
        subject_id=subject_id,
        kind=kind,
        reviewer=reviewer,
        at=at or desk.now(),
        note=note,
        supersedes=supersedes,
    )
