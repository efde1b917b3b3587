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
_ALTERNATIVES: Final = frozenset({"or", "nor", "either", "neither", "between", "but", "vs", "versus"})
_DISTRIBUTING: Final = frozenset({"in", "at", "for", "from", "on", "by", "with"})
"""Prepositions of which each member of a row has its own: `posts at Yale and Leeds`, but `a mix of A and B`."""
_LOOSE: Final = frozenset(
    {"in", "at", "on", "during", "from", "since", "until", "after", "before", "with", "for", "by", "alongside"}
)
"""Prepositions of time, place and company."""
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
    additions = [words for words in additions if all(tree.tokens[word].tag[:1] != "W" for word in words[:2])]
    objects, used = _objects(tree, verb, without)
    if len(objects) == 1:
        objects, loose = _without_loose_ends(tree, verb, objects[0])
        additions += loose
        used -= {index for addition in loose for index in addition}
    core += _further_complements(tree, verb, {*without, *used})
    rest = [tuple(addition) for addition in additions if not used.issuperset(addition)]
    return Predicate(verb, tuple(sorted(core)), tuple(objects), tuple(sorted(rest)))


def _objects(tree: DependencyTree, verb: int, without: Collection[int]) -> tuple[list[Member], set[int]]:
    """Return the members of the complement, and all its words; a verb without one takes its first preposition."""
    for dep in _COMPLEMENTS:
        child = tree.child(verb, dep)
        child = _shared_object(tree, verb) if child is None and dep == "dobj" else child
        if child is not None and child not in without:
            return _deepest_members(tree, child, without), set(words_under(tree, child, without))
    prepositions = [child for child in tree.below[verb] if tree.tokens[child].dep == "prep" and child > verb]
    first = prepositions[0] if prepositions else None
    if first is None or first in without or len(row_of(tree, first)) > 1:
        return [], set()
    if len(prepositions) > 1 and _is_time_or_place(tree, first):
        return [], set()
    noun = tree.child(first, "pobj", "amod", "acomp")
    whole = words_under(tree, first, without)
    if noun is None:
        return [Member(tuple(whole))], set(whole)
    lead = [index for index in whole if index < min(tree.under(noun))]
    members = members_of(tree, noun, without)
    return [Member((*lead, *member.indices), member.lead) for member in members], set(whole)


def _without_loose_ends(tree: DependencyTree, verb: int, whole: Member) -> tuple[list[Member], list[list[int]]]:
    """Return the complement without the times and places behind its noun, and these: `law | at Leeds`.

    Whether they belong to the noun or to the verb makes no difference to the
    fact, unless the noun is a superlative: `the oldest firm in Ayr`.
    """
    noun = tree.child(verb, "dobj", "attr")
    if noun is None or any(tree.tokens[under].tag in {"JJS", "RBS"} for under in tree.under(noun)):
        return [whole], []
    loose = [
        words_under(tree, under, set())
        for under in tree.below[noun]
        if under > noun and tree.tokens[under].dep == "prep" and tree.tokens[under].text.lower() in _LOOSE
    ]
    loose = [words for words in loose if set(words) <= set(whole.indices)]
    inside = {index for words in loose for index in words}
    return [Member(tuple(index for index in whole.indices if index not in inside), whole.lead)], loose


def _further_complements(tree: DependencyTree, verb: int, without: Collection[int]) -> list[int]:
    """Return the words of a second complement, which every member of the first goes with: `ordered him to pay`."""
    found: list[int] = []
    for child in tree.below[verb]:
        if child not in without and tree.tokens[child].dep in _COMPLEMENTS:
            found += words_under(tree, child, without)
    return found


def is_gapped(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether a row repeats its verb silently: `won gold in the 100m, silver in the 200m`."""
    links = [tree.tokens[addition[0]] for addition in predicate.additions]
    words = [link.text.lower() for link in links if link.dep == "prep"]
    has_comma = any(tree.tokens[addition[0] - 1].text == "," for addition in predicate.additions[1:] if addition[0])
    has_figure = any(link.dep == "npadvmod" and link.entity not in {"DATE", "TIME"} for link in links)
    return (has_comma and len(set(words)) < len(words)) or has_figure


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
    if preposition is None or preposition < top or tree.tokens[preposition].text.lower() not in _DISTRIBUTING:
        return None
    noun = tree.child(preposition, "pobj")
    is_named = noun is not None and all(tree.tokens[index].tag in {"NNP", "NNPS"} for index in row_of(tree, noun))
    return noun if is_named else None


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
    return noun is not None and tree.tokens[noun].entity in {"DATE", "TIME", "GPE", "LOC", "FAC"}


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
    return is_apposed and tree.tokens[index].tag[:3] == tree.tokens[tree.head(index)].tag[:3]


def _has_alternative(tree: DependencyTree, index: int) -> bool:
    """Return whether the members are not each put forward: `A or B`, `either`, or the "and" of one name."""
    for under in tree.below[index]:
        token = tree.tokens[under]
        is_joint = token.dep in {"cc", "preconj"}
        if is_joint and (token.text.lower() in _ALTERNATIVES or tree.is_in_name(under)):
            return True
    return False


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
    general = None if link is None else _of_which(tree, link, noun)
    if link is None or first is None or general is None:
        return [Member(tuple(whole))]
    left_out = set(words_under(tree, link, without))
    replaced = {index for index in tree.under(general) if index < link}
    around = [word for word in whole if word not in left_out and word not in replaced]
    cases = [
        Member(tuple(sorted((*around, *member.indices))), member.lead) for member in members_of(tree, first, without)
    ]
    if any(replaced & set(case.indices) for case in cases):
        return [Member(tuple(whole))]
    return [Member(tuple(word for word in whole if word not in left_out)), *cases]


def _of_which(tree: DependencyTree, link: int, noun: int) -> int | None:
    """Return the noun of which "including" names cases: the nearest before it, or what that is "of"; None if unsure."""
    nearest = next((index for index in range(link - 1, noun - 1, -1) if tree.tokens[index].tag[:2] == "NN"), None)
    if nearest is None or any(tree.tokens[index].dep in {"acl", "relcl"} for index in range(noun, link)):
        return None
    top = nearest
    while top != noun and tree.tokens[top].dep == "pobj" and tree.tokens[tree.head(top)].text.lower() == "of":
        top = tree.head(tree.head(top))
    return top


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
