"""The person each sentence is about, where that is beyond doubt."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from workbench.facts.entities.persons import persons_of
from workbench.text.document import Document, Name, TextSentence
from workbench.text.names import ascii_fold

_PRONOUN: Final = re.compile(r"[\"“'‘]?(?:he|she|his|her)\b", re.IGNORECASE)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def full_names(document: Document) -> dict[str, str]:
    """Return the full name behind each spelling of a person: itself, or the one full name that a surname ends.

    Surnames that several full names share are left out, and so are those names.
    """
    return document.once(_full_names)


def _full_names(document: Document) -> dict[str, str]:
    persons = [person for person in persons_of(document) if " " in person.name]
    of_surname = Counter(ascii_fold(person.name.rpartition(" ")[2]) for person in persons)
    full_name_of: dict[str, str] = {}
    for person in persons:
        if of_surname[ascii_fold(person.name.rpartition(" ")[2])] == 1:
            full_name_of |= {mention.words: person.name for mention in person.mentions}
    return full_name_of


def sentence_topics(document: Document) -> list[str]:
    """Return for each sentence the full name of the person it is about, or nothing.

    That is the only person it names, as its subject, or whom the sentence before is
    about where it names nobody and begins with a pronoun.
    """
    return document.once(_topics)


def _topics(document: Document) -> list[str]:
    full_name_of = full_names(document)
    persons = [name for name in document.names if name.kind == "person"]
    starts = [name.start for name in persons]
    about: list[str] = []
    for sentence in document.sentences:
        people = persons[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        before = about[-1] if about else ""
        if people:
            about.append(_only_person(document, sentence, people, full_name_of=full_name_of))
        else:
            about.append(before if _PRONOUN.match(document.text, sentence.start) else "")
    return about


def _only_person(
    document: Document, sentence: TextSentence, names: Sequence[Name], *, full_name_of: Mapping[str, str]
) -> str:
    """Return the full name of the only person named, where one of the names is a subject; empty otherwise."""
    bearers = {full_name_of.get(name.text, "") for name in names}
    if len(bearers) != 1:
        return ""
    if document.tagged:
        subjects = {token.end for token in document.sentence_tokens(sentence) if token.dep in _SUBJECTS}
        is_subject = any(name.end in subjects for name in names)
    else:
        is_subject = names[0].start == sentence.start
    return bearers.pop() if is_subject else ""
