"""What a verb states: its subject, its core, and what is added to it, each as words of the sentence."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from workbench.extraction.parts.wording import article_for
from workbench.facts.dependency_tree import DependencyTree

_IN_CORE: Final = frozenset({"aux", "auxpass", "neg", "prt", "advmod", "expl", "dative", "intj"})
_COMPLEMENTS: Final = ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp")
_ADDED: Final = frozenset({"prep", "agent", "npadvmod", "advcl"})
_OPENING_ADVERBS: Final = frozenset(
    {
        "however",
        "also",
        "moreover",
        "furthermore",
        "therefore",
        "thus",
        "meanwhile",
        "instead",
        "indeed",
        "additionally",
        "overall",
        "finally",
        "then",
        "subsequently",
        "eventually",
    }
)
_LINKED: Final = 12
"""Most members of a row."""


class Member(NamedTuple):
    """A member of a row: the indices of its words, and the article that it shares with the first."""

    indices: tuple[int, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the indices of its words.

    `core` is the verb with auxiliaries, negation and particle; `objects` the
    members of its complement, several where they are joined by "and";
    `additions` time, place, agent and the like, in the order of the text.
    """

    verb: int
    core: tuple[int, ...]
    objects: tuple[Member, ...]
    additions: tuple[tuple[int, ...], ...]

    @property
    def whole_object(self) -> tuple[int, ...]:
        """The indices of the complement with all its members."""
        return tuple(sorted({index for member in self.objects for index in member.indices}))


def predicate_at(tree: DependencyTree, verb: int, without: Collection[int]) -> Predicate:
    """Return what the verb states, leaving out what stands under the words of `without`."""
    core, additions = [verb, *_shared_auxiliaries(tree, verb)], []
    for child in tree.below[verb]:
        token = tree.tokens[child]
        if child in without:
            continue
        if token.dep in _IN_CORE and not (_opens_loosely(tree, child) or token.tag == "WRB"):
            core += words_under(tree, child, without)
        elif token.dep in _ADDED:
            additions += [words_under(tree, member, without) for member in row_of(tree, child)]
    additions = [words for words in additions if tree.tokens[words[0]].tag[:1] != "W"]
    objects, used = _objects(tree, verb, without)
    rest = [tuple(addition) for addition in additions if not used.issuperset(addition)]
    return Predicate(verb, tuple(sorted(core)), tuple(objects), tuple(sorted(rest)))


def _objects(tree: DependencyTree, verb: int, without: Collection[int]) -> tuple[list[Member], set[int]]:
    """Return the members of the complement, and all its words; a verb without one takes its first preposition."""
    for dep in _COMPLEMENTS:
        child = tree.child(verb, dep)
        child = _shared_object(tree, verb) if child is None and dep == "dobj" else child
        if child is not None and child not in without:
            return members_of(tree, child, without), set(words_under(tree, child, without))
    prepositions = [child for child in tree.below[verb] if tree.tokens[child].dep == "prep" and child > verb]
    first = prepositions[0] if prepositions else None
    if first is None or first in without or len(row_of(tree, first)) > 1:
        return [], set()
    if len(prepositions) > 1 and (tree.tokens[verb].tag == "VBN" or _is_time(tree, first)):
        return [], set()
    noun = tree.child(first, "pobj")
    whole = words_under(tree, first, without)
    if noun is None:
        return [Member(tuple(whole))], set(whole)
    lead = [index for index in whole if index < min(tree.under(noun))]
    members = members_of(tree, noun, without)
    return [Member((*lead, *member.indices), member.lead) for member in members], set(whole)


def _shared_object(tree: DependencyTree, verb: int) -> int | None:
    """Return the object that a verb shares with the one joined to it: `written and directed two films`."""
    joined = tree.child(verb, "conj")
    if joined is None or tree.child(verb, "prep", "attr", "acomp", "agent") is not None:
        return None
    between = tree.tokens[verb + 1 : joined]
    is_close = all(token.dep in {"cc", "advmod", "punct", "conj"} for token in between)
    return tree.child(joined, "dobj") if is_close else None


def _is_time(tree: DependencyTree, preposition: int) -> bool:
    noun = tree.child(preposition, "pobj")
    return noun is not None and tree.tokens[noun].entity in {"DATE", "TIME"}


def row_of(tree: DependencyTree, first: int) -> list[int]:
    """Return the word and those joined to it by "and" and commas; the word alone where "or" joins them."""
    row = [first]
    for member in row:
        linked = [under for under in tree.below[member] if tree.tokens[under].dep == "conj" or _goes_on(tree, under)]
        row += [index for index in linked if index not in row]
        if len(row) > _LINKED or _has_alternative(tree, member):
            return [first]
    return row


def _goes_on(tree: DependencyTree, index: int) -> bool:
    """Return whether the parser took the second name of a row for an apposition: `for the Broncos, the Vikings and`."""
    is_apposed = tree.tokens[index].dep == "appos" and tree.child(index, "conj") is not None
    return is_apposed and tree.tokens[index].tag == tree.tokens[tree.head(index)].tag


def _has_alternative(tree: DependencyTree, index: int) -> bool:
    joints = [tree.tokens[under] for under in tree.below[index] if tree.tokens[under].dep in {"cc", "preconj"}]
    return any(token.text.lower() != "and" and token.dep == "cc" for token in joints) or any(
        token.dep == "preconj" for token in joints
    )


def members_of(tree: DependencyTree, noun: int, without: Collection[int]) -> list[Member]:
    """Return the members of a row of nouns; one where the row is one name or figure."""
    row = row_of(tree, noun)
    if len(row) == 1 or _is_one_thing(tree, row):
        return _with_examples(tree, noun, without)
    found = []
    for place, member in enumerate(row):
        left_out = {*without, *row[place + 1 :]}
        found.append(words_under(tree, member, left_out, row_marks=False))
    for place, (words, member) in enumerate(zip(found[:-1], row[1:], strict=True)):
        found[-1] += [word for word in words if word > member]
        found[place] = [word for word in words if word < member]
    return [
        Member(tuple(sorted(words)), _shared_article(tree, row[0], member))
        for words, member in zip(found, row, strict=True)
        if words
    ]


def _with_examples(tree: DependencyTree, noun: int, without: Collection[int]) -> list[Member]:
    """Return the noun, and beside it what it names as its cases: `artists, including Ann Lee and Bo Berg`."""
    whole = words_under(tree, noun, without)
    link = next((word for word in whole if tree.tokens[word].dep == "prep" and _names_examples(tree, word)), None)
    first = None if link is None else tree.child(link, "pobj")
    if link is None or first is None:
        return [Member(tuple(whole))]
    left_out = set(words_under(tree, link, without))
    such = {under for under in tree.below[link] if under < link}
    general = [word for word in whole if word not in left_out]
    cases = [member for member in members_of(tree, first, without) if not such & set(member.indices)]
    return [Member(tuple(general)), *cases]


def _names_examples(tree: DependencyTree, preposition: int) -> bool:
    """Return whether "including" or "such as" follows."""
    word = tree.tokens[preposition].text.lower()
    before = tree.tokens[preposition - 1].text.lower() if preposition else ""
    return word == "including" or (word == "as" and before == "such")


def _shared_article(tree: DependencyTree, first: int, member: int) -> str:
    """Return the article that a member of a row takes from the first: the "a" of `an actor and singer`."""
    article = tree.child(first, "det")
    has_own = tree.child(member, "det", "poss", "nummod") is not None or tree.tokens[member].tag != "NN"
    if article is None or member == first or has_own:
        return ""
    word = tree.tokens[article].text.lower()
    return article_for(tree.tokens[min(tree.under(member))].text) if word in {"a", "an"} else word


def _is_one_thing(tree: DependencyTree, row: list[int]) -> bool:
    """Return whether the row is the name of one thing, or verbs, or holds no noun."""
    inside = {tree.tokens[index].entity for index in range(row[0], row[-1] + 1)}
    is_one_name = "" not in inside and not any(
        tree.tokens[index].entity_begins for index in range(row[0] + 1, row[-1] + 1)
    )
    return is_one_name or any(tree.tokens[index].tag in {"CD", "$"} for index in row)


def words_under(tree: DependencyTree, top: int, without: Collection[int], *, row_marks: bool = True) -> list[int]:
    """Return the indices under `top`, in order, without the words of `without` and what is under them."""
    found, pending = [top], [top]
    while pending:
        for under in tree.below[pending.pop()]:
            is_mark_of_row = not row_marks and tree.tokens[under].dep in {"cc", "preconj"} and tree.head(under) == top
            if under not in without and not is_mark_of_row:
                found.append(under)
                pending.append(under)
    return sorted(found)


def _shared_auxiliaries(tree: DependencyTree, verb: int) -> list[int]:
    """Return the auxiliaries that a participle shares with the verb it is joined to: `was built and sold`."""
    token, head = tree.tokens[verb], tree.head(verb)
    has_own = tree.child(verb, "aux", "auxpass") is not None
    if token.dep != "conj" or token.tag not in {"VBN", "VBG", "VB"} or has_own or tree.tokens[head].tag != token.tag:
        return []
    return [under for under in tree.below[head] if tree.tokens[under].dep in {"aux", "auxpass"}]


def _opens_loosely(tree: DependencyTree, index: int) -> bool:
    """Return whether the adverb only leads over from another sentence: `However, `."""
    token = tree.tokens[index]
    return token.dep == "advmod" and token.text.lower() in _OPENING_ADVERBS


def verbs_of_row(tree: DependencyTree, verb: int) -> Iterator[int]:
    """Yield the verbs joined to `verb` by "and"."""
    yield from (index for index in row_of(tree, verb)[1:] if tree.tokens[index].tag[:2] == "VB")
