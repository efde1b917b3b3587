"""Each figure of an article with what is told by it: the words around it, the names, the time and who says so."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from workbench.facts.quantities.quantity import Quantity, quantities_of
from workbench.facts.statements.places import restating_paragraphs
from workbench.text.document import Document
from workbench.text.language.word_lists import word_list
from workbench.text.naming.plain_letters import ascii_fold
from workbench.text.terms import stem

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NEXT: Final = re.compile(
    r"[ -](?:(?:more|new|other|of (?:the|its|their|those))\s)?"
    r"([a-z]+(?:-[a-z]+)?)(?:[ -]([a-z]+))?(?:[ -]([a-z]+))?"
)
_TIME: Final = re.compile(
    r"\b(?:1[89]\d\d|20\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|"
    r"september|october|november|december|yesterday|today|tomorrow|last|next|previous|earlier|then|now|ago|"
    r"spring|summer|autumn|winter|first|second|third|fourth)\b",
    re.IGNORECASE,
)
_NO_HEAD: Final = word_list("stop_words") | {"would", "more", "most", "year", "years", "per", "will"}
_SHORTEST: Final = 3
_LEAD: Final = 40


class Telling(NamedTuple):
    """A figure and what its sentence or line tells by it, in stems.

    `head` is what it counts, `about` all other words of meaning in the sentence or line,
    `names` the words of its names, `times` its words of time. `restates` says that the
    paragraph is a headline, a caption, a bullet or the like; `before` are the words that
    lead to the figure.
    """

    quantity: Quantity
    head: str
    about: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    restates: bool
    before: str


def tellings_of(document: Document) -> tuple[Telling, ...]:
    """Return the figures of the document with what they tell, in reading order, worked out once."""
    return document.once(_tellings)


def _tellings(document: Document) -> tuple[Telling, ...]:
    restating = restating_paragraphs(document)
    words_by_place: dict[tuple[int, int], tuple[frozenset[str], frozenset[str], frozenset[str]]] = {}
    tellings = []
    for quantity in quantities_of(document):
        start, end = _bounds(document, quantity)
        if (start, end) not in words_by_place:
            words_by_place[start, end] = _words(document, start, end)
        about, names, times = words_by_place[start, end]
        head = _head(document, quantity, end)
        before = document.text[max(start, quantity.span.start - _LEAD) : quantity.span.start]
        tellings.append(Telling(quantity, head, about - {head}, names, times, quantity.paragraph in restating, before))
    return tuple(tellings)


def _bounds(document: Document, quantity: Quantity) -> tuple[int, int]:
    if quantity.sentence >= 0:
        sentence = document.sentences[quantity.sentence]
        return sentence.start, sentence.end
    paragraph = document.paragraphs[quantity.paragraph]
    return paragraph.start, paragraph.end


def _head(document: Document, quantity: Quantity, end: int) -> str:
    """Return the stem of what is counted, by the tree or by the words that follow."""
    if quantity.counted.head.isalpha():
        return quantity.counted.head
    following = _NEXT.match(document.text, quantity.span.end, end)
    if not following or quantity.kind not in {"count", "fraction", "ordinal"}:
        return ""
    words = [word for word in following.groups() if word]
    plural = [word for word in words if word.endswith("s") and word not in _NO_HEAD]
    word = plural[0] if plural else words[0]
    return "" if words[0] in _NO_HEAD or word in _NO_HEAD else stem(word)


def _words(document: Document, start: int, end: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the stems of meaning, the words of names and the words of time between two places."""
    stops = word_list("stop_words")
    text = document.text
    words = (ascii_fold(match.group()) for match in _WORD.finditer(text, start, end))
    about = frozenset(stem(word) for word in words if len(word) >= _SHORTEST and word not in stops)
    first = bisect_left(document.names, start, key=lambda name: name.start)
    last = bisect_left(document.names, end, key=lambda name: name.start)
    names = frozenset(
        ascii_fold(word) for name in document.names[first:last] for word in _WORD.findall(name.text) if len(word) > 1
    )
    times = frozenset(match.group().lower() for match in _TIME.finditer(text, start, end))
    return about, names, times
