"""A page before it is HTML, Markdown, Word or PDF: headings, lines, quotations, entries."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.reports.escaping import safe_link
from workbench.reports.segments import Segment


class Style(StrEnum):
    """The typographic style of a run of words."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    QUOTED = "quoted"
    STRUCK = "struck"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words; they may come from outside, and each format escapes them."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an outside address; made by `link_or_words`, which lets only safe addresses through."""

    text: str
    url: str

    @property
    def text_with_address(self) -> str:
        """The words followed by the address, for print, where nothing can be clicked."""
        return self.text if self.url in {self.text, f"mailto:{self.text}"} else f"{self.text} ({self.url})"


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to another place on the same page."""

    text: str
    anchor: str


Inline = Words | Link | Jump
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of words and links."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the article, set off; `language` is its ISO 639 code."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """A list of terms, each with its description."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The article with a numbered mark before each claim and its flags underlined."""

    segments: tuple[Segment, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Status:
    """The status of an entry: its name, a mark that shows it without colour, and its two colours."""

    name: str
    mark: str
    colour: str
    colour_dark: str


SimpleBlock = Paragraph | Bullets | Quotation | DefinitionList


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim or a correction under its own heading; `anchor` is the target of jumps, or empty."""

    heading: str
    blocks: tuple[SimpleBlock, ...]
    status: Status | None = None
    anchor: str = ""


Block = SimpleBlock | MarkedText | Entry


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its own heading."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole page: its kind, its title, the lines under the title, and its sections.

    `watermark` are the words that mark a draft on each page of it, or empty.
    """

    kind: str
    title: str
    about: tuple[Line, ...]
    sections: tuple[Section, ...]
    made_at: str
    watermark: str = ""


def line(*parts: str | Inline) -> Line:
    """Make a line of words and inline parts, in order; empty words are left out."""
    inlines = (Words(part) if isinstance(part, str) else part for part in parts)
    return tuple(inline for inline in inlines if not isinstance(inline, Words) or inline.text)


def join_inlines(parts: list[Inline | None], separator: str = ", ") -> Line:
    """Join the parts that are there and not empty, with `separator` between them."""
    present = [part for part in parts if part is not None and part.text]
    separated: list[Inline] = []
    for part in present:
        if separated:
            separated.append(Words(separator))
        separated.append(part)
    return tuple(separated)


def link_or_words(text: str, url: str) -> Inline:
    """Link `text` to `url` where that is an address that may become a link; otherwise return both as words."""
    safe = safe_link(url)
    if safe:
        return Link(text or safe, safe)
    return Words(", ".join(part for part in (text, url) if part))
