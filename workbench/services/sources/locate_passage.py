"""Where in a source the passage stands that a reviewer typed, or the cells that one named."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from workbench.domain.source import SourceKind
from workbench.errors import DecisionRefusedError
from workbench.intake.datasets.cell_ranges import NoCellsError, cell_range
from workbench.intake.extracted import Extracted
from workbench.services.sources.details import LONGEST_PASSAGE, EvidenceInput
from workbench.services.sources.read_file import SourceContent
from workbench.text.counting import counted

_ALIKE: Final = str.maketrans("“”„‘’‚–—‑\u00a0", "\"\"\"'''---\u0020")
_PAGE: Final = re.compile(r"(?:p|pp|page)?\.?\s?(\d{1,5})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A passage as the source has it; `start` and `end` are both 0 where it was not found word for word."""

    passage: str
    locator: str
    start: int = 0
    end: int = 0


def place_of(reading: SourceContent, bearing: EvidenceInput) -> Place:
    """The place of the reviewer's passage in the source.

    Cells of a dataset that the locator names become the passage where none was
    typed; a passage that stands in a PDF gets its page.

    Raises:
        DecisionRefusedError: the locator names no cells of the dataset, or too many.
    """
    if reading.dataset and bearing.locator.strip():
        return _cells(reading, bearing)
    passage, locator = bearing.passage.strip(), bearing.locator.strip()
    found = passage_in(reading.text, passage, page=_page_of(locator))
    if found is None:
        return Place(passage=passage, locator=locator)
    start, end = found
    locator = locator or page_at(reading.text, start)
    return Place(passage=reading.text.text[start:end], locator=locator, start=start, end=end)


def passage_in(read: Extracted, passage: str, *, page: int = 0) -> tuple[int, int] | None:
    """The stretch of the text with the words of `passage`, whatever blanks, quotation marks and dashes they have.

    Of several the one on `page` (from 1), or else the first; nothing where there is none.
    """
    words = passage.translate(_ALIKE).split()
    if not words or not read.text:
        return None
    pattern = re.compile(r"\s{1,9}".join(map(re.escape, words)))
    found = [match.span() for match in pattern.finditer(read.text.translate(_ALIKE))]
    on_page = (span for span in found if page and bisect_right(read.page_starts, span[0]) == page)
    return next(on_page, None) or next(iter(found), None)


def page_at(read: Extracted, start: int) -> str:
    """The page that the place is on, as "page 3"; empty where the source has no pages."""
    page = bisect_right(read.page_starts, start)
    return f"page {page}" if page else ""


def _page_of(locator: str) -> int:
    found = _PAGE.fullmatch(locator)
    return int(found[1]) if found else 0


def _cells(reading: SourceContent, bearing: EvidenceInput) -> Place:
    if reading.kind is not SourceKind.DATASET or reading.dataset is None:
        raise DecisionRefusedError(what="This source has no cells", fix="Enter the page or the time instead.")
    try:
        cells = cell_range(bearing.locator, reading.dataset)
    except NoCellsError as error:
        raise DecisionRefusedError(what=error.what, fix=error.fix) from None
    values = cells.values()
    if len(values) > LONGEST_PASSAGE and not bearing.passage.strip():
        what = f"'{bearing.locator.strip()}' holds {counted(len(values), 'character')}"
        raise DecisionRefusedError(
            what=what, fix=f"Name only the relevant cells, under {LONGEST_PASSAGE:,} characters."
        )
    locator = cells.locator(with_sheet=len(reading.dataset.sheets) > 1)
    return Place(passage=bearing.passage.strip() or values, locator=locator)
