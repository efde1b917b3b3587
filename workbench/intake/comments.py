"""The comments of a Word document: author, text, the words each is anchored to, and the comment it replies to."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, NamedTuple

import docx
from docx.oxml import parse_xml
from lxml import etree

from workbench.intake.docx import DAMAGE_ERRORS, check_size
from workbench.intake.extracted import UnreadableError
from workbench.text.counting import plural

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_2010: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_2012: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARAGRAPH_ID: Final = f"{_2012}paraId"
_PARENT_ID: Final = f"{_2012}paraIdParent"
_RANGE_EDGES: Final = (f"{_WORD}commentRangeStart", f"{_WORD}commentRangeEnd")
_TEXT_ELEMENTS: Final = {
    f"{_WORD}t": "",
    f"{_WORD}delText": "",
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
    f"{_WORD}p": "\n",
}
"""The elements of running text and the character each stands for; empty for the element's own text."""
_ADDED: Final = (f"{_WORD}ins", f"{_WORD}moveTo")
_REMOVED: Final = (f"{_WORD}del", f"{_WORD}moveFrom")
"""The elements of tracked changes."""
MOST_COMMENTS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment. `words` is the text it is anchored to, at `start` of the document's text; -1 where there is none.

    `answers` is the index of the comment it replies to, or -1; `at` when it was written, as the file says it.
    """

    author: str
    text: str
    words: str
    start: int = -1
    answers: int = -1
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingChange:
    """A tracked change that nobody has accepted or rejected: whose it is, and when it was made, as the file says."""

    author: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The comments of one document in the order of the file, and its text, a line for each paragraph.

    The text is as it was before the `pending` tracked changes.
    """

    comments: tuple[Comment, ...]
    text: str
    pending: tuple[PendingChange, ...] = ()


def read_comments(content: bytes) -> Comments:
    """Return every comment of the document.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or has more than `MOST_COMMENTS` comments.
    """
    check_size(content)
    try:
        document = docx.Document(BytesIO(content))
        elements = document.part._comments_part.element.findall(f"{_WORD}comment")  # noqa: SLF001 - no public way
        parents = _parent_ids(document)
        text, ranges = _commented_ranges(document.element.body)
        pending = tuple(_pending_changes(document.element.body))
    except DAMAGE_ERRORS as error:
        raise UnreadableError(what="this DOCX file is damaged", fix="Open and save it again.") from error
    if len(elements) > MOST_COMMENTS:
        raise UnreadableError(what=f"it has {plural(len(elements), 'comment')}", fix=f"Keep it to {MOST_COMMENTS:,}.")
    return Comments(comments=tuple(_comments_in(elements, parents, ranges)), text=text, pending=pending)


class _Range(NamedTuple):
    """The words a comment is anchored to, and where in the document's text they begin."""

    start: int
    words: str


def _comments_in(elements: list[Any], parents: dict[str, str], ranges: dict[str, _Range]) -> Iterator[Comment]:
    index_of: dict[str, int] = {}
    for index, comment in enumerate(elements):
        index_of |= dict.fromkeys(_paragraph_ids(comment), index)
    first_index: dict[_Range, int] = {}
    for index, comment in enumerate(elements):
        anchor = ranges.get(comment.get(f"{_WORD}id", ""), _Range(-1, ""))
        parent = _parent_index(comment, parents, index_of)
        # Programs without threads put a reply at the very words of the comment it replies to.
        same_words = first_index.setdefault(anchor, index) if anchor.words else index
        yield Comment(
            author=comment.get(f"{_WORD}author", ""),
            text="\n".join(_paragraph_text(paragraph) for paragraph in comment.iter(f"{_WORD}p")).strip(),
            words=anchor.words,
            start=anchor.start,
            answers=parent if parent >= 0 or same_words == index else same_words,
            at=comment.get(f"{_WORD}date", ""),
        )


def _parent_index(comment: Any, parents: dict[str, str], index_of: dict[str, int]) -> int:  # noqa: ANN401 - from lxml
    """Return the index of the comment that this one replies to by its thread, or -1."""
    for paragraph_id in _paragraph_ids(comment):
        parent = index_of.get(parents.get(paragraph_id, ""))
        if parent is not None:
            return parent
    return -1


def _paragraph_ids(comment: Any) -> list[str]:  # noqa: ANN401 - an element of lxml
    """Return the ids of a comment's paragraphs, by which threads refer to it."""
    ids = (paragraph.get(f"{_2010}paraId") for paragraph in comment.iter(f"{_WORD}p"))
    return [paragraph_id for paragraph_id in ids if paragraph_id]


def _parent_ids(document: Any) -> dict[str, str]:  # noqa: ANN401 - python-docx gives the part no type
    """Return, for the paragraph id of each reply, the paragraph id of the comment it replies to."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/commentsExtended") and not relation.is_external:
            threads = parse_xml(relation.target_part.blob)
            replies = [thread for thread in threads.iter() if thread.get(_PARAGRAPH_ID) and thread.get(_PARENT_ID)]
            return {str(reply.get(_PARAGRAPH_ID)): str(reply.get(_PARENT_ID)) for reply in replies}
    return {}


def _commented_ranges(body: Any) -> tuple[str, dict[str, _Range]]:  # noqa: ANN401 - an element of lxml
    """Return the text of the document, and for each comment's number the words between its start and its end."""
    parts: list[str] = []
    length = 0
    open_starts: dict[str, int] = {}
    edges: dict[str, tuple[int, int]] = {}
    for element in _elements_before_changes(body):
        if element.tag in _RANGE_EDGES:
            number = element.get(f"{_WORD}id", "")
            if element.tag == _RANGE_EDGES[0]:
                open_starts[number] = length
            else:
                edges[number] = open_starts.pop(number, length), length
        elif element.tag in _TEXT_ELEMENTS:
            parts.append(_TEXT_ELEMENTS[element.tag] or element.text or "")
            length += len(parts[-1])
    text = "".join(parts)
    first = len(text) - len(text.removeprefix("\n"))  # each paragraph begins with a line feed, the first one too
    ranges = {number: _trimmed_range(start - first, text[start:end]) for number, (start, end) in edges.items()}
    return text[first:], ranges


def _elements_before_changes(body: Any) -> Iterator[Any]:  # noqa: ANN401 - elements of lxml
    """Yield the edges of comments, and the elements of the text as it was before the tracked changes."""
    added = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _ADDED:
            added += 1 if event == "start" else -1
        elif event == "start" and (not added or element.tag in _RANGE_EDGES):
            yield element


def _pending_changes(body: Any) -> Iterator[PendingChange]:  # noqa: ANN401 - an element of lxml
    for element in body.iter(*_ADDED, *_REMOVED):
        yield PendingChange(author=element.get(f"{_WORD}author", ""), at=element.get(f"{_WORD}date", ""))


def _trimmed_range(start: int, words: str) -> _Range:
    """Return the range of `words`, which begin at `start`, without the line feeds around them."""
    return _Range(start + len(words) - len(words.lstrip("\n")), words.strip("\n"))


def _paragraph_text(paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml
    """Return the words of one paragraph of a comment."""
    elements = (element for element in paragraph.iter(*_TEXT_ELEMENTS) if element is not paragraph)
    return "".join(_TEXT_ELEMENTS[element.tag] or element.text or "" for element in elements)
