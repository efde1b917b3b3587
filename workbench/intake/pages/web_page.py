"""The main text of a web page, and what stood around it."""

from collections.abc import Sequence
from typing import Final

import trafilatura
from lxml import etree, html

from workbench.intake.extracted import Extracted, UnreadableError, named_author, named_title
from workbench.intake.media_types import HTML
from workbench.intake.pages.saved_page import saved_from, web_address

_HIDDEN: Final = ("script", "style", "noscript", "template", "svg", "head")
_ASIDE: Final = ("nav", "aside", "footer", "form", "button", "figure", "iframe")
_BLOCKS: Final = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption"),
        *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "table", "td", "th", "tr", "ul"),
    ]
)
_SOUGHT_EVERYWHERE: Final = 2_000
"""Lines that are looked for in the whole text; on a page with more, only after the line before."""
_FURTHEST: Final = 5_000
"""Code points from one line to the next; a short line found further on is another with the same words."""
_MOSTLY: Final = 0.9
_NO_SEARCH: Final = {"extensive_search": False, "original_date": True}


def read_web_page(content: bytes) -> Extracted:
    """The main text of the page, its title, author and date where its markup gives them; the rest as left out.

    Raises:
        UnreadableError: there are no words on the page.
    """
    everything = lines_of_page(content)
    told = trafilatura.bare_extraction(
        content, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_NO_SEARCH
    )
    found = told if isinstance(told, trafilatura.settings.Document) else trafilatura.settings.Document()
    main = [line.strip() for line in (found.text or "").split("\n")]
    body = [line for line in map(_table_row, main) if line]
    if not body or _runs_together(body, everything):
        body = lines_of_story(content) or everything
    if not body:
        fix = "Open it in your browser, copy the article, and paste it."
        raise UnreadableError(what="there are no words on this page; it may need scripts or a login", fix=fix)
    title = named_title(found.title or "")
    if title and title not in body[:3]:
        body = [title, *body]
    taken = "\n".join(body)
    left_out, left_out_at = _left_out(everything, taken)
    return Extracted(
        text=taken,
        media_type=HTML,
        title=title,
        byline=named_author(found.author or ""),
        published=found.date or "",
        address=saved_from(content) or web_address(found.url or ""),
        publisher=" ".join((found.sitename or "").split()),
        left_out=left_out,
        left_out_at=left_out_at,
    )


def _runs_together(body: Sequence[str], everything: Sequence[str]) -> bool:
    """Whether the paragraphs of a short page were taken for one."""
    known = set(everything)
    longest = max(body, key=len)
    return longest not in known and sum(len(line) for line in known if line in longest) > _MOSTLY * len(longest)


def _left_out(everything: Sequence[str], taken: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lines of the page that are not in the text, and the place in the text before which each stood."""
    left_out: list[str] = []
    places: list[int] = []
    at = 0
    for line in everything:
        found = taken.find(line, at)
        if found >= 0 or (len(left_out) < _SOUGHT_EVERYWHERE and line in taken):
            at = max(at, found + len(line) if 0 <= found <= at + _FURTHEST else at)
        else:
            left_out.append(line)
            places.append(at)
    return tuple(left_out), tuple(places)


def lines_of_page(content: bytes) -> list[str]:
    """Every visible line of the page in the order of its markup."""
    root = _parsed(content)
    return [] if root is None else _lines(root)


def lines_of_story(content: bytes) -> list[str]:
    """The lines of the page's longest article, without menus, notes and pictures."""
    root = _parsed(content)
    if root is None:
        return []
    stories = root.xpath("//article") or root.xpath("//main") or [root]
    story = max(stories, key=lambda story: len(story.text_content()))
    _drop(story, _ASIDE)
    return _lines(story)


def _parsed(content: bytes) -> html.HtmlElement | None:
    """The page without what is never seen, or nothing where there is no page."""
    try:
        root = html.document_fromstring(content, parser=html.HTMLParser(encoding=_encoding_of(content)))
    except (etree.ParserError, etree.XMLSyntaxError, LookupError, ValueError):
        return None
    _drop(root, _HIDDEN)
    return root


def _lines(root: html.HtmlElement) -> list[str]:
    lines = (" ".join(line.split()) for line in "".join(_parts(root)).split("\n"))
    return [line for line in lines if line]


def _drop(root: html.HtmlElement, names: Sequence[str]) -> None:
    for element in root.xpath("|".join(f".//{name}" for name in names)):
        if element.getparent() is not None:
            element.drop_tree()


def _parts(root: html.HtmlElement) -> list[str]:
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            parts.append((element.tail or "").replace("\n", " "))
            continue
        edge = "\n" if element.tag in _BLOCKS else ""
        words = element.text if event == "start" else element.tail
        parts += [edge, (words or "").replace("\n", " ")]
    return parts


def _encoding_of(content: bytes) -> str | None:
    """UTF-8 where the bytes are that; else the parser follows the page's own word."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _table_row(line: str) -> str:
    """A line of a table as its cells; the rule under the heads as nothing."""
    if not line.startswith("|"):
        return line
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    return "" if all(set(cell) <= set("-:") for cell in cells) else "\t".join(cells).strip()
