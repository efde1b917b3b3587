"""Render a page as Markdown."""

import re
from collections.abc import Iterator
from typing import Final, assert_never

from workbench.reports.escaping import escape_markdown
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
    SimpleBlock,
    Style,
    Words,
)

_STYLES: Final = {
    Style.PLAIN: "{}",
    Style.QUIET: "{}",
    Style.STRONG: "**{}**",
    Style.QUOTED: "“{}”",
    Style.STRUCK: "~~{}~~",
    Style.EXACT: "{}",
}
_BLANK_LINES: Final = re.compile(r"(?:\n *){3,}")


def as_markdown(paper: Paper) -> bytes:
    """Render the page as UTF-8 Markdown; text from outside cannot become links, images, headings or HTML."""
    page = _BLANK_LINES.sub("\n\n", "\n".join(_lines(paper)))
    return f"{page.strip()}\n".encode("utf-8", "replace")


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {escape_markdown(paper.kind)}: {escape_markdown(paper.title)}"
    yield ""
    if paper.watermark:
        yield from (f"> **{escape_markdown(paper.watermark)}**", "")
    for about_line in paper.about:
        yield f"- {_line(about_line)}"
    for section in paper.sections:
        yield from ("", f"## {escape_markdown(section.heading)}", "")
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, MarkedText):
        yield from _marked_text(block)
    elif isinstance(block, Entry):
        status = f" {block.status.mark} {escape_markdown(block.status.name)}" if block.status else ""
        yield from (f"### {escape_markdown(block.heading)}{status}", "")
        for part in block.blocks:
            yield from _simple_block(part)
    else:
        yield from _simple_block(block)


def _simple_block(block: SimpleBlock) -> Iterator[str]:
    match block:
        case Paragraph(line):
            yield from (_line(line), "")
        case Bullets(lines):
            for line in lines:
                yield f"- {_line(line)}"
        case Quotation(text):
            yield from (f"> {escape_markdown(text)}", "")
        case DefinitionList(rows):
            for term, line in rows:
                yield f"- {escape_markdown(term)}: {_line(line)}"
            yield ""
        case _:
            assert_never(block)


def _marked_text(text: MarkedText) -> Iterator[str]:
    """Yield the article with each claim's number in brackets before its words and flagged words in italics."""
    page = []
    for segment in text.segments:
        page += [f"\\[{claim.number}{claim.mark}\\] " for claim in segment.begins]
        for number, line in enumerate(segment.text.split("\n")):
            page += ["\n\n"] if number else []
            page.append(_wrap(line, "_") if segment.flags else _wrap(line, ""))
    yield from ("".join(page), "")


def _wrap(text: str, mark: str) -> str:
    """Put `mark` on both sides of the escaped `text`, inside its outer spaces, so that Markdown reads it as a mark."""
    escaped = escape_markdown(text.strip())
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{mark}{escaped}{mark}{after}" if escaped else before


def _line(line: Line) -> str:
    return "".join(map(_inline, line))


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text, style):
            return _STYLES[style].format(_wrap(text, ""))
        case Link():
            return escape_markdown(inline.text_with_address)
        case Jump(text):
            return escape_markdown(text)
        case _:
            assert_never(inline)
