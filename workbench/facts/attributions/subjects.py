"""Who speaks: the noun that is the subject of a verb, and the name beside it."""

from typing import Final

from workbench.facts.clause_edges import CONTRASTING
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.offices import ROLE

_RELATIVE: Final = frozenset({"who", "which", "that"})
_SHARED_SUBJECT: Final = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "acomp", "ccomp"})
_SAME_CLAUSE: Final = frozenset({"conj", "ccomp", "xcomp", "pcomp", "prep", "acomp", "dep"})
_SIDE_BY_SIDE: Final = CONTRASTING | {"as"}
"""Words that join a clause to the main one as its equal."""

_CLIMB: Final = 3
_DESCRIPTIONS: Final = 2


def speaker_of(tree: DependencyTree, verb: int) -> int | None:
    """Return the noun that speaks: the verb's subject, its agent, or the subject of the verb it depends on.

    In the passive that is who acts (`was told by Ann Lee`), but where the verb only
    depends on a passive one, who is acted on: `Ann Lee was quoted as saying`.
    """
    above = verb
    for _ in range(0 if _is_bare_passive(tree, verb) else _CLIMB + 1):
        subject = _subject(tree, above)
        passive = tree.child(above, "nsubjpass")
        if subject is not None or (passive is not None and above != verb):
            return _antecedent(tree, above, subject if subject is not None or passive is None else passive)
        token, head = tree.tokens[above], tree.head(above)
        is_of_noun = token.dep == "acl" and tree.tokens[head].tag[:2] == "NN"
        if is_of_noun and (token.tag == "VBG" or above != verb):
            return head
        is_shared = token.dep in _SHARED_SUBJECT and (token.dep != "ccomp" or above == verb)
        if passive is not None or head == above or not is_shared:
            break
        above = head
    return tree.agent(verb)


def governs(tree: DependencyTree, verb: int) -> bool:
    """Return whether the clause of the verb is what the sentence says, and no relative clause or reason in it."""
    above = verb
    for _ in range(_CLIMB + 1):
        token, head = tree.tokens[above], tree.head(above)
        if head == above or token.dep == "parataxis":
            return True
        marks = {tree.tokens[under].text.lower() for under in tree.below[above]} if token.dep == "advcl" else set()
        if token.dep not in _SAME_CLAUSE and not marks & _SIDE_BY_SIDE:
            return False
        if token.dep == "prep" and token.text.lower() != "as":
            return False
        above = head
    return False


def name_beside(tree: DependencyTree, described: int) -> int:
    """Return the name next to a description: `the head of the union, Ann Lee,` or `his deputy, councillor Bo Berg,`."""
    noun = described
    for _ in range(_DESCRIPTIONS + 1):
        token, apposition = tree.tokens[noun], tree.child(noun, "appos")
        named = _named(tree, noun)
        if named is not None:
            return named
        if apposition is None or tree.child(apposition, "conj") is not None:
            break
        if not (token.tag in {"NN", "NNS", "CD"} or ROLE.fullmatch(token.text)):
            break
        if tree.tokens[apposition].tag == "NNP":
            return apposition
        noun = apposition
    return described


def _named(tree: DependencyTree, noun: int) -> int | None:
    """Return the name in `a former pilot named Ann Lee`."""
    participle = tree.child(noun, "acl")
    if participle is None or tree.tokens[participle].text not in {"named", "called"}:
        return None
    return tree.child(participle, "oprd")


def _is_bare_passive(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb is a participle alone, of which the subject is whom it happens to: `when asked`."""
    token = tree.tokens[verb]
    has_own = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None
    return token.tag == "VBN" and token.dep not in {"conj", "ROOT"} and not has_own


def _subject(tree: DependencyTree, verb: int) -> int | None:
    """Return the verb's subject.

    Of two that is the name (`One of the victims, Ann Lee, 72, told`), or else the
    nearer one before the verb, as in a sentence that begins with a dateline.
    """
    below = (under for under in tree.below[verb] if tree.tokens[under].dep == "nsubj")
    subjects = [under for under in below if tree.tokens[under].tag[:1].isalpha()]
    named = [under for under in subjects[1:] if tree.tokens[under].tag == "NNP"]
    nearer = [under for under in subjects if under < verb][-1:]
    return next(iter(named or nearer or subjects), None)


def _antecedent(tree: DependencyTree, verb: int, subject: int | None) -> int | None:
    """Return the subject, or the noun before a relative clause that "who" refers to."""
    is_relative = (
        subject is not None and tree.tokens[verb].dep == "relcl" and tree.tokens[subject].text.lower() in _RELATIVE
    )
    return tree.head(verb) if is_relative else subject
