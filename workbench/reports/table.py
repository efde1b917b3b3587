"""The report as CSV: one row a claim, then one a flag outside every claim; it opens clean in a spreadsheet."""

import csv
import io

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, Support
from workbench.reports.inert import in_table

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
    "sources",
    "flags",
    "not_checkable_because",
    "claim_id",
    "stale_because",
)


def as_table(report: Report) -> bytes:
    """The report as UTF-8 CSV with a byte-order mark, every cell quoted."""
    page = io.StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in (*map(_row, report.claims), *map(_flag_row, _flags_elsewhere(report))):
        writer.writerow([in_table(cell) for cell in row])
    return b"\xef\xbb\xbf" + page.getvalue().encode("utf-8", "replace")


def _row(claim: ReportedClaim) -> tuple[str, ...]:
    verdict = claim.verdict
    return (
        claim.number,
        str(claim.line),
        claim.claim.quote,
        claim.claim.standalone,
        claim.claim.kind.value,
        claim.claim.claimant,
        claim.status,
        verdict.rationale if verdict else "",
        verdict.reviewer if verdict else "",
        verdict.decided_at if verdict else "",
        str(claim.attribution.label) if claim.attribution else "",
        claim.attribution.rationale if claim.attribution else "",
        "\n".join(_source(support) for support in claim.supports),
        "\n".join(f"{flag.flag.rule} {flag.status}: {flag.flag.message}" for flag in claim.flags),
        claim.claim.reason,
        claim.claim.id,
        claim.stale_because,
    )


def _flags_elsewhere(report: Report) -> list[ReportedFlag]:
    """The flags that no claim's row tells of."""
    told = {flag.flag.id for claim in report.claims for flag in claim.flags}
    return [flag for flag in report.flags if flag.flag.id not in told]


def _flag_row(flag: ReportedFlag) -> tuple[str, ...]:
    told = {
        "line": str(flag.line),
        "claim": flag.flag.quote,
        "kind": "flag",
        "status": flag.status,
        "rationale": flag.reason,
        "reviewer": flag.reviewer,
        "decided_at": flag.decided_at,
        "flags": f"{flag.flag.rule} {flag.status}: {flag.flag.message}",
    }
    return tuple(told.get(column, "") for column in COLUMNS)


def _source(support: Support) -> str:
    snapshot = support.source.snapshot
    kept = f" (SHA-256 {snapshot.sha256}, {snapshot.fetched_at})" if snapshot else ""
    passage = f': "{support.evidence.passage}"' if support.evidence.passage else ""
    note = f" Note: {support.evidence.note}" if support.evidence.note else ""
    return (
        f"{support.evidence.stance.in_words}: {support.source.title} {support.source.url}{kept}{passage}{note}".strip()
    )
