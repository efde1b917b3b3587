"""Whether a place is inside quoted words."""

from bisect import bisect_right

from workbench.domain.span import Span
from workbench.text.document import Document, Quotation


def is_quoted(document: Document, span: Span) -> bool:
    """Return whether `span` starts inside a closed quotation, where a slip may be the speaker's own."""
    quotation = quotation_at(document, span)
    return quotation is not None and quotation.closed


def quotation_at(document: Document, span: Span) -> Quotation | None:
    """Return the quotation, closed or not, in which `span` starts."""
    index = bisect_right(document.quotations, span.start, key=lambda quotation: quotation.start) - 1
    is_inside = index >= 0 and span.start < document.quotations[index].end
    return document.quotations[index] if is_inside else None
