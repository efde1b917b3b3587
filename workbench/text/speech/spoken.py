"""The quotations of a document that are speech, found by place."""

from bisect import bisect_left, bisect_right
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, Quotation

_QUOTED_WORDS: Final = 4


class Spoken:
    """Quotations with a speaker or of some length; a title or a word held at arm's length is none."""

    def __init__(self, document: Document) -> None:
        self._quotations = [one for one in document.quotations if _is_speech(document.text, one)]
        self._starts = [quotation.start for quotation in self._quotations]

    def over(self, span: Span) -> list[Quotation]:
        """Those that share a place with `span`, in reading order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [quotation for quotation in self._quotations[first:last] if quotation.end > span.start]

    def told_by_opening_of(self, span: Span) -> Quotation | None:
        """The quotation before the words whose speaker they open with: `Lee said, answering ...`."""
        place = bisect_left(self._starts, span.start)
        near = self._quotations[max(0, place - 1) : place]
        return next((one for one in near if one.end <= span.start == one.speaker_start), None)


def _is_speech(text: str, quotation: Quotation) -> bool:
    return bool(quotation.speaker) or text.count(" ", quotation.start, quotation.end) + 1 > _QUOTED_WORDS
