"""Locating a passage that a reviewer typed, or cells that they named, in a source."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from workbench.anchoring.find_words import find_words
from workbench.domain.source import SourceKind
from workbench.domain.span import Span
from workbench.errors import DecisionRefusedError
from workbench.intake.datasets.cell_ranges import CellRangeError, parse_cell_range
from workbench.intake.extracted import Extracted
from workbench.services.sources.details import LONGEST_PASSAGE, EvidenceInput
from workbench.services.sources.read_file import SourceContent
from workbench.text.counting import plural

_MOST_PLACES: Final = 10_000
_PAGE: Final = re.compile(r"(?:p|pp|page)?\.?\s?(\d{1,5})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePlace:
    """A passage as the source has it, and its place; `start` and `end` are 0 where it was not found word for word."""

    passage: str
    locator: str
    start: int = 0
    end: int = 0


def locate_passage(reading: SourceContent, bearing: EvidenceInput) -> PassagePlace:
    """Locate the reviewer's passage in the source.

    Cells of a dataset that the locator names become the passage where none was
    typed; a passage in a PDF gets its page.

    Raises:
        DecisionRefusedError: the locator names no cells of the dataset, or too many.
    """
    if reading.dataset and bearing.locator.strip():
        return _locate_cells(reading, bearing)
    passage, locator = bearing.passage.strip(), bearing.locator.strip()
    span = find_passage(reading.text, passage, page=_page_number(locator))
    if span is None:
        return PassagePlace(passage=passage, locator=locator)
    locator = locator or page_locator(reading.text, span.start)
    return PassagePlace(passage=span.of(reading.text.text), locator=locator, start=span.start, end=span.end)


def find_passage(extracted: Extracted, passage: str, *, page: int = 0) -> Span | None:
    """Find the words of `passage` in the text, whatever blanks, quotation marks and dashes they have.

    Of several matches it is the one on `page` (from 1), or else the first; None where there is none.
    """
    spans = find_words(extracted.text, passage, most=_MOST_PLACES)
    on_page = (span for span in spans if page and bisect_right(extracted.page_starts, span.start) == page)
    return next(on_page, None) or next(iter(spans), None)


def page_locator(extracted: Extracted, start: int) -> str:
    """Return the page that the place is on, as "page 3"; empty where the source has no pages."""
    page = bisect_right(extracted.page_starts, start)
    return f"page {page}" if page else ""


def _page_number(locator: str) -> int:
    match = _PAGE.fullmatch(locator)
    return int(match[1]) if match else 0


def _locate_cells(reading: SourceContent, bearing: EvidenceInput) -> PassagePlace:
    if reading.kind is not SourceKind.DATASET or reading.dataset is None:
        raise DecisionRefusedError(what="This source has no cells", fix="Enter the page or the time instead.")
    try:
        cells = parse_cell_range(bearing.locator, reading.dataset)
    except CellRangeError as error:
        raise DecisionRefusedError(what=error.what, fix=error.fix) from None
    values = cells.values()
    if len(values) > LONGEST_PASSAGE and not bearing.passage.strip():
        what = f"'{bearing.locator.strip()}' holds {plural(len(values), 'character')}"
        raise DecisionRefusedError(
            what=what, fix=f"Name only the relevant cells, under {LONGEST_PASSAGE:,} characters."
        )
    locator = cells.locator(with_sheet=len(reading.dataset.sheets) > 1)
    return PassagePlace(passage=bearing.passage.strip() or values, locator=locator)
