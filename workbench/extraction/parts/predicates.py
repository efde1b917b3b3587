"""What a verb states: its core, its complement, and what is added to it, each as words of the sentence."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.extraction.parts.complements import (
    complement_of,
    further_complements,
    is_circumstance,
    is_spare,
    place_behind_date,
    without_loose_ends,
)
from workbench.extraction.parts.rows import Member, row_of, with_each_case, words_under
from workbench.extraction.parts.stated import DENYING
from workbench.facts.dependency_tree import DependencyTree

_IN_CORE: Final = frozenset({"aux", "auxpass", "neg", "prt", "advmod", "expl", "dative", "intj"})
_ADDED: Final = frozenset({"prep", "agent", "npadvmod", "advcl"})
OPENING: Final = frozenset(
    "however also moreover furthermore therefore thus meanwhile instead indeed additionally overall finally".split()
)
"""Adverbs that only lead over from another statement."""
_NOTHING: Final = DENYING | {"no"}
_UP_TO: Final = frozenset({"to", "until", "till", "through"})
_SHARING: Final = frozenset({"VBN", "VBG", "VB"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the indices of its words.

    `core` is the verb with auxiliaries, negation and particle, and all without
    which it would say something else; `objects` the members of its complement,
    several where they are joined by "and"; `additions` time, place, agent and the
    like, in the order of the text; `whole_object` the complement with all its
    members and what joins them. `openings` stand before the subject and are no
    time or place, so that all is said under them: `for students, the fee is low`.
    """

    verb: int
    core: tuple[int, ...]
    objects: tuple[Member, ...]
    additions: tuple[tuple[int, ...], ...]
    whole_object: tuple[int, ...]
    openings: tuple[tuple[int, ...], ...] = ()

    @property
    def words(self) -> tuple[int, ...]:
        """The indices of all that is said."""
        return tuple(sorted({*self.core, *self.whole_object, *(index for one in self.additions for index in one)}))


def predicate_at(tree: DependencyTree, verb: int, without: Collection[int]) -> Predicate:
    """Return what the verb states, leaving out what stands under the words of `without`."""
    core = [verb, *_shared_auxiliaries(tree, verb)]
    additions: list[list[int]] = []
    mark = tree.child(verb, "mark")
    for child in tree.below[verb]:
        if child in without or (mark is not None and child < mark):
            continue
        if _is_of_core(tree, child):
            core += words_under(tree, child, without)
        elif tree.tokens[child].dep in _ADDED:
            additions += _each_addition(tree, child, without)
    objects, used = complement_of(tree, verb, without)
    if len(objects) == 1:
        objects, loose = without_loose_ends(tree, verb, objects[0])
        additions += loose
        used -= {index for addition in loose for index in addition}
    core += further_complements(tree, verb, {*without, *used})
    rest = [tuple(words) for words in additions if not used.issuperset(words) and not _asks(tree, words)]
    rest = [words for words in rest if not _goes_with_complement(tree, words, used)]
    joined = _from_and_to(tree, sorted(rest))
    may_spare = is_circumstance if _is_denied(tree, verb) else is_spare
    needed = [words for words in joined if words[0] > verb and not may_spare(tree, words)]
    core += [index for words in needed for index in words]
    openings = tuple(words for words in joined if words[0] < verb and not is_circumstance(tree, words))
    spare = tuple(words for words in joined if words not in needed and words not in openings)
    return Predicate(verb, tuple(sorted(set(core))), tuple(objects), spare, tuple(sorted(used)), openings)


def _goes_with_complement(tree: DependencyTree, addition: Sequence[int], complement: Collection[int]) -> bool:
    """Return whether an addition is a second complement: `served as the head of A and as the head of B`."""
    return any(tree.tokens[one].dep == "conj" and tree.head(one) in complement for one in addition[:1])


def _is_denied(tree: DependencyTree, verb: int) -> bool:
    """Return whether a "not" or "no" stands with the verb or its object, which denies no more than is said."""
    words = (*tree.below[verb], *(below for child in tree.below[verb] for below in tree.below[child]))
    return any(tree.tokens[word].text.lower() in _NOTHING for word in words if tree.tokens[word].dep in {"neg", "det"})


def _from_and_to(tree: DependencyTree, additions: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """Return the additions with "from" and the "to" behind it as one: `served from 1939 until his death`."""
    joined: list[tuple[int, ...]] = []
    for addition in additions:
        before = tree.tokens[joined[-1][0]].text.lower() if joined else ""
        if before == "from" and tree.tokens[addition[0]].text.lower() in _UP_TO:
            joined[-1] += addition
        else:
            joined.append(addition)
    return tuple(joined)


def is_gapped(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether a row repeats its verb silently: `won gold in the 100m, silver in the 200m`."""
    links = [tree.tokens[addition[0]] for addition in predicate.additions]
    has_figure = any(link.dep == "npadvmod" and link.entity not in {"DATE", "TIME"} for link in links)
    words = [link.text.lower() for link in links if link.dep == "prep"]
    return has_figure or (len(set(words)) < len(words) and any(_goes_on(tree, one) for one in predicate.additions[:-1]))


def _goes_on(tree: DependencyTree, addition: Sequence[int]) -> bool:
    """Return whether a common noun follows in a row within the addition: `in the 100m, silver`."""
    noun, joint = tree.tokens[addition[-1]], tree.tokens[addition[-1] - 1]
    return noun.tag in {"NN", "NNS", "CD"} and (joint.text == "," or joint.dep == "cc")


def _each_addition(tree: DependencyTree, top: int, without: Collection[int]) -> list[list[int]]:
    """Return an addition, or each of a row, with its cases; a place behind a date is one of its own."""
    additions = []
    for member in row_of(tree, top):
        inner = place_behind_date(tree, member)
        cases = with_each_case(tree, member, without if inner is None else {*without, inner})
        additions += [[*_shared_particle(tree, top, member), *case] for case in cases]
        additions += [] if inner is None else _each_addition(tree, inner, without)
    return additions


def _shared_particle(tree: DependencyTree, first: int, member: int) -> list[int]:
    """Return the "to" that a member of a row shares with the first: `went to testify and plead`."""
    particle = tree.child(first, "aux")
    is_shared = member != first and tree.tokens[member].tag == "VB" and tree.child(member, "aux") is None
    return [particle] if particle is not None and is_shared and tree.tokens[particle].tag == "TO" else []


def _is_of_core(tree: DependencyTree, index: int) -> bool:
    """Return whether the word belongs to the verb itself, and is no "when" nor an adverb that leads over."""
    token = tree.tokens[index]
    leads_over = token.dep == "advmod" and token.text.lower() in OPENING
    if token.text.lower() in DENYING:
        return True
    return token.dep in _IN_CORE and token.tag != "WRB" and not leads_over


def _asks(tree: DependencyTree, words: list[int]) -> bool:
    """Return whether a question word or relative pronoun opens the words."""
    return any(tree.tokens[word].tag[:1] == "W" for word in words[:2])


def _shared_auxiliaries(tree: DependencyTree, verb: int) -> list[int]:
    """Return the auxiliaries that a verb shares with the one it is joined to: `was built and sold`."""
    token, head = tree.tokens[verb], tree.head(verb)
    has_own = tree.child(verb, "aux", "auxpass") is not None
    if token.dep != "conj" or token.tag not in _SHARING or has_own or tree.tokens[head].tag != token.tag:
        return []
    return [under for under in tree.below[head] if tree.tokens[under].dep in {"aux", "auxpass"}]
