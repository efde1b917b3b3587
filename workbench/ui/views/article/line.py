"""The line under the bar: the article's title, and how far it is."""

from collections import Counter
from collections.abc import Sequence

from workbench.domain.review import Review
from workbench.domain.verdict import Label
from workbench.ui.views.article.counts import ClaimCounts, accounted_line, count_claims
from workbench.ui.views.article.looks import FAMILIES, status_looks
from workbench.ui.views.panel_view import escaped


def article_line_html(review: Review, labels: Sequence[Label]) -> str:
    """Return the title, a bar of the verdicts by family, and the counts in words."""
    counts = count_claims(review.claims)
    coverage = review.coverage
    lacking = " wb-lacking" if coverage.accounted_for < coverage.total else ""
    return (
        '<div class="wb-line" role="group" aria-label="Article">'
        f'<span class="wb-line-title" title="{escaped(review.article.title)}">{escaped(review.article.title)}</span>'
        f'<span class="wb-progress">{_bar(counts, labels)}<span>{counts.progress}</span></span>'
        f'<span class="wb-counts">{counts.not_checkable:,} not checkable</span>'
        f'<span class="wb-counts{lacking}">{accounted_line(review)}</span></div>'
    )


def _bar(counts: ClaimCounts, labels: Sequence[Label]) -> str:
    """Return the bar: a piece for each family, then what is open; the words beside it say the same."""
    looks = status_looks(labels, (status for status, _ in counts.by_status))
    sizes: Counter[str] = Counter()
    for status, count in counts.by_status:
        sizes[looks[status]["family"]] += count
    pieces = [(family, sizes[family]) for family in FAMILIES] + [("open", counts.still_open)]
    drawn = "".join(f'<i class="{family}" style="flex-grow:{size}"></i>' for family, size in pieces if size)
    return f'<span class="wb-bar" aria-hidden="true">{drawn}</span>'
