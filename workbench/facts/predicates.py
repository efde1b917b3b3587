"""Predicates: the verbs with which part of a sentence states something, each with its subject and its modal verb."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.dependency_tree import FINITE, SUBJECTS, DependencyTree

_BESIDE: Final = frozenset({"conj", "parataxis", "ccomp"})
_MODALS: Final = {"'ll": "will", "ll": "will", "wo": "will", "ca": "can", "'d": "would", "d": "would", "sha": "shall"}
_CLIMB: Final = 6


class Predicate(NamedTuple):
    """A verb that states something; places count from the start of the sentence.

    `subject` is the place of its subject, or that of the verb it is joined to; -1 where
    it has none. `modal` is the modal verb in full ("will" for "'ll"), or empty.
    """

    verb: int
    subject: int
    modal: str


class Predicates(NamedTuple):
    """The predicates of a span, in the order of the words.

    `main` are those of its main clauses; `added` those of the relative clauses
    and participles that a comma sets off, which state something in passing.
    """

    main: tuple[Predicate, ...]
    added: tuple[Predicate, ...]


def predicates_in(tree: DependencyTree, span: Span) -> Predicates:
    """Return the predicates of the part of the sentence at `span`; what is only supposed, wished or said is none."""
    inside = [place for place, token in enumerate(tree.tokens) if span.start <= token.start and token.end <= span.end]
    if not inside:
        return Predicates((), ())
    reach = range(inside[0], inside[-1] + 1)
    tops = [place for place in reach if tree.head(place) not in reach or tree.head(place) == place]
    main = _joined(tree, tops, reach) or _first_finite(tree, reach)
    added = [
        place for place in reach if place not in main and tree.tokens[place].dep == "relcl" and _set_off(tree, place)
    ]
    return Predicates(_described(tree, main), _described(tree, added))


def is_finite(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb at `verb`, or an auxiliary of it, shows a tense or is a modal verb."""
    return any(tree.tokens[place].tag in FINITE for place in (verb, *auxiliaries(tree, verb)))


def auxiliaries(tree: DependencyTree, verb: int) -> list[int]:
    """Return the places of the auxiliaries of the verb at `verb`."""
    return [place for place in tree.below[verb] if tree.tokens[place].dep in {"aux", "auxpass"}]


def is_verb(tree: DependencyTree, place: int) -> bool:
    """Return whether the word at `place` is a verb."""
    return tree.tokens[place].tag[:2] == "VB" or tree.tokens[place].tag == "MD"


def _joined(tree: DependencyTree, tops: Iterable[int], reach: range) -> list[int]:
    """Return the verbs among `tops` and those joined to them side by side."""
    pending, found = list(tops), []
    while pending:
        place = pending.pop()
        if is_verb(tree, place) and tree.tokens[place].dep not in {"aux", "auxpass"}:
            found.append(place)
        pending += [under for under in tree.below[place] if under in reach and _stands_beside(tree, under, place)]
    return sorted(found)


def _stands_beside(tree: DependencyTree, place: int, head: int) -> bool:
    """Return whether the verb at `place` states something beside its head: `there was no limit, so you could`."""
    token = tree.tokens[place]
    if token.dep not in _BESIDE or not is_verb(tree, place):
        return False
    if token.dep != "ccomp":
        return True
    has_subject = tree.child(place, *SUBJECTS) is not None
    is_before = place < head and has_subject and tree.child(place, "mark") is None
    is_quoted = is_before and any(tree.tokens[between].tag == "``" for between in range(place + 1, head))
    return is_before and not is_quoted


def _first_finite(tree: DependencyTree, reach: range) -> list[int]:
    """Return the first verb that shows a tense and has a subject, where the tree has none at its top."""
    verbs = (place for place in reach if tree.tokens[place].dep in {"ccomp", "ROOT", "conj"} and is_verb(tree, place))
    return [place for place in verbs if is_finite(tree, place) and tree.child(place, *SUBJECTS) is not None][:1]


def _set_off(tree: DependencyTree, verb: int) -> bool:
    """Return whether a comma stands before the clause of the verb at `verb`."""
    first = min([verb, *tree.below[verb]])
    return any(tree.tokens[place].text in {",", "(", "—", "–"} for place in range(max(0, first - 2), first))


def _described(tree: DependencyTree, verbs: Iterable[int]) -> tuple[Predicate, ...]:
    return tuple(Predicate(verb, _subject_of(tree, verb), _modal_of(tree, verb)) for verb in verbs)


def _subject_of(tree: DependencyTree, verb: int) -> int:
    """Return the place of the subject, that of the verb it is joined to where it has none of its own; or -1."""
    for _ in range(_CLIMB):
        subject = tree.child(verb, *SUBJECTS)
        if subject is not None:
            return subject
        if tree.tokens[verb].dep != "conj":
            return -1
        verb = tree.head(verb)
    return -1


def _modal_of(tree: DependencyTree, verb: int) -> str:
    """Return the modal verb, that of the verb it is joined to where it is bare: `will close and demolish it`."""
    for _ in range(_CLIMB):
        helpers = auxiliaries(tree, verb)
        for place in helpers:
            if tree.tokens[place].tag == "MD":
                word = tree.tokens[place].text.lower().replace("’", "'")
                is_had = word in {"'d", "d"} and tree.tokens[verb].tag == "VBN"
                return "" if is_had else _MODALS.get(word, word)
        if helpers or tree.tokens[verb].dep != "conj" or tree.tokens[verb].tag != "VB":
            return ""
        verb = tree.head(verb)
    return ""
