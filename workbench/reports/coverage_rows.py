"""The article in rows: each stretch with what accounts for it, and the words that nothing accounts for."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.report import Report
from workbench.reports.line_columns import LinePlaces

COVERAGE_HEADER: Final = "line column words accounted_for_as reason claim_numbers"
NOTHING: Final = "nothing"
"""The cell for words that nothing accounts for."""


def coverage_rows(report: Report) -> Iterator[tuple[str | float, ...]]:
    """Yield a row for each stretch of the article in reading order, those that nothing accounts for among them."""
    text, coverage = report.review.article.text, report.review.coverage
    places, numbers = LinePlaces(text), {claim.claim.id: claim.number for claim in report.all_claims}
    rows: dict[int, tuple[str, ...]] = {}
    for stretch in coverage.stretches:
        claims = ", ".join(numbers[claim_id] for claim_id in stretch.claim_ids if claim_id in numbers)
        rows[stretch.start] = (stretch.span.of(text), stretch.kind.value, stretch.reason, claims)
    for span in coverage.uncovered:
        rows[span.start] = (span.of(text), NOTHING, "", "")
    for start, cells in sorted(rows.items()):
        yield *places.of(start), *cells
