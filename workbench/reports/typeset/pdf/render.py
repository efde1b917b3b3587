"""The page as a tagged PDF with bookmarks, page numbers and real text."""

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
    Words,
)
from workbench.reports.typeset.pdf.glyphs import not_shown

_UNBROKEN: Final = re.compile(r"\S{40}(?=[^\s\u0300-\u036f])")
_SHORT: Final = 80
_LARGE: Final = 200_000
"""Characters of a page from which it takes more than some tens of megabytes to set."""
_REMEMBERED: Final = 11

Told = dict[str, object]


def as_pdf(paper: Paper) -> bytes:
    """The page as an A4 PDF after PDF/UA-1; the same page and fonts give the same bytes.

    Words reach the typesetter as JSON strings and are never read as its markup.
    Typst's own fonts serve for Latin, Greek, Cyrillic, Hebrew and Arabic; for other
    scripts the machine's fonts are looked through, and a sign that none of them has
    is written as its code point, such as `[U+4E2D]`.
    """
    told = json.dumps(_paper(paper), ensure_ascii=False)
    signs = set(told)
    missing = not_shown(signs, own_fonts_only=True)
    own_fonts_only = not missing
    if missing:
        missing = not_shown(missing, own_fonts_only=False)
        told = told.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in missing})
    made = int(datetime.fromisoformat(paper.made_at).timestamp())
    compiler = typst.Compiler(ignore_system_fonts=own_fonts_only, sys_inputs={"paper": told})
    try:
        page = compiler.compile(input=_template(), format="pdf", pdf_standards="ua-1", timestamp=made)
    except typst.TypstError:  # a cluster of signs that no one font holds, or a blank title: it is tagged all the same
        page = compiler.compile(input=_template(), format="pdf", timestamp=made)
    if len(told) > _LARGE:
        _forget(compiler)
    return page if isinstance(page, bytes) else b""


def _forget(compiler: typst.Compiler) -> None:
    """Have Typst give up what it remembers of a large page: it keeps that for its next ten pages."""
    for number in range(_REMEMBERED):
        compiler.compile(input=str(number).encode(), format="pdf")


@cache
def _template() -> bytes:
    return resources.files("workbench.reports.typeset.pdf").joinpath("page.typ").read_bytes()


def _paper(paper: Paper) -> Told:
    title = _plain(paper.title)
    return {
        "kind": _plain(paper.kind),
        "heading": f"{_plain(paper.kind)}: {title}".replace("\n", " "),
        "short": title[:_SHORT].replace("\n", " ") + ("…" if len(title) > _SHORT else ""),
        "title": _words(paper.title),
        "about": [_line(told) for told in paper.about],
        "sections": [_section(section) for section in paper.sections],
    }


def _section(section: Section) -> Told:
    return {
        "anchor": section.anchor,
        "heading": _words(section.heading),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Told:
    if isinstance(block, Entry):
        return _entry(block)
    if isinstance(block, MarkedText):
        return {"is": "marked", "language": _language(block.language), "lines": list(_marked(block.segments))}
    return _simple(block)


def _simple(block: Plain) -> Told:
    match block:
        case Paragraph(told):
            return {"is": "paragraph", "told": _line(told)}
        case Bullets(lines):
            return {"is": "bullets", "lines": [_line(told) for told in lines]}
        case Quotation(text, language):
            return {"is": "quotation", "language": _language(language), "text": _words(text)}
        case Facts(rows):
            return {"is": "facts", "rows": [{"term": _words(term), "told": _line(told)} for term, told in rows]}
        case _:
            assert_never(block)


def _entry(entry: Entry) -> Told:
    status = entry.status
    return {
        "is": "entry",
        "heading": _words(entry.heading),
        "status": _plain(f"{status.mark} {status.name}").replace("\n", " ") if status else "",
        "colour": status.colour if status else "",
        "anchor": entry.anchor,
        "blocks": [_simple(block) for block in entry.blocks],
    }


def _marked(segments: Iterable[Segment]) -> Iterator[list[Told]]:
    """The article line by line, blank lines left out, each a list of runs."""
    line: list[Told] = []
    for segment in segments:
        begins = [{"number": claim.number, "sign": _plain(claim.mark)} for claim in segment.begins]
        common = {"within": bool(segment.claims), "flagged": bool(segment.flags)}
        for number, text in enumerate(segment.text.split("\n")):
            if number and line:
                yield line
                line = []
            if text or (begins and not number):
                line.append({"text": _plain(text), "begins": [] if number else begins, **common})
    if line:
        yield line


def _line(told: Line) -> list[Told]:
    return [_piece(piece) for piece in told]


def _piece(piece: Inline) -> Told:
    match piece:
        case Words(text, look):
            return {"is": "words", "look": look.value, "text": _words(text)}
        case Link(_, url):
            return {"is": "link", "url": replace_surrogates(show_hidden(url)), "text": _words(piece.told)}
        case Jump(text, anchor):
            return {"is": "jump", "anchor": anchor, "text": _words(text)}
        case _:
            assert_never(piece)


def _language(language: str) -> str:
    """The first part of a language's code, in small letters; English where it is none."""
    return language_tag(language).partition("-")[0].lower() or "en"


def _words(text: str) -> list[str]:
    """The lines of a text."""
    return _plain(text).split("\n")


def _plain(text: str) -> str:
    """`text` with hidden signs shown, and places to break a run too long for a line."""
    return _UNBROKEN.sub(
        "\\g<0>\u200b", replace_surrogates(show_hidden(text.replace("\r\n", "\n").replace("\r", "\n")))
    )
