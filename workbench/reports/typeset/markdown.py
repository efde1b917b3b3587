"""The page as Markdown."""

import re
from collections.abc import Iterator
from typing import Final, assert_never

from workbench.reports.escaping import escape_markdown
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
    Style,
    Words,
)

_LOOKS: Final = {
    Style.PLAIN: "{}",
    Style.QUIET: "{}",
    Style.STRONG: "**{}**",
    Style.QUOTED: "“{}”",
    Style.STRUCK: "~~{}~~",
    Style.EXACT: "{}",
}
_GAP: Final = re.compile(r"(?:\n *){3,}")


def as_markdown(paper: Paper) -> bytes:
    """The page as UTF-8 Markdown; words from outside cannot become links, images, headings or HTML."""
    page = _GAP.sub("\n\n", "\n".join(_lines(paper)))
    return f"{page.strip()}\n".encode("utf-8", "replace")


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {escape_markdown(paper.kind)}: {escape_markdown(paper.title)}"
    yield ""
    yield from (f"- {_line(told)}" for told in paper.about)
    for section in paper.sections:
        yield from ("", f"## {escape_markdown(section.heading)}", "")
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, MarkedText):
        yield from _marked(block)
    elif isinstance(block, Entry):
        status = f" {block.status.mark} {escape_markdown(block.status.name)}" if block.status else ""
        yield from (f"### {escape_markdown(block.heading)}{status}", "")
        for part in block.blocks:
            yield from _simple(part)
    else:
        yield from _simple(block)


def _simple(block: Plain) -> Iterator[str]:
    match block:
        case Paragraph(told):
            yield from (_line(told), "")
        case Bullets(lines):
            yield from (f"- {_line(told)}" for told in lines)
        case Quotation(text):
            yield from (f"> {escape_markdown(text)}", "")
        case Facts(rows):
            yield from (f"- {escape_markdown(term)}: {_line(told)}" for term, told in rows)
            yield ""
        case _:
            assert_never(block)


def _marked(text: MarkedText) -> Iterator[str]:
    """The article, each claim's number in brackets before its words, each flagged stretch in italics."""
    page = []
    for segment in text.segments:
        page += [f"\\[{claim.number}{claim.mark}\\] " for claim in segment.begins]
        for number, line in enumerate(segment.text.split("\n")):
            page += ["\n\n"] if number else []
            page.append(_around(line, "_") if segment.flags else _around(line, ""))
    yield from ("".join(page), "")


def _around(text: str, sign: str) -> str:
    """`text` between two of `sign`, its outer blanks kept outside, so that the sign is read as one."""
    told = escape_markdown(text.strip())
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{sign}{told}{sign}{after}" if told else before


def _line(told: Line) -> str:
    return "".join(map(_piece, told))


def _piece(piece: Inline) -> str:
    match piece:
        case Words(text, look):
            return _LOOKS[look].format(_around(text, ""))
        case Link():
            return escape_markdown(piece.told)
        case Jump(text):
            return escape_markdown(text)
        case _:
            assert_never(piece)
