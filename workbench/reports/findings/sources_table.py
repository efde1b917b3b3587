"""The table with a row for each source of each statement of an article."""

from typing import Final

from workbench.domain.report import Report, ReportedClaim
from workbench.domain.review import Support
from workbench.domain.source_details import SOURCE_DETAILS
from workbench.reports.editable.row_checksums import CHECK_COLUMN
from workbench.reports.findings.column import DATETIME, Column

_DETAILS: Final = tuple(Column(detail.name, detail.description) for detail in SOURCE_DETAILS)
_BEFORE_TYPE: Final = 3
"""Title, publisher and day stand before the type of the source, the other details behind its kind."""
SOURCE_COLUMNS: Final = (
    Column("number", "The number of the statement, as in the other table."),
    Column("claim", "The statement, word for word."),
    Column("stance", "What the passage does to the statement: supports, refutes, context; blank where nobody said."),
    *_DETAILS[:_BEFORE_TYPE],
    Column("source_type", "primary: the record itself; secondary: an account of it; blank where nobody said."),
    Column("kind", "What sort of thing the source is."),
    *_DETAILS[_BEFORE_TYPE:],
    Column("passage", "The words of the source that bear on the statement."),
    Column("locator", "Where in the source they stand: a page, a paragraph, a time."),
    Column("note", "What the reviewer noted about the passage."),
    Column("archived_at", "When the archived copy was made, in UTC; blank where there is none.", DATETIME),
    Column("archived_sha256", "The SHA-256 that the archived copy is kept under, in the folder evidence."),
    Column("last_look", "What became of the passage when the source was last fetched again."),
    Column("claim_id", "The id of the statement, as in claims.csv."),
    Column("source_id", "The id of the source, as in sources.csv."),
    Column("evidence_id", "The id of the passage, as in evidence.csv."),
    Column("article_id", "The id of the article, as in articles.csv."),
    Column(CHECK_COLUMN, "Tells which cells were edited since. Leave it as it is."),
)


def source_rows(report: Report) -> list[dict[str, str]]:
    """Build a row for each source of each statement: its cells by column."""
    article_cells = {"article_id": str(report.review.article.id)}
    rows: list[dict[str, str]] = []
    for claim in report.claims:
        rows += [_row(claim, support) | article_cells for support in claim.supports]
    return rows


def _row(claim: ReportedClaim, support: Support) -> dict[str, str]:
    source, evidence, snapshot = support.source, support.evidence, support.source.snapshot
    return {
        "number": claim.number,
        "claim": claim.claim.quote,
        "stance": evidence.stance.value,
        **source.details,
        "source_type": source.standing.value if source.standing.is_given else "",
        "kind": source.kind.value,
        "passage": evidence.passage,
        "locator": evidence.locator,
        "note": evidence.note,
        "archived_at": snapshot.fetched_at if snapshot else "",
        "archived_sha256": snapshot.sha256 if snapshot else "",
        "last_look": support.last_look,
        "claim_id": str(claim.claim.id),
        "source_id": str(source.id),
        "evidence_id": str(evidence.id),
    }
