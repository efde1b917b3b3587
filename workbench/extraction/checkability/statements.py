"""A statement of a sentence: whether it can be checked, by what its predicates state."""

from collections.abc import Iterable, Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.judgements import read_judgement
from workbench.extraction.checkability.modals import read_modal
from workbench.extraction.checkability.orders import read_order
from workbench.extraction.checkability.readings import FORECAST, PLAN, ClaimKindReading
from workbench.extraction.checkability.verbs import read_verb
from workbench.facts.dependency_tree import SUBJECTS, DependencyTree
from workbench.facts.facts import facts_of
from workbench.facts.predicates import Predicate, auxiliaries, predicates_in
from workbench.facts.who import Who
from workbench.text.document import Document, TextSentence

_JOINING: Final = frozenset({"CC", ",", ":", "``", "''", "-LRB-", "-RRB-"})
"""Tags of what joins two verbs."""


def read_statement(document: Document, sentence: TextSentence, span: Span) -> ClaimKindReading | None:
    """Return why what is stated at `span` cannot be checked, or that it is a plan; None where it can be checked.

    Of several things stated, side by side or in passing, one that can be checked is enough.
    """
    tree = facts_of(document).tree(sentence)
    spoken = _is_spoken(document, sentence, span)

    def clause_of(predicate: Predicate) -> Clause:
        return Clause(document, tree, predicate, span, spoken)

    predicates = predicates_in(tree, span)
    main = [predicate for predicate in predicates.main if not _is_run_on(tree, predicate)] or predicates.main
    readings = [_read_clause(clause_of(predicate)) for predicate in main]
    if not readings or None in readings:
        return None
    is_foretold = readings[0] is FORECAST and {predicate.modal for predicate in main} == {"will"}
    if PLAN in readings and not is_foretold:
        return PLAN
    beside = [predicate for predicate in predicates.added if _is_told(tree, predicate)]
    is_saved = any(_read_clause(clause_of(predicate)) is None for predicate in beside)
    return None if is_saved or any(map(_is_named_fact, map(clause_of, _reasons(tree, main)))) else readings[0]


def _reasons(tree: DependencyTree, main: Iterable[Predicate]) -> Iterator[Predicate]:
    """Yield the predicates of the reasons given: `it is odd because Norgas owns the mill`."""
    below = (place for predicate in main for place in tree.below[predicate.verb] if tree.tokens[place].dep == "advcl")
    for place in below:
        if tree.tokens[min([place, *tree.below[place]])].text.lower() == "because":
            under = sorted([place, *tree.under(place)])
            yield from predicates_in(tree, Span(tree.tokens[under[0]].start, tree.tokens[under[-1]].end)).main


def _is_named_fact(clause: Clause) -> bool:
    is_named = any(clause.tree.tokens[place].tag in {"NNP", "NNPS", "CD"} for place in clause.places)
    return is_named and _read_clause(clause) is None


def _read_clause(clause: Clause) -> ClaimKindReading | None:
    is_modal = clause.predicate.modal not in ({"", "can"} if clause.who is Who.FIRST else {""})
    by_verb = read_modal(clause) if is_modal else read_order(clause) or read_verb(clause)
    return by_verb or read_judgement(clause)


def _is_run_on(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether the verb is joined by nothing to the one whose subject it takes, as in garbled text."""
    verb = predicate.verb
    if tree.tokens[verb].dep != "conj" or tree.child(verb, *SUBJECTS) is not None:
        return False
    first = min([verb, *tree.below[verb]])
    return first > 0 and tree.tokens[first - 1].tag not in _JOINING and tree.tokens[first].tag not in _JOINING


def _is_told(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether the verb tells what happened, as a fact in passing does: `the storm, which came ashore,`."""
    helpers = {tree.tokens[place].text.lower() for place in auxiliaries(tree, predicate.verb)}
    return tree.tokens[predicate.verb].tag == "VBD" or not helpers.isdisjoint({"had", "has", "have", "was", "were"})


def _is_spoken(document: Document, sentence: TextSentence, span: Span) -> bool:
    """Return whether somebody named or pointed at says what is at `span`, rather than the author."""
    facts = facts_of(document)
    is_reported = any(
        said.content.overlaps(span) and not said.cue_span.overlaps(span) and not said.own_mind
        for said in facts.attributions(sentence)
    )
    return is_reported or bool(facts.turn(sentence)) or any(quote.speaker for quote in facts.speech.over(span))
