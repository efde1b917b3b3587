"""What a noun of saying holds: `his claim that the well was poisoned`, `a warning by the board that ...`."""

from typing import Final

from workbench.facts.dependency_tree import DependencyTree

_NOUNS: Final = """
accusation acknowledgement acknowledgment admission allegation announcement argument assertion assessment assurance
belief charge claim comment complaint conclusion concern confirmation contention declaration denial estimate fear
finding forecast hint hope insistence message opinion prediction promise proposal remark report statement suggestion
suspicion testimony theory threat view vow warning
"""
NOUNS_OF_SAYING: Final = frozenset(_NOUNS.split()) | {f"{noun}s" for noun in _NOUNS.split()}
"""Nouns under which a clause tells what somebody says or thinks, singular and plural."""

_MAKING: Final = """
make makes made making issue issues issued issuing release released express expresses expressed expressing voice
voiced voicing repeat repeated reiterate reiterated give gave giving offered published
"""
_MADE: Final = frozenset(_MAKING.split())
"""Verbs whose subject is the speaker of the noun of saying that is their object."""

_WHOSE: Final = frozenset({"by", "from", "of"})


def clause_of_noun(tree: DependencyTree, index: int) -> int | None:
    """Return the that-clause under the noun at `index`."""
    for child in tree.below[index]:
        mark = tree.child(child, "mark")
        is_that = mark is not None and tree.tokens[mark].text.lower() == "that"
        if tree.tokens[child].dep in {"acl", "ccomp"} and is_that:
            return child
    return None


def speaker_of_noun(tree: DependencyTree, index: int) -> int | None:
    """Return whose the noun of saying is: its possessor, who made it, or whom "by", "from" or "of" names."""
    possessor = tree.child(index, "poss")
    if possessor is not None:
        return possessor
    for child in tree.below[index]:
        if tree.tokens[child].dep == "prep" and tree.tokens[child].text.lower() in _WHOSE:
            return tree.child(child, "pobj")
    verb = tree.head(index)
    if verb == index or tree.tokens[verb].text.lower() not in _MADE:
        return None
    return tree.agent(verb) if tree.tokens[index].dep == "nsubjpass" else tree.child(verb, "nsubj")
