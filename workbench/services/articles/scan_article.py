"""Scanning an article: check it and record its claims, its flags and the scan itself."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.article import Article
from workbench.domain.checked import Checked, Scan, ScanId, recorded_outside
from workbench.domain.claim import Claim
from workbench.domain.event import Event, EventKind
from workbench.review.records import ArticleRecords
from workbench.review.rescan.numbering import align_with_records, claims_to_record
from workbench.review.rescan.replaced import newest_scan
from workbench.services.articles.open_review import records_about
from workbench.services.articles.reading_version import reading_version_of
from workbench.services.articles.sandboxed_check import check_in_budget
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.store.protocol import Record
from workbench.text.counting import plural


def scan_article(desk: Desk, article: Article, *, by: str) -> Checked:
    """Check `article`, append its claims, its flags and the scan itself to the desk's store, and return the check.

    What it no longer finds is no longer in effect, unless somebody worked on it.
    Nothing is appended where it finds what the newest check found.
    Raises IntakeError where the check of a long text took more time than it may.
    """
    recorded = records_about(article, desk.store.load(article.id))
    checked = align_with_records(check_in_budget(article, desk.house_style()[0]), recorded)
    records = records_to_append(desk, checked, recorded, by=by)
    if records:
        desk.store.append(records, by=by)
    return checked


def records_to_append(
    desk: Desk, checked: Checked, recorded: ArticleRecords, *, by: str, added_claims: Iterable[Claim] = ()
) -> tuple[Record, ...]:
    """Return the records of a check that `recorded`, what the store holds, does not have yet.

    `added_claims` are claims that are stored together with the check and numbered with its own.
    """
    article, stored = checked.article, set(recorded.flags)
    scan_record = Scan(
        id=ScanId(desk.new_id("scn")),
        article_id=article.id,
        reading=reading_version_of(article, desk.house_style()[0]),
        scanned_by=by,
        scanned_at=desk.now(),
        claim_ids=tuple(claim.id for claim in checked.claims),
        flag_ids=tuple(flag.id for flag in checked.flags),
        words=checked.coverage.total,
        outside=recorded_outside(checked.coverage),
    )
    claims = claims_to_record(recorded, (*checked.claims, *added_claims))
    changed: tuple[Record, ...] = (*claims, *(flag for flag in checked.flags if flag not in stored))
    if not changed and _is_same_scan(scan_record, newest_scan(recorded.scans)):
        return ()
    return (*changed, scan_record, _scanned_event(desk, checked, by=by))


def _is_same_scan(newer: Scan, previous: Scan | None) -> bool:
    """Whether both scans were made with the same reading version and found the same."""
    return previous is not None and newer == replace(
        previous, id=newer.id, scanned_by=newer.scanned_by, scanned_at=newer.scanned_at
    )


def _scanned_event(desk: Desk, checked: Checked, *, by: str) -> Event:
    return new_event(
        desk,
        EventKind.SCANNED,
        article_id=checked.article.id,
        subject_id=checked.article.id,
        reviewer=by,
        note=f"{plural(len(checked.statements), 'claim')}, {plural(len(checked.flags), 'flag')}",
    )
