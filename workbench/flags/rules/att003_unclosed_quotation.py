"""ATT003: quotations that are opened and never closed."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.quotations.missing_marks import between_quotations, missing_marks, unmarked_speech
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.speech.quotations import read_marks

_OPENS: Final = "This quotation is opened and never closed; where do the speaker's words end?"
_CLOSES: Final = "This mark closes a quotation that is not opened here; where do the speaker's words begin?"
_UNMARKED: Final = "These seem to be the words of a speaker; are the quotation marks missing?"
_APOSTROPHE: Final = re.compile(r"[‘’](?:\d|em\b|til\b|tis\b|twas\b|n[’']|cause\b|[a-z]\b)", re.IGNORECASE)
_OTHER_CLOSER: Final = re.compile(r"(?<=\S)(?:’’|''|[\"”“])(?!\w)")
_OTHER_OPENER: Final = re.compile(r"(?<!\w)(?:‘‘|``|[“„”])(?=\w)")


def find(document: Document) -> Iterator[Finding]:
    """Yield each place where a mark is missing beside a clause of saying, and then the first other mark alone."""
    located = list(_located(document))
    yield from sorted([*located, *_alone(document, {finding.related for finding in located})], key=lambda one: one.span)


def _located(document: Document) -> Iterator[Finding]:
    for missing in missing_marks(document):
        yield Finding(span=missing.place, message=missing.message, related=(missing.partner,))
    for words in (*unmarked_speech(document), *between_quotations(document)):
        yield Finding(span=words, message=_UNMARKED)


def _alone(document: Document, located: Collection[tuple[Span, ...]]) -> Iterator[Finding]:
    """Yield the first quotation mark without its partner, with the later ones related."""
    openers = [quotation.start for quotation in document.quotations if not quotation.closed]
    closers = read_marks(document.text, document.paragraphs).stray_closers
    marks = [Span(mark, mark + 1) for mark in sorted([*openers, *closers]) if not _is_no_mark(document, mark)]
    marks = [mark for mark in marks if (mark,) not in located]
    if marks:
        message = _CLOSES if marks[0].start in closers else _OPENS
        yield Finding(
            span=marks[0],
            message=message + _and_others(len(marks) - 1),
            related=tuple(marks[1:]),
            severity=Severity.NOTE,
        )


def _and_others(count: int) -> str:
    if not count:
        return ""
    return " So at one other place." if count == 1 else f" So at {count} other places."


def _is_no_mark(document: Document, mark: int) -> bool:
    """Return whether it is an apostrophe, or is paired with a mark of another shape, as `“` with `’’`."""
    text = document.text
    index = bisect_right(document.paragraphs, mark, key=lambda paragraph: paragraph.start) - 1
    paragraph = document.paragraphs[index]
    if _follows_a_word(text, mark):
        return _OTHER_OPENER.search(text, paragraph.start, mark) is not None
    return bool(_APOSTROPHE.match(text, mark) or _OTHER_CLOSER.search(text, mark + 1, paragraph.end))


def _follows_a_word(text: str, index: int) -> bool:
    """Return whether the mark follows a word and precedes a blank, as a closing mark does."""
    return index > 0 and not text[index - 1].isspace() and text[index + 1 : index + 2].isspace()


RULE: Final = Rule(
    code="ATT003",
    name="unclosed-quotation",
    severity=Severity.WARNING,
    what="A quotation mark without its other one: a quotation opened and not closed, or closed and not opened.",
    why="It is unclear which words are the speaker's.",
    flagged=(
        "“We will not go back, said Anna Berg on the steps.",
        'It was used to "find" a mark, and a discover" stood there.',
    ),
    clean=(
        "“We will not go back,” said Anna Berg on the steps.",
        "“We will not go back,’’ said Anna Berg on the steps.",
        'She felt “very blessed." The late ‘60s were hard, said Anna Berg.',
        "Anna Berg said: ‘We lost 40 posts.\n\n‘The board promised us more.\n\n‘Nobody told the crew.’",
        'The 7" single sold well. The drummer, 6\'2" tall, left in May.',
    ),
    limits="Away from a clause of saying, one note an article. A quotation that goes on in the next paragraph must "
    "begin with a mark there; where marks of two shapes are mixed, a missing one may be overlooked.",
    reference="",
    find=find,
)
