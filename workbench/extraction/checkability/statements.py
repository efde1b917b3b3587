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
    beside = [one for one in predicates.added if _is_told(tree, one) or _is_of_name(tree, one)]
    is_saved = any(_read_clause(clause_of(predicate)) is None for predicate in beside)
    is_saved = is_saved or any(_is_set(tree, one) or _has_stated_subject(tree, one) for one in main)
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


def _is_of_name(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether the verb tells in passing what something named is or does: `Ayr, which is in the east,`."""
    named = tree.tokens[tree.head(predicate.verb)]
    return named.tag in {"NNP", "NNPS"} and tree.tokens[predicate.verb].tag in {"VBZ", "VBP"} and not predicate.modal


def _has_stated_subject(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether what was taken for the subject is a statement in the past: `Ayr sold a mill that, some bet,`."""
    verb = tree.child(predicate.verb, "csubj")
    if verb is None or tree.tokens[verb].tag != "VBD" or tree.child(verb, *SUBJECTS) is None:
        return False
    return not any(
        tree.tokens[at].tag in {"WP", "WDT", "WRB"} or tree.tokens[at].dep == "mark" for at in tree.below[verb]
    )


def _is_set(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether "with" adds what was done or set for a day: `with a hearing set for Monday`."""
    preps = (at for at in tree.below[predicate.verb] if tree.tokens[at].text.lower() == "with")
    for prep in preps:
        under = [tree.tokens[at] for at in tree.under(prep)]
        is_done = any(token.tag == "VBN" and token.dep in {"acl", "pcomp"} for token in under)
        if is_done and any(token.entity in {"DATE", "TIME"} for token in under):
            return True
    return False


def _is_spoken(document: Document, sentence: TextSentence, span: Span) -> bool:
    """Return whether somebody named or pointed at says what is at `span`, rather than the author."""
    facts = facts_of(document)
    is_reported = any(
        said.content.overlaps(span) and not said.cue_span.overlaps(span) and not said.own_mind
        for said in facts.attributions(sentence)
    )
    return is_reported or bool(facts.turn(sentence)) or any(quote.speaker for quote in facts.speech.over(span))
