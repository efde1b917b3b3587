"""The text of a Word document: paragraphs and tables in their order."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml

from workbench.intake.extracted import Extracted, UnreadableError, named_author, named_title
from workbench.intake.media_types import DOCX

LARGEST_UNPACKED: Final = 200_000_000
DAMAGES: Final = (
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
"""What the library stumbles with on a damaged file: it takes parts for granted, and their kinds."""

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES: Final = ("footnotes", "endnotes", "comments")
_APART: Final = (f"{_WORD}txbxContent", f"{_WORD}moveFrom")
_WRAPPERS: Final = frozenset({f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}customXml"})
_SIGNS: Final = {
    f"{_WORD}t": "",
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
"""The elements that are words of a paragraph, and the sign each stands for; empty for its own text."""


def read_docx(content: bytes) -> Extracted:
    """The paragraphs, list items and table rows (cells apart by tabs); headers, footers, text boxes, notes as left out.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or holds no words.
    """
    check_size(content)
    try:
        document = docx.Document(BytesIO(content))
        lines = [line for line in _lines(document.element.body) if line]
        about = document.core_properties
        title, author = about.title or "", about.author or ""
        beside = dict.fromkeys((line for line in _beside(document) if line), 0)
        length = sum(map(len, lines)) + max(0, len(lines) - 1)
        aside = {line: length for line in _notes(document) if line} | beside
    except DAMAGES as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again, or paste it.") from error
    if not lines:
        fix = "Paste the text; words inside pictures and text boxes cannot be read."
        raise UnreadableError(what="there are no words in this document", fix=fix)
    return Extracted(
        text="\n".join(lines),
        media_type=DOCX,
        title=named_title(title),
        byline=named_author(author),
        left_out=tuple(aside),
        left_out_at=tuple(aside.values()),
    )


def check_size(content: bytes) -> None:
    """Whether the document may be unpacked.

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
    """The paragraphs and the rows of tables in `body`, those inside content controls with them."""
    for block in _children(body, "p", "tbl"):
        if block.tag == f"{_WORD}p":
            yield from (line.strip() for line in _words(block).split("\n"))
        else:
            yield from _rows(block)


def _children(element: Any, *names: str) -> Iterator[Any]:  # noqa: ANN401 - elements of lxml
    """The children of these names, those wrapped in content controls with them."""
    tags = {f"{_WORD}{name}" for name in names}
    for child in element.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *names)


def _rows(table: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    for row in _children(table, "tr"):
        cells = (" ".join(" ".join(_lines(cell)).split()) for cell in _children(row, "tc"))
        yield "\t".join(cells).strip()


def _words(paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml
    """What a reader sees: tracked insertions with the rest, deletions and text boxes not."""
    unseen = {apart for box in paragraph.iter(*_APART) for apart in box.iter()}
    parts = (_part(node) for node in paragraph.iter(*_SIGNS) if node not in unseen)
    return "".join(parts)


def _part(node: Any) -> str:  # noqa: ANN401 - an element of lxml
    return _SIGNS[node.tag] or (node.text or "").replace("\x0b", "\n")


def _beside(document: Document) -> Iterator[str]:
    """The words of text boxes, headers and footers, each once."""
    parts = [part for section in document.sections for part in (section.header, section.footer)]
    for container in (document.element.body, *(part._element for part in parts)):  # noqa: SLF001 - no public way
        for box in container.iter(f"{_WORD}txbxContent"):
            yield from _lines(box)
    for part in parts:
        yield from _lines(part._element)  # noqa: SLF001 - no public way


def _notes(document: Document) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        name = part.partname.rsplit("/", 1)[-1].partition(".")[0]
        if name in _NOTES:
            for note in parse_xml(part.blob).iterchildren():
                yield " ".join(line for line in _lines(note) if line)
