"""Whether a place is inside quoted words."""

from workbench.domain.span import Span
from workbench.text.document import Document


def is_quoted(document: Document, span: Span) -> bool:
    """Return whether `span` starts inside a closed quotation, where a slip may be the speaker's own."""
    quotation = document.quotation_at(span.start)
    return quotation is not None and quotation.closed
