"""The table with a row for each statement of an article, in the columns of the audit as CSV."""

from typing import Final

from workbench.domain.report import Report
from workbench.reports.csv_audit import COLUMNS, claim_row
from workbench.reports.editable.row_checksums import CHECK_COLUMN
from workbench.reports.findings.column import DATETIME, INTEGER, Column

_DESCRIPTIONS: Final = {
    "number": "What the statement is called in the article's check: 12, or 12a for one that came later.",
    "line": "The line of the article that the statement begins in, from 1.",
    "column": "The character of that line that it begins at, from 1.",
    "claim": "The statement, word for word.",
    "standalone": "The statement so that it can be read alone.",
    "kind": "What sort of statement it is.",
    "claimant": "Who says it, where the article names somebody.",
    "status": "The verdict, or: open, stale, in conflict, or not checkable as the machine reads it. May be edited.",
    "rationale": "The reason of the verdict. May be edited.",
    "reviewer": "Who gave the verdict.",
    "decided_at": "When the verdict was given, in UTC.",
    "attribution": "Was it said: the verdict on whether it was said as reported. May be edited.",
    "attribution_rationale": "The reason of that verdict. May be edited.",
    "should_read": "The right wording, where the reviewer gave one. May be edited.",
    "best_source": "The source that says most: title, publisher, date, address.",
    "source_count": "How many sources bear on the statement; each is a row of the other table.",
    "stage": "How far the check of the statement has come.",
    "second_reviewer": "Who signed the verdict off.",
    "signed_off_at": "When it was signed off, in UTC.",
    "verdict": "The label of the verdict that was given last and stands, also where it is stale.",
    "attribution_reviewer": "Who gave the verdict on whether it was said.",
    "attribution_decided_at": "When that was given, in UTC.",
    "attribution_should_read": "The right wording, where that verdict gives one.",
    "sources": "Every source in short, a line for each.",
    "flags": "The flags on the statement, a line for each.",
    "not_checkable_because": "Why the machine reads the statement as one that cannot be checked.",
    "claim_id": "The id of the statement, as in claims.csv.",
    "stale_because": "Why the verdict no longer counts.",
    "in_conflict": "Verdicts in conflict, a line for each with the wording it proposes; none of them is the verdict.",
    "article_id": "The id of the article, as in articles.csv.",
    "verdict_id": "The id of the verdict, as in verdicts.csv; several with blanks between them where in conflict.",
    "attribution_id": "The id of the verdict on whether it was said.",
    "flag_id": "Blank here; the audit has rows for flags outside every statement.",
    "unit": "statement, or part: a single fact inside a statement, which the verdict on that covers.",
    "parent": "The id of the statement that a part belongs to, or of the claim that a statement lies in.",
    "exported_at": "When the table was written, in UTC.",
    CHECK_COLUMN: "Tells which cells were edited since. Leave it as it is.",
}
_TYPES: Final = {
    **dict.fromkeys(("line", "column", "source_count"), INTEGER),
    **dict.fromkeys(("decided_at", "signed_off_at", "attribution_decided_at", "exported_at"), DATETIME),
}
STATEMENT_COLUMNS: Final = tuple(Column(name, _DESCRIPTIONS[name], _TYPES.get(name, "string")) for name in COLUMNS)


def statement_rows(report: Report) -> list[dict[str, str]]:
    """Build a row for each statement in reading order, its parts after it: the cells by column, blank ones left out."""
    article_cells = {"article_id": str(report.review.article.id), "exported_at": report.made_at}
    return [claim_row(claim) | article_cells for claim in report.all_claims]
