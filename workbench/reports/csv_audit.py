"""The report as CSV: a row per claim and part, then one per flag outside every claim; safe to open in a spreadsheet."""

import csv
import io
from itertools import chain

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.review import Support
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
    "attribution_should_read",
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
    "unit",
    "parent",
    "exported_at",
    CHECK_COLUMN,
)


def as_csv(report: Report) -> bytes:
    """Render the report as UTF-8 CSV with a byte-order mark, every cell quoted.

    The last columns identify the records of the export, for when the edited file is read back.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    rows = [*map(claim_row, report.all_claims), *map(_flag_row, _flags_outside_claims(report))]
    for number, row in enumerate(rows, 1):
        exported = {"article_id": str(report.review.article.id), "exported_at": report.made_at}
        cells = {column: csv_cell((row | exported).get(column, "")) for column in COLUMNS}
        cells[CHECK_COLUMN] = row_check(cells, row=number, rows=len(rows))
        writer.writerow(cells.values())
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def claim_row(claim: ReportedClaim) -> dict[str, str]:
    """Return the cells of a claim by column, not yet escaped; blank ones may be missing."""
    verdict, attribution, sign_off = claim.verdict, claim.attribution, claim.signed_off
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
        "attribution": str(attribution.label) if attribution else "",
        "attribution_rationale": attribution.rationale if attribution else "",
        "should_read": verdict.should_read if verdict else "",
        "best_source": best_source(claim.supports),
        "source_count": str(source_count(claim)),
        "stage": claim.state.value,
        "second_reviewer": sign_off.reviewer if sign_off else "",
        "signed_off_at": sign_off.moved_at if sign_off else "",
        "verdict": str(verdict.label) if verdict else "",
        "attribution_reviewer": attribution.reviewer if attribution else "",
        "attribution_decided_at": attribution.decided_at if attribution else "",
        "attribution_should_read": attribution.should_read if attribution else "",
        "sources": "\n".join(_source_text(support) for support in claim.supports),
        "flags": "\n".join(f"{flag.flag.rule} {flag.status}: {flag.flag.message}" for flag in claim.flags),
        "not_checkable_because": claim.claim.reason,
        "claim_id": claim.claim.id,
        "stale_because": claim.stale_because,
        "in_conflict": claim.in_conflict,
        "verdict_id": claim.verdict_ids[0],
        "attribution_id": claim.verdict_ids[1],
        "unit": claim.claim.unit.value,
        "parent": claim.claim.parent,
    }


def _flags_outside_claims(report: Report) -> list[ReportedFlag]:
    """Return the flags that are in no claim's row."""
    claim_flags = chain.from_iterable(claim.flags for claim in report.claims)
    claim_flag_ids = {flag.flag.id for flag in claim_flags}
    return [flag for flag in report.flags if flag.flag.id not in claim_flag_ids]


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


def _source_text(support: Support) -> str:
    snapshot = support.source.snapshot
    copy = f" (SHA-256 {snapshot.sha256}, {snapshot.fetched_at})" if snapshot else ""
    passage = f': "{support.evidence.passage}"' if support.evidence.passage else ""
    note = f" Note: {support.evidence.note}" if support.evidence.note else ""
    about = ", ".join((support.source.title, *support.source.shown_details))
    return f"{support.evidence.stance.in_words}: {about} {support.source.url}{copy}{passage}{note}".strip()
