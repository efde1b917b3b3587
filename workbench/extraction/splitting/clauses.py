"""A sentence divided into the clauses that each make a statement, so that every word belongs to one of them."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.extraction.splitting.clause_heads import (
    clause_heads,
    counts,
    has_child,
    heads_inside,
)
from workbench.extraction.splitting.seams import closed_places
from workbench.facts.attributions.attribution import Attribution
from workbench.facts.clause_edges import CONTRASTING
from workbench.facts.dependency_tree import FINITE, SUBJECTS, DependencyTree
from workbench.facts.facts import facts_of
from workbench.text.document import Document, TextSentence, Token

_FEWEST_WORDS: Final = 2
_STOPS: Final = frozenset({".", "''"})
_JOINING_MARKS: Final = frozenset(",;:–—-")


def has_statement(tokens: Sequence[Token]) -> bool:
    """Return whether tagged tokens contain a finite verb, without which nothing is stated."""
    return any(token.tag in FINITE for token in tokens)


def clauses_of(document: Document, sentence: TextSentence, attributions: Sequence[Attribution] = ()) -> list[Span]:
    """Return the spans of a sentence's clauses in order; the whole sentence where it does not divide.

    Every word lies in exactly one of them, the words and marks between two that
    join them excepted. Divides at joined predicates, clauses with a subject of
    their own, and at "with 62% ..."; never inside brackets, quotations, names,
    words, "between ... and" or an indirect question.
    """
    whole = Span(sentence.start, sentence.end)
    if not document.tagged or not sentence.is_readable or sentence.first_token == sentence.last_token:
        return [whole]
    return _divided(document, sentence, clause_heads(facts_of(document).tree(sentence), attributions))


def clauses_inside(document: Document, sentence: TextSentence, content: Span) -> list[Span]:
    """Return the spans of the clauses into which `content` divides a sentence that tells it in passing."""
    return _divided(document, sentence, [-1, *heads_inside(facts_of(document).tree(sentence), content)])


def _divided(document: Document, sentence: TextSentence, heads: Sequence[int]) -> list[Span]:
    """Return the clauses of a sentence by their heads; -1 stands for what is under none of the others."""
    whole = Span(sentence.start, sentence.end)
    if len(heads) <= 1:
        return [whole]
    tree = facts_of(document).tree(sentence)
    owners = _owners(tree, frozenset(heads) - {-1})
    starts = _starts(tree, owners, closed_places(document, sentence, tree))
    ends = [*starts[1:], len(tree.tokens) - _has_stop_of_another(tree, owners)]
    return [whole] if len(starts) == 1 else [_span_of(tree, *stretch) for stretch in zip(starts, ends, strict=True)]


def _has_stop_of_another(tree: DependencyTree, owners: Sequence[int]) -> bool:
    """Return whether the stop at the end belongs to another clause than the last."""
    return len(owners) > 1 and tree.tokens[-1].tag in _STOPS and owners[-1] != owners[-2]


def _starts(tree: DependencyTree, owners: Sequence[int], closed: Sequence[bool]) -> list[int]:
    """Return the indices where the clauses of a sentence begin, the first of them 0."""
    starts = [0]
    for place in _places_between_owners(tree, owners):
        first = place
        while first < len(tree.tokens) and joins(tree, first):
            first += 1
        is_joint = first < len(tree.tokens) and first > 0 and joins(tree, first - 1) and not closed[first]
        if is_joint and first > starts[-1] and _states(tree, owners, start=starts[-1], end=first):
            starts.append(first)
    while len(starts) > 1 and not _states(tree, owners, start=starts[-1], end=len(tree.tokens)):
        starts.pop()
    return starts


def joins(tree: DependencyTree, index: int) -> bool:
    """Return whether the word or mark only joins a clause to another, and belongs to neither."""
    token = tree.tokens[index]
    word = token.text.lower()
    clause = tree.child(index, "pcomp") if word == "with" else None
    return (
        token.text in _JOINING_MARKS
        or token.dep == "cc"
        or (token.dep == "mark" and (word in CONTRASTING or word == "that"))
        or (clause is not None and counts(tree, clause))
    )


def _owners(tree: DependencyTree, heads: frozenset[int]) -> list[int]:
    """Return for each token the clause head that it belongs to, or -1."""
    owners = [-1] * len(tree.tokens)
    for head in heads:
        owners[head] = head
    pending = list(heads)
    while pending:
        above = pending.pop()
        for under in tree.below[above]:
            if owners[under] < 0:
                owners[under] = owners[above]
                pending.append(under)
    return owners


def _places_between_owners(tree: DependencyTree, owners: Sequence[int]) -> list[int]:
    """Return the indices before which every clause begun is over; an opening adverb counts for none."""
    words = [index for index, token in enumerate(tree.tokens) if token.tag[:1].isalpha() and not joins(tree, index)]
    if len(words) > 1 and tree.tokens[words[0]].dep == "advmod" and tree.tokens[words[0] + 1].text == ",":
        words = words[1:]
    last = {owners[index]: index for index in words}
    places, reach = [], -1
    for index in words:
        if reach >= 0 and index > reach:
            places.append(index)
        reach = max(reach, last[owners[index]])
    return places


def _states(tree: DependencyTree, owners: Sequence[int], *, start: int, end: int) -> bool:
    """Return whether the stretch states something: two words, with a verb that has a tense or a subject."""
    stretch = tree.tokens[start:end]
    words = sum(token.text[:1].isalnum() for token in stretch)
    heads = {owner for owner in owners[start:end] if start <= owner < end}
    has_verb = has_statement(stretch) or any(has_child(tree, head, SUBJECTS) for head in heads)
    return words >= _FEWEST_WORDS and has_verb


def _span_of(tree: DependencyTree, start: int, end: int) -> Span:
    """Return the span of a stretch of words without what joins it to the others."""
    last = end - 1
    while last > start and joins(tree, last):
        last -= 1
    return Span(tree.tokens[start].start, tree.tokens[last].end)
