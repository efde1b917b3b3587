"""The page as a Word document: headings, quotations and lists in Word's own styles, words and nothing active."""

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
    Entry,
    Facts,
    Inline,
    Jump,
    Line,
    Link,
    MarkedText,
    Paper,
    Paragraph,
    Plain,
    Quotation,
    Section,
    Style,
    Words,
    line,
)

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R

MACHINE: Final = "workbench"
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""The time noted for each part of a file, which is no fact about the report."""
_INK: Final = RGBColor(0x7C, 0x2D, 0x12)
_HEADINGS: Final = ("Title", "Heading 1", "Heading 2", "Heading 3")
_FORMS: Final = {Style.STRONG: "w:b", Style.QUOTED: "w:i", Style.STRUCK: "w:strike"}


def as_word(paper: Paper) -> bytes:
    """The page as a DOCX file; words from outside are only words, no field, link or macro is made of them."""
    document = new_document(paper)
    writer = Writer(document)
    writer.write("Normal", line(Words(paper.kind, Style.STRONG)))
    writer.write("Title", line(paper.title))
    for told in paper.about:
        writer.write("Normal", told)
    writer.sections(paper.sections)
    return saved(document)


def new_document(paper: Paper) -> Document:
    """An empty document with the title, the time and the styles of `paper`'s file."""
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.comments = plain(f"{paper.kind}: {paper.title}")[:255], MACHINE, ""
    about.created = about.modified = datetime.fromisoformat(paper.made_at)
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11)
    for name in _HEADINGS:
        document.styles[name].font.color.rgb = _INK
    return document


def saved(document: Document) -> bytes:
    """The document as the bytes of its file; the same document gives the same bytes."""
    packed, kept = BytesIO(), BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        for part in parts.infolist():
            folder.writestr(zipfile.ZipInfo(part.filename, _WHEN), parts.read(part), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def plain(text: str) -> str:
    """`text` as XML can hold it, invisible characters shown."""
    return replace_surrogates(show_hidden(text))


class Writer:
    """Writes sections at the end of a document.

    It makes the elements itself: the library looks through all styles for each paragraph.
    """

    def __init__(self, document: Document) -> None:
        body = document.element.body
        self._end = body.sectPr
        self._body = body
        self._styles = {style.name: style.style_id for style in document.styles}

    def write(self, style: str, told: Line) -> None:
        """One paragraph of `told` in the style of this name."""
        about, name = OxmlElement("w:pPr"), OxmlElement("w:pStyle")
        name.set(qn("w:val"), self._styles[style])
        about.append(name)
        paragraph = self.new_paragraph()
        paragraph.append(about)
        for piece in told:
            paragraph.append(_run(piece))

    def new_paragraph(self) -> "CT_P":
        """An empty paragraph at the end, as its element."""
        paragraph: CT_P = OxmlElement("w:p")
        if self._end is None:
            self._body.append(paragraph)
        else:
            self._end.addprevious(paragraph)
        return paragraph

    def sections(self, sections: Iterable[Section]) -> None:
        """Each section under its heading."""
        for section in sections:
            self.write("Heading 1", line(section.heading))
            for block in section.blocks:
                self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, MarkedText):
            self._marked(block)
        elif isinstance(block, Entry):
            status = f" {block.status.mark} {block.status.name}" if block.status else ""
            self.write("Heading 2", line(f"{block.heading}{status}"))
            for part in block.blocks:
                self._simple(part)
        else:
            self._simple(block)

    def _simple(self, block: Plain) -> None:
        match block:
            case Paragraph(told):
                self.write("Normal", told)
            case Bullets(lines):
                for told in lines:
                    self.write("List Bullet", told)
            case Quotation(text):
                self.write("Quote", line(text))
            case Facts(rows):
                for term, told in rows:
                    self.write("No Spacing", line(Words(f"{term}: ", Style.STRONG), *told))
            case _:
                assert_never(block)

    def _marked(self, text: MarkedText) -> None:
        """The article's lines, each claim's number in brackets before its words."""
        told: list[Inline] = []
        for segment in text.segments:
            told += [Words(f"[{claim.number}{claim.mark}] ", Style.STRONG) for claim in segment.begins]
            first, *rest = segment.text.split("\n")
            told.append(Words(first))
            for later in rest:
                self.write("Normal", tuple(told))
                told = [Words(later)]
        self.write("Normal", tuple(told))


def _run(piece: Inline) -> "CT_R":
    run: CT_R = OxmlElement("w:r")
    look = piece.look if isinstance(piece, Words) else Style.PLAIN
    if look in _FORMS:
        form = OxmlElement("w:rPr")
        form.append(OxmlElement(_FORMS[look]))
        run.append(form)
    run.text = plain(words_of(piece))
    return run


def words_of(piece: Inline) -> str:
    """The words of a piece, with the address they lead to."""
    match piece:
        case Link():
            return piece.told
        case Words(text, Style.QUOTED):
            return f"“{text}”"
        case Words(text) | Jump(text):
            return text
        case _:
            assert_never(piece)
