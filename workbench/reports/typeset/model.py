"""A page to hand over, before it is HTML, Markdown, Word or PDF: headings, lines, quotations, entries."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.reports.escaping import safe_link
from workbench.reports.segments import Segment


class Style(StrEnum):
    """How a run of words is set."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    QUOTED = "quoted"
    STRUCK = "struck"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words; they may come from outside, and each rendering makes them inert."""

    text: str
    look: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside; made by `linked`, which lets only safe addresses through."""

    text: str
    url: str

    @property
    def told(self) -> str:
        """The words with the address behind them, for paper, where nothing can be clicked."""
        return self.text if self.url in {self.text, f"mailto:{self.text}"} else f"{self.text} ({self.url})"


@dataclass(frozen=True, slots=True)
class Jump:
    """Words that lead to another place of the same page."""

    text: str
    anchor: str


Inline = Words | Link | Jump
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of words, as long as it may be."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in no order that matters."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the article, set off; `language` is its ISO 639 code."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a term and what is told under it."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The article with a numbered mark before each claim and its flags underlined."""

    segments: tuple[Segment, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Status:
    """What stands about an entry: a name, a sign that tells it without colour, and its two colours."""

    name: str
    mark: str
    colour: str
    colour_dark: str


Plain = Paragraph | Bullets | Quotation | Facts


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim or a correction under its own heading; `anchor` is what a jump names, or empty."""

    heading: str
    blocks: tuple[Plain, ...]
    status: Status | None = None
    anchor: str = ""


Block = Plain | MarkedText | Entry


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its own heading."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole page: what sort it is, its title, the lines under the title, and its sections."""

    kind: str
    title: str
    about: tuple[Line, ...]
    sections: tuple[Section, ...]
    made_at: str


def line(*parts: str | Inline) -> Line:
    """A line of words and pieces, in order; empty words are left out."""
    pieces = (Words(part) if isinstance(part, str) else part for part in parts)
    return tuple(piece for piece in pieces if not isinstance(piece, Words) or piece.text)


def joined(parts: list[Inline | None], between: str = ", ") -> Line:
    """The pieces that are there, with `between` between each two."""
    there = [part for part in parts if part is not None and part.text]
    return line(*(piece for part in there for piece in (between, part)))[1:]


def linked(text: str, url: str) -> Inline:
    """`text` leading to `url` where that is an address that may become a link; otherwise both as words."""
    safe = safe_link(url)
    if safe:
        return Link(text or safe, safe)
    return Words(", ".join(part for part in (text, url) if part))
