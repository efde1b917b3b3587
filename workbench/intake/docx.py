"""The text of a Word document: paragraphs and tables in reading order."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml

from workbench.intake.extracted import Extracted, UnreadableError, clean_authors, clean_title
from workbench.intake.media_types import DOCX

LARGEST_UNPACKED: Final = 200_000_000
DAMAGE_ERRORS: Final = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
    EOFError,
)
"""What the library raises on a damaged file: it takes parts and their types for granted."""

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE_PARTS: Final = ("footnotes", "endnotes", "comments")
_HIDDEN: Final = (f"{_WORD}txbxContent", f"{_WORD}moveFrom")
_WRAPPERS: Final = frozenset({f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}customXml"})
_TEXT_ELEMENTS: Final = {
    f"{_WORD}t": "",
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
"""The elements of running text and the character each stands for; empty for the element's own text."""


def read_docx(content: bytes) -> Extracted:
    """Read paragraphs, list items and table rows (cells separated by tabs); leave headers, footers, boxes, notes out.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or holds no words.
    """
    check_size(content)
    try:
        document = docx.Document(BytesIO(content))
        lines = [line for line in _lines(document.element.body) if line]
        properties = document.core_properties
        title, author = properties.title or "", properties.author or ""
        around = dict.fromkeys((line for line in _text_around(document) if line), 0)
        length = sum(map(len, lines)) + max(0, len(lines) - 1)
        left_out = {line: length for line in _note_texts(document) if line} | around
    except DAMAGE_ERRORS as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again, or paste it.") from error
    if not lines:
        fix = "Paste the text; words inside pictures and text boxes cannot be read."
        raise UnreadableError(what="there are no words in this document", fix=fix)
    return Extracted(
        text="\n".join(lines),
        media_type=DOCX,
        title=clean_title(title),
        byline=clean_authors(author),
        left_out=tuple(left_out),
        left_out_at=tuple(left_out.values()),
    )


def check_size(content: bytes) -> None:
    """Refuse a document that unpacks to too much.

    Raises:
        UnreadableError: it is damaged, or unpacks to too much.
    """
    try:
        size = sum(member.file_size for member in zipfile.ZipFile(BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again, or paste it.") from error
    if size > LARGEST_UNPACKED:
        what = f"this DOCX unpacks to {size / 1e6:,.0f} MB, more than {LARGEST_UNPACKED / 1e6:.0f} MB"
        raise UnreadableError(what=what, fix="Paste the text.")


def _lines(body: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    """Yield the paragraphs and table rows in `body`, content controls included."""
    for block in _children(body, "p", "tbl"):
        if block.tag == f"{_WORD}p":
            yield from map(str.strip, _visible_text(block).split("\n"))
        else:
            yield from _row_lines(block)


def _children(element: Any, *names: str) -> Iterator[Any]:  # noqa: ANN401 - elements of lxml
    """Yield the children with these names, content controls included."""
    tags = {f"{_WORD}{name}" for name in names}
    for child in element.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *names)


def _row_lines(table: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    for row in _children(table, "tr"):
        cells = (" ".join(" ".join(_lines(cell)).split()) for cell in _children(row, "tc"))
        yield "\t".join(cells).strip()


def _visible_text(paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml
    """Return what a reader sees: tracked insertions included, deletions and text boxes not."""
    hidden: set[Any] = set()
    for box in paragraph.iter(*_HIDDEN):
        hidden.update(box.iter())
    return "".join(_element_text(node) for node in paragraph.iter(*_TEXT_ELEMENTS) if node not in hidden)


def _element_text(node: Any) -> str:  # noqa: ANN401 - an element of lxml
    return _TEXT_ELEMENTS[node.tag] or (node.text or "").replace("\x0b", "\n")


def _text_around(document: Document) -> Iterator[str]:
    """Yield the lines of text boxes, then those of headers and footers."""
    margins: list[Any] = []
    for section in document.sections:
        margins += [section.header._element, section.footer._element]  # noqa: SLF001 - no public way
    for container in (document.element.body, *margins):
        for box in container.iter(f"{_WORD}txbxContent"):
            yield from _lines(box)
    for margin in margins:
        yield from _lines(margin)


def _note_texts(document: Document) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        name = part.partname.rsplit("/", 1)[-1].partition(".")[0]
        if name in _NOTE_PARTS:
            for note in parse_xml(part.blob).iterchildren():
                yield " ".join(line for line in _lines(note) if line)
