"""Of whom an age or a birth is told: the surname of the person, by the name beside it or the subject."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.facts import facts_of
from workbench.facts.moments.happened import event_at
from workbench.text.document import Document, Name

_FOLLOWS_NAME: Final = re.compile(r",? ?(?:\((?:born|b\.)\s(?:on\s|in\s)?)?")
_BEFORE_NAME: Final = re.compile(r"(?:-| )years?[- ]old |-year-old |\s?", re.IGNORECASE)
_POST_NOMINAL: Final = re.compile(r",?\s(?:[A-Z]{2,4}|Jr\.?|Sr\.?)$")
_NAME_WORD: Final = re.compile(r"[^\W\d_][\w’'-]+")
_PRONOUNS: Final = frozenset({"he", "she", "who", "i", "they"})


def person_at(document: Document, place: Span) -> str:
    """Return the surname, in lower case, of the person the words at a place are told of; empty where it is unsure."""
    named = _names_beside(document, place)
    before = [name for name in named if name.end <= place.start]
    if before and _FOLLOWS_NAME.fullmatch(document.text, before[-1].end, place.start):
        return surname(before[-1].text)
    behind = next((name for name in named if name.start >= place.end), None)
    if behind and _BEFORE_NAME.fullmatch(document.text, place.end, behind.start):
        return surname(behind.text)
    return _subject_of(document, place, named)


def _names_beside(document: Document, place: Span) -> Sequence[Name]:
    """Return the names of the sentence that are no places."""
    sentence = next(iter(document.sentences_in(place)), None)
    if sentence is None:
        return ()
    first = bisect_left(document.names, sentence.start, key=lambda name: name.start)
    last = bisect_left(document.names, sentence.end, key=lambda name: name.start)
    return [name for name in document.names[first:last] if name.kind != "place"]


def _subject_of(document: Document, place: Span, named: Sequence[Name]) -> str:
    if not document.tagged:
        before = [name.text for name in named if name.end <= place.start]
        return surname(before[0]) if len(before) == 1 else ""
    facts, sentence = facts_of(document), next(iter(document.sentences_in(place)), None)
    is_readable = sentence is not None and sentence.is_readable
    subject = event_at(facts.tree(sentence), place).subject if sentence and is_readable else None
    if subject is None:
        return ""
    words = subject.of(document.text)
    if words.lower() in _PRONOUNS - {"who"}:
        return surname(facts.people.meant_by(words, subject))
    fitting = [name.text for name in named if subject.start <= name.start and name.end <= subject.end]
    if words.lower() == "who":
        fitting = [name.text for name in named if name.end <= subject.start][-1:]
    return surname(fitting[0]) if fitting else ""


def surname(name: str) -> str:
    """Return the last word of a person's name in lower case, without letters behind it; empty for a pronoun.

    >>> surname("Ann Lee MBE"), surname("ALDO FRATTINI"), surname("she")
    ('lee', 'frattini', '')
    """
    plain = name if name.isupper() else _POST_NOMINAL.sub("", name)
    words = _NAME_WORD.findall(plain.removesuffix("'s").removesuffix("’s"))
    return words[-1].lower() if words and words[-1].lower() not in _PRONOUNS else ""
