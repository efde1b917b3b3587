"""Exporting the fact-check: in the format asked for, or all of it as a bundle."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

from workbench.bundle.package import bundle_id, pack_bundle
from workbench.domain.article import Article
from workbench.domain.event import Event, EventKind
from workbench.domain.problem import Problem
from workbench.domain.report import Report, ReportedClaim
from workbench.errors import DecisionRefusedError, ReadOnlyError, UnknownRecordError
from workbench.reports.build import build_report
from workbench.reports.formats import BUNDLED, REPORT_KINDS, Renderer, ReportKind
from workbench.review.publishing.gate import Gap, find_gaps, find_notice_gaps, find_page_gaps, watermark_of
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.claimreview.publish import check_no_conflict
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.services.sources.archive import archive_files, hashes_of_copies
from workbench.store.cells import encode_cell
from workbench.store.protocol import Loaded
from workbench.store.rows import columns_of, to_row
from workbench.store.tables import TABLES
from workbench.version import VERSION

AUDIT = "audit"
BUNDLE_RENDERERS = {form: REPORT_KINDS[AUDIT].forms[form] for form in BUNDLED}
"""The renderers of the report formats that a bundle holds, by format."""

Tell = Callable[[str], None]
"""Shows a sentence to the person who exports."""


def _tell_nobody(_sentence: str) -> None:
    """Ignore the sentence, where the page shows it in any case."""


def report_on_article(desk: Desk, article_id: str, *, by: str) -> Report:
    """Build the report on an article as of now. Raises UnknownRecordError."""
    review = open_review(desk, article_id)
    revised = [article for article in desk.store.article_list() if article.revises == review.article.id]
    return build_report(
        review,
        labels=desk.labels,
        made_at=desk.now(),
        made_by=by,
        version=VERSION,
        publisher=desk.publisher()[0],
        revised=revised[-1] if revised else None,
    )


def render_report(desk: Desk, article_id: str, *, form: str, by: str, kind: str = AUDIT, claim: str = "") -> bytes:
    """Render the report of `kind`, one of `REPORT_KINDS`, in `form`, one of its formats, with nothing recorded.

    `claim` is the number or the id of a claim, for a kind that is about one.

    Raises:
        DecisionRefusedError: there is no such kind, it does not come in this form, or the claim it needs
            is not named or not decided.
    """
    report, render = _prepare(desk, article_id, form=form, by=by, kind=kind, claim=claim)
    return render(report)


def export_report(
    desk: Desk, article_id: str, *, form: str, by: str, kind: str = AUDIT, claim: str = "", tell: Tell = _tell_nobody
) -> bytes:
    """Render the report as `render_report` does, and record an event saying that it was exported, when and by whom.

    Where the store can only be read there is no event, and `tell` receives a sentence saying so; so it does
    of everything that a page for readers lacks, which is then marked as a draft.
    """
    report, render = _prepare(desk, article_id, form=form, by=by, kind=kind, claim=claim)
    page = render(report)
    for problem in report.missing:
        tell(f"this is a draft, not for publication. {problem}")
    note_parts = (
        "" if kind == AUDIT else kind,
        f"claim {claim}" if claim else "",
        form,
        "draft" if report.missing else "",
    )
    article = open_review(desk, article_id).article
    _record_export(
        desk, _exported_event(desk, article, note=" ".join(part for part in note_parts if part), by=by), tell=tell
    )
    return page


def _prepare(desk: Desk, article_id: str, *, form: str, by: str, kind: str, claim: str) -> tuple[Report, Renderer]:
    """Return the report of this kind, and what renders it in this form.

    Raises:
        DecisionRefusedError: as `render_report` does.
    """
    if kind not in REPORT_KINDS:
        raise DecisionRefusedError(
            what=f"'{kind}' is not a kind of report", fix=f"Use one of: {', '.join(REPORT_KINDS)}."
        )
    report_kind = REPORT_KINDS[kind]
    if form not in report_kind.forms:
        what = f"'{form}' is not a format of the report '{kind}'"
        raise DecisionRefusedError(what=what, fix=f"Use one of: {', '.join(report_kind.forms)}.")
    return _report_of_kind(desk, article_id, report_kind, by=by, claim=claim), report_kind.forms[form]


def _report_of_kind(desk: Desk, article_id: str, kind: ReportKind, *, by: str, claim: str) -> Report:
    """Build the report: of one claim where the kind is about one, a draft where readers may not see it yet."""
    report = report_on_article(desk, article_id, by=by)
    gaps: tuple[Gap, ...] = ()
    if kind.of_one_claim:
        report = report.only(_find_decided_claim(report, claim, kind))
        gaps = _gaps_of_claim(report, report.claims[0])
    elif kind.for_readers:
        flags = sum(1 for flag in report.accepted_flags if flag.flag.suggestion)
        gaps = tuple(find_notice_gaps(report.review, report.labels, publisher=report.publisher, corrected_flags=flags))
    missing = tuple(Problem(where=gap.where, what=gap.what, fix=gap.fix) for gap in gaps)
    return replace(report, watermark=watermark_of(gaps), missing=missing)


def _gaps_of_claim(report: Report, claim: ReportedClaim) -> tuple[Gap, ...]:
    reviewed = find_claim(report.review, claim.claim.id)
    return (*find_gaps(reviewed, report.labels), *find_page_gaps(reviewed, report.review.article))


def _find_decided_claim(report: Report, number_or_id: str, kind: ReportKind) -> ReportedClaim:
    """Find the decided claim with this number or id.

    Raises:
        DecisionRefusedError: no claim was named, or nobody has decided it.
        UnknownRecordError: the article has no such claim.
        ConflictError: the verdicts on it are in conflict.
    """
    if not number_or_id:
        what = f"'{kind.title}' needs to know which claim"
        raise DecisionRefusedError(what=what, fix="Enter the number of the claim.")
    matches = [claim for claim in report.claims if number_or_id in {claim.number, claim.claim.id}]
    if not matches:
        raise UnknownRecordError(kind="claim", record_id=number_or_id)
    check_no_conflict(find_claim(report.review, matches[0].claim.id))
    if matches[0].is_open:
        what = f"Claim {matches[0].number} is {matches[0].status}, so there is nothing to publish about it yet"
        raise DecisionRefusedError(what=what, fix="Give a verdict first.")
    return matches[0]


def export_bundle(desk: Desk, article_id: str, *, by: str, tell: Tell = _tell_nobody) -> bytes:
    """Pack the evidence bundle (article, records, archived copies and reports in one ZIP) and record an event of it.

    Its manifest holds the head of each journal, so that a history rewritten later shows.

    Raises StoreError where an archived copy is missing or was altered, and
    UnknownRecordError where there is no such article.
    """
    report = report_on_article(desk, article_id, by=by)
    review = report.review
    files = {"article.txt": review.article.text.encode("utf-8", "surrogatepass")}
    files |= {f"report.{form}": render(report) for form, render in BUNDLE_RENDERERS.items()}
    files |= _record_files(desk.store.load(review.article.id))
    files |= {f"snapshots/{sha256}": desk.store.read(sha256) for sha256 in hashes_of_copies(review)}
    files |= {f"archive/{name}": content for name, content in archive_files(desk, review).items()}
    article = {"id": review.article.id, "title": review.article.title, "sha256": review.article.sha256}
    history = [head._asdict() for head in desk.store.heads()]
    manifest = {
        "article": article,
        "made_at": report.made_at,
        "made_by": by,
        "version": report.version,
        "history": history,
    }
    content = pack_bundle(files, manifest | {"history": history})
    _record_export(desk, _exported_event(desk, review.article, note=f"bundle {bundle_id(content)}", by=by), tell=tell)
    return content


def _record_files(loaded: Loaded) -> dict[str, bytes]:
    """Return everything recorded about the article, a CSV file for each table."""
    files = {}
    for table in TABLES:
        page = io.StringIO()
        writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(columns_of(table))
        for record in getattr(loaded, table.name):
            writer.writerow([encode_cell(cell) for cell in to_row(table, record).values()])
        files[f"records/{table.name}.csv"] = page.getvalue().encode("utf-8", "surrogatepass")
    return files


def _exported_event(desk: Desk, article: Article, *, note: str, by: str) -> Event:
    return new_event(
        desk,
        EventKind.EXPORTED,
        article_id=article.id,
        subject_id=article.id,
        reviewer=by,
        note=note,
    )


def _record_export(desk: Desk, exported: Event, *, tell: Tell) -> None:
    """Record the event, or say through `tell` that the store takes none: the export itself is complete either way."""
    try:
        desk.store.append([exported], by=exported.reviewer)
    except ReadOnlyError as error:
        tell(f"this export is not recorded. {error}")
