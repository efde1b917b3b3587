"""What happened at a time: the verb that governs it, who or what did it, and in which tense."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.dependency_tree import NOUN_SUBJECTS, DependencyTree
from workbench.facts.moments.turning_points import BEGINNING, ENDING
from workbench.text.language.word_lists import word_list
from workbench.text.terms import stem, terms_of

_STEPS: Final = 12
_REACH: Final = 90
_SEGMENT: Final = re.compile(r"[,;:.()]\s|\band\b")
_INNER: Final = frozenset({"relcl", "ccomp", "advcl", "parataxis", "acl", "conj"})
_FUTURE: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_CONTENT: Final = ("NN", "VB", "JJ")
_LINKS: Final = frozenset({"aux", "auxpass"})


class Event(NamedTuple):
    """`verb` and `about`, the words of its clause, are stems; `place` is that of the verb, `subject` of its subject.

    `tense` is "past", "present", "future", "modal" or empty; `is_direct` says that the time
    hangs on the verb itself and on no noun.
    """

    verb: str
    subject: Span | None
    about: frozenset[str]
    tense: str
    place: Span | None
    is_direct: bool


NOTHING: Final = Event("", None, frozenset(), "", None, is_direct=False)


def event_at(tree: DependencyTree, place: Span) -> Event:
    """Return what the sentence says happened at the time written at `place`."""
    if not _has_words(tree, place):
        return NOTHING
    top = tree.head_of(place)
    verb = _verb_above(tree, top)
    if verb < 0:
        return NOTHING._replace(about=_stems(tree, range(len(tree.tokens))))
    subject = subject_of(tree, verb)
    words = tree.under(verb, _INNER)
    about = _stems(tree, [*words, *([] if subject is None else tree.under(subject))])
    span = None if subject is None else tree.noun_phrase(subject)
    word = tree.tokens[verb]
    is_direct = _hangs_on(tree, top, verb)
    return Event(
        stem(word.text.lower()), span, about, tense_of(tree, verb), Span(word.start, word.end), is_direct=is_direct
    )


def _hangs_on(tree: DependencyTree, place: int, verb: int) -> bool:
    """Return whether a time is told of the verb, with nothing but a preposition between."""
    above = tree.head(place)
    while above != verb and tree.tokens[above].dep == "prep":
        above = tree.head(above)
    return above == verb


def event_before(text: str, start: int) -> Event:
    """Return what a text without a language model tells of a time at an offset: the last turning point before it."""
    segment = _SEGMENT.split(text[max(0, start - _REACH) : start])[-1]
    words = terms_of(segment)
    verb = next((word for word in reversed(words) if word in BEGINNING | ENDING), "")
    return NOTHING._replace(verb=verb, about=frozenset(words))


def governing_verb(tree: DependencyTree, place: Span) -> int:
    """Return the verb that governs the words at `place`; -1 for none."""
    return _verb_above(tree, tree.head_of(place)) if _has_words(tree, place) else -1


def _has_words(tree: DependencyTree, place: Span) -> bool:
    first = tree.index_at(place.start)
    return first < len(tree.tokens) and tree.tokens[first].start < place.end


def _verb_above(tree: DependencyTree, place: int) -> int:
    for _ in range(_STEPS):
        token = tree.tokens[place]
        if token.tag[:2] in {"VB", "MD"} and token.dep not in {"amod", *_LINKS}:
            return place
        above = tree.head(place)
        if above == place:
            return -1
        place = above
    return -1


def subject_of(tree: DependencyTree, verb: int) -> int | None:
    """Return the subject of a verb, or of the one it shares it with: `he rose and left`."""
    for _ in range(_STEPS):
        subject = tree.child(verb, *NOUN_SUBJECTS)
        if subject is not None:
            return subject
        if tree.tokens[verb].dep not in {"conj", "xcomp", "advcl", "acl"} or tree.head(verb) == verb:
            return None
        verb = tree.head(verb)
    return None


def tense_of(tree: DependencyTree, verb: int) -> str:
    """Return when the verb lies as it is told: "past", "present", "future", "modal"; empty where it has no tense."""
    linked = [tree.tokens[under] for under in tree.below[verb] if tree.tokens[under].dep in _LINKS]
    if any(word.text.lower() in _FUTURE for word in linked):
        return "future"
    tags = [word.tag for word in (*linked, tree.tokens[verb])]
    if "MD" in tags:
        return "modal"
    if "VBD" in tags:
        return "past"
    return "present" if {"VBZ", "VBP"} & set(tags) else ""


def _stems(tree: DependencyTree, indices: Iterable[int]) -> frozenset[str]:
    stops = word_list("stop_words")
    words = (tree.tokens[index] for index in indices)
    return frozenset(
        stem(word.text.lower())
        for word in words
        if word.tag[:2] in _CONTENT and word.text[:1].isalpha() and word.text.lower() not in stops
    )
