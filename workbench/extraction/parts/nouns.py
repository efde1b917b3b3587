"""What a noun of a sentence is like: named, described, set off, and what is told of it in passing."""

from collections.abc import Sequence
from typing import Final

from workbench.extraction.parts.rows import words_under
from workbench.facts.dependency_tree import FINITE, DependencyTree
from workbench.facts.predicates import auxiliaries

NAMES: Final = frozenset({"NNP", "NNPS"})
COMMON: Final = frozenset({"NN", "NNS"})
_PREDICATIVE: Final = frozenset({"attr", "appos"})
_IN_PASSING: Final = frozenset({"appos", "relcl", "acl"})
_CLAUSES: Final = frozenset({"relcl", "acl", "conj"})
_SETS_OFF: Final = frozenset({",", "–", "—", "(", "-"})
_PLACES: Final = frozenset({"GPE", "LOC"})
_SINGULAR: Final = frozenset({"he", "she", "it", "this", "that"})
_CLIMB: Final = 8
_LONGEST: Final = 14
"""Most words of a noun phrase of which something is told in passing."""
_IDENTIFYING: Final = 5
"""Most words of a phrase without a name that says which one is meant."""


def is_set_off(tree: DependencyTree, index: int) -> bool:
    """Return whether a comma, dash or bracket stands before what the word heads."""
    first = min(tree.under(index))
    return first > 0 and tree.tokens[first - 1].text in _SETS_OFF


def told_in_passing(tree: DependencyTree, noun: int) -> set[int]:
    """Return the heads under a noun that only tell something of it, and that a reading can spare; a name names it."""
    heads = {under for under in tree.below[noun] if tree.tokens[under].dep in _IN_PASSING and is_set_off(tree, under)}
    return {head for head in heads if not names_noun(tree, head)}


def names_noun(tree: DependencyTree, head: int) -> bool:
    """Return whether a name stands beside the noun it names: `the film Jaws`."""
    return tree.tokens[head].dep == "appos" and tree.tokens[head].tag in NAMES and not is_stray(tree, head)


def is_stray(tree: DependencyTree, head: int) -> bool:
    """Return whether the parser hung a name on a noun too far before: `a report to the two chairmen, Lee and Berg,`."""
    return is_set_off(tree, head) and nouns_between(tree, head, tree.head(head))


def is_short(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun phrase is short enough for a subject."""
    clauses = {under for under in tree.below[noun] if tree.tokens[under].dep in _CLAUSES}
    return len(words_under(tree, noun, told_in_passing(tree, noun) | clauses)) <= _LONGEST


def has_determiner(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun has an article or owner: `the firm`, `its firm`, `Ann Lee's firm`."""
    return tree.child(noun, "det", "poss") is not None


def is_identified(tree: DependencyTree, noun: int) -> bool:
    """Return whether few words say which one is meant; `an agreement, a recent one` only rephrases."""
    article = tree.child(noun, "det")
    is_new = article is not None and tree.tokens[article].text.lower() in {"a", "an", "another"}
    words = words_under(tree, noun, told_in_passing(tree, noun))
    return has_determiner(tree, noun) and not is_new and len(words) <= _IDENTIFYING


def may_be_list(tree: DependencyTree, index: int, noun: int) -> bool:
    """Return whether the noun and its description may be members of a list: `a dog, a cat and a hen`."""
    is_row_of_names = tree.child(index, "conj") is not None and tree.tokens[index].tag in NAMES
    is_in_row = tree.child(noun, "conj", "cc") is not None or tree.tokens[noun].dep in {"conj", "appos"}
    return is_in_row or is_row_of_names or tree.tokens[noun].tag == "PRP"


def name_beside(tree: DependencyTree, noun: int) -> int | None:
    """Return the name that a description stands beside: `the study's lead author, Ann Lee`."""
    name = tree.child(noun, "appos")
    if name is None or tree.tokens[noun].tag not in COMMON or tree.tokens[name].tag not in NAMES:
        return None
    return None if may_be_list(tree, name, noun) else name


def bearer_of(tree: DependencyTree, clause: int) -> int | None:
    """Return the noun of which a clause tells something; None where it only says which one is meant.

    After `is a`, that is the subject.
    """
    noun = tree.head(clause)
    if tree.tokens[noun].dep == "conj" and tree.tokens[tree.head(noun)].dep in _PREDICATIVE:
        noun = tree.head(noun)
    token = tree.tokens[noun]
    if token.tag[:2] != "NN" or not is_short(tree, noun):
        return None
    if token.dep in _PREDICATIVE and not is_set_off(tree, clause):
        return subject_of_predicative(tree, noun)
    is_clear = token.tag in NAMES or not nouns_between(tree, clause, noun)
    is_place = token.entity in _PLACES and tree.tokens[clause].dep == "relcl"
    is_named = token.tag in NAMES and not is_place
    is_clear = is_clear and (token.dep != "pobj" or is_named or _stands_next(tree, noun))
    return noun if is_clear and (token.tag in NAMES or is_set_off(tree, clause)) else None


def subject_of_predicative(tree: DependencyTree, noun: int) -> int | None:
    """Return of whom the noun is said: the subject of its "is", or the name it stands beside; None for no such word."""
    if tree.tokens[noun].dep == "appos":
        head = tree.head(noun)
        return None if tree.tokens[head].dep == "conj" or tree.child(head, "conj") is not None else head
    subject = tree.child(tree.head(noun), "nsubj")
    is_attribute = tree.child(tree.head(noun), "attr") == noun and subject is not None
    return subject if is_attribute and tree.tokens[subject or 0].tag[:1] != "W" else None


def _stands_next(tree: DependencyTree, noun: int) -> bool:
    """Return whether no other noun before may be the one that the clause tells of."""
    return tree.tokens[tree.head(tree.head(noun))].tag[:2] != "NN"


def hides_clause(tree: DependencyTree, indices: Sequence[int]) -> bool:
    """Return whether a verb with a tense stands in no relative clause, which shows that the parser lost its way."""
    return any(tree.tokens[word].tag in FINITE and not _is_in_relative(tree, word) for word in indices)


def _is_in_relative(tree: DependencyTree, word: int) -> bool:
    above = word
    for _ in range(_CLIMB):
        if tree.tokens[above].dep in {"relcl", "acl", "ccomp"}:
            return True
        above = tree.head(above)
    return False


def nouns_between(tree: DependencyTree, clause: int, noun: int) -> bool:
    """Return whether another noun stands between a noun and a clause, not counting its own "of" or its bracket."""
    return any(token.tag[:2] == "NN" for token in tree.tokens[noun + 1 : min(tree.under(clause))])


def outside_brackets(tree: DependencyTree, indices: Sequence[int]) -> list[int]:
    """Return the indices that stand in no brackets; all where everything does."""
    depth, outside = 0, []
    for index in indices:
        mark = tree.tokens[index].text
        depth += mark in {"(", "["}
        if not depth:
            outside.append(index)
        depth -= mark in {")", "]"} and depth > 0
    return outside or list(indices)


def agree(tree: DependencyTree, subject: int, verb: int) -> bool:
    """Return whether a verb may be of its subject by their numbers; `the team are` may."""
    tags = {tree.tokens[word].tag for word in (verb, *auxiliaries(tree, verb))}
    token = tree.tokens[subject]
    is_plural = token.tag in {"NNS", "NNPS"} and not token.entity
    is_one = token.text.lower() in _SINGULAR and tree.child(subject, "conj") is None
    return not (("VBP" in tags and is_one) or ("VBZ" in tags and is_plural))
