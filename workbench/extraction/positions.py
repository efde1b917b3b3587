"""Positions as parts of statements: what somebody promises, wants, judges or disputes, with whose position it is."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.claim import ClaimKind, ClaimUnit
from workbench.domain.span import Span
from workbench.extraction.checkability.readings import ClaimKindReading
from workbench.extraction.claim_drafts import Draft
from workbench.facts.attributions.attribution import Attribution, outermost
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.facts import Facts
from workbench.text.document import TextSentence

_ATTRIBUTED: Final = ClaimKindReading(ClaimKind.ATTRIBUTED_STATEMENT)
_STATING_NOTHING: Final = frozenset({ClaimKind.QUESTION, ClaimKind.ADVICE, ClaimKind.BOILERPLATE})
_WITH_VERB: Final = frozenset({"aux", "auxpass", "neg", "advmod"})
_FEWEST_WORDS: Final = 2


def position_drafts(facts: Facts, sentence: TextSentence, statements: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the positions that are less than half of the statement they stand in, each told once.

    A longer one is what its statement says, and needs no part of its own; nor does what a source tells of others.
    One beside a quotation, in no statement, is a statement itself.
    """
    if facts.source(sentence):
        return
    for one in outermost(facts.attributions(sentence)):
        if not _is_position(facts, one) or any(
            said.span.holds(one.cue_span) for said in facts.speech.over(one.content)
        ):
            continue
        over = [draft for draft in statements if draft.span.overlaps(one.content)]
        if not over and one.governs:
            yield Draft(one.reach, _ATTRIBUTED, facts.claimant_of(one, sentence), one.cue)
        around = [draft for draft in over if draft.span.holds(one.content)]
        narrowest = min(around, key=lambda draft: draft.span.end - draft.span.start, default=None)
        if narrowest is None or narrowest.reading.kind in _STATING_NOTHING:
            continue
        if 2 * (one.content.end - one.content.start) < narrowest.span.end - narrowest.span.start:
            claimant = facts.claimant_of(one, sentence)
            reading = _reading(facts, sentence, one, claimant=claimant)
            if reading:
                yield Draft(one.content, _ATTRIBUTED, claimant, one.cue, reading, unit=ClaimUnit.PART)


def _is_position(facts: Facts, one: Attribution) -> bool:
    """Return whether the words after the verb are wanted, judged or promised, and not stated as true."""
    has_words = len(one.content.of(facts.document.text).split()) >= _FEWEST_WORDS
    return has_words and not one.states and not one.denied and one.cue_span.start <= one.content.start


def _reading(facts: Facts, sentence: TextSentence, one: Attribution, *, claimant: str) -> str:
    """Return the position with its holder: "Ann Lee promised to leave"; empty for a participle without a subject."""
    tree = facts.tree(sentence)
    verb = tree.index_at(one.cue_span.start)
    if tree.tokens[verb].dep in {"acomp", "oprd", "dobj"}:
        verb = tree.head(verb)
    start = _verb_group(tree, verb, after=one.speaker.end)
    if one.speaker.end > start or (tree.tokens[verb].tag == "VBG" and start == tree.tokens[verb].start):
        return ""
    return f"{claimant} {Span(start, one.content.end).of(facts.document.text)}"


def _verb_group(tree: DependencyTree, verb: int, *, after: int) -> int:
    """Return where the verb begins with the auxiliaries and adverbs before it."""
    before = (tree.tokens[under] for under in tree.below[verb] if under < verb)
    starts = [token.start for token in before if token.dep in _WITH_VERB and token.start >= after]
    return min([tree.tokens[verb].start, *starts])
