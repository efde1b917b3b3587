"""The comments of a Word document: who wrote each, what it says, the words it is fixed to, and what it answers."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml

from workbench.intake.docx import check_size
from workbench.intake.extracted import UnreadableError
from workbench.text.counting import counted

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_2010: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_2012: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_EDGES: Final = (f"{_WORD}commentRangeStart", f"{_WORD}commentRangeEnd")
_SIGNS: Final = {f"{_WORD}t": "", f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}p": "\n"}
"""The elements that stand for signs, and which; empty for their own text."""
MOST_COMMENTS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment. `words` is the text it is fixed to; `answers` the index of the comment it replies to, or -1."""

    author: str
    text: str
    words: str
    answers: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The comments of one document in the order in which they are kept."""

    comments: tuple[Comment, ...]


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
        ranges = _ranges(document.element.body)
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again.") from error
    if len(kept) > MOST_COMMENTS:
        raise UnreadableError(what=f"it has {counted(len(kept), 'comment')}", fix=f"Keep it to {MOST_COMMENTS:,}.")
    return Comments(comments=tuple(_comments(kept, parents, ranges)))


def _comments(kept: list[Any], parents: dict[str, str], ranges: dict[str, str]) -> Iterator[Comment]:
    place_of = {mark: place for place, comment in enumerate(kept) for mark in _marks(comment)}
    first_at: dict[str, int] = {}
    for place, comment in enumerate(kept):
        number = comment.get(f"{_WORD}id", "")
        words = ranges.get(number, "")
        parent = next((place_of[parents[mark]] for mark in _marks(comment) if parents.get(mark) in place_of), -1)
        # Programs that keep no threads put an answer at the very words of what it answers.
        beside = first_at.setdefault(words, place) if words else place
        yield Comment(
            author=comment.get(f"{_WORD}author", ""),
            text="\n".join(_text(paragraph) for paragraph in comment.iter(f"{_WORD}p")).strip(),
            words=words,
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


def _ranges(body: Any) -> dict[str, str]:  # noqa: ANN401 - an element of lxml
    """The words between the start and the end of each comment, by its number; paragraphs end in a line feed."""
    open_ranges: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    for element in body.iter():
        number = element.get(f"{_WORD}id", "") if element.tag in _EDGES else ""
        if element.tag == _EDGES[0]:
            open_ranges[number] = []
        elif element.tag == _EDGES[1]:
            closed[number] = "".join(open_ranges.pop(number, [])).strip("\n")
        elif open_ranges and element.tag in _SIGNS:
            sign = _SIGNS[element.tag] or element.text or ""
            for parts in open_ranges.values():
                parts.append(sign)
    return closed


def _text(paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml
    return "".join(text.text or "" for text in paragraph.iter(f"{_WORD}t"))
