"""The comments of a Word document: who wrote each, what it says, the words it is fixed to, and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, NamedTuple

import docx
from docx.oxml import parse_xml

from workbench.intake.docx import DAMAGES, check_size
from workbench.intake.extracted import UnreadableError
from workbench.text.counting import counted

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_2010: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_2012: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_EDGES: Final = (f"{_WORD}commentRangeStart", f"{_WORD}commentRangeEnd")
_SIGNS: Final = {
    f"{_WORD}t": "",
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
    f"{_WORD}p": "\n",
}
"""The elements that stand for signs, and which; empty for their own text."""
MOST_COMMENTS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment. `words` is the text it is fixed to, at `start` of the document's text; -1 where it is fixed to none.

    `answers` is the index of the comment it replies to, or -1.
    """

    author: str
    text: str
    words: str
    start: int = -1
    answers: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The comments of one document in the order in which they are kept, and its text, a line for each paragraph."""

    comments: tuple[Comment, ...]
    text: str


def read_comments(content: bytes) -> Comments:
    """Every comment of the document.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or has more than `MOST_COMMENTS` comments.
    """
    check_size(content)
    try:
        document = docx.Document(BytesIO(content))
        kept = document.part._comments_part.element.findall(f"{_WORD}comment")  # noqa: SLF001 - no public way
        parents = _parents(document)
        text, ranges = _ranges(document.element.body)
    except DAMAGES as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again.") from error
    if len(kept) > MOST_COMMENTS:
        raise UnreadableError(what=f"it has {counted(len(kept), 'comment')}", fix=f"Keep it to {MOST_COMMENTS:,}.")
    return Comments(comments=tuple(_comments(kept, parents, ranges)), text=text)


class _Range(NamedTuple):
    """The words a comment is fixed to, and where in the document's text they begin."""

    start: int
    words: str


def _comments(kept: list[Any], parents: dict[str, str], ranges: dict[str, _Range]) -> Iterator[Comment]:
    place_of = {mark: place for place, comment in enumerate(kept) for mark in _marks(comment)}
    first_at: dict[_Range, int] = {}
    for place, comment in enumerate(kept):
        fixed = ranges.get(comment.get(f"{_WORD}id", ""), _Range(-1, ""))
        parent = next((place_of[parents[mark]] for mark in _marks(comment) if parents.get(mark) in place_of), -1)
        # Programs that keep no threads put an answer at the very words of what it answers.
        beside = first_at.setdefault(fixed, place) if fixed.words else place
        yield Comment(
            author=comment.get(f"{_WORD}author", ""),
            text="\n".join(_text(paragraph) for paragraph in comment.iter(f"{_WORD}p")).strip(),
            words=fixed.words,
            start=fixed.start,
            answers=parent if parent >= 0 or beside == place else beside,
        )


def _marks(comment: Any) -> list[str]:  # noqa: ANN401 - an element of lxml
    """The ids of a comment's paragraphs, by which threads name it."""
    return [mark for paragraph in comment.iter(f"{_WORD}p") if (mark := paragraph.get(f"{_2010}paraId"))]


def _parents(document: Any) -> dict[str, str]:  # noqa: ANN401 - python-docx gives the part no type
    """For each comment that answers another, by its paragraph's id, the paragraph's id of that other."""
    for related in document.part.rels.values():
        if related.reltype.endswith("/commentsExtended") and not related.is_external:
            threads = parse_xml(related.target_part.blob)
            told = ((one.get(f"{_2012}paraId"), one.get(f"{_2012}paraIdParent")) for one in threads.iter())
            return {str(mark): str(parent) for mark, parent in told if mark and parent}
    return {}


def _ranges(body: Any) -> tuple[str, dict[str, _Range]]:  # noqa: ANN401 - an element of lxml
    """The text of the document, and by a comment's number the words between its start and its end in it."""
    parts: list[str] = []
    length = 0
    opened: dict[str, int] = {}
    closed: dict[str, tuple[int, int]] = {}
    for element in body.iter():
        if element.tag in _EDGES:
            number = element.get(f"{_WORD}id", "")
            if element.tag == _EDGES[0]:
                opened[number] = length
            else:
                closed[number] = opened.pop(number, length), length
        elif element.tag in _SIGNS:
            parts.append(_SIGNS[element.tag] or element.text or "")
            length += len(parts[-1])
    text = "".join(parts)
    first = len(text) - len(text.removeprefix("\n"))  # each paragraph begins with a line feed, the first one too
    words = {number: (start, text[start:end]) for number, (start, end) in closed.items()}
    ranges = {
        number: _Range(start + len(told) - len(told.lstrip("\n")) - first, told.strip("\n"))
        for number, (start, told) in words.items()
    }
    return text[first:], ranges


def _text(paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml
    """The words of one paragraph of a comment."""
    inside = (element for element in paragraph.iter(*_SIGNS) if element is not paragraph)
    return "".join(_SIGNS[element.tag] or element.text or "" for element in inside)
