"""Render a page as a tagged PDF with bookmarks, page numbers and real text."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Final, assert_never

import typst

from workbench.reports.escaping import language_tag, replace_surrogates, show_hidden
from workbench.reports.segments import Segment
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
    Words,
)
from workbench.reports.typeset.pdf.glyphs import characters_without_glyph

_LONG_RUN: Final = re.compile(r"\S{40}(?=[^\s\u0300-\u036f])")
_SHORT_TITLE_LENGTH: Final = 80
_LARGE_PAGE: Final = 200_000
"""The length in characters from which typesetting a page takes more than some tens of megabytes."""
_CACHED_PAGES: Final = 11

JsonObject = dict[str, object]


def as_pdf(paper: Paper) -> bytes:
    """Render the page as an A4 PDF that conforms to PDF/UA-1; the same page and fonts give the same bytes.

    Words reach the typesetter as JSON strings and are never read as its markup.
    Typst's own fonts cover Latin, Greek, Cyrillic, Hebrew and Arabic; for other
    scripts the machine's fonts are searched, and a character that none of them has
    is written as its code point, such as `[U+4E2D]`.
    """
    page_json = json.dumps(_paper(paper), ensure_ascii=False)
    characters = set(page_json)
    missing = characters_without_glyph(characters, own_fonts_only=True)
    own_fonts_only = not missing
    if missing:
        missing = characters_without_glyph(missing, own_fonts_only=False)
        page_json = page_json.translate({ord(char): f"[U+{ord(char):04X}]" for char in missing})
    made_at = int(datetime.fromisoformat(paper.made_at).timestamp())
    compiler = typst.Compiler(ignore_system_fonts=own_fonts_only, sys_inputs={"paper": page_json})
    try:
        page = compiler.compile(input=_template(), format="pdf", pdf_standards="ua-1", timestamp=made_at)
    except typst.TypstError:  # a cluster of signs that no one font holds, or a blank title: it is tagged all the same
        page = compiler.compile(input=_template(), format="pdf", timestamp=made_at)
    if len(page_json) > _LARGE_PAGE:
        _clear_typst_cache(compiler)
    return page if isinstance(page, bytes) else b""


def _clear_typst_cache(compiler: typst.Compiler) -> None:
    """Make Typst drop what it cached of a large page, which it would keep for its next ten pages."""
    for number in range(_CACHED_PAGES):
        compiler.compile(input=str(number).encode(), format="pdf")


@cache
def _template() -> bytes:
    return resources.files("workbench.reports.typeset.pdf").joinpath("page.typ").read_bytes()


def _paper(paper: Paper) -> JsonObject:
    title = _printable(paper.title)
    return {
        "kind": _printable(paper.kind),
        "heading": f"{_printable(paper.kind)}: {title}".replace("\n", " "),
        "short": title[:_SHORT_TITLE_LENGTH].replace("\n", " ") + ("…" if len(title) > _SHORT_TITLE_LENGTH else ""),
        "title": _text_lines(paper.title),
        "watermark": _printable(paper.watermark),
        "about": [_line(about_line) for about_line in paper.about],
        "sections": [_section(section) for section in paper.sections],
    }


def _section(section: Section) -> JsonObject:
    return {
        "anchor": section.anchor,
        "heading": _text_lines(section.heading),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> JsonObject:
    if isinstance(block, Entry):
        return _entry(block)
    if isinstance(block, MarkedText):
        return {
            "is": "marked",
            "language": _language_code(block.language),
            "lines": list(_marked_lines(block.segments)),
        }
    return _simple_block(block)


def _simple_block(block: SimpleBlock) -> JsonObject:
    match block:
        case Paragraph(content):
            return {"is": "paragraph", "line": _line(content)}
        case Bullets(lines):
            return {"is": "bullets", "lines": [_line(content) for content in lines]}
        case Quotation(text, language):
            return {"is": "quotation", "language": _language_code(language), "text": _text_lines(text)}
        case DefinitionList(rows):
            return {
                "is": "facts",
                "rows": [{"term": _text_lines(term), "description": _line(content)} for term, content in rows],
            }
        case _:
            assert_never(block)


def _entry(entry: Entry) -> JsonObject:
    status = entry.status
    return {
        "is": "entry",
        "heading": _text_lines(entry.heading),
        "status": _printable(f"{status.mark} {status.name}").replace("\n", " ") if status else "",
        "colour": status.colour if status else "",
        "anchor": entry.anchor,
        "blocks": [_simple_block(block) for block in entry.blocks],
    }


def _marked_lines(segments: Iterable[Segment]) -> Iterator[list[JsonObject]]:
    """Yield the article line by line, without blank lines, each as a list of runs."""
    line: list[JsonObject] = []
    for segment in segments:
        begins = [{"number": claim.number, "sign": _printable(claim.mark)} for claim in segment.begins]
        common = {"within": bool(segment.claims), "flagged": bool(segment.flags)}
        for number, text in enumerate(segment.text.split("\n")):
            if number and line:
                yield line
                line = []
            if text or (begins and not number):
                line.append({"text": _printable(text), "begins": [] if number else begins, **common})
    if line:
        yield line


def _line(line: Line) -> list[JsonObject]:
    return [_inline(inline) for inline in line]


def _inline(inline: Inline) -> JsonObject:
    match inline:
        case Words(text, style):
            return {"is": "words", "style": style.value, "text": _text_lines(text)}
        case Link(_, url):
            return {
                "is": "link",
                "url": replace_surrogates(show_hidden(url)),
                "text": _text_lines(inline.text_with_address),
            }
        case Jump(text, anchor):
            return {"is": "jump", "anchor": anchor, "text": _text_lines(text)}
        case _:
            assert_never(inline)


def _language_code(language: str) -> str:
    """Return the first part of a language code, in lower case; English where it is not a code."""
    return language_tag(language).partition("-")[0].lower() or "en"


def _text_lines(text: str) -> list[str]:
    """Return the lines of a text."""
    return _printable(text).split("\n")


def _printable(text: str) -> str:
    """Return `text` with hidden characters shown, and break points in runs too long for a line."""
    return _LONG_RUN.sub(
        "\\g<0>\u200b", replace_surrogates(show_hidden(text.replace("\r\n", "\n").replace("\r", "\n")))
    )
