"""A predicate said of each of several subjects: `Lee and Berg resigned`, but not `Lee and Berg met`."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from workbench.extraction.parts.predicates import Predicate
from workbench.extraction.parts.rows import Member, members_of
from workbench.extraction.parts.verb_facts import Fact
from workbench.extraction.parts.wording import words_at
from workbench.extraction.splitting.clause_heads import FINITE
from workbench.facts.dependency_tree import DependencyTree

_SINGULAR: Final = {"are": "is", "were": "was", "have": "has", "do": "does"}
_TOGETHER: Final = frozenset("each one together jointly between share shares shared".split())
_MUTUAL: Final = frozenset(
    "meet meets met marry marries married divorce divorced agree agreed sign signed discuss discussed merge merged "
    "clash clashed separate separated collaborate collaborated".split()
)
"""Verbs of what several do with each other."""
_PLURAL: Final = frozenset({"NNS", "NNPS"})


def facts_of_each_subject(
    tree: DependencyTree, subject: int, predicate: Predicate, *, without: Collection[int]
) -> Iterator[Fact]:
    """Yield the predicate for each member of the subject; nothing where they do it together, or with one subject."""
    members = members_of(tree, subject, without)
    if len(members) == 1 or _is_done_together(tree, predicate, members):
        return
    told = words_at(tree, [index for index in predicate.words if tree.tokens[index].text.lower() != "both"])
    for member in members:
        agreeing = _agreeing(tree, member, predicate, told=told)
        if agreeing:
            yield Fact(member.indices, f"{words_at(tree, member.indices, member.leads)} {agreeing}")


def _is_done_together(tree: DependencyTree, predicate: Predicate, members: Sequence[Member]) -> bool:
    """Return whether the predicate is true of the subjects only together."""
    verb = predicate.verb
    words = {tree.tokens[index].text.lower() for index in tree.under(verb)}
    attribute = tree.child(verb, "attr")
    is_plural = attribute is not None and tree.tokens[attribute].tag in _PLURAL
    return bool(words & (_TOGETHER | _MUTUAL)) or is_plural or _share_surname(tree, members)


def _share_surname(tree: DependencyTree, members: Sequence[Member]) -> bool:
    """Return whether the first member is a first name that shares the surname of the last: `Hanne and Ottar Brekke`."""
    first = tree.tokens[members[0].indices[0]]
    is_short = len(members[0].indices) == 1 and len(members[-1].indices) > 1
    return is_short and first.tag == "NNP" and first.entity == "PERSON"


def _agreeing(tree: DependencyTree, member: Member, predicate: Predicate, *, told: str) -> str:
    """Return what is said of a row as said of one member: `was here` for `were here`; empty where that is unsure."""
    is_plural = any(tree.tokens[index].tag in _PLURAL for index in member.indices)
    verb = next((tree.tokens[index] for index in predicate.core if tree.tokens[index].tag in FINITE), None)
    if is_plural or verb is None or verb.tag in {"MD", "VBZ"} or (verb.tag == "VBD" and verb.text != "were"):
        return told
    singular = _SINGULAR.get(verb.text)
    return told.replace(verb.text, singular, 1) if singular else ""
