"""Orders to the reader: verbs in the imperative, "let's" and "suppose"."""

from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.readings import GREETING, INSTRUCTION, SUPPOSITION, ClaimKindReading
from workbench.facts.dependency_tree import SUBJECTS, DependencyTree
from workbench.facts.predicates import auxiliaries

GREETINGS: Final = frozenset(
    """
    thanks thank welcome hello hi hey dear goodbye bye farewell congratulations congrats cheers greetings
    """.split()
)
"""Words that open a greeting or thanks."""
_SUPPOSING: Final = frozenset({"suppose", "imagine", "assume", "say", "picture"})
_BARE: Final = frozenset({"VB", "VBP"})
_BEING: Final = frozenset({"are", "am", "is", "'re", "’re", "'m", "’m", "have", "'ve", "’ve"})
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BREAKS: Final = frozenset({",", ":", "–", "—", "-"})
_ALONE: Final = frozenset({"do", "don", "please"})
_TOPS: Final = frozenset({"ROOT", "parataxis", "ccomp"})


def read_order(clause: Clause) -> ClaimKindReading | None:
    """Return that the clause is an order, a supposition or a greeting; None where it is none."""
    if _is_lets(clause):
        return INSTRUCTION
    if not _is_order(clause.tree, clause.predicate.verb):
        return None
    if clause.word in GREETINGS:
        return GREETING
    supposes = clause.word in _SUPPOSING and clause.tree.child(clause.predicate.verb, "ccomp") is not None
    return SUPPOSITION if supposes else INSTRUCTION


def _is_order(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb is bare, without a subject, and first but for what may stand before it."""
    token = tree.tokens[verb]
    if token.dep == "conj":
        return token.tag in _BARE and tree.child(verb, *SUBJECTS) is None and _is_order(tree, tree.head(verb))
    if token.dep not in _TOPS or token.tag not in _BARE or token.text.lower() in _BEING:
        return False
    helpers = {tree.tokens[place].text.lower() for place in auxiliaries(tree, verb)}
    has_subject = tree.child(verb, *SUBJECTS) is not None or _has_missed_subject(tree, verb)
    if has_subject or not helpers <= _ALONE:
        return False
    before = [under for under in tree.below[verb] if under < verb and tree.tokens[under].tag in _NOUNS]
    return all(tree.tokens[under + 1].text in _BREAKS for under in before)


def _has_missed_subject(tree: DependencyTree, verb: int) -> bool:
    """Return whether a noun stands before the verb behind an opening: `Opening in May, the mill and its shop offer`."""
    tokens = tree.tokens
    is_opened = tokens[0].tag == "VBG" and any(token.text == "," for token in tokens[:verb])
    return is_opened and tokens[verb - 1].tag in _NOUNS


def _is_lets(clause: Clause) -> bool:
    """Return whether it is "let's": the parser may make "go" of "let's go" the verb."""
    tokens, verb = clause.tree.tokens, clause.predicate.verb
    places = range(max(0, verb - 2), min(verb + 1, len(tokens) - 1))
    return any(tokens[at].text.lower() == "let" and tokens[at + 1].text.lower() in {"'s", "’s", "us"} for at in places)
