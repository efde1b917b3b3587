"""Handing the fact-check over, in the format asked for."""

from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType

from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.report import Report
from workbench.errors import DecisionRefusedError
from workbench.reports.build import build_report
from workbench.reports.html import as_html
from workbench.reports.markdown import as_markdown
from workbench.reports.table import as_table
from workbench.reports.word import as_word
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review

FORMS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {"html": as_html, "docx": as_word, "md": as_markdown, "csv": as_table}
)


def report_on(desk: Desk, article_id: str, *, by: str) -> Report:
    """The report on an article as everything stands now. Raises UnknownRecordError."""
    review = open_review(desk, article_id)
    return build_report(review, labels=desk.labels, made_at=desk.now(), made_by=by, version=_version())


def preview(desk: Desk, article_id: str, *, form: str, by: str) -> bytes:
    """The report in `form` ("html", "docx", "md" or "csv"), with nothing recorded.

    Raises:
        DecisionRefusedError: there is no such form.
    """
    if form not in FORMS:
        raise DecisionRefusedError(what=f"'{form}' is not a report format", fix=f"Use one of: {', '.join(FORMS)}.")
    return FORMS[form](report_on(desk, article_id, by=by))


def publish(desk: Desk, article_id: str, *, form: str, by: str) -> bytes:
    """The report in `form`, and an event saying that it was exported, when and by whom."""
    page = preview(desk, article_id, form=form, by=by)
    article = open_review(desk, article_id).article
    exported = Event(
        id=EventId(desk.new_id("evt")),
        article_id=article.id,
        subject_id=article.id,
        kind=EventKind.EXPORTED,
        reviewer=by,
        at=desk.now(),
        note=form,
    )
    desk.store.append([exported], by=by)
    return page


def _version() -> str:
    try:
        return version("workbench")
    except PackageNotFoundError:
        return "(not installed)"
