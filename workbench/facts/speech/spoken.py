"""The quotations of a document with who speaks each, searched by place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final, NamedTuple

from workbench.domain.span import Span

_QUOTED_WORDS: Final = 4


class SpokenQuotation(NamedTuple):
    """A quotation, its speaker as the text names it ("Cambon", "the Senator"), and the verb ("said").

    `speaker_start` and `speaker_end` are -1, and the texts empty, where nobody is
    known to speak it. `closed` is false for one that is never closed.
    """

    start: int
    end: int
    closed: bool
    speaker: str = ""
    speaker_start: int = -1
    speaker_end: int = -1
    cue: str = ""

    @property
    def span(self) -> Span:
        """The span of the words with their marks."""
        return Span(self.start, self.end)


class SpokenQuotations:
    """Quotations with a speaker or of some length, leaving out titles and words in scare quotes."""

    def __init__(self, text: str, quotations: Iterable[SpokenQuotation]) -> None:
        self.all: tuple[SpokenQuotation, ...] = tuple(quotations)
        self._speech = [quotation for quotation in self.all if _is_speech(text, quotation)]
        self._starts = [quotation.start for quotation in self._speech]

    def over(self, span: Span) -> list[SpokenQuotation]:
        """Return those that overlap `span`, in reading order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [quotation for quotation in self._speech[first:last] if quotation.end > span.start]

    def quotation_attributed_by(self, span: Span) -> SpokenQuotation | None:
        """Return the quotation before `span` whose speaker the span opens with: `Lee said, answering ...`."""
        index = bisect_left(self._starts, span.start)
        before = self._speech[max(0, index - 1) : index]
        return next((quotation for quotation in before if quotation.end <= span.start == quotation.speaker_start), None)


def _is_speech(text: str, quotation: SpokenQuotation) -> bool:
    return bool(quotation.speaker) or text.count(" ", quotation.start, quotation.end) + 1 > _QUOTED_WORDS
