"""A length of time with the text it stands in: the moments within reach, and the check that comes of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.facts.moments.lapse import Lapse
from workbench.facts.moments.moment import Moment, moments_in, moments_of
from workbench.facts.moments.stretch import Stretch, gap_between
from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.allowed import counted, length_between
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_FINE_ENOUGH: Final = {
    "minute": {"day"},
    "hour": {"day"},
    "day": {"day"},
    "week": {"day"},
    "month": {"day", "month"},
}
"""The grains in which a time must be told so that a length in that unit can clash with it."""


class Told(NamedTuple):
    """A length of time and the document that tells it."""

    document: Document
    lapse: Lapse

    @property
    def unit(self) -> str:
        """The unit it is reckoned in."""
        return counted(self.lapse)[1]

    @property
    def many(self) -> float:
        """How many of that unit."""
        return counted(self.lapse)[0]

    @property
    def today(self) -> Stretch | None:
        """The day of publication; None where it is unknown."""
        published = day_of_writing(self.document)
        return None if published is None else Stretch(published, published)

    @property
    def start(self) -> int:
        """Where its sentence begins, or its line where it stands in no sentence."""
        if self.lapse.sentence >= 0:
            return self.document.sentences[self.lapse.sentence].start
        return self.document.paragraphs[self.lapse.paragraph].start

    @property
    def end(self) -> int:
        """Where its sentence ends, or its line."""
        if self.lapse.sentence >= 0:
            return self.document.sentences[self.lapse.sentence].end
        return self.document.paragraphs[self.lapse.paragraph].end

    @property
    def is_adjective(self) -> bool:
        """Whether it is written as in "a five-year term"."""
        return "-" in self.document.quote(self.lapse.span)

    def words_before(self, most: int) -> str:
        """Return at most that many characters before it."""
        return self.document.text[max(0, self.lapse.span.start - most) : self.lapse.span.start]

    def beside(self) -> tuple[Moment, ...]:
        """Return the moments of its sentence, or of its line."""
        return moments_in(self.document, self.start, self.end)

    def around(self, paragraphs: int = 1) -> tuple[Moment, ...]:
        """Return the moments of its paragraph and of those next to it."""
        every = moments_of(self.document)
        here = self.lapse.paragraph
        first = bisect_left(every, here - paragraphs, key=lambda moment: moment.paragraph)
        return every[first : bisect_right(every, here + paragraphs, key=lambda moment: moment.paragraph)]

    def near(self, before: int = 2) -> list[Moment]:
        """Return the moments of its sentence and of those just before in the paragraph; bare weekdays for days only."""
        is_short = self.unit in {"minute", "hour", "day", "week"}
        return [
            one
            for one in self.around(0)
            if 0 <= self.lapse.sentence - one.sentence <= before
            and (is_short or one.written.kind != "relative" or one.grain != "day")
        ]

    def can_clash_with(self, *moments: Moment) -> bool:
        """Return whether the times are told finely enough to clash with a length in its unit."""
        is_placed = {moment.is_placed for moment in moments}
        if len(is_placed) > 1 or (self.unit == "year" and False in is_placed):
            return False
        grains = _FINE_ENOUGH.get(self.unit)
        return grains is None or all(moment.grain in grains for moment in moments)

    def is_near(self, earlier: Stretch, later: Stretch, *, factor: float) -> bool:
        """Return whether the length is as long as the true one to a factor, as a slip is."""
        gap = gap_between(earlier, later, self.unit)
        return gap.high > 0 and 1 / factor <= self.many / gap.high <= factor

    def length(self, earlier: Stretch, later: Stretch) -> str:
        """Return how much time lies between two times, in words."""
        return length_between(earlier, later, self.unit)

    def check(self, others: Sequence[Moment], arithmetic: str, *, holds: bool) -> ArithmeticCheck:
        """Return the check of the length against the times it is told with."""
        words = " ".join(self.document.quote(self.lapse.span).split())
        stated = Figure(self.lapse.span, "n", self.lapse.many, 0.0, words)
        figures = tuple(_figure_of(self.document, other) for other in others)
        message = f"{arithmetic}, but the text says {words}."
        return ArithmeticCheck(stated, figures, arithmetic, holds, message)


def _figure_of(document: Document, moment: Moment) -> Figure:
    words = " ".join(document.quote(moment.span).split())
    return Figure(moment.span, "y", float(moment.likely.first.year), 0.0, words)
