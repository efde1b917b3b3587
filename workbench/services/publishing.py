"""Handing the fact-check over: in the format asked for, or all of it as a bundle."""

import csv
import io
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType

from workbench.domain.article import Article
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.report import Report
from workbench.errors import DecisionRefusedError
from workbench.reports.build import build_report
from workbench.reports.bundle import bundle_id, bundle_of
from workbench.reports.html import as_html
from workbench.reports.json_report import as_json
from workbench.reports.markdown import as_markdown
from workbench.reports.spreadsheet import as_spreadsheet
from workbench.reports.table import as_table
from workbench.reports.word import as_word
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review
from workbench.store.cells import written_cell
from workbench.store.protocol import Loaded
from workbench.store.rows import columns_of, to_row
from workbench.store.tables import TABLES

FORMS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {"html": as_html, "docx": as_word, "md": as_markdown, "csv": as_table, "xlsx": as_spreadsheet, "json": as_json}
)


def report_on(desk: Desk, article_id: str, *, by: str) -> Report:
    """The report on an article as everything stands now. Raises UnknownRecordError."""
    review = open_review(desk, article_id)
    return build_report(review, labels=desk.labels, made_at=desk.now(), made_by=by, version=_version())


def preview(desk: Desk, article_id: str, *, form: str, by: str) -> bytes:
    """The report in `form`, one of `FORMS`, with nothing recorded.

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
    desk.store.append([_exported(desk, article, note=form, by=by)], by=by)
    return page


def bundled(desk: Desk, article_id: str, *, by: str) -> bytes:
    """The evidence bundle: article, records, archived copies and reports in one ZIP, and an event saying so.

    Raises StoreError where an archived copy is missing or was altered, and
    UnknownRecordError where there is no such article.
    """
    report = report_on(desk, article_id, by=by)
    review = report.review
    files = {"article.txt": review.article.text.encode("utf-8", "surrogatepass")}
    files |= {f"report.{form}": render(report) for form, render in FORMS.items()}
    files |= _records(desk.store.load(review.article.id))
    archived = [source.snapshot for source in review.sources] + [look.snapshot for look in review.rechecks]
    hashes = {review.article.original_sha256, *(snapshot.sha256 for snapshot in archived if snapshot)}
    files |= {f"snapshots/{sha256}": desk.store.read(sha256) for sha256 in hashes if sha256}
    article = {"id": review.article.id, "title": review.article.title, "sha256": review.article.sha256}
    about = {"article": article, "made_at": report.made_at, "made_by": by, "version": report.version}
    content = bundle_of(files, about)
    desk.store.append([_exported(desk, review.article, note=f"bundle {bundle_id(content)}", by=by)], by=by)
    return content


def _records(loaded: Loaded) -> dict[str, bytes]:
    """Everything recorded about the article, a CSV file for each table."""
    files = {}
    for table in TABLES:
        page = io.StringIO()
        writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(columns_of(table))
        for record in getattr(loaded, table.name):
            writer.writerow([written_cell(cell) for cell in to_row(table, record).values()])
        files[f"records/{table.name}.csv"] = page.getvalue().encode("utf-8", "surrogatepass")
    return files


def _exported(desk: Desk, article: Article, *, note: str, by: str) -> Event:
    return Event(
        id=EventId(desk.new_id("evt")),
        article_id=article.id,
        subject_id=article.id,
        kind=EventKind.EXPORTED,
        reviewer=by,
        at=desk.now(),
        note=note,
    )


def _version() -> str:
    try:
        return version("workbench")
    except PackageNotFoundError:
        return "(not installed)"
