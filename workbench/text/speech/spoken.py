"""The quotations of a document that are speech, searched by place."""

from bisect import bisect_left, bisect_right
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, Quotation

_QUOTED_WORDS: Final = 4


class SpeechQuotations:
    """Quotations with a speaker or of some length, leaving out titles and words in scare quotes."""

    def __init__(self, document: Document) -> None:
        self._quotations = [quotation for quotation in document.quotations if _is_speech(document.text, quotation)]
        self._starts = [quotation.start for quotation in self._quotations]

    def over(self, span: Span) -> list[Quotation]:
        """Return those that overlap `span`, in reading order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [quotation for quotation in self._quotations[first:last] if quotation.end > span.start]

    def quotation_attributed_by(self, span: Span) -> Quotation | None:
        """Return the quotation before `span` whose speaker the span opens with: `Lee said, answering ...`."""
        index = bisect_left(self._starts, span.start)
        before = self._quotations[max(0, index - 1) : index]
        return next((quotation for quotation in before if quotation.end <= span.start == quotation.speaker_start), None)


def _is_speech(text: str, quotation: Quotation) -> bool:
    return bool(quotation.speaker) or text.count(" ", quotation.start, quotation.end) + 1 > _QUOTED_WORDS
