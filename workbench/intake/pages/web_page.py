"""The main text of a web page, and the rest of it."""

from collections.abc import Sequence
from typing import Final

import trafilatura
from lxml import etree, html

from workbench.intake.extracted import Extracted, UnreadableError, clean_authors, clean_title
from workbench.intake.media_types import HTML
from workbench.intake.pages.saved_page import saved_from_address, web_address

_HIDDEN: Final = ("script", "style", "noscript", "template", "svg", "head")
_NOT_STORY: Final = ("nav", "aside", "footer", "form", "button", "figure", "iframe")
_BLOCKS: Final = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption"),
        *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "table", "td", "th", "tr", "ul"),
    ]
)
_MOST_FULL_SEARCHES: Final = 2_000
"""How many lines are searched for in the whole text; later ones only after the line before."""
_FURTHEST_JUMP: Final = 5_000
"""Code points from one line to the next; a match further on is another line with the same words."""
_MERGED_SHARE: Final = 0.9
_DATE_OPTIONS: Final = {"extensive_search": False, "original_date": True}


def read_web_page(content: bytes) -> Extracted:
    """Read the main text of the page, its title, author and date where the markup gives them; the rest as left out.

    Raises:
        UnreadableError: there are no words on the page.
    """
    everything = lines_of_page(content)
    extraction = trafilatura.bare_extraction(
        content, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATE_OPTIONS
    )
    article = extraction if isinstance(extraction, trafilatura.settings.Document) else trafilatura.settings.Document()
    main = [line.strip() for line in (article.text or "").split("\n")]
    body = [line for line in map(_table_cells, main) if line]
    if not body or _is_merged(body, everything):
        body = lines_of_story(content) or everything
    if not body:
        fix = "Open it in your browser, copy the article, and paste it."
        raise UnreadableError(what="there are no words on this page; it may need scripts or a login", fix=fix)
    title = clean_title(article.title or "")
    if title and title not in body[:3]:
        body = [title, *body]
    text = "\n".join(body)
    left_out, left_out_at = _left_out(everything, text)
    return Extracted(
        text=text,
        media_type=HTML,
        title=title,
        byline=clean_authors(article.author or ""),
        published=article.date or "",
        address=saved_from_address(content) or web_address(article.url or ""),
        publisher=" ".join((article.sitename or "").split()),
        left_out=left_out,
        left_out_at=left_out_at,
    )


def _is_merged(body: Sequence[str], everything: Sequence[str]) -> bool:
    """Return whether the paragraphs of a short page were merged into one."""
    page_lines = set(everything)
    longest = max(body, key=len)
    contained = sum(len(line) for line in page_lines if line in longest)
    return longest not in page_lines and contained > _MERGED_SHARE * len(longest)


def _left_out(everything: Sequence[str], text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the lines of the page that are not in the text, and the place in the text before which each stood."""
    left_out: list[str] = []
    places: list[int] = []
    place = 0
    for line in everything:
        position = text.find(line, place)
        if position >= 0 or (len(left_out) < _MOST_FULL_SEARCHES and line in text):
            place = max(place, position + len(line) if 0 <= position <= place + _FURTHEST_JUMP else place)
        else:
            left_out.append(line)
            places.append(place)
    return tuple(left_out), tuple(places)


def lines_of_page(content: bytes) -> list[str]:
    """Return every visible line of the page in the order of its markup."""
    root = _parse_page(content)
    return [] if root is None else _lines_in(root)


def lines_of_story(content: bytes) -> list[str]:
    """Return the lines of the page's longest article, without menus, notes and pictures."""
    root = _parse_page(content)
    if root is None:
        return []
    stories = root.xpath("//article") or root.xpath("//main") or [root]
    story = max(stories, key=lambda story: len(story.text_content()))
    _drop_elements(story, _NOT_STORY)
    return _lines_in(story)


def _parse_page(content: bytes) -> html.HtmlElement | None:
    """Parse the page without its invisible elements; None where there is no page."""
    try:
        root = html.document_fromstring(content, parser=html.HTMLParser(encoding=_encoding_of(content)))
    except (etree.ParserError, etree.XMLSyntaxError, LookupError, ValueError):
        return None
    _drop_elements(root, _HIDDEN)
    return root


def _lines_in(root: html.HtmlElement) -> list[str]:
    lines = (" ".join(line.split()) for line in "".join(_text_pieces(root)).split("\n"))
    return [line for line in lines if line]


def _drop_elements(root: html.HtmlElement, names: Sequence[str]) -> None:
    for element in root.xpath("|".join(f".//{name}" for name in names)):
        if element.getparent() is not None:
            element.drop_tree()


def _text_pieces(root: html.HtmlElement) -> list[str]:
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
    """Return "utf-8" where the bytes are that; None leaves it to the page's own declaration."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _table_cells(line: str) -> str:
    """Return a line of a table as its cells separated by tabs; the rule under its head as ""."""
    if not line.startswith("|"):
        return line
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    return "" if all(set(cell) <= set("-:") for cell in cells) else "\t".join(cells).strip()
