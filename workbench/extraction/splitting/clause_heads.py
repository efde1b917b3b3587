"""The words of a sentence that head its clauses: a table from a word's relation to when it states something itself."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.attribution import Attribution
from workbench.facts.attributions.content import is_reporting_word
from workbench.facts.clause_edges import CONTRASTING
from workbench.facts.dependency_tree import FINITE, SUBJECTS, DependencyTree
from workbench.text.speech.reporting import SAYING_VERBS

_VERBS: Final = FINITE | {"VBN", "VBG", "VB"}
_AUXILIARIES: Final = frozenset({"aux", "auxpass"})
_JOINING: Final = frozenset({",", "and", "but", ";"})
_EITHER: Final = frozenset({"or", "nor"})
_CLIMB: Final = 12


def clause_heads(tree: DependencyTree, attributions: Sequence[Attribution]) -> list[int]:
    """Return the words that head a clause of the sentence's own, in order: each states something beside the others.

    What somebody says is parted from who says it, at the verbs of `attributions`.
    """
    said = _heads_of_what_is_said(tree, attributions)
    heads = heads_inside(tree, Span(tree.tokens[0].start, tree.tokens[-1].end))
    return sorted(said.union(head for head in heads if is_of_main_clause(tree, head)))


def heads_inside(tree: DependencyTree, span: Span) -> list[int]:
    """Return the words in `span` that head a clause, also inside what is told of a noun in passing."""
    indices = range(tree.index_at(span.start), tree.index_at(span.end))
    return [index for index in indices if (test := _TESTS.get(tree.tokens[index].dep)) and test(tree, index)]


def _is_main(tree: DependencyTree, index: int) -> bool:
    return index == 0 or tree.tokens[index].tag in _VERBS


def _is_joined_predicate(tree: DependencyTree, index: int) -> bool:
    """Return whether a verb joined to another by "and" is asserted: `the mill burned and the owner left`.

    `arrested and questioned the driver` shares its object, what "or" joins is
    not asserted, and what is joined to a condition, a relative clause or an
    indirect question is part of it.
    """
    has_subject = tree.tokens[index].tag in _VERBS and has_child(tree, index, SUBJECTS)
    return (
        (has_subject or _has_tense(tree, index))
        and not (_joins_verbs(tree, index) or _is_alternative(tree, index))
        and _is_asserted(tree, index)
    )


def _joins_verbs(tree: DependencyTree, index: int) -> bool:
    if index <= 1 or tree.tokens[index - 1].dep != "cc":
        return False
    return tree.tokens[index - 2].tag in _VERBS


def _is_alternative(tree: DependencyTree, index: int) -> bool:
    """Return whether "or" or "nor" joins the word to the one above it."""
    head = tree.head(index)
    joints = [under for under in tree.below[head] if tree.tokens[under].dep == "cc" and head < under < index]
    return bool(joints) and tree.tokens[joints[-1]].text.lower() in _EITHER


def _is_asserted(tree: DependencyTree, index: int) -> bool:
    """Return whether the first of a row of predicates is a statement, and no condition or indirect question."""
    top = index
    for _ in range(_CLIMB):
        if tree.tokens[top].dep != "conj":
            break
        top = tree.head(top)
    dep = tree.tokens[top].dep
    if dep in {"ccomp", "advcl", "pcomp"}:
        return _contrasts(tree, top) if dep == "advcl" else dep == "ccomp" and not is_indirect_question(tree, top)
    return dep in {"ROOT", "parataxis"} or tree.tokens[top].tag not in _VERBS


def is_indirect_question(tree: DependencyTree, index: int) -> bool:
    """Return whether the clause is one that "whether", "if" or a question word opens: `asked how it works`."""
    first = tree.tokens[min(tree.under(index))]
    return first.tag[:1] == "W" or (first.dep == "mark" and first.text.lower() in {"whether", "if"})


def _is_coordinate(tree: DependencyTree, index: int) -> bool:
    """Return whether a clause that the parser put below another stands beside it: `profits fell; wages rose`."""
    if not _has_tense(tree, index):
        return False
    if not has_child(tree, index, SUBJECTS):
        return tree.tokens[index].dep == "ccomp" and index > 0 and tree.tokens[index - 1].text in _JOINING
    return _is_set_off(tree, index, tree.head(index))


def _is_contrast(tree: DependencyTree, index: int) -> bool:
    has_clause = _has_tense(tree, index) and has_child(tree, index, SUBJECTS)
    return (has_clause and _contrasts(tree, index)) or counts(tree, index)


def counts(tree: DependencyTree, index: int) -> bool:
    """Return whether a dependent clause has a figure as its subject: `with 62% expressing distrust`."""
    if tree.tokens[index].tag not in {"VBG", "VBD", "VBZ", "VBP"}:
        return False
    subjects = [under for under in tree.below[index] if tree.tokens[under].dep in SUBJECTS]
    return any(tree.tokens[word].tag == "CD" for subject in subjects for word in tree.below[subject])


def _contrasts(tree: DependencyTree, index: int) -> bool:
    """Return whether "while" or the like opens the clause, at the start of the sentence or after a comma."""
    mark = tree.child(index, "mark")
    if mark is None or tree.tokens[mark].text.lower() not in CONTRASTING:
        return False
    return mark == 0 or tree.tokens[mark - 1].text == ","


def _is_set_off(tree: DependencyTree, index: int, head: int) -> bool:
    """Return whether a semicolon separates a clause from its head, or a comma where a list was parsed as speech."""
    tokens = tree.tokens
    between = {token.text for token in tokens[min(index, head) : max(index, head)]}
    if ";" in between or index >= head or "," not in between:
        return ";" in between
    is_speech = tokens[index].text in SAYING_VERBS and tokens[head].text not in SAYING_VERBS
    is_joined = any(token.dep == "cc" for token in tokens[index:head]) and not is_reporting_word(tokens[head])
    return is_speech or is_joined or not has_child(tree, head, SUBJECTS)


def _heads_of_what_is_said(tree: DependencyTree, attributions: Sequence[Attribution]) -> set[int]:
    """Return the heads of what is said before its speaker: `Sales rose in May and fell in June, Lee said`."""
    cues = {
        attribution.cue_span.start
        for attribution in attributions
        if attribution.content.end <= attribution.cue_span.start
    }
    verbs = [index for index, token in enumerate(tree.tokens) if token.start in cues]
    return {clause for verb in verbs if (clause := tree.child(verb, "ccomp")) is not None and clause < verb}


def is_of_main_clause(tree: DependencyTree, index: int) -> bool:
    """Return whether the verb belongs to the sentence's own predicates, and to no clause about one of its nouns."""
    above = index
    for _ in range(_CLIMB):
        if tree.tokens[above].dep in {"relcl", "acl"}:
            return False
        if tree.head(above) == above:
            break
        above = tree.head(above)
    return True


def has_child(tree: DependencyTree, index: int, deps: Collection[str]) -> bool:
    """Return whether a word with one of `deps` depends on the word at `index`."""
    return any(tree.tokens[under].dep in deps for under in tree.below[index])


def _has_tense(tree: DependencyTree, index: int) -> bool:
    """Return whether the verb or one of its auxiliaries has a tense."""
    words = [index, *(under for under in tree.below[index] if tree.tokens[under].dep in _AUXILIARIES)]
    return any(tree.tokens[word].tag in FINITE for word in words)


_TESTS: Final[dict[str, Callable[[DependencyTree, int], bool]]] = {
    "ROOT": _is_main,
    "conj": _is_joined_predicate,
    "advcl": _is_contrast,
    "pcomp": counts,
    "ccomp": _is_coordinate,
    "parataxis": _is_coordinate,
}
"""When a word with this relation to the word above heads a clause of its own."""
