"""The text of a Word document: paragraphs and tables in their order."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from workbench.intake.extracted import Extracted, UnreadableError
from workbench.intake.media_types import DOCX

LARGEST_UNPACKED: Final = 200_000_000
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES: Final = ("footnotes", "endnotes", "comments")


def read_docx(content: bytes) -> Extracted:
    """The paragraphs, list items and table rows (cells apart by tabs); headers, footers and notes as left out.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or holds no words.
    """
    _check_size(content)
    try:
        document = docx.Document(BytesIO(content))
        lines = [line for line in _lines(document) if line]
        about = document.core_properties
        aside = tuple(dict.fromkeys(line for line in (*_around(document), *_notes(document)) if line))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again, or paste it.") from error
    if not lines:
        fix = "Paste the text; words inside pictures and text boxes cannot be read."
        raise UnreadableError(what="there are no words in this document", fix=fix)
    return Extracted(
        text="\n".join(lines),
        media_type=DOCX,
        title=" ".join((about.title or "").split()),
        byline=" ".join((about.author or "").split()),
        left_out=aside,
    )


def _check_size(content: bytes) -> None:
    try:
        size = sum(member.file_size for member in zipfile.ZipFile(BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again, or paste it.") from error
    if size > LARGEST_UNPACKED:
        what = f"this DOCX unpacks to {size / 1e6:,.0f} MB, more than {LARGEST_UNPACKED / 1e6:.0f} MB"
        raise UnreadableError(what=what, fix="Paste the text.")


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from _clean(block.text)
        elif isinstance(block, Table):
            for row in block.rows:
                cells = {cell._tc: cell for cell in row.cells}  # noqa: SLF001 - a merged cell is one element
                words = [" ".join(cell.text.split()) for cell in cells.values()]
                yield "\t".join(words).strip()


def _clean(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.replace("\x0b", "\n").split("\n"))


def _around(document: Document) -> Iterator[str]:
    for section in document.sections:
        for part in (section.header, section.footer):
            for paragraph in part.paragraphs:
                yield from _clean(paragraph.text)


def _notes(document: Document) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        name = part.partname.rsplit("/", 1)[-1].partition(".")[0]
        if name in _NOTES and hasattr(part, "element"):
            yield from (
                "".join(run.text or "" for run in found.iter(f"{_WORD}t")).strip()
                for found in part.element.iter(f"{_WORD}p")
            )
