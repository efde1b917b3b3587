"""The quantities of a document: each figure with what it counts, whose it is and what is done with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.facts import facts_of
from workbench.facts.quantities.counted import NOTHING, Counted, counted_by
from workbench.facts.quantities.elided import grouped_by_blanks, pence_in, with_elided_percent
from workbench.facts.quantities.figure import Figure, bound_before, figure_of
from workbench.facts.quantities.worded import worded_figures
from workbench.text.document import Document, Number

_KINDS: Final = {
    "p": "percent",
    "q": "points",
    "m": "money",
    "n": "count",
    "y": "year",
    "d": "day",
    "o": "ordinal",
    "f": "fraction",
    "r": "ratio",
    "t": "multiple",
    "x": "code",
}


class Quantity(NamedTuple):
    """A figure of the text, its `kind` in a word ("count", "money", "percent", "fraction", "multiple" ...).

    `unit` is the currency sign or the measure ("km"), or empty;
    `bound` "over", "under", "about" or empty. `counted` says what it
    counts and whose it is. `sentence` is the index of its sentence, -1 in a table row
    or another line without one; `paragraph` that of its paragraph.
    """

    figure: Figure
    kind: str
    unit: str
    bound: str
    counted: Counted
    sentence: int
    paragraph: int

    @property
    def span(self) -> Span:
        """The place of the figure."""
        return self.figure.span

    @property
    def value(self) -> float:
        """Its value in plain units: "2 million" is 2000000.0, "36%" is 36.0, "two thirds" 0.667."""
        return self.figure.value

    @property
    def is_amount(self) -> bool:
        """Whether it may be a part or a whole: money, a count or a measure."""
        return self.kind in {"count", "money"}

    def is_like(self, other: "Quantity") -> bool:
        """Return whether both are measured alike, so that they can be added."""
        return self.kind == other.kind and self.unit == other.unit


def quantities_of(document: Document) -> tuple[Quantity, ...]:
    """Return every quantity of the document in reading order, worked out once."""
    return document.once(_quantities)


def quantities_in(document: Document, span: Span) -> tuple[Quantity, ...]:
    """Return the quantities within `span`, in reading order."""
    every = quantities_of(document)
    first = bisect_left(every, span.start, key=lambda quantity: quantity.span.start)
    last = bisect_left(every, span.end, key=lambda quantity: quantity.span.start)
    return every[first:last]


def _quantities(document: Document) -> tuple[Quantity, ...]:
    return tuple(sorted(_read(document), key=lambda quantity: quantity.span))


def _read(document: Document) -> Iterator[Quantity]:
    worded = (*worded_figures(document.text), *pence_in(document.text))
    taken = {place for figure in worded for place in range(figure.span.start, figure.span.end)}
    numbers = {number.start: number for number in document.numbers if number.start not in taken}
    written = grouped_by_blanks(document.text, [figure_of(document, number) for number in numbers.values()])
    figures = sorted((*written, *worded), key=lambda figure: figure.span)
    for figure in with_elided_percent(document, figures):
        number = numbers.get(figure.span.start) or numbers.get(figure.span.start + 1)
        yield quantity_of(document, figure, _unit(figure, number))


def _unit(figure: Figure, number: Number | None) -> str:
    if figure.mark == "m":
        sign = figure.words[:1] if number is None or not number.unit else number.unit
        return sign if not sign.isdigit() else "$" if figure.words.endswith("cents") else "£"
    counts = number is not None and number.kind == "number" and figure.mark == "n"
    return number.unit if number is not None and counts else ""


def quantity_of(document: Document, figure: Figure, unit: str) -> Quantity:
    """Return the figure of the document as a quantity with what it counts."""
    start = figure.span.start
    sentence = bisect_right(document.sentences, start, key=lambda one: one.start) - 1
    if sentence >= 0 and document.sentences[sentence].end <= start:
        sentence = -1
    paragraph = bisect_right(document.paragraphs, start, key=lambda one: one.start) - 1
    bound = bound_before(document.text, start)
    counted = _counted(document, figure, sentence)
    return Quantity(figure, _KINDS[figure.mark], unit, bound, counted, sentence, paragraph)


def _counted(document: Document, figure: Figure, sentence: int) -> Counted:
    if sentence < 0 or not document.tagged or not document.sentences[sentence].is_readable:
        return NOTHING
    return counted_by(facts_of(document).tree(document.sentences[sentence]), figure.span)
