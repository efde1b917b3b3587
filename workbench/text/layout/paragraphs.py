"""The paragraphs of a text and the role of each."""

import re
from typing import Final

from workbench.text.document import Paragraph
from workbench.text.layout.author_box import author_box
from workbench.text.layout.furniture_lines import furniture_reason

_LINE: Final = re.compile(r"[^\n]+")
_BULLET: Final = re.compile(r"\s*(?:[•‣▪●○◦∙·*–—-]\s+|\(?\d{1,2}[.)]\s+(?=\D))")
_HEADLINE_WORDS: Final = 30
_TITLE_WORDS: Final = 10
_FINAL_STOP: Final = tuple('.!…:;,”"’)')


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    r"""Return the lines of `text` that are not blank, each with its role.

    >>> [(p.role, p.reason) for p in paragraphs_of("Mill shuts\n\nIt shut in May.\n\nLeave a Reply")]
    [('headline', ''), ('body', ''), ('boilerplate', 'comment form')]
    """
    lines = [_line_between(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [(start, end, bullet) for start, end, bullet in lines if start < end]
    author_boxes = author_box([text[start:end] for start, end, _ in lines])
    paragraphs = []
    for index, (start, end, bullet) in enumerate(lines):
        line = text[start:end]
        reason = author_boxes.get(index) or furniture_reason(line, index, len(lines))
        role = "boilerplate" if reason else _role(line, bullet, is_first=index == 0)
        paragraphs.append(Paragraph(start, end, role, reason))
    return tuple(paragraphs)


def _line_between(text: str, start: int, end: int) -> tuple[int, int, bool]:
    mark = _BULLET.match(text, start, end)
    bullet = mark is not None and mark.end() < end and not text[mark.end() : end].isspace()
    first = mark.end() if mark and bullet else start
    while first < end and text[first].isspace():
        first += 1
    while end > first and text[end - 1].isspace():
        end -= 1
    return first, end, bullet


def _role(line: str, bullet: bool, *, is_first: bool) -> str:  # noqa: FBT001 - a fact about the line, not a switch
    if bullet:
        return "bullet"
    words = line.count(" ") + 1
    if line.endswith(_FINAL_STOP):
        return "body"
    if is_first:
        return "headline" if words <= _HEADLINE_WORDS else "body"
    return "headline" if words <= _TITLE_WORDS and not line.endswith("?") and line[0].isupper() else "body"
