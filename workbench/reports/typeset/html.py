"""Render a page as one self-contained HTML file that prints well and needs no script."""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources
from typing import Final, assert_never

from workbench.domain.report import ReportedClaim
from workbench.reports.escaping import language_tag, show_hidden
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
    Status,
    Style,
    Words,
)

_SECURITY_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLES: Final = {
    Style.PLAIN: "{}",
    Style.QUIET: "<small>{}</small>",
    Style.STRONG: "<strong>{}</strong>",
    Style.QUOTED: "<q>{}</q>",
    Style.STRUCK: "<s>{}</s>",
    Style.EXACT: "<code>{}</code>",
}
_CONTENTS_FROM: Final = 4
"""The number of sections from which a page has a list of contents."""


def as_html(paper: Paper) -> bytes:
    """Render the page as UTF-8 HTML; text from outside is escaped, nothing is loaded, no script can run."""
    return "".join(_page(paper)).encode("utf-8", "replace")


def _page(paper: Paper) -> Iterator[str]:
    statuses = list(dict.fromkeys(_statuses(paper)))
    classes = {status: f"c{number}" for number, status in enumerate(statuses)}
    title, kind = _escaped(paper.title), _escaped(paper.kind)
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_SECURITY_POLICY}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{kind}: {title}</title>\n<style>\n{_stylesheet()}{_colours(statuses)}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#content">Skip to the content</a>\n'
    if paper.watermark:
        yield f'<p class="watermark" role="note">{_escaped(paper.watermark)}</p>\n'
    yield "<header>\n"
    yield f'<p class="kind">{kind}</p>\n<h1 dir="auto">{title}</h1>\n'
    for about_line in paper.about:
        yield f'<p class="about">{_line(about_line)}</p>\n'
    yield "</header>\n"
    yield from _contents(paper)
    yield '<main id="content" tabindex="-1">\n'
    for section in paper.sections:
        yield from _section_html(section, classes)
    yield "</main>\n</body>\n</html>\n"


@cache
def _stylesheet() -> str:
    return resources.files("workbench.reports.typeset").joinpath("page.css").read_text("utf-8")


def _statuses(paper: Paper) -> Iterator[Status]:
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Entry) and block.status:
                yield block.status


def _colours(statuses: list[Status]) -> str:
    """Return a CSS class for each status; the colours were checked when the labels file was read."""
    light = "".join(f".c{number} {{ --status: {status.colour}; }}\n" for number, status in enumerate(statuses))
    dark = "".join(f".c{number} {{ --status: {status.colour_dark}; }} " for number, status in enumerate(statuses))
    return f"{light}@media screen and (prefers-color-scheme: dark) {{ {dark}}}\n" if statuses else ""


def _contents(paper: Paper) -> Iterator[str]:
    if len(paper.sections) < _CONTENTS_FROM:
        return
    links = "".join(f'<li><a href="#{part.anchor}">{_escaped(part.heading)}</a></li>' for part in paper.sections)
    yield f'<nav aria-label="Contents"><ul>{links}</ul></nav>\n'


def _section_html(section: Section, classes: dict[Status, str]) -> Iterator[str]:
    name = section.anchor
    yield f'<section aria-labelledby="{name}">\n<h2 id="{name}">{_escaped(section.heading)}</h2>\n'
    for block in section.blocks:
        yield from _block(block, classes)
    yield "</section>\n"


def _block(block: Block, classes: dict[Status, str]) -> Iterator[str]:
    if isinstance(block, Entry):
        yield from _entry(block, classes)
    elif isinstance(block, MarkedText):
        yield f'<div class="text"{_lang_attribute(block.language)}>'
        yield from map(_segment, block.segments)
        yield "</div>\n"
    else:
        yield _simple_block(block)


def _simple_block(block: SimpleBlock) -> str:
    match block:
        case Paragraph(line):
            return f'<p dir="auto">{_line(line)}</p>\n'
        case Bullets(lines):
            list_items = "".join(f'<li dir="auto">{_line(line)}</li>\n' for line in lines)
            return f"<ul>\n{list_items}</ul>\n"
        case Quotation(text, language):
            return f'<blockquote dir="auto"{_lang_attribute(language)}>{_escaped(text)}</blockquote>\n'
        case DefinitionList(rows):
            rows_html = "".join(f'<dt>{_escaped(term)}</dt><dd dir="auto">{_line(line)}</dd>\n' for term, line in rows)
            return f"<dl>\n{rows_html}</dl>\n"
        case _:
            assert_never(block)


def _entry(entry: Entry, classes: dict[Status, str]) -> Iterator[str]:
    status, anchor = entry.status, f' id="{entry.anchor}"' if entry.anchor else ""
    status_label = f' <span class="status">{_escaped(f"{status.mark} {status.name}")}</span>' if status else ""
    css_class = f"entry {classes[status]}" if status else "entry"
    yield f'<article class="{css_class}"{anchor}>\n<h3>{_escaped(entry.heading)}{status_label}</h3>\n'
    yield from map(_simple_block, entry.blocks)
    yield "</article>\n"


def _segment(segment: Segment) -> str:
    marks = "".join(map(_claim_mark, segment.begins))
    text = _escaped(segment.text)
    if segment.flags:
        text = f'<span class="flag" title="{_escaped(segment.flags[0].flag.message)}">{text}</span>'
    return f'{marks}<span class="in">{text}</span>' if segment.claims else text


def _claim_mark(claim: ReportedClaim) -> str:
    label = _escaped(f"Claim {claim.number}, {claim.status}")
    link = f'<a href="#claim-{claim.number}" id="mark-{claim.number}" aria-label="{label}">'
    return f"<sup>{link}{claim.number}{_escaped(claim.mark)}</a></sup>"


def _line(line: Line) -> str:
    return "".join(map(_inline, line))


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text, style):
            return _STYLES[style].format(_escaped(text))
        case Link(text, url):
            return f'<a href="{_escaped(url)}" rel="noopener noreferrer nofollow">{_escaped(text)}</a>'
        case Jump(text, anchor):
            return f'<a href="#{anchor}">{_escaped(text)}</a>'
        case _:
            assert_never(inline)


def _lang_attribute(language: str) -> str:
    tag = language_tag(language)
    return f' lang="{tag}"' if tag else ""


def _escaped(text: str) -> str:
    return escape(show_hidden(text))
