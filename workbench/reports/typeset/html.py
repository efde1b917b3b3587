"""The page as one self-contained HTML file that prints well and needs no script."""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources
from typing import Final, assert_never

from workbench.reports.escaping import language_tag, show_hidden
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
    Status,
    Style,
    Words,
)

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_LOOKS: Final = {
    Style.PLAIN: "{}",
    Style.QUIET: "<small>{}</small>",
    Style.STRONG: "<strong>{}</strong>",
    Style.QUOTED: "<q>{}</q>",
    Style.STRUCK: "<s>{}</s>",
    Style.EXACT: "<code>{}</code>",
}
_CONTENTS_FROM: Final = 4
"""Sections from which a list of contents is worth its place."""


def as_html(paper: Paper) -> bytes:
    """The page as UTF-8 HTML; words from outside are escaped, nothing is loaded, no script can run."""
    return "".join(_page(paper)).encode("utf-8", "replace")


def _page(paper: Paper) -> Iterator[str]:
    looks = list(dict.fromkeys(_statuses(paper)))
    classes = {status: f"c{number}" for number, status in enumerate(looks)}
    title, kind = _text(paper.title), _text(paper.kind)
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{kind}: {title}</title>\n<style>\n{_style()}{_colours(looks)}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#content">Skip to the content</a>\n<header>\n'
    yield f'<p class="kind">{kind}</p>\n<h1 dir="auto">{title}</h1>\n'
    yield from (f'<p class="about">{_line(told)}</p>\n' for told in paper.about)
    yield "</header>\n"
    yield from _contents(paper)
    yield '<main id="content" tabindex="-1">\n'
    for section in paper.sections:
        yield from _section(section, classes)
    yield "</main>\n</body>\n</html>\n"


@cache
def _style() -> str:
    return resources.files("workbench.reports.typeset").joinpath("page.css").read_text("utf-8")


def _statuses(paper: Paper) -> Iterator[Status]:
    for section in paper.sections:
        yield from (block.status for block in section.blocks if isinstance(block, Entry) and block.status)


def _colours(looks: list[Status]) -> str:
    """A class for each status; the colours come checked from the labels file."""
    light = "".join(f".c{number} {{ --status: {look.colour}; }}\n" for number, look in enumerate(looks))
    dark = "".join(f".c{number} {{ --status: {look.colour_dark}; }} " for number, look in enumerate(looks))
    return f"{light}@media screen and (prefers-color-scheme: dark) {{ {dark}}}\n" if looks else ""


def _contents(paper: Paper) -> Iterator[str]:
    if len(paper.sections) < _CONTENTS_FROM:
        return
    links = "".join(f'<li><a href="#{part.anchor}">{_text(part.heading)}</a></li>' for part in paper.sections)
    yield f'<nav aria-label="Contents"><ul>{links}</ul></nav>\n'


def _section(section: Section, classes: dict[Status, str]) -> Iterator[str]:
    name = section.anchor
    yield f'<section aria-labelledby="{name}">\n<h2 id="{name}">{_text(section.heading)}</h2>\n'
    for block in section.blocks:
        yield from _block(block, classes)
    yield "</section>\n"


def _block(block: Block, classes: dict[Status, str]) -> Iterator[str]:
    if isinstance(block, Entry):
        yield from _entry(block, classes)
    elif isinstance(block, MarkedText):
        yield f'<div class="text"{_lang(block.language)}>'
        yield from map(_segment, block.segments)
        yield "</div>\n"
    else:
        yield _simple(block)


def _simple(block: Plain) -> str:
    match block:
        case Paragraph(told):
            return f'<p dir="auto">{_line(told)}</p>\n'
        case Bullets(lines):
            points = "".join(f'<li dir="auto">{_line(told)}</li>\n' for told in lines)
            return f"<ul>\n{points}</ul>\n"
        case Quotation(text, language):
            return f'<blockquote dir="auto"{_lang(language)}>{_text(text)}</blockquote>\n'
        case Facts(rows):
            pairs = "".join(f'<dt>{_text(term)}</dt><dd dir="auto">{_line(told)}</dd>\n' for term, told in rows)
            return f"<dl>\n{pairs}</dl>\n"
        case _:
            assert_never(block)


def _entry(entry: Entry, classes: dict[Status, str]) -> Iterator[str]:
    status, anchor = entry.status, f' id="{entry.anchor}"' if entry.anchor else ""
    told = f' <span class="status">{_text(f"{status.mark} {status.name}")}</span>' if status else ""
    look = f"entry {classes[status]}" if status else "entry"
    yield f'<article class="{look}"{anchor}>\n<h3>{_text(entry.heading)}{told}</h3>\n'
    yield from map(_simple, entry.blocks)
    yield "</article>\n"


def _segment(segment: Segment) -> str:
    marks = "".join(
        f'<sup><a href="#claim-{claim.number}" id="mark-{claim.number}" '
        f'aria-label="{_text(f"Claim {claim.number}, {claim.status}")}">{claim.number}{_text(claim.mark)}</a></sup>'
        for claim in segment.begins
    )
    text = _text(segment.text)
    if segment.flags:
        text = f'<span class="flag" title="{_text(segment.flags[0].flag.message)}">{text}</span>'
    return f'{marks}<span class="in">{text}</span>' if segment.claims else text


def _line(told: Line) -> str:
    return "".join(map(_piece, told))


def _piece(piece: Inline) -> str:
    match piece:
        case Words(text, look):
            return _LOOKS[look].format(_text(text))
        case Link(text, url):
            return f'<a href="{_text(url)}" rel="noopener noreferrer nofollow">{_text(text)}</a>'
        case Jump(text, anchor):
            return f'<a href="#{anchor}">{_text(text)}</a>'
        case _:
            assert_never(piece)


def _lang(language: str) -> str:
    tag = language_tag(language)
    return f' lang="{tag}"' if tag else ""


def _text(text: str) -> str:
    return escape(show_hidden(text))
