"""The facts of a predicate: one for each member of a row, and one for each time, place or agent that is added."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.extraction.parts.predicates import Member, Predicate
from workbench.extraction.parts.wording import joined, words_at
from workbench.facts.dependency_tree import DependencyTree

_FEWEST_SPARED: Final = 3
"""Fewest words of an addition without which a predicate is a fact of its own."""
_MOST_SHARED_WORDS: Final = 6
"""Most words of time and place that are said again with each member of a row."""


class Fact(NamedTuple):
    """A single fact: the indices of the words that tell it and no other, and how it reads alone."""

    focus: tuple[int, ...]
    reading: str


def facts_of_predicate(tree: DependencyTree, subject: str, predicate: Predicate) -> Iterator[Fact]:
    """Yield what the predicate states of the subject, fact by fact."""
    told = predicate.whole_object
    additions = predicate.additions
    has_row = len(predicate.objects) > 1
    if has_row:
        last = len(predicate.objects) - 1
        for place, member in enumerate(predicate.objects):
            shared = [one for one in additions if place == last or _goes_with_all(tree, predicate, one)]
            shared = shared if _are_few(additions) else []
            focus = member.indices if place else (*predicate.core, *member.indices)
            yield Fact(focus, _reading(tree, subject, predicate, member, shared))
    if len(additions) > 1 or (has_row and additions and not _are_few(additions)):
        for place, addition in enumerate(additions):
            focus = addition if place or has_row else (*predicate.core, *told, *addition)
            yield Fact(focus, _reading(tree, subject, predicate, Member(told), (addition,)))
    if len(additions) == 1 and told and not has_row and len(additions[0]) >= _FEWEST_SPARED:
        yield Fact((*predicate.core, *told), _reading(tree, subject, predicate, Member(told), ()))
    if len(additions) <= 1 and not has_row:
        focus = (*predicate.core, *told, *(index for addition in additions for index in addition))
        yield Fact(focus, _reading(tree, subject, predicate, Member(told), additions))


def _goes_with_all(tree: DependencyTree, predicate: Predicate, addition: Sequence[int]) -> bool:
    """Return whether an addition belongs to each member of a row: it stands before the verb, or tells the time."""
    return addition[0] < predicate.verb or any(tree.tokens[index].entity == "DATE" for index in addition)


def _are_few(additions: Sequence[Sequence[int]]) -> bool:
    return len(additions) <= 1 and sum(map(len, additions)) <= _MOST_SHARED_WORDS


def _reading(
    tree: DependencyTree, subject: str, predicate: Predicate, member: Member, additions: Sequence[Sequence[int]]
) -> str:
    """Return subject, verb, one member of the complement and the additions; what stood before the verb comes last."""
    behind = [index for addition in additions if addition[0] > predicate.verb for index in addition]
    fronted = [words_at(tree, addition) for addition in additions if addition[0] < predicate.verb]
    leads = {_first_of(member, predicate): member.lead} if member.lead else {}
    words = words_at(tree, [*predicate.core, *member.indices, *behind], leads)
    return " ".join([joined(subject, words), *fronted]).strip()


def _first_of(member: Member, predicate: Predicate) -> int:
    """Return the first word of a member behind the preposition that the row shares."""
    shared = set(predicate.objects[0].indices)
    return next((index for index in member.indices if index not in shared), member.indices[0])
