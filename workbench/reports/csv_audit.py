"""The report as CSV: one row a claim, then one a flag outside every claim; it opens clean in a spreadsheet."""

import csv
import io

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, Support
from workbench.reports.best_source import best_source, source_count
from workbench.reports.editable.row_checksums import CHECK_COLUMN, row_check
from workbench.reports.escaping import csv_cell

COLUMNS = (
    "number",
    "line",
    "claim",
    "standalone",
    "kind",
    "claimant",
    "status",
    "rationale",
    "reviewer",
    "decided_at",
    "attribution",
    "attribution_rationale",
    "should_read",
    "best_source",
    "source_count",
    "stage",
    "second_reviewer",
    "signed_off_at",
    "column",
    "verdict",
    "attribution_reviewer",
    "attribution_decided_at",
    "sources",
    "flags",
    "not_checkable_because",
    "claim_id",
    "stale_because",
    "in_conflict",
    "article_id",
    "verdict_id",
    "attribution_id",
    "flag_id",
    "exported_at",
    CHECK_COLUMN,
)


def as_table(report: Report) -> bytes:
    """The report as UTF-8 CSV with a byte-order mark, every cell quoted.

    The last columns tell a file that comes back which records it was written with.
    """
    page = io.StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    told = [*map(claim_row, report.claims), *map(_flag_row, _flags_elsewhere(report))]
    for number, row in enumerate(told, 1):
        exported = {"article_id": str(report.review.article.id), "exported_at": report.made_at}
        cells = {column: csv_cell((row | exported).get(column, "")) for column in COLUMNS}
        cells[CHECK_COLUMN] = row_check(cells, row=number, rows=len(told))
        writer.writerow(cells.values())
    return b"\xef\xbb\xbf" + page.getvalue().encode("utf-8", "replace")


def claim_row(claim: ReportedClaim) -> dict[str, str]:
    """The cells of a claim by column, as they are before anything is escaped; blank ones may be missing."""
    verdict, said, signed = claim.verdict, claim.attribution, claim.signed_off
    return {
        "number": claim.number,
        "line": str(claim.line),
        "column": str(claim.column),
        "claim": claim.claim.quote,
        "standalone": claim.claim.standalone,
        "kind": claim.claim.kind.value,
        "claimant": claim.claim.claimant,
        "status": str(claim.status),
        "rationale": verdict.rationale if verdict else "",
        "reviewer": verdict.reviewer if verdict else "",
        "decided_at": verdict.decided_at if verdict else "",
        "attribution": str(said.label) if said else "",
        "attribution_rationale": said.rationale if said else "",
        "should_read": verdict.should_read if verdict else "",
        "best_source": best_source(claim.supports),
        "source_count": str(source_count(claim)),
        "stage": claim.state.value,
        "second_reviewer": signed.reviewer if signed else "",
        "signed_off_at": signed.moved_at if signed else "",
        "verdict": str(verdict.label) if verdict else "",
        "attribution_reviewer": said.reviewer if said else "",
        "attribution_decided_at": said.decided_at if said else "",
        "sources": "\n".join(_source(support) for support in claim.supports),
        "flags": "\n".join(f"{flag.flag.rule} {flag.status}: {flag.flag.message}" for flag in claim.flags),
        "not_checkable_because": claim.claim.reason,
        "claim_id": claim.claim.id,
        "stale_because": claim.stale_because,
        "in_conflict": claim.in_conflict,
        "verdict_id": claim.verdict_ids[0],
        "attribution_id": claim.verdict_ids[1],
    }


def _flags_elsewhere(report: Report) -> list[ReportedFlag]:
    """The flags that no claim's row tells of."""
    told = {flag.flag.id for claim in report.claims for flag in claim.flags}
    return [flag for flag in report.flags if flag.flag.id not in told]


def _flag_row(flag: ReportedFlag) -> dict[str, str]:
    return {
        "line": str(flag.line),
        "column": str(flag.column),
        "claim": flag.flag.quote,
        "kind": "flag",
        "status": flag.status,
        "rationale": flag.reason,
        "reviewer": flag.reviewer,
        "decided_at": flag.decided_at,
        "flags": f"{flag.flag.rule} {flag.status}: {flag.flag.message}",
        "flag_id": flag.flag.id,
    }


def _source(support: Support) -> str:
    snapshot = support.source.snapshot
    kept = f" (SHA-256 {snapshot.sha256}, {snapshot.fetched_at})" if snapshot else ""
    passage = f': "{support.evidence.passage}"' if support.evidence.passage else ""
    note = f" Note: {support.evidence.note}" if support.evidence.note else ""
    return (
        f"{support.evidence.stance.in_words}: {support.source.title} {support.source.url}{kept}{passage}{note}".strip()
    )
