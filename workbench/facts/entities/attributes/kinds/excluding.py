"""Which two values of one kind a person cannot have at once."""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from workbench.facts.entities.attributes.kinds.peoples import may_be_one
from workbench.facts.entities.attributes.kinds.person_nouns import KIN
from workbench.facts.entities.entity import Attribute, AttributeKind
from workbench.text.language.word_lists import entries_of

_LONGEST_POST: Final = 4
_WHICH_ONE: Final = frozenset({"driver", "manager", "minister", "major", "professor", "teacher", "correspondent"})
_ANY_ONE: Final = frozenset({"school", "college", "university", "assistant", "associate", "senior", "head", "staff"})
"""Words that do not say which kind it is: `school teacher`."""
_UNDER: Final = frozenset({"deputy", "vice", "assistant"})
"""Posts of which a person has one kind: a bus driver is no train driver."""
_SLIP_OF_YEARS: Final = 3
_DIGITS: Final = 2


class Post(NamedTuple):
    """A member of a family of posts: the line of the list, what kind of line, and the member's place in it."""

    family: int
    kind: str
    member: int


def excludes(row: Attribute, other: Attribute) -> bool:
    """Return whether one person cannot have both values at one time."""
    differ = _DIFFER.get(row.kind)
    return row.kind is other.kind and row.value != other.value and differ is not None and differ(row, other)


def is_near_age(age: str, other: str) -> bool:
    """Return whether one age may be a slip for the other: its digits turned, one of them wrong, a few years off.

    >>> is_near_age("45", "54"), is_near_age("47", "49"), is_near_age("71", "77"), is_near_age("23", "58")
    (True, True, True, False)
    """
    if age == other or abs(int(age) - int(other)) <= _SLIP_OF_YEARS:
        return True
    if len(age) != len(other) or len(age) != _DIGITS:
        return False
    return age == other[::-1] or any(one == another for one, another in zip(age, other, strict=True))


def is_nearest_age(age: str, other: str) -> bool:
    """Return whether one age is the other with its digits turned, or a few years off."""
    return abs(int(age) - int(other)) <= _SLIP_OF_YEARS or age == other[::-1]


def posts_called(value: str) -> tuple[Post, ...]:
    """Return the members of the families that the post is, by its longest ending: `parish clerk`.

    >>> [post.kind for post in posts_called("parish clerk")], posts_called("baker street regular")
    (['office'], ())
    """
    return _by_words().get(post_words(value), ())


def post_words(value: str) -> str:
    """Return the words of the post that stand in a family, without what comes before them; all words where none do.

    >>> post_words("parish clerk"), post_words("vice-chairman"), post_words("retired poet")
    ('clerk', 'vice chairman', 'retired poet')
    """
    words = value.lower().replace("-", " ").split()
    tails = (" ".join(words[first:]) for first in range(max(0, len(words) - _LONGEST_POST), len(words)))
    return next((tail for tail in tails if tail in _by_words()), " ".join(words))


def is_public(value: str) -> bool:
    """Return whether the post is one whose holder a text need not name: `the governor`."""
    return any(post.kind == "public" for post in posts_called(value))


def _are_other_posts(row: Attribute, other: Attribute) -> bool:
    """Return whether the posts exclude each other: two of one family in one body, a bus driver and a train driver."""
    if _is_deputy(row, other):
        return True
    members = {(post.family, post.kind): post.member for post in posts_called(row.value)}
    families = [post for post in posts_called(other.value) if (post.family, post.kind) in members]
    if any(members[post.family, post.kind] == post.member for post in families):
        return _are_other_kinds(row.value, other.value)
    if not families:
        return _are_other_kinds(row.value, other.value)
    return any(post.kind in {"place", "trade"} for post in families) or may_be_one_body(row.of, other.of)


def may_be_one_body(of: str, other: str) -> bool:
    """Return whether the words of whose a post is may mean one body: where one has none, or they share a word."""
    words, others = _plain(of), _plain(other)
    return not words or not others or bool(words & others)


def _plain(of: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in of.split() if len(word) > 2}  # noqa: PLR2004 - no "of", "&"


def _are_other_kinds(value: str, other: str) -> bool:
    """Return whether the posts are two kinds of one: `plant manager`, `payroll manager`."""
    words, others = value.split(), other.split()
    is_kind = words[-1] == others[-1] and words[-1] in _WHICH_ONE and min(len(words), len(others)) > 1
    kinds = {words[0], others[0]}
    return is_kind and len(kinds) > 1 and kinds.isdisjoint(_ANY_ONE)


def _is_deputy(row: Attribute, other: Attribute) -> bool:
    """Return whether one post is that under the other in one body: `deputy general secretary`, `general secretary`."""
    words, others = sorted((row.value.replace("-", " ").split(), other.value.replace("-", " ").split()), key=len)
    return others[0] in _UNDER and others[1:] == words and may_be_one_body(row.of, other.of)


def _are_other_kin(row: Attribute, other: Attribute) -> bool:
    """Return whether two words of kin to one person differ: `the founder's nephew`, `a grandson of the founder`."""
    shared = _plain(row.of) & _plain(other.of)
    return bool(shared) and KIN.get(row.value) != KIN.get(other.value)


def _are_other_ages(row: Attribute, other: Attribute) -> bool:
    return abs(int(row.value) - int(other.value)) > 1


def _are_other_peoples(row: Attribute, other: Attribute) -> bool:
    return not may_be_one(row.value, other.value)


def _are_other_parties(row: Attribute, other: Attribute) -> bool:
    """Return whether the parties differ; an independent may be close to one."""
    return "Independent" not in {row.value, other.value}


def _are_other_towns(row: Attribute, other: Attribute) -> bool:
    """Return whether one occupation is told in two towns."""
    return bool(row.of) and row.of == other.of


def _are_other_genders(row: Attribute, other: Attribute) -> bool:
    return row.value != other.value


@cache
def _by_words() -> dict[str, tuple[Post, ...]]:
    posts: dict[str, tuple[Post, ...]] = {}
    for family, line in enumerate(entries_of("excluding_posts")):
        kind, _, members = line.partition(": ")
        for member, entry in enumerate(members.split(" | ")):
            for words in entry.split("="):
                plain = words.replace("-", " ").strip()
                posts[plain] = (*posts.get(plain, ()), Post(family, kind, member))
    return posts


_DIFFER: Final[dict[AttributeKind, Callable[[Attribute, Attribute], bool]]] = {
    AttributeKind.AGE: _are_other_ages,
    AttributeKind.NATIONALITY: _are_other_peoples,
    AttributeKind.BORN: _are_other_peoples,
    AttributeKind.PARTY: _are_other_parties,
    AttributeKind.GENDER: _are_other_genders,
    AttributeKind.RELATION: _are_other_kin,
    AttributeKind.POST: _are_other_posts,
    AttributeKind.HOME: _are_other_towns,
}
