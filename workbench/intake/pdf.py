"""The text of a PDF: its blocks as paragraphs, page by page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Final

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser

from workbench.intake.extracted import Extracted, UnreadableError, named_author, named_title
from workbench.intake.layout.blocks import Block, in_reading_order
from workbench.intake.layout.joining import (
    RAISED,
    SOFT_HYPHEN,
    joined_pages,
    numbers_of_notes,
    plain_words,
    without_marks,
)
from workbench.intake.media_types import PDF

MOST_PAGES: Final = 500

_MARGIN: Final = 0.1
"""Share of a page's height, at its top and its bottom, where running heads and page numbers stand."""
_SMALL: Final = 0.8
"""Share of a line's height below which a figure is a raised one."""
_CELL_GAP: Final = 2.0
"""Heights of a letter between two words of a line from which on they are cells of a table."""
_BULLET: Final = re.compile(r"\s*[•▪‣◦●■]")
_NUMBERED: Final = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_DIGITS: Final = re.compile(r"\d+")
_NOTE: Final = re.compile(r"\[?(?:\d{1,3}|[*†‡§])[.)\]]?\s?[^\W\d_]")
_PAGE_NUMBER: Final = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)


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
    aside = _aside(pages)
    main = [_main(page, left_out) for page, left_out in zip(pages, aside, strict=True)]
    if not any(sign.isalnum() for page in main for block in page for line in block.lines for sign in line):
        fix = "Run text recognition (OCR) on it first, or type the relevant words."
        raise UnreadableError(what="this PDF is a scan: it has no text layer", fix=fix)
    text, starts = joined_pages(main)
    left_out = _left_out(aside, (*starts, len(text)))
    return Extracted(
        text=text,
        media_type=PDF,
        title=named_title(about.get("Title", "")),
        byline=named_author(about.get("Author", "")),
        left_out=tuple(left_out),
        left_out_at=tuple(left_out.values()),
        page_starts=starts,
    )


def _aside(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """Running heads, page numbers and footnotes, page by page; nothing where nothing else would be left."""
    running, body = _running(pages), _body_size(pages)
    aside = [[block for block in page if _is_around(block, running) or _is_note(block, body)] for page in pages]
    is_all = all(block in left_out for page, left_out in zip(pages, aside, strict=True) for block in page)
    return [[] for _ in pages] if is_all else aside


def _main(page: Sequence[Block], aside: Sequence[Block]) -> list[Block]:
    """The blocks of a page that are its text, without the figures that point to its notes."""
    numbers = numbers_of_notes([block for block in aside if not _in_margin(block) or _NOTE.match(plain_words(block))])
    return [
        replace(block, lines=tuple(without_marks(line, numbers) for line in block.lines))
        for block in page
        if block not in aside
    ]


def _left_out(aside: Sequence[Sequence[Block]], starts: Sequence[int]) -> dict[str, int]:
    """What stands around the text, and the place it stood at: notes at the end of their page, the rest at its head."""
    left_out: dict[str, int] = {}
    for number, page in enumerate(aside):
        for block in page:
            is_low = block.top > block.page_height / 2
            left_out.setdefault(plain_words(block), starts[number + 1] if is_low else starts[number])
    return left_out


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
            raise UnreadableError(what=what, fix="Save the relevant pages as a separate PDF.")
        yield page


def _blocks_of(page: LTPage) -> list[Block]:
    boxes = [[line for line in box if isinstance(line, LTTextLine)] for box in page if isinstance(box, LTTextBox)]
    return in_reading_order([block for box in boxes for part in _parts(box) if (block := _block(part, page))])


def _parts(lines: Sequence[LTTextLine]) -> list[list[LTTextLine]]:
    """The lines of a box, parted before each item of a list and where a heading begins or ends."""
    several = sum(bool(_NUMBERED.match(line.get_text())) for line in lines) > 1
    item = _NUMBERED if several else _BULLET
    parts: list[list[LTTextLine]] = []
    look = None
    for line in lines:
        new = _look_of(line)
        if look is None or new != look or item.match(line.get_text()):
            parts.append([])
        parts[-1].append(line)
        look = new
    return parts


def _letters(line: LTTextLine) -> list[LTChar]:
    return [sign for sign in line if isinstance(sign, LTChar)]


def _look_of(line: LTTextLine) -> tuple[int, bool]:
    """The commonest height of the line's letters, in points, and whether most of them are bold."""
    letters = _letters(line)
    heights = Counter(round(sign.size) for sign in letters)
    bold = sum("bold" in sign.fontname.lower() for sign in letters)
    return max(heights, key=heights.__getitem__, default=0), bold * 2 > len(letters)


def _block(lines: Sequence[LTTextLine], page: LTPage) -> Block | None:
    words = [(text, line) for line in lines if (text := _line_text(line))]
    if not words:
        return None
    used = [line for _, line in words]
    top = page.y1
    return Block(
        lines=tuple(text for text, _ in words),
        left=min(line.x0 for line in used),
        right=max(line.x1 for line in used),
        top=top - max(line.y1 for line in used),
        bottom=top - min(line.y0 for line in used),
        middles=tuple(top - (line.y0 + line.y1) / 2 for line in used),
        size=_look_of(used[0])[0],
        page_height=max(1.0, page.height),
    )


def _line_text(line: LTTextLine) -> str:
    """The words of a line, cells apart by tabs, raised figures behind `RAISED`, soft hyphens only where it breaks."""
    height = _look_of(line)[0]
    signs: list[str] = []
    reach = line.x0
    for sign in line:
        words = sign.get_text().replace(RAISED, "")
        if isinstance(sign, LTChar):
            signs += ["\t"] if sign.x0 - reach > _CELL_GAP * height else []
            signs += [RAISED] if sign.size < _SMALL * height and words.isdigit() else []
            reach = sign.x1
        signs.append(words)
    cells = (" ".join(cell.split()) for cell in "".join(signs).replace("\x00", "").split("\t"))
    text = "\t".join(cell for cell in cells if cell)
    return text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]


def _shape(block: Block) -> str:
    return _DIGITS.sub("0", plain_words(block))


def _in_margin(block: Block) -> bool:
    return block.bottom < _MARGIN * block.page_height or block.top > (1 - _MARGIN) * block.page_height


def _running(pages: Sequence[Sequence[Block]]) -> frozenset[str]:
    """The shapes of blocks that stand in the margin of most pages."""
    seen = Counter(shape for page in pages for shape in {_shape(block) for block in page if _in_margin(block)})
    return frozenset(shape for shape, count in seen.items() if count > 1 and count * 2 > len(pages))


def _is_around(block: Block, running: frozenset[str]) -> bool:
    words = plain_words(block)
    return _in_margin(block) and (bool(_PAGE_NUMBER.fullmatch(words)) or _shape(block) in running)


def _body_size(pages: Sequence[Sequence[Block]]) -> float:
    """The height of letters that most of the text has, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page:
            sizes[block.size] += sum(map(len, block.lines))
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _is_note(block: Block, body: float) -> bool:
    """Whether the block holds footnotes: small letters in the lower half, a figure or sign before them."""
    low = block.top > block.page_height / 2
    return low and block.size < body and bool(_NOTE.match(plain_words(block)))
