"""What is said without a clause: `vowed to leave`, `denounced the plan`, `warned of a flood`."""

from functools import cache
from typing import Final

from workbench.domain.span import Span
from workbench.facts.dependency_tree import DependencyTree
from workbench.text.document import Token
from workbench.text.language.word_lists import entries_of

_REFLEXIVE: Final = ("self", "selves")
_OBJECTS: Final = frozenset({"dobj", "oprd", "dative", "nsubjpass"})
_CLAUSES: Final = frozenset({"xcomp", "ccomp", "acl"})
_COMPLEMENTS: Final = frozenset({"as", "of", "for", "at", "to", "with"})
"""Prepositions whose phrase belongs to the object of a speech act: `described him as`, `put the cost at`."""


def is_speech_act(token: Token) -> bool:
    """Return whether the word is a verb with which somebody promises, demands or judges something."""
    return token.tag[:2] == "VB" and token.text.lower() in verb_frames("speech_acts")


def act_content(tree: DependencyTree, index: int) -> Span | None:
    """Return what is said with the verb at `index` by an infinitive, an object or a prepositional phrase."""
    if not is_speech_act(tree.tokens[index]):
        return None
    return framed_content(tree, index, verb_frames("speech_acts")[tree.tokens[index].text.lower()])


def framed_content(tree: DependencyTree, index: int, frames: frozenset[str]) -> Span | None:
    """Return what the word at `index` governs in one of the frames: "to", "obj", "ing" or a preposition."""
    clause = _infinitive(tree, index) if "to" in frames else None
    content = None if clause is None else tree.stretch(clause)
    content = content or (_object(tree, index) if _takes_object(tree, index, frames) else None)
    return content or next(
        (tree.stretch(child) for child in tree.below[index] if _is_framed(tree, child, frames)), None
    )


def _takes_object(tree: DependencyTree, index: int, frames: frozenset[str]) -> bool:
    """Return whether the object is what is said, as that of "describe", or that of "view" before "as"."""
    below = [tree.tokens[child] for child in tree.below[index]]
    return "obj" in frames or ("as" in frames and any(one.dep == "prep" and one.text == "as" for one in below))


def _is_framed(tree: DependencyTree, child: int, frames: frozenset[str]) -> bool:
    """Return whether the word opens one of the frames: a gerund, or a preposition with its phrase."""
    token = tree.tokens[child]
    if token.dep == "xcomp":
        return "ing" in frames and token.tag == "VBG"
    return token.dep == "prep" and token.text.lower() in frames and bool(tree.below[child])


def is_infinitive(tree: DependencyTree, index: int) -> bool:
    """Return whether the verb stands with "to": `to leave`."""
    return any(tree.tokens[under].tag == "TO" for under in tree.below[index])


def _infinitive(tree: DependencyTree, index: int) -> int | None:
    clauses = (child for child in tree.below[index] if tree.tokens[child].dep in _CLAUSES)
    return next((child for child in clauses if is_infinitive(tree, child)), None)


def _object(tree: DependencyTree, index: int) -> Span | None:
    """Return the object with what is said of it, or a gerund; None for a reflexive object."""
    starts: list[int] = []
    ends: list[int] = []
    for child in tree.below[index]:
        token = tree.tokens[child]
        is_gerund = token.dep == "xcomp" and token.tag == "VBG"
        if token.dep in _OBJECTS or is_gerund or (starts and _completes(tree, child)):
            if token.text.lower().endswith(_REFLEXIVE):
                return None
            stretch = tree.stretch(child)
            starts.append(stretch.start)
            ends.append(stretch.end)
    return Span(min(starts), max(ends)) if starts else None


def _completes(tree: DependencyTree, child: int) -> bool:
    token = tree.tokens[child]
    return token.dep in {"xcomp", "ccomp"} or (token.dep == "prep" and token.text.lower() in _COMPLEMENTS)


@cache
def verb_frames(name: str) -> dict[str, frozenset[str]]:
    """Return what may follow each form of each verb in the list of that name."""
    frames: dict[str, frozenset[str]] = {}
    for entry in entries_of(name):
        verb, *allowed = entry.split()
        for form in _forms(*verb.split(",")):
            frames[form] = frozenset(allowed)
    return frames


def _forms(verb: str, *irregular: str) -> set[str]:
    """Return the forms of a verb; the regular ones too where the irregular are not all given."""
    stem = verb.removesuffix("e")
    if verb.endswith("y") and irregular:
        return {verb, f"{verb}ing", *irregular}
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
    return {verb, plural, f"{stem}ed", f"{stem}ing", *irregular}
