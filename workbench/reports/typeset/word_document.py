"""Render a page as a Word document: headings, quotations and lists in Word's own styles, and nothing active."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final, assert_never

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from workbench.reports.escaping import replace_surrogates, show_hidden
from workbench.reports.typeset.model import (
    Block,
    Bullets,
    DefinitionList,
    Entry,
    Inline,
    Jump,
    Line,
    Link,
    MarkedText,
    Paper,
    Paragraph,
    Quotation,
    Section,
    SimpleBlock,
    Style,
    Words,
    line,
)

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R

MACHINE_AUTHOR: Final = "workbench"
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The time recorded for each part of a file, which says nothing about the report."""
_HEADING_COLOUR: Final = RGBColor(0x7C, 0x2D, 0x12)
_HEADINGS: Final = ("Title", "Heading 1", "Heading 2", "Heading 3")
_STYLE_ELEMENTS: Final = {Style.STRONG: "w:b", Style.QUOTED: "w:i", Style.STRUCK: "w:strike"}


def as_word(paper: Paper) -> bytes:
    """Render the page as a DOCX file; text from outside never becomes a field, link or macro."""
    document = new_document(paper)
    writer = Writer(document)
    writer.write("Normal", line(Words(paper.kind, Style.STRONG)))
    writer.write("Title", line(paper.title))
    for about_line in paper.about:
        writer.write("Normal", about_line)
    writer.write_sections(paper.sections)
    return document_bytes(document)


def new_document(paper: Paper) -> Document:
    """Create an empty document with the title, the time and the styles for `paper`."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = (
        xml_text(f"{paper.kind}: {paper.title}")[:255],
        MACHINE_AUTHOR,
        "",
    )
    properties.created = properties.modified = datetime.fromisoformat(paper.made_at)
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11)
    if paper.watermark:
        document.sections[0].header.paragraphs[0].add_run(xml_text(paper.watermark)).bold = True
    for name in _HEADINGS:
        document.styles[name].font.color.rgb = _HEADING_COLOUR
    return document


def document_bytes(document: Document) -> bytes:
    """Return the bytes of the document's file; the same document gives the same bytes."""
    original, repacked = BytesIO(), BytesIO()
    document.save(original)
    with zipfile.ZipFile(original) as parts, zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            archive.writestr(zipfile.ZipInfo(part.filename, _FIXED_TIME), parts.read(part), zipfile.ZIP_DEFLATED)
    return repacked.getvalue()


def xml_text(text: str) -> str:
    """Return `text` as XML can hold it, with invisible characters shown."""
    return replace_surrogates(show_hidden(text))


class Writer:
    """Writes sections at the end of a document.

    It makes the elements itself, because the library searches all styles for each paragraph.
    """

    def __init__(self, document: Document) -> None:
        body = document.element.body
        self._end = body.sectPr
        self._body = body
        self._styles = {style.name: style.style_id for style in document.styles}

    def write(self, style: str, content: Line) -> None:
        """Write `content` as one paragraph in the style of this name."""
        properties, name = OxmlElement("w:pPr"), OxmlElement("w:pStyle")
        name.set(qn("w:val"), self._styles[style])
        properties.append(name)
        paragraph = self.new_paragraph()
        paragraph.append(properties)
        for inline in content:
            paragraph.append(_run(inline))

    def new_paragraph(self) -> "CT_P":
        """Add an empty paragraph at the end and return its element."""
        paragraph: CT_P = OxmlElement("w:p")
        if self._end is None:
            self._body.append(paragraph)
        else:
            self._end.addprevious(paragraph)
        return paragraph

    def write_sections(self, sections: Iterable[Section]) -> None:
        """Write each section under its heading."""
        for section in sections:
            self.write("Heading 1", line(section.heading))
            for block in section.blocks:
                self._write_block(block)

    def _write_block(self, block: Block) -> None:
        if isinstance(block, MarkedText):
            self._write_marked_text(block)
        elif isinstance(block, Entry):
            status = f" {block.status.mark} {block.status.name}" if block.status else ""
            self.write("Heading 2", line(f"{block.heading}{status}"))
            for part in block.blocks:
                self._write_simple_block(part)
        else:
            self._write_simple_block(block)

    def _write_simple_block(self, block: SimpleBlock) -> None:
        match block:
            case Paragraph(content):
                self.write("Normal", content)
            case Bullets(lines):
                for content in lines:
                    self.write("List Bullet", content)
            case Quotation(text):
                self.write("Quote", line(text))
            case DefinitionList(rows):
                for term, content in rows:
                    self.write("No Spacing", line(Words(f"{term}: ", Style.STRONG), *content))
            case _:
                assert_never(block)

    def _write_marked_text(self, text: MarkedText) -> None:
        """Write the article's lines, with each claim's number in brackets before its words."""
        content: list[Inline] = []
        for segment in text.segments:
            content += [Words(f"[{claim.number}{claim.mark}] ", Style.STRONG) for claim in segment.begins]
            first, *rest = segment.text.split("\n")
            content.append(Words(first))
            for later in rest:
                self.write("Normal", tuple(content))
                content = [Words(later)]
        self.write("Normal", tuple(content))


def _run(inline: Inline) -> "CT_R":
    run: CT_R = OxmlElement("w:r")
    style = inline.style if isinstance(inline, Words) else Style.PLAIN
    if style in _STYLE_ELEMENTS:
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement(_STYLE_ELEMENTS[style]))
        run.append(properties)
    run.text = xml_text(inline_text(inline))
    return run


def inline_text(inline: Inline) -> str:
    """Return the words of an inline part, with the address of a link."""
    match inline:
        case Link():
            return inline.text_with_address
        case Words(text, Style.QUOTED):
            return f"“{text}”"
        case Words(text) | Jump(text):
            return text
        case _:
            assert_never(inline)
