"""Whether a place stands in somebody's quoted words."""

from bisect import bisect_right

from workbench.domain.span import Span
from workbench.text.document import Document


def is_quoted(document: Document, span: Span) -> bool:
    """Whether `span` starts between closed quotation marks: a slip there may be the speaker's own."""
    at = bisect_right(document.quotations, span.start, key=lambda quotation: quotation.start) - 1
    return at >= 0 and document.quotations[at].closed and span.start < document.quotations[at].end
