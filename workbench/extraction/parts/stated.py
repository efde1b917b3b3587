"""Which verbs of a sentence are put forward as true."""

from collections.abc import Iterator
from typing import Final

from workbench.facts.dependency_tree import DependencyTree

_SUPPOSING: Final = frozenset({"if", "unless", "whether", "lest", "than", "so"})
_WHENEVER: Final = frozenset(
    {"when", "whenever", "once", "until", "till", "before", "as", "after", "where", "wherever"}
)
DENYING: Final = frozenset({"not", "n't", "n’t", "never"})
"""The words that turn a statement round, which the parser may take for a mark: `isn’t`."""
_STATING: Final = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
_PART_OF_OTHERS: Final = frozenset({"relcl", "acl", "csubj", "pcomp", "xcomp"})
_CLIMB: Final = 8
_QUOTES: Final = frozenset({"``", "''"})
_MARKS: Final = frozenset('“”"')


def is_stated(tree: DependencyTree, verb: int) -> bool:
    """Return whether a verb is put forward as true: no condition, question, wish, alternative or denial of a row."""
    if tree.tokens[verb].tag[:2] not in {"VB", "MD"} or tree.tokens[verb].dep not in _STATING:
        return False
    above = verb
    for _ in range(_CLIMB):
        is_denied = above != verb and (_is_denied(tree, above) or _is_aim(tree, above))
        if is_denied or tree.tokens[above].dep in _PART_OF_OTHERS or _is_open(tree, above):
            return False
        if tree.head(above) == above:
            break
        above = tree.head(above)
    return True


def _is_denied(tree: DependencyTree, verb: int) -> bool:
    return any(
        tree.tokens[under].dep == "neg" or tree.tokens[under].text.lower() in DENYING for under in tree.below[verb]
    )


def _is_aim(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb above is only meant to be done: `to ensure that it is sent`."""
    particle = tree.child(verb, "aux")
    return particle is not None and tree.tokens[particle].tag == "TO" and tree.tokens[verb].dep != "conj"


def _is_open(tree: DependencyTree, verb: int) -> bool:
    """Return whether it stays open if the verb holds: supposed, asked, one of two, or under the "not" of another."""
    token = tree.tokens[verb]
    if _is_supposed(tree, verb) or _has_alternative(tree, verb):
        return True
    if token.dep == "ccomp":
        return tree.tokens[min(tree.under(verb))].tag[:1] == "W"
    return token.dep == "conj" and _is_alternative_or_denied(tree, verb)


def _has_alternative(tree: DependencyTree, verb: int) -> bool:
    """Return whether "either" stands with the verb: `I either fold laundry or iron`."""
    return any(tree.tokens[under].text.lower() in {"either", "neither"} for under in tree.below[verb] if under < verb)


def _is_supposed(tree: DependencyTree, verb: int) -> bool:
    """Return whether "if" or the like opens the clause, or one that it depends on; so does a "when" without a past."""
    if tree.tokens[verb].dep == "advcl" and (_is_inverted(tree, verb) or _is_whenever(tree, verb)):
        return True
    clauses = [verb, *(under for under in tree.below[verb] if tree.tokens[under].dep == "advcl")]
    words = (tree.tokens[word] for clause in clauses for word in tree.below[clause] if word < clause)
    return any(word.dep in {"mark", "advmod"} and word.text.lower() in _SUPPOSING for word in words)


def _is_inverted(tree: DependencyTree, verb: int) -> bool:
    """Return whether the subject follows its auxiliary: `had she taken them`."""
    subject, auxiliary = tree.child(verb, "nsubj", "nsubjpass"), tree.child(verb, "aux", "auxpass")
    return subject is not None and auxiliary is not None and auxiliary < subject < verb


def _is_whenever(tree: DependencyTree, verb: int) -> bool:
    """Return whether the clause tells when something holds, and not what happened: `once it is bad`, `when you go`."""
    opening = tree.tokens[min(tree.under(verb))].text.lower()
    words = (verb, *(under for under in tree.below[verb] if tree.tokens[under].dep in {"aux", "auxpass"}))
    return opening in _WHENEVER and not any(tree.tokens[word].tag == "VBD" for word in words)


def _is_alternative_or_denied(tree: DependencyTree, verb: int) -> bool:
    """Return whether "or" joins the verb, or it shares a "not": `did not steal the ring and sell it`."""
    head = tree.head(verb)
    joints = {tree.tokens[under].text.lower() for under in tree.below[head] if tree.tokens[under].dep == "cc"}
    has_own = tree.child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is not None
    return bool(joints & {"or", "nor"}) or (_is_denied(tree, head) and not has_own)


def is_condition(tree: DependencyTree, clause: int) -> bool:
    """Return whether something is only said to be so if or whenever the clause is: `it fails when it is wet`."""
    return tree.tokens[clause].dep == "advcl" and (_is_supposed(tree, clause) or _is_whenever(tree, clause))


def clauses_around(tree: DependencyTree, verb: int) -> Iterator[int]:
    """Yield the verbs of which the one at `verb` tells what somebody says, means or shows: `it means that he left`."""
    above = verb
    for _ in range(_CLIMB):
        head = tree.head(above)
        if tree.tokens[above].dep == "ccomp" and above > head:
            yield head
        if head == above:
            break
        above = head


def crosses_quotation(tree: DependencyTree, one: int, other: int) -> bool:
    """Return whether a quotation begins or ends between two words."""
    first, last = sorted((one, other))
    marks = sum(token.tag in _QUOTES or token.text in _MARKS for token in tree.tokens[first:last])
    return marks % 2 == 1
