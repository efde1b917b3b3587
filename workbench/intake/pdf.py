"""The text of a PDF: blocks as paragraphs, page by page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import Final

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser

from workbench.intake.extracted import Extracted, UnreadableError, clean_authors, clean_title
from workbench.intake.layout.blocks import Block, in_reading_order
from workbench.intake.layout.joining import (
    RAISED,
    SOFT_HYPHEN,
    block_text,
    join_pages,
    note_numbers,
    remove_note_marks,
)
from workbench.intake.media_types import PDF

MOST_PAGES: Final = 500

_MARGIN_SHARE: Final = 0.1
"""Share of a page's height, at the top and at the bottom, that holds running heads and page numbers."""
_RAISED_SIZE: Final = 0.8
"""Share of a line's height below which a figure counts as raised."""
_CELL_GAP: Final = 2.0
"""Gap between two words, in heights of a letter, from which they are cells of a table."""
_BULLET: Final = re.compile(r"\s*[•▪‣◦●■]")
_NUMBERED: Final = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_DIGITS: Final = re.compile(r"\d+")
_NOTE_START: Final = re.compile(r"\[?(?:\d{1,3}|[*†‡§])[.)\]]?\s?[^\W\d_]")
_PAGE_NUMBER: Final = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)


def read_pdf(content: bytes) -> Extracted:
    """Read the paragraphs of the PDF, hyphenated words joined; running heads and page numbers as left out.

    Raises:
        UnreadableError: it is damaged, locked with a password, too long, or a scan without a text layer.
    """
    try:
        metadata = _metadata(content)
        pages = [_blocks_of(page) for page in _pages(content)]
    except PDFPasswordIncorrect as error:
        fix = "Save a copy without the password, then add that."
        raise UnreadableError(what="this PDF is locked with a password", fix=fix) from error
    except UnreadableError:
        raise
    except Exception as error:  # pdfminer raises whatever the damage makes it stumble over
        raise UnreadableError(what="this PDF is damaged", fix="Print it to a new PDF, or paste the text.") from error
    aside = _marginal_blocks(pages)
    main = [_main_blocks(page, left_out) for page, left_out in zip(pages, aside, strict=True)]
    if not _has_text(main):
        fix = "Run text recognition (OCR) on it first, or type the relevant words."
        raise UnreadableError(what="this PDF is a scan: it has no text layer", fix=fix)
    text, starts = join_pages(main)
    left_out = _places_left_out(aside, (*starts, len(text)))
    return Extracted(
        text=text,
        media_type=PDF,
        title=clean_title(metadata.get("Title", "")),
        byline=clean_authors(metadata.get("Author", "")),
        left_out=tuple(left_out),
        left_out_at=tuple(left_out.values()),
        page_starts=starts,
    )


def _marginal_blocks(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """Return running heads, page numbers and footnotes, page by page; none where nothing else would be left."""
    running, body_size = _running_heads(pages), _body_size(pages)
    marginal = [_marginal_in(page, running, body_size) for page in pages]
    has_text = any(len(blocks) < len(page) for page, blocks in zip(pages, marginal, strict=True))
    return marginal if has_text else [[] for _ in pages]


def _marginal_in(page: Sequence[Block], running: frozenset[str], body_size: float) -> list[Block]:
    return [block for block in page if _is_running_head(block, running) or _is_note(block, body_size)]


def _has_text(pages: Sequence[Sequence[Block]]) -> bool:
    return any(map(_has_letters, chain.from_iterable(pages)))


def _has_letters(block: Block) -> bool:
    return any(map(str.isalnum, chain.from_iterable(block.lines)))


def _main_blocks(page: Sequence[Block], aside: Sequence[Block]) -> list[Block]:
    """Return the blocks of a page that are its text, without the marks of its notes."""
    numbers = note_numbers([block for block in aside if not _in_margin(block) or _NOTE_START.match(block_text(block))])
    main: list[Block] = []
    for block in page:
        if block not in aside:
            lines = tuple(remove_note_marks(line, numbers) for line in block.lines)
            main.append(replace(block, lines=lines))
    return main


def _places_left_out(aside: Sequence[Sequence[Block]], starts: Sequence[int]) -> dict[str, int]:
    """Return the marginal texts and their places: at the end of the page in its lower half, else at its start."""
    left_out: dict[str, int] = {}
    for number, page in enumerate(aside):
        for block in page:
            is_low = block.top > block.page_height / 2
            left_out.setdefault(block_text(block), starts[number + 1] if is_low else starts[number])
    return left_out


def _metadata(content: bytes) -> dict[str, str]:
    """Return the PDF's own metadata, as far as it is text."""
    metadata: dict[str, str] = {}
    for entry in PDFDocument(PDFParser(BytesIO(content))).info:
        for name, value in entry.items():
            if isinstance(value, bytes):
                is_utf16 = value.startswith((b"\xfe\xff", b"\xff\xfe"))
                words = value.decode("utf-16" if is_utf16 else "cp1252", "replace")
                metadata[name] = " ".join(words.replace("\x00", "").split())
    return metadata


def _pages(content: bytes) -> Iterator[LTPage]:
    for number, page in enumerate(extract_pages(BytesIO(content), laparams=LAParams()), 1):
        if number > MOST_PAGES:
            what = f"this PDF has more than {MOST_PAGES} pages"
            raise UnreadableError(what=what, fix="Save the relevant pages as a separate PDF.")
        yield page


def _blocks_of(page: LTPage) -> list[Block]:
    blocks: list[Block] = []
    for box in page:
        if isinstance(box, LTTextBox):
            lines = [line for line in box if isinstance(line, LTTextLine)]
            blocks += filter(None, (_block_of(part, page) for part in _split_box(lines)))
    return in_reading_order(blocks)


def _split_box(lines: Sequence[LTTextLine]) -> list[list[LTTextLine]]:
    """Split the lines of a box before each entry of a list and where a heading begins or ends."""
    is_list = sum(bool(_NUMBERED.match(line.get_text())) for line in lines) > 1
    start = _NUMBERED if is_list else _BULLET
    parts: list[list[LTTextLine]] = []
    style = None
    for line in lines:
        line_style = _style_of(line)
        if style is None or line_style != style or start.match(line.get_text()):
            parts.append([])
        parts[-1].append(line)
        style = line_style
    return parts


def _letters(line: LTTextLine) -> list[LTChar]:
    return [character for character in line if isinstance(character, LTChar)]


def _style_of(line: LTTextLine) -> tuple[int, bool]:
    """Return the commonest height of the line's letters, in points, and whether most of them are bold."""
    letters = _letters(line)
    heights = Counter(round(character.size) for character in letters)
    bold = sum("bold" in character.fontname.lower() for character in letters)
    return max(heights, key=heights.__getitem__, default=0), bold * 2 > len(letters)


def _block_of(lines: Sequence[LTTextLine], page: LTPage) -> Block | None:
    texts = [(text, line) for line in lines if (text := _line_text(line))]
    if not texts:
        return None
    text_lines = [line for _, line in texts]
    top = page.y1
    return Block(
        lines=tuple(text for text, _ in texts),
        left=min(line.x0 for line in text_lines),
        right=max(line.x1 for line in text_lines),
        top=top - max(line.y1 for line in text_lines),
        bottom=top - min(line.y0 for line in text_lines),
        middles=tuple(top - (line.y0 + line.y1) / 2 for line in text_lines),
        size=_style_of(text_lines[0])[0],
        page_height=max(1.0, page.height),
    )


def _line_text(line: LTTextLine) -> str:
    """Return the text of a line: cells separated by tabs, raised figures marked, soft hyphens only at its end."""
    height = _style_of(line)[0]
    pieces: list[str] = []
    right_edge = line.x0
    for character in line:
        glyphs = character.get_text().replace(RAISED, "")
        if isinstance(character, LTChar):
            pieces += ["\t"] if character.x0 - right_edge > _CELL_GAP * height else []
            pieces += [RAISED] if character.size < _RAISED_SIZE * height and glyphs.isdigit() else []
            right_edge = character.x1
        pieces.append(glyphs)
    cells = (" ".join(cell.split()) for cell in "".join(pieces).replace("\x00", "").split("\t"))
    text = "\t".join(cell for cell in cells if cell)
    return text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]


def _shape(block: Block) -> str:
    return _DIGITS.sub("0", block_text(block))


def _in_margin(block: Block) -> bool:
    return block.bottom < _MARGIN_SHARE * block.page_height or block.top > (1 - _MARGIN_SHARE) * block.page_height


def _running_heads(pages: Sequence[Sequence[Block]]) -> frozenset[str]:
    """Return the shapes of blocks that stand in the margin of most pages."""
    page_counts: Counter[str] = Counter()
    for page in pages:
        page_counts.update({_shape(block) for block in page if _in_margin(block)})
    return frozenset(shape for shape, count in page_counts.items() if count > 1 and count * 2 > len(pages))


def _is_running_head(block: Block, running: frozenset[str]) -> bool:
    words = block_text(block)
    return _in_margin(block) and (bool(_PAGE_NUMBER.fullmatch(words)) or _shape(block) in running)


def _body_size(pages: Sequence[Sequence[Block]]) -> float:
    """Return the height of letters that most of the text has, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page:
            sizes[block.size] += sum(map(len, block.lines))
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _is_note(block: Block, body: float) -> bool:
    """Return whether the block holds footnotes: small letters in the lower half after a figure or symbol."""
    low = block.top > block.page_height / 2
    return low and block.size < body and bool(_NOTE_START.match(block_text(block)))
