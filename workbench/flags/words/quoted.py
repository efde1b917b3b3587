"""Whether a place stands in somebody's quoted words."""

from bisect import bisect_right

from workbench.domain.span import Span
from workbench.text.document import Document, Quotation


def is_quoted(document: Document, span: Span) -> bool:
    """Whether `span` starts between closed quotation marks: a slip there may be the speaker's own."""
    quotation = quotation_at(document, span)
    return quotation is not None and quotation.closed


def quotation_at(document: Document, span: Span) -> Quotation | None:
    """The quotation, closed or not, in which `span` starts."""
    at = bisect_right(document.quotations, span.start, key=lambda quotation: quotation.start) - 1
    inside = at >= 0 and span.start < document.quotations[at].end
    return document.quotations[at] if inside else None
