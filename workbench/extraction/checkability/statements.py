"""A statement of a sentence: whether it can be checked, by what its predicates state."""

from workbench.domain.span import Span
from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.judgements import read_judgement
from workbench.extraction.checkability.modals import read_modal
from workbench.extraction.checkability.orders import read_order
from workbench.extraction.checkability.readings import FORECAST, PLAN, ClaimKindReading
from workbench.extraction.checkability.verbs import read_verb
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.facts import facts_of
from workbench.facts.predicates import Predicate, auxiliaries, predicates_in
from workbench.text.document import Document, TextSentence


def read_statement(document: Document, sentence: TextSentence, span: Span) -> ClaimKindReading | None:
    """Return why what is stated at `span` cannot be checked, or that it is a plan; None where it can be checked.

    Of several things stated, side by side or in passing, one that can be checked is enough.
    """
    facts = facts_of(document)
    tree = facts.tree(sentence)
    spoken = _is_spoken(document, sentence, span)

    def read(predicate: Predicate) -> ClaimKindReading | None:
        return _read_clause(Clause(document, tree, predicate, span, spoken))

    predicates = predicates_in(tree, span)
    readings = [read(predicate) for predicate in predicates.main]
    if not readings or None in readings:
        return None
    is_foretold = readings[0] is FORECAST and {predicate.modal for predicate in predicates.main} == {"will"}
    if PLAN in readings and not is_foretold:
        return PLAN
    is_saved = any(read(predicate) is None for predicate in predicates.added if _is_told(tree, predicate))
    return None if is_saved else readings[0]


def _read_clause(clause: Clause) -> ClaimKindReading | None:
    by_verb = read_modal(clause) if clause.predicate.modal else read_order(clause) or read_verb(clause)
    return by_verb or read_judgement(clause)


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
