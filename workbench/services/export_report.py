"""Handing the fact-check over: in the format asked for, or all of it as a bundle."""

import csv
import io
from collections.abc import Callable

from workbench.bundle.package import bundle_id, bundle_of
from workbench.domain.article import Article
from workbench.domain.event import Event, EventKind
from workbench.domain.report import Report, ReportedClaim
from workbench.errors import DecisionRefusedError, ReadOnlyError, UnknownRecordError
from workbench.reports.build import build_report
from workbench.reports.formats import BUNDLED, KINDS, Kind
from workbench.services.articles.open_review import claim_in, open_review
from workbench.services.claimreview.publish import refuse_in_conflict
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.services.sources.archive import archive_of, copies_of
from workbench.store.cells import written_cell
from workbench.store.protocol import Loaded
from workbench.store.rows import columns_of, to_row
from workbench.store.tables import TABLES
from workbench.version import VERSION

AUDIT = "audit"
FORMS = {form: KINDS[AUDIT].forms[form] for form in BUNDLED}
"""What a bundle holds of the report."""

Tell = Callable[[str], None]
"""Takes a sentence that a person should read."""


def _nobody(_sentence: str) -> None:
    """Tell nobody, where the page shows it in any case."""


def report_on(desk: Desk, article_id: str, *, by: str) -> Report:
    """The report on an article as everything stands now. Raises UnknownRecordError."""
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


def preview(desk: Desk, article_id: str, *, form: str, by: str, kind: str = AUDIT, claim: str = "") -> bytes:
    """The report of `kind`, one of `KINDS`, in `form`, one of its forms, with nothing recorded.

    `claim` is the number or the id of a claim, for a kind that is about one.

    Raises:
        DecisionRefusedError: there is no such kind, it does not come in this form, or the claim it needs
            is not named or not decided.
    """
    if kind not in KINDS:
        raise DecisionRefusedError(what=f"'{kind}' is not a kind of report", fix=f"Use one of: {', '.join(KINDS)}.")
    wanted = KINDS[kind]
    if form not in wanted.forms:
        what = f"'{form}' is not a format of the report '{kind}'"
        raise DecisionRefusedError(what=what, fix=f"Use one of: {', '.join(wanted.forms)}.")
    report = report_on(desk, article_id, by=by)
    return wanted.forms[form](report.only(_decided(report, claim, wanted)) if wanted.of_one_claim else report)


def export_report(
    desk: Desk, article_id: str, *, form: str, by: str, kind: str = AUDIT, claim: str = "", tell: Tell = _nobody
) -> bytes:
    """The report as `preview` gives it, and an event saying that it was exported, when and by whom.

    Where the store can only be read there is no event, and `tell` is told so.
    """
    page = preview(desk, article_id, form=form, by=by, kind=kind, claim=claim)
    told = ("" if kind == AUDIT else kind, f"claim {claim}" if claim else "", form)
    article = open_review(desk, article_id).article
    _record(desk, _exported(desk, article, note=" ".join(part for part in told if part), by=by), tell=tell)
    return page


def _decided(report: Report, wanted: str, kind: Kind) -> ReportedClaim:
    """The claim with this number or id.

    Raises:
        DecisionRefusedError: no claim was named, or nobody has decided it.
        UnknownRecordError: the article has no such claim.
        ConflictError: verdicts on it stand beside each other.
    """
    if not wanted:
        what = f"'{kind.title}' needs to know which claim"
        raise DecisionRefusedError(what=what, fix="Enter the number of the claim.")
    found = [claim for claim in report.claims if wanted in {claim.number, claim.claim.id}]
    if not found:
        raise UnknownRecordError(kind="claim", record_id=wanted)
    refuse_in_conflict(claim_in(report.review, found[0].claim.id))
    if found[0].is_open:
        what = f"Claim {found[0].number} is {found[0].status}, so there is nothing to publish about it yet"
        raise DecisionRefusedError(what=what, fix="Give a verdict first.")
    return found[0]


def export_bundle(desk: Desk, article_id: str, *, by: str, tell: Tell = _nobody) -> bytes:
    """The evidence bundle: article, records, archived copies and reports in one ZIP, and an event saying so.

    Its manifest tells how far each journal had come, so that a history written anew later shows.

    Raises StoreError where an archived copy is missing or was altered, and
    UnknownRecordError where there is no such article.
    """
    report = report_on(desk, article_id, by=by)
    review = report.review
    files = {"article.txt": review.article.text.encode("utf-8", "surrogatepass")}
    files |= {f"report.{form}": render(report) for form, render in FORMS.items()}
    files |= _records(desk.store.load(review.article.id))
    files |= {f"snapshots/{sha256}": desk.store.read(sha256) for sha256 in copies_of(review)}
    files |= {f"archive/{name}": content for name, content in archive_of(desk, review).items()}
    article = {"id": review.article.id, "title": review.article.title, "sha256": review.article.sha256}
    history = [head._asdict() for head in desk.store.heads()]
    about = {
        "article": article,
        "made_at": report.made_at,
        "made_by": by,
        "version": report.version,
        "history": history,
    }
    content = bundle_of(files, about | {"history": history})
    _record(desk, _exported(desk, review.article, note=f"bundle {bundle_id(content)}", by=by), tell=tell)
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
    return new_event(
        desk,
        EventKind.EXPORTED,
        article_id=article.id,
        subject_id=article.id,
        reviewer=by,
        note=note,
    )


def _record(desk: Desk, exported: Event, *, tell: Tell) -> None:
    """Keep the event, or tell that the store takes none: what was exported is whole all the same."""
    try:
        desk.store.append([exported], by=exported.reviewer)
    except ReadOnlyError as error:
        tell(f"this export is not recorded. {error}")
