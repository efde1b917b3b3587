"""Rows: words joined by "and" and commas, each with what belongs to it alone, and the cases that a noun names."""

from collections.abc import Collection
from typing import Final, NamedTuple

from workbench.extraction.parts.wording import article_for
from workbench.facts.dependency_tree import FINITE, DependencyTree
from workbench.facts.offices import is_office

_ALTERNATIVES: Final = frozenset({"or", "nor", "either", "neither", "between", "but", "vs", "versus", "&"})
DISTRIBUTING: Final = frozenset({"in", "at", "for", "from", "on", "by", "with"})
"""Prepositions of which each member of a row has its own: `posts at Yale and Leeds`, but `a mix of A and B`."""
_LINKED: Final = 12
"""Most members of a row."""
_SEVERAL: Final = 2


_FRACTIONS: Final = frozenset({"half", "quarter", "third"})
_DETERMINERS: Final = ("det", "poss", "nummod")


class Member(NamedTuple):
    """A member of a row: the indices of its words, and the article that it shares with the first."""

    indices: tuple[int, ...]
    lead: str = ""

    @property
    def leads(self) -> dict[int, str]:
        """The shared article by the index of the word that it stands before."""
        return {self.indices[0]: self.lead} if self.lead else {}


def words_under(tree: DependencyTree, top: int, without: Collection[int], *, row_marks: bool = True) -> list[int]:
    """Return the indices under `top`, in order, without the words of `without` and what is under them."""
    found, pending = [top], [top]
    while pending:
        for under in tree.below[pending.pop()]:
            is_mark_of_row = not row_marks and tree.tokens[under].dep in {"cc", "preconj"} and tree.head(under) == top
            if under not in without and not is_mark_of_row and not is_another_clause(tree, under):
                found.append(under)
                pending.append(under)
    return sorted(found)


def row_of(tree: DependencyTree, first: int) -> list[int]:
    """Return the word and those joined to it by "and" and commas; the word alone where "or" joins them."""
    row = [first]
    for member in row:
        linked = [under for under in tree.below[member] if tree.tokens[under].dep == "conj" or _goes_on(tree, under)]
        row += [index for index in linked if index not in row and not is_another_clause(tree, index)]
        if len(row) > _LINKED or _has_alternative(tree, member) or any(_is_set_against(tree, one) for one in row[1:]):
            return [first]
    return row


def _is_set_against(tree: DependencyTree, member: int) -> bool:
    """Return whether a member is what is not meant: `likelihoods rather than cause`, `the mill, not the quay`."""
    before = min(tree.under(member)) - 1
    return before >= 0 and tree.tokens[before].text.lower() in {"than", "not", "never"}


def is_another_clause(tree: DependencyTree, index: int) -> bool:
    """Return whether a verb with a tense was joined to a word without: `is known to suffer and has taken`."""
    return tree.tokens[index].dep == "conj" and _has_tense(tree, index) and not _has_tense(tree, tree.head(index))


def _has_tense(tree: DependencyTree, index: int) -> bool:
    words = (index, *(under for under in tree.below[index] if tree.tokens[under].dep in {"aux", "auxpass"}))
    return any(tree.tokens[word].tag in FINITE for word in words)


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
    if len(row) == 1 or _is_one_thing(tree, row) or _share_last_noun(tree, row) or _is_pair(tree, row):
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


def _is_one_thing(tree: DependencyTree, row: list[int]) -> bool:
    """Return whether the row is the name of one thing, or verbs, or holds no noun."""
    inside = {tree.tokens[index].entity for index in range(row[0], row[-1] + 1)}
    is_one_name = "" not in inside and not any(
        tree.tokens[index].entity_begins for index in range(row[0] + 1, row[-1] + 1)
    )
    return is_one_name or any(tree.tokens[index].tag in {"CD", "$"} for index in row)


def _is_pair(tree: DependencyTree, row: list[int]) -> bool:
    """Return whether two things share an article, as one does: `the horse and carriage`, `a decade and a half`."""
    says_what = tree.tokens[row[0]].dep in {"attr", "appos"} or tree.tokens[row[0]].tag[:3] == "NNP"
    if len(row) != _SEVERAL or says_what or is_office(tree.tokens[row[0]].text):
        return False
    article = tree.child(row[0], "det")
    others = {tree.tokens[under].dep for under in tree.below[row[1]]}
    is_half = any(tree.tokens[one].text.lower() in _FRACTIONS for one in row[1:])
    return is_half or (article is not None and tree.tokens[row[1]].tag == "NN" and others.isdisjoint(_DETERMINERS))


def _share_last_noun(tree: DependencyTree, row: list[int]) -> bool:
    """Return whether the row says in several ways what the last noun is: `a film, stage and television actress`."""
    *others, last = row
    is_compound = is_office(tree.tokens[last].text) and tree.child(last, "compound") is not None
    return is_compound and all(tree.tokens[one].tag == "NN" and not is_office(tree.tokens[one].text) for one in others)


def _shared_article(tree: DependencyTree, first: int, member: int) -> str:
    """Return what a member of a row takes from the first: the "a" of `an actor and singer`, the "to" of `to win`."""
    particle = tree.child(first, "aux")
    if particle is not None and tree.tokens[particle].tag == "TO" and member != first:
        return "to" if tree.child(member, "aux") is None and tree.tokens[member].tag == "VB" else ""
    article = tree.child(first, "det")
    has_own = tree.child(member, "det", "poss", "nummod") is not None or tree.tokens[member].tag != "NN"
    if article is None or member == first or has_own:
        return ""
    word = tree.tokens[article].text.lower()
    return article_for(tree.tokens[min(tree.under(member))].text) if word in {"a", "an"} else word


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
    while top != noun and tree.tokens[top].dep == "pobj" and _belongs_to_kind(tree, top):
        top = tree.head(tree.head(top))
    return top


def _belongs_to_kind(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun is no kind itself: `a variety of cars, such as`, `planets in our system, such as`."""
    preposition = tree.head(noun)
    article = tree.child(tree.head(preposition), "det")
    counts = article is not None and tree.tokens[article].text.lower() in {"a", "an"}
    is_of = tree.tokens[preposition].text.lower() == "of"
    return (is_of and counts) or (tree.tokens[noun].tag in {"NN", "NNP"} and not is_of)


def _names_examples(tree: DependencyTree, preposition: int) -> bool:
    """Return whether "including" or "such as" follows."""
    word = tree.tokens[preposition].text.lower()
    before = tree.tokens[preposition - 1].text.lower() if preposition else ""
    return word == "including" or (word == "as" and before == "such")


def are_named(tree: DependencyTree, row: Collection[int]) -> bool:
    """Return whether each member of a row is a name."""
    return all(tree.tokens[one].tag in {"NNP", "NNPS"} for one in row)


def with_each_case(tree: DependencyTree, preposition: int, without: Collection[int]) -> list[list[int]]:
    """Return an addition, once for each case that it names: `on topics, such as water and climate`."""
    whole = words_under(tree, preposition, without)
    noun = tree.child(preposition, "pobj")
    if noun is None:
        return [whole]
    members = _with_examples(tree, noun, without)
    if len(members) < _SEVERAL and tree.tokens[preposition].text.lower() in DISTRIBUTING:
        members = members_of(tree, noun, without) if are_named(tree, row_of(tree, noun)) else members
    if len(members) < _SEVERAL:
        return [whole]
    lead = [index for index in whole if index < min(tree.under(noun))]
    return [[*lead, *member.indices] for member in members]
