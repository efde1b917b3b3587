"""Furniture inside a paragraph: a dateline or the time of a subtitle before its text, a picture credit behind it."""

from collections.abc import Iterator, Sequence

from workbench.domain.span import Span
from workbench.text.document import Furniture, Paragraph
from workbench.text.layout.credits import credit_behind
from workbench.text.layout.datelines import dateline_end
from workbench.text.layout.furniture_lines import cue_end


def stretches_in(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Furniture, ...]:
    """Return the stretches of furniture in the paragraphs that are text, in reading order.

    >>> text = "GENEVA, Oct. 3 — Delegates met."
    >>> [(piece.span.of(text), piece.reason) for piece in stretches_in(text, [Paragraph(0, 31, "body", "")])]
    [('GENEVA, Oct. 3 —', 'dateline')]
    """
    return tuple(
        piece for paragraph in paragraphs if paragraph.role != "boilerplate" for piece in _stretches_of(text, paragraph)
    )


def _stretches_of(text: str, paragraph: Paragraph) -> Iterator[Furniture]:
    start = cue_end(text, paragraph.start, paragraph.end)
    if start > paragraph.start:
        yield Furniture(Span(paragraph.start, start), "subtitle cue")
    elif paragraph.role == "body":
        start = dateline_end(text, paragraph.start, paragraph.end)
        if start > paragraph.start:
            yield Furniture(Span(paragraph.start, start), "dateline")
    credit = credit_behind(text, start, paragraph.end)
    if credit:
        yield Furniture(Span(*credit), "picture credit")


def texts_of(paragraphs: Sequence[Paragraph], stretches: Sequence[Furniture]) -> Iterator[tuple[int, int]]:
    """Yield where the text of each paragraph begins and ends, without the stretches of furniture in it."""
    behind = {piece.span.start: piece.span.end for piece in stretches}
    before = {piece.span.end: piece.span.start for piece in stretches}
    for paragraph in paragraphs:
        start = behind.get(paragraph.start, paragraph.start)
        yield start, max(start, before.get(paragraph.end, paragraph.end))
