"""The facts of a predicate: one for each member of a row, for each time, place or agent added, for each subject."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.extraction.parts.predicates import Predicate, predicate_at
from workbench.extraction.parts.rows import Member, members_of, row_of
from workbench.extraction.parts.wording import joined, words_at
from workbench.facts.dependency_tree import FINITE, SUBJECTS, DependencyTree

_FEWEST_SPARED: Final = 2
"""Fewest words of an addition without which a predicate is a fact of its own."""
_MOST_SHARED: Final = 6
"""Most words of an addition that is said again with each member of a row."""


_SINGULAR: Final = {"are": "is", "were": "was", "have": "has", "do": "does"}
_TOGETHER: Final = frozenset("each one together jointly joint common mutual between share shares shared".split())
_MUTUAL: Final = frozenset(
    "meet meets met marry marries married divorce divorced agree agreed sign signed discuss discussed merge merged "
    "clash clashed separate separated collaborate collaborated".split()
)
"""Verbs of what several do with each other."""
_PLURAL: Final = frozenset({"NNS", "NNPS"})


class Fact(NamedTuple):
    """A single fact: the indices of the words that tell it and no other, and how it reads alone."""

    focus: tuple[int, ...]
    reading: str


def facts_of_predicate(tree: DependencyTree, subject: str, predicate: Predicate) -> Iterator[Fact]:
    """Yield what the predicate states of the subject, fact by fact; nothing of a subject that cannot be told."""
    if not subject or subject[:1].isspace():
        return
    if len(predicate.objects) > 1:
        yield from _member_by_member(tree, subject, predicate)
    else:
        yield from _addition_by_addition(tree, subject, predicate)


def facts_of_verbs(tree: DependencyTree, verb: int, subject: str, *, without: Collection[int]) -> Iterator[Fact]:
    """Yield the facts of a verb and of those joined to it, which share the subject."""
    verbs = [index for index in row_of(tree, verb) if index == verb or tree.tokens[index].tag[:2] == "VB"]
    for place, one in enumerate(verbs):
        yield from facts_of_predicate(tree, subject, predicate_at(tree, one, {*without, *verbs[place + 1 :]}))


def facts_of_each_subject(
    tree: DependencyTree, subject: int, predicate: Predicate, *, without: Collection[int]
) -> Iterator[Fact]:
    """Yield the predicate for each member of the subject; nothing where they do it together, or with one subject."""
    members = members_of(tree, subject, without)
    if len(members) == 1 or _is_done_together(tree, predicate, members):
        return
    wording = words_at(tree, [index for index in predicate.words if tree.tokens[index].text.lower() != "both"])
    for member in members:
        agreeing = _agreeing(tree, member, predicate, wording=wording)
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


def _agreeing(tree: DependencyTree, member: Member, predicate: Predicate, *, wording: str) -> str:
    """Return what is said of a row as said of one member: `was here` for `were here`; empty where that is unsure."""
    is_plural = any(tree.tokens[index].tag in _PLURAL for index in member.indices)
    verb = next((tree.tokens[index] for index in predicate.core if tree.tokens[index].tag in FINITE), None)
    if is_plural or verb is None or verb.tag in {"MD", "VBZ"} or (verb.tag == "VBD" and verb.text != "were"):
        return wording
    singular = _SINGULAR.get(verb.text)
    return wording.replace(verb.text, singular, 1) if singular else ""


def _member_by_member(tree: DependencyTree, subject: str, predicate: Predicate) -> Iterator[Fact]:
    """Yield a fact for each member of the complement, and for each addition that is too long to be said again."""
    additions, last = predicate.additions, len(predicate.objects) - 1
    is_shared = len(additions) <= 1 and sum(map(len, additions)) <= _MOST_SHARED
    for place, member in enumerate(predicate.objects):
        shared = [one for one in additions if is_shared and (place == last or _goes_with_all(tree, predicate, one))]
        focus = member.indices if place else (*predicate.core, *member.indices)
        yield Fact(focus, _reading(tree, subject, predicate, member=member, additions=shared))
    for addition in () if is_shared else additions:
        yield Fact(
            addition, _reading(tree, subject, predicate, member=Member(predicate.whole_object), additions=[addition])
        )


def _addition_by_addition(tree: DependencyTree, subject: str, predicate: Predicate) -> Iterator[Fact]:
    """Yield a fact for each addition, or the whole with a single one; then what is said without any."""
    additions, whole = predicate.additions, Member(predicate.whole_object)
    bare = (*predicate.core, *whole.indices)
    for place, addition in enumerate(additions or ((),)):
        yield Fact(
            addition if place else tuple(sorted((*bare, *addition))),
            _reading(tree, subject, predicate, member=whole, additions=[addition] if addition else []),
        )
    says_something = bool(whole.indices) or max(predicate.core) > predicate.verb
    if says_something and sum(map(len, additions)) >= _FEWEST_SPARED and not _is_idiom(tree, predicate):
        yield Fact(bare, _reading(tree, subject, predicate, member=whole, additions=[]))


def _is_idiom(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether verb and bare noun say little alone: `takes place`, `lost ground`; or what is done is "this"."""
    if len(predicate.whole_object) != 1:
        return False
    token = tree.tokens[predicate.whole_object[0]]
    return token.dep in {"dobj", "acomp"} and token.tag in {"NN", "DT", "PRP", "JJ"}


def _goes_with_all(tree: DependencyTree, predicate: Predicate, addition: Sequence[int]) -> bool:
    """Return whether an addition belongs to each member of a row: it stands before the verb, or tells the time."""
    return addition[0] < predicate.verb or any(tree.tokens[index].entity == "DATE" for index in addition)


def _reading(
    tree: DependencyTree, subject: str, predicate: Predicate, *, member: Member, additions: Sequence[Sequence[int]]
) -> str:
    """Return subject, verb, one member of the complement and the additions; what opens the clause opens the reading."""
    opening = [addition for addition in additions if addition[0] < predicate.verb and _opens(tree, predicate, addition)]
    others = [index for addition in additions if addition not in opening for index in addition]
    leads = {_first_of(member, predicate): member.lead} if member.lead else {}
    words = words_at(tree, [*predicate.core, *member.indices, *others], leads)
    fronted = (words_at(tree, addition) for addition in (*predicate.openings, *opening))
    return ", ".join([*fronted, joined(subject, words)]).strip()


def _opens(tree: DependencyTree, predicate: Predicate, addition: Sequence[int]) -> bool:
    """Return whether an addition stands before the subject of its verb, or before the first word of its verb."""
    subject = tree.child(predicate.verb, *SUBJECTS)
    return addition[0] < (predicate.core[0] if subject is None else subject)


def _first_of(member: Member, predicate: Predicate) -> int:
    """Return the first word of a member behind the preposition that the row shares."""
    shared = set(predicate.objects[0].indices)
    return next((index for index in member.indices if index not in shared), member.indices[0])
