"""Lists and tables of figures: bullets, "Label: 96" lines, and columns, each row with its label."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.quantities.quantity import Quantity, quantities_in
from workbench.text.document import Document, Paragraph

_GAP: Final = re.compile(r"\t+|\s{2,}|\s*\|\s*|…+|\.{3,}")
_LABELLED: Final = re.compile(r"(?P<label>[^:\n]{1,60}):\s+(?=\S)|(?P<dashed>[^:\n]{1,40}?)\s[–—-]\s(?=[$£€\d])")
_TOTAL: Final = re.compile(
    r"^\W*(?:(?:grand|sub|overall|combined|group) ?)?(?:totals?|group|overall|in all|all|sum|altogether|combined)\b",
    re.IGNORECASE,
)
_AMOUNTS: Final = frozenset({"count", "money", "percent"})
_LONGEST: Final = 200
_LEADING: Final = 25
_FEWEST: Final = 2


class ListRow(NamedTuple):
    """A line of a list: its label and its figures, one for each column; those in the label are none."""

    label: str
    cells: tuple[Quantity, ...]
    paragraph: int

    @property
    def is_total(self) -> bool:
        """Whether it is labelled as the total of the others."""
        return bool(_TOTAL.match(self.label))


class NumberList(NamedTuple):
    """Lines that follow each other and are built alike; `shape` is "bullet", "label" or "column"."""

    rows: tuple[ListRow, ...]
    shape: str

    @property
    def first_paragraph(self) -> int:
        """The index of the paragraph that its first line is."""
        return self.rows[0].paragraph

    def columns(self) -> Iterator[tuple[tuple[Quantity, ...], Quantity | None]]:
        """Yield the figures of each column, and that of its total where the last line, or the first, is one."""
        width = len(self.rows[0].cells)
        inner = [row for row in self.rows if not row.is_total]
        totals = [row for row in (self.rows[-1], self.rows[0]) if row.is_total]
        for place in range(width):
            cells = tuple(row.cells[place] for row in inner)
            if len(totals) + len(inner) == len(self.rows) and len(totals) < _FEWEST:
                yield cells, totals[0].cells[place] if totals else None


def number_lists_of(document: Document) -> tuple[NumberList, ...]:
    """Return every list and table of the document whose lines have figures, in reading order, worked out once."""
    return document.once(_lists)


def _lists(document: Document) -> tuple[NumberList, ...]:
    return tuple(_read(document))


def _read(document: Document) -> Iterator[NumberList]:
    rows: list[tuple[str, ListRow]] = []
    for index, paragraph in enumerate(document.paragraphs):
        read = _row(document, index, paragraph)
        if read is None or (rows and not _continues(rows[-1], read)):
            yield from _list_of(rows)
            rows = []
        if read is not None:
            rows.append(read)
    yield from _list_of(rows)


def _continues(earlier: tuple[str, ListRow], later: tuple[str, ListRow]) -> bool:
    is_next = later[1].paragraph == earlier[1].paragraph + 1
    return is_next and earlier[0] == later[0] and len(earlier[1].cells) == len(later[1].cells)


def _list_of(rows: Sequence[tuple[str, ListRow]]) -> Iterator[NumberList]:
    for shape, alike in groupby(rows, key=lambda row: row[0]):
        lines = tuple(row for _, row in alike)
        if len(lines) >= _FEWEST and _is_regular(lines):
            yield NumberList(lines, shape)


def _is_regular(rows: Sequence[ListRow]) -> bool:
    """Return whether the figures of each column are measured alike."""
    return all(
        len({_measure(cell) for cell in column}) == 1 for column in zip(*(row.cells for row in rows), strict=True)
    )


def _measure(quantity: Quantity) -> tuple[str, str]:
    return quantity.kind, quantity.unit.rstrip("s") if quantity.kind == "money" else ""


def _row(document: Document, index: int, paragraph: Paragraph) -> tuple[str, ListRow] | None:
    """Return a line as a row with its shape, or None for a line that is none."""
    text = document.text[paragraph.start : paragraph.end]
    if len(text) > _LONGEST or paragraph.role == "boilerplate":
        return None
    return (
        _columns(document, index, paragraph)
        or _labelled(document, index, paragraph)
        or _bullet(document, index, paragraph)
    )


def _columns(document: Document, index: int, paragraph: Paragraph) -> tuple[str, ListRow] | None:
    text = document.text[paragraph.start : paragraph.end]
    gaps = [gap for gap in _GAP.finditer(text) if gap.start() > 0 and gap.end() < len(text)]
    if not gaps:
        return None
    label = text[: gaps[0].start()]
    if not any(char.isalpha() for char in label):
        return None
    edges = [*(gap.end() for gap in gaps), len(text)]
    cells: list[Quantity] = []
    for start, end in pairwise(edges):
        inside = _amounts(document, Span(paragraph.start + start, paragraph.start + end))
        if len(inside) == 1:
            cells.append(inside[0])
    return ("column", ListRow(label, tuple(cells), index)) if cells and len(cells) == len(gaps) else None


def _labelled(document: Document, index: int, paragraph: Paragraph) -> tuple[str, ListRow] | None:
    text = document.text[paragraph.start : paragraph.end]
    found = _LABELLED.match(text)
    if found is None:
        return None
    amounts = _amounts(document, Span(paragraph.start + found.end(), paragraph.end))
    is_leading = bool(amounts) and amounts[0].span.start <= paragraph.start + found.end() + _LEADING
    label = found["label"] or found["dashed"]
    return ("label", ListRow(label, amounts[:1], index)) if is_leading else None


def _bullet(document: Document, index: int, paragraph: Paragraph) -> tuple[str, ListRow] | None:
    """Return an item whose first words, or its end, is an amount: "£4.6m from care contracts"."""
    amounts = _amounts(document, Span(paragraph.start, paragraph.end))
    if paragraph.role != "bullet" or not amounts:
        return None
    leads = amounts[0].span.start <= paragraph.start + 2
    label = (
        document.text[amounts[0].span.end : paragraph.end]
        if leads
        else document.text[paragraph.start : amounts[0].span.start]
    )
    return ("bullet", ListRow(label, amounts[:1], index)) if leads or len(amounts) == 1 else None


def _amounts(document: Document, span: Span) -> tuple[Quantity, ...]:
    return tuple(quantity for quantity in quantities_in(document, span) if quantity.kind in _AMOUNTS)
