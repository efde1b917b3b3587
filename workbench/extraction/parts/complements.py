"""The complement of a verb: what it acts on, is or leads to, member by member."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from workbench.extraction.parts.rows import DISTRIBUTING, Member, are_named, members_of, row_of, words_under
from workbench.extraction.parts.stated import is_condition
from workbench.facts.dependency_tree import DependencyTree

_COMPLEMENTS: Final = ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp")
_LOOSE: Final = frozenset(
    {"in", "at", "on", "during", "from", "since", "until", "after", "before", "with", "for", "by", "alongside"}
)
"""Prepositions of time, place and company."""
_OF_CHANGE: Final = frozenset("to into onto from out of off towards toward between like than".split())
"""Prepositions of what a predicate cannot spare, unless it is a time or place."""
_OF_DATES: Final = frozenset({"of", "to", "until"})
_ADDED: Final = frozenset({"prep", "agent", "npadvmod"})
_SUPERLATIVE: Final = frozenset({"JJS", "RBS"})
_PLACED: Final = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})


def is_spare(tree: DependencyTree, addition: Sequence[int]) -> bool:
    """Return whether a predicate is still true without an addition: a time, a place, who did it, or a clause.

    `from a ruin into a school` is none: what was turned was turned into something.
    """
    top = next(index for index in addition if tree.head(index) not in addition)
    token = tree.tokens[top]
    is_change = token.dep == "prep" and token.text.lower() in _OF_CHANGE
    return not (is_change or is_condition(tree, top)) or _is_time_or_place(tree, top)


def is_circumstance(tree: DependencyTree, addition: Sequence[int]) -> bool:
    """Return whether an addition is a time or a place, or a participle, with which a clause may open."""
    top = next(index for index in addition if tree.head(index) not in addition)
    token = tree.tokens[top]
    is_participle = token.dep == "advcl" and token.tag in {"VBG", "VBN"}
    return token.dep == "npadvmod" or is_participle or _is_time_or_place(tree, top)


def complement_of(tree: DependencyTree, verb: int, without: Collection[int]) -> tuple[list[Member], set[int]]:
    """Return the members of the complement, and all its words; a verb without one takes its first preposition."""
    for dep in _COMPLEMENTS:
        child = next((under for under in tree.below[verb] if under > verb and tree.tokens[under].dep == dep), None)
        child = _shared_object(tree, verb) if child is None and dep == "dobj" else child
        if child is not None and child not in without:
            return _deepest_members(tree, child, without), set(words_under(tree, child, without))
    first = _first_preposition(tree, verb)
    return ([], set()) if first is None or first in without else _governed(tree, first, without)


def _first_preposition(tree: DependencyTree, verb: int) -> int | None:
    """Return the preposition that completes a verb; None where it is one of several times and places."""
    behind = [child for child in tree.below[verb] if tree.tokens[child].dep in _ADDED and child > verb]
    first = next((child for child in behind if tree.tokens[child].dep == "prep"), None)
    if first is None or len(row_of(tree, first)) > 1 or any(tree.tokens[child].dep == "agent" for child in behind):
        return None
    is_one_of_several = len(behind) > 1 or place_behind_date(tree, first) is not None
    return None if is_one_of_several and _is_time_or_place(tree, first) else first


def place_behind_date(tree: DependencyTree, preposition: int) -> int | None:
    """Return the preposition that the parser put under a date: `on 18 December 1949 in Pensacola`."""
    noun = tree.child(preposition, "pobj")
    if noun is None or tree.tokens[noun].entity != "DATE":
        return None
    inner = tree.child(noun, "prep")
    return None if inner is None or tree.tokens[inner].text.lower() in _OF_DATES else inner


def _governed(tree: DependencyTree, preposition: int, without: Collection[int]) -> tuple[list[Member], set[int]]:
    """Return the preposition with each member of what it governs, and all its words."""
    noun = tree.child(preposition, "pobj", "amod", "acomp")
    whole = words_under(tree, preposition, without)
    if noun is None:
        return [Member(tuple(whole))], set(whole)
    lead = [index for index in whole if index < min(tree.under(noun))]
    is_made_of = tree.tokens[preposition].text.lower() == "of"
    members = [Member(tuple(words_under(tree, noun, without)))] if is_made_of else _deepest_members(tree, noun, without)
    return [Member((*lead, *member.indices), member.lead) for member in members], set(whole)


def without_loose_ends(tree: DependencyTree, verb: int, whole: Member) -> tuple[list[Member], list[list[int]]]:
    """Return the complement without the times and places behind its noun, and these: `law | at Leeds`.

    Whether they belong to the noun or to the verb makes no difference to the
    fact, unless the noun is a superlative: `the oldest firm in Ayr`.
    """
    noun = tree.child(verb, "dobj", "attr")
    if noun is None or any(tree.tokens[under].tag in _SUPERLATIVE for under in tree.under(noun)):
        return [whole], []
    nouns = list(_with_what_it_is_of(tree, noun))
    loose = [
        words_under(tree, under, set())
        for under in sorted(below for one in nouns for below in tree.below[one])
        if under > noun and tree.tokens[under].dep == "prep" and tree.tokens[under].text.lower() in _LOOSE
    ]
    loose = [words for words in loose if set(words) <= set(whole.indices)]
    inside = {index for words in loose for index in words}
    return [Member(tuple(index for index in whole.indices if index not in inside), whole.lead)], loose


def _with_what_it_is_of(tree: DependencyTree, noun: int) -> Iterator[int]:
    """Yield a noun and those that follow it with "of": `a professor of the history of law`."""
    for _ in tree.tokens:
        yield noun
        link = next((one for one in tree.below[noun] if one > noun and tree.tokens[one].text.lower() == "of"), None)
        inner = None if link is None else tree.child(link, "pobj")
        if inner is None or tree.tokens[inner].entity:
            return
        noun = inner


def further_complements(tree: DependencyTree, verb: int, without: Collection[int]) -> list[int]:
    """Return the words of a second complement, which every member of the first goes with: `ordered him to pay`."""
    found: list[int] = []
    taken = {tree.tokens[child].dep for child in tree.below[verb] if child in without}
    for child in tree.below[verb]:
        if child > verb and child not in without and tree.tokens[child].dep in set(_COMPLEMENTS) - taken:
            found += words_under(tree, child, without)
    return found


def _deepest_members(tree: DependencyTree, top: int, without: Collection[int]) -> list[Member]:
    """Return the members of the row at the end of a complement: `went on to record albums and singles`."""
    members = members_of(tree, top, without)
    inner = _next_below(tree, top)
    if len(members) > 1 or inner is None or inner in without:
        return members
    whole = words_under(tree, top, without)
    inside = set(words_under(tree, inner, without))
    around = [word for word in whole if word not in inside]
    deeper = _deepest_members(tree, inner, without)
    return [Member(tuple(sorted((*around, *member.indices))), member.lead) for member in deeper]


def _next_below(tree: DependencyTree, top: int) -> int | None:
    """Return the complement of an infinitive, or the last name behind a noun: `to record albums`, `posts at Yale`."""
    if tree.tokens[top].dep == "xcomp":
        return tree.child(top, "dobj", "attr", "xcomp")
    preposition = next((under for under in reversed(tree.below[top]) if tree.tokens[under].dep == "prep"), None)
    if preposition is None or preposition < top:
        return None
    is_of = tree.tokens[preposition].text.lower() == "of" and tree.tokens[top].dep == "attr"
    if not is_of and tree.tokens[preposition].text.lower() not in DISTRIBUTING:
        return None
    noun = tree.child(preposition, "pobj")
    return noun if noun is not None and are_named(tree, row_of(tree, noun)) else None


def _shared_object(tree: DependencyTree, verb: int) -> int | None:
    """Return the object that a verb shares with the one joined to it: `written and directed two films`."""
    joined = tree.child(verb, "conj")
    if joined is None or tree.child(verb, "prep", "attr", "acomp", "agent") is not None:
        return None
    between = tree.tokens[verb + 1 : joined]
    is_close = all(token.dep in {"cc", "advmod", "punct", "conj"} for token in between)
    return tree.child(joined, "dobj") if is_close else None


def _is_time_or_place(tree: DependencyTree, preposition: int) -> bool:
    noun = tree.child(preposition, "pobj")
    return noun is not None and tree.tokens[noun].entity in _PLACED
