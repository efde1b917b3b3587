"""The quotations of a text: one state machine over its quotation marks, from the first paragraph to the last."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.text.document import Paragraph, Quotation
from workbench.text.speech.marks import Family, Mark, marks_in

_LETTER: Final = re.compile(r"[^\W\d_]")


class QuotationMarks(NamedTuple):
    """What the marks of a text enclose, and the marks that close what nothing opened."""

    quotations: tuple[Quotation, ...]
    stray_closers: tuple[int, ...]


class _Read(NamedTuple):
    """A paragraph's marks in pairs, its opening marks that nothing closes, and closing marks that nothing opens."""

    pairs: list[tuple[int, int]]
    left_open: list[Mark]
    strays: list[Mark]


def quotations_in(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of each paragraph, including the marks, in reading order.

    One left open at the end of a paragraph counts as closed where the next paragraph
    opens with a mark of the family again, as printers do, or has a closing mark before
    any opening one, up to which its words are quoted too; that part `continues` it.
    Linear in the text.
    """
    return read_marks(text, paragraphs).quotations


def read_marks(text: str, paragraphs: Sequence[Paragraph]) -> QuotationMarks:
    """Return the quotations of `text`, and the closing marks without an opening one; boilerplate is passed over."""
    read = [paragraph for paragraph in paragraphs if paragraph.role != "boilerplate"]
    marks = [marks_in(text, paragraph) for paragraph in read]
    quotations: list[Quotation] = []
    strays: list[int] = []
    carried: Mark | None = None
    for index, paragraph in enumerate(read):
        tail = _tail(marks[index]) if carried and not _reopens(carried, marks[index], paragraph) else None
        inside = _paired_off(marks[index][1:] if tail else marks[index])
        waiting = _waiting(inside)
        goes_on = waiting is not None and index + 1 < len(read) and _resumes(waiting, marks[index + 1], read[index + 1])
        found = list(_outermost(text, paragraph, _stretches(text, paragraph, inside)))
        if tail:
            found.insert(0, Quotation(paragraph.start, tail.end, closed=True))
        if found and goes_on:
            found[-1] = found[-1]._replace(closed=True)
        if found and carried and found[0].start == paragraph.start:
            found[0] = found[0]._replace(continues=True)
        quotations += found
        strays += [mark.start for mark in inside.strays if mark.family is Family.DOUBLE]
        carried = waiting if goes_on else None
    return QuotationMarks(tuple(quotations), tuple(strays))


def _paired_off(marks: Sequence[Mark]) -> _Read:
    """Return the marks in pairs: a closing one belongs to the last open one of its family, and ends what is within."""
    waiting: dict[Family, list[tuple[int, Mark]]] = {family: [] for family in Family}
    read = _Read([], [], [])
    for order, mark in enumerate(marks):
        own = waiting[mark.family]
        if mark.opens and not (mark.closes and own):
            own.append((order, mark))
        elif not own:
            read.strays.append(mark)
        elif mark.is_firm:
            opened_at, opener = own.pop()
            read.pairs.append((opener.start, mark.end))
            _give_up_inside(waiting, opened_at)
    for unclosed in waiting.values():
        read.left_open.extend(mark for _, mark in unclosed)
    read.left_open.sort()
    return read


def _give_up_inside(waiting: dict[Family, list[tuple[int, Mark]]], opened_at: int) -> None:
    """Forget the marks that opened within a quotation and are still open at its end."""
    for others in waiting.values():
        while others and others[-1][0] > opened_at:
            others.pop()


def _stretches(text: str, paragraph: Paragraph, read: _Read) -> list[Quotation]:
    """Return what pairs of marks enclose, and what follows a mark that nothing closes, sorted."""
    enclosed = [Quotation(start, end, closed=True) for start, end in read.pairs]
    left = [mark for mark in read.left_open if _is_left(text, mark)]
    return sorted(enclosed + [Quotation(mark.start, paragraph.end, closed=False) for mark in left])


def _outermost(text: str, paragraph: Paragraph, stretches: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield the outermost stretches with a letter; one that nothing closes ends where the next begins."""
    end = paragraph.start
    starts = [*(stretch.start for stretch in stretches[1:]), paragraph.end]
    for stretch, next_start in zip(stretches, starts, strict=False):
        if stretch.start < end:
            continue
        quotation = stretch if stretch.closed else stretch._replace(end=next_start)
        end = quotation.end
        if _LETTER.search(text, quotation.start, quotation.end):
            yield quotation


def _waiting(read: _Read) -> Mark | None:
    """Return the mark whose quotation runs on past the end of the paragraph."""
    last_end = max((end for _, end in read.pairs), default=-1)
    return next((mark for mark in read.left_open if mark.start >= last_end and not mark.is_plain), None)


def _resumes(waiting: Mark, marks: Sequence[Mark], paragraph: Paragraph) -> bool:
    """Return whether the paragraph goes on with the quotation that the mark before it left open."""
    return _reopens(waiting, marks, paragraph) or _tail(marks) is not None


def _is_left(text: str, mark: Mark) -> bool:
    """Return whether a mark that nothing closes is one, and no apostrophe."""
    is_figure = text[mark.end : mark.end + 1].isdigit()
    return not mark.is_plain and not (mark.family is Family.SINGLE and is_figure)


def _reopens(carried: Mark, marks: Sequence[Mark], paragraph: Paragraph) -> bool:
    """Return whether the paragraph begins with a mark of the family that was left open."""
    return bool(marks) and marks[0].start == paragraph.start and marks[0].family is carried.family and marks[0].opens


def _tail(marks: Sequence[Mark]) -> Mark | None:
    """Return the mark that closes what the paragraph before left open, if the first double one can only close."""
    first = marks[0] if marks else None
    return first if first and first.family is Family.DOUBLE and first.closes and not first.opens else None
