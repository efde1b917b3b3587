"""The text of a PDF: its blocks as paragraphs, page by page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Final

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from wordfreq import zipf_frequency

from workbench.intake.extracted import Extracted, UnreadableError
from workbench.intake.media_types import PDF

MOST_PAGES: Final = 500

_EDGE: Final = 2
_OFTEN: Final = 3
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_BROKEN: Final = re.compile(r"([^\W\d_]+)-$")


def read_pdf(content: bytes) -> Extracted:
    """The paragraphs of the PDF, words broken over lines joined; running heads and page numbers as left out.

    Raises:
        UnreadableError: it is damaged, locked with a password, too long, or a scan without a text layer.
    """
    try:
        about = _about(content)
        pages = [_blocks_of(page) for page in _pages(content)]
    except PDFPasswordIncorrect as error:
        fix = "Save a copy without the password, then add that."
        raise UnreadableError(what="this PDF is locked with a password", fix=fix) from error
    except UnreadableError:
        raise
    except Exception as error:  # pdfminer raises whatever the damage makes it stumble over
        raise UnreadableError(what="this PDF is damaged", fix="Print it to a new PDF, or paste the text.") from error
    running = _running(pages)
    kept = [[block for place, block in enumerate(page) if not _is_around(page, place, running)] for page in pages]
    if not any(sign.isalnum() for page in kept for block in page for sign in block):
        fix = "Run text recognition (OCR) on it first, or type the words that matter."
        raise UnreadableError(what="this PDF is a scan: it has no text layer", fix=fix)
    text, starts = _joined(kept)
    return Extracted(
        text=text,
        media_type=PDF,
        title=about.get("Title", ""),
        byline=about.get("Author", ""),
        left_out=tuple(dict.fromkeys(block for page in pages for block in page if block not in text)),
        page_starts=starts,
    )


def _about(content: bytes) -> dict[str, str]:
    """What the PDF says of itself, as far as it is text."""
    told: dict[str, str] = {}
    for entry in PDFDocument(PDFParser(BytesIO(content))).info:
        for name, value in entry.items():
            if isinstance(value, bytes):
                utf16 = value.startswith((b"\xfe\xff", b"\xff\xfe"))
                words = value.decode("utf-16" if utf16 else "cp1252", "replace")
                told[name] = " ".join(words.replace("\x00", "").split())
    return told


def _pages(content: bytes) -> Iterator[LTPage]:
    for number, page in enumerate(extract_pages(BytesIO(content), laparams=LAParams()), 1):
        if number > MOST_PAGES:
            what = f"this PDF has more than {MOST_PAGES} pages"
            raise UnreadableError(what=what, fix="Save the pages that matter as a PDF of their own.")
        yield page


def _blocks_of(page: LTPage) -> list[str]:
    boxes = [box for box in page if isinstance(box, LTTextBox)]
    blocks = (_block([line.get_text() for line in box if isinstance(line, LTTextLine)]) for box in boxes)
    return [block for block in blocks if block]


def _block(lines: Sequence[str]) -> str:
    """The lines of a block as one line of running text.

    >>> _block(["The infor-", "mation was well-", "known."])
    'The information was well-known.'
    """
    words = [" ".join(line.replace("\x00", "").split()) for line in lines]
    words = [line for line in words if line]
    parts = words[:1]
    for before, after in pairwise(words):
        broken = _BROKEN.search(before)
        if not broken:
            parts.append(f" {after}")
            continue
        rest = re.match(r"[^\W\d_]*", after)
        if rest and rest[0].islower() and _is_one_word(broken[1], rest[0]):
            parts[-1] = parts[-1].removesuffix("-")
        parts.append(after)
    return "".join(parts)


def _is_one_word(first: str, second: str) -> bool:
    """Whether the hyphen between the halves only broke a line: the whole is commoner than one of them."""
    parts = (zipf_frequency(first, "en"), zipf_frequency(second, "en"))
    return zipf_frequency(first + second, "en") > min(parts)


def _shape(block: str) -> str:
    return _DIGITS.sub("0", block)


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The shapes of lines that stand at the edge of several pages."""
    seen = Counter(shape for page in pages for shape in {_shape(b) for b in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(shape for shape, count in seen.items() if count >= _OFTEN and count * 2 > len(pages))


def _is_around(page: Sequence[str], place: int, running: frozenset[str]) -> bool:
    at_edge = place < _EDGE or place >= len(page) - _EDGE
    return at_edge and (bool(_PAGE_NUMBER.fullmatch(page[place])) or _shape(page[place]) in running)


def _joined(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[int, ...]]:
    """The text, and where each page begins; a sentence that runs over a page break is joined again."""
    text = ""
    starts = []
    for page in pages:
        for place, block in enumerate(page):
            runs_on = place == 0 and text[-1:].isalpha() and block[:1].islower()
            text += (" " if runs_on else "\n") if text else ""
            if place == 0:
                starts.append(len(text))
            text += block
        if not page:
            starts.append(len(text))
    return text, tuple(starts)
