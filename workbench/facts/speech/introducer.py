"""What introduces a quotation: `Ann Lee said: "..."`, `According to Ann Lee, "..."`, `Ann Lee on her knee: "..."`."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.subjects import name_beside, speaker_of
from workbench.facts.attributions.wording import NOBODY, speaker_before
from workbench.facts.dependency_tree import FINITE, NOUN_SUBJECTS, DependencyTree
from workbench.facts.offices import is_office
from workbench.facts.people import People
from workbench.facts.speech.beside_verb import phrase_after
from workbench.facts.speech.surroundings import Clause, Speaker, Surroundings
from workbench.facts.who import holds_views
from workbench.text.document import Token
from workbench.text.speech.reporting import TAG_VERBS

_PERSONAL: Final = frozenset({"he", "she", "they", "i", "we"})
_BEING: Final = frozenset({"is", "'s", "’s", "was", "has", "had", "does", "did"})
_REACH: Final = 200
_NEAR: Final = 12
"""Most tokens between a reporting verb and the quotation that it introduces without a colon."""


def speaker_before_colon(text: str, clause: Clause, people: People) -> Speaker | None:
    """Return who speaks what stands behind the colon with which the clause ends.

    That is the subject of its reporting verb, or, where it has none, the person whom it is about.
    """
    tree = clause.tree
    if not tree.tokens[clause.first].tag:
        return _by_wording(text, clause)
    verbs = [index for index in range(clause.first, clause.last) if _may_introduce(tree, index)]
    verbs.sort(key=lambda index: (tree.tokens[index].dep in {"relcl", "acl", "advcl"}, -index))
    for verb in verbs:
        found = _speaker(clause, verb, people)
        if found is not None:
            return found
    return None if verbs else _by_wording(text, clause) or _person_told_of(clause, people)


def speaker_of_verb_before(text: str, clause: Clause, people: People) -> Speaker | None:
    """Return the subject of a reporting verb right before the quotation: `told the Post, "..."`, `wrote that "..."`."""
    tree = clause.tree
    if not tree.tokens[clause.first].tag:
        return _by_wording(text, clause)
    for verb in range(clause.last - 1, max(clause.first, clause.last - _NEAR) - 1, -1):
        if _may_introduce(tree, verb) and tree.tokens[verb].tag != "VB":
            return _speaker(clause, verb, people)
        if tree.tokens[verb].tag in FINITE and any(
            tree.tokens[under].dep in NOUN_SUBJECTS for under in tree.below[verb]
        ):
            return None
    return None


def speaker_of_deed_before(clause: Clause, people: People) -> Speaker | None:
    """Return who does what the last word before a whole sentence in marks tells: `the singer rapped "..."`."""
    tree, verb = clause.tree, clause.last - 1
    token = tree.tokens[verb]
    if token.tag not in {"VBD", "VBZ"} or token.text.lower() in _BEING:
        return None
    noun = speaker_of(tree, verb)
    is_somebody = noun is not None and noun < clause.last and holds_views(tree, noun)
    return _speaker(clause, verb, people) if is_somebody else None


def speaker_in_words_before(text: str, around: Surroundings) -> Speaker | None:
    """Return the speaker by the wording right before the quotation, where the parser makes nothing of it."""
    end = around.quotation.start
    begin = max(around.floor, text.rfind("\n", max(0, end - _REACH), end) + 1, end - _REACH)
    verb = text[begin:end].rstrip(" ,:").rpartition(" ")[2].lower()
    found = speaker_before(text, begin, end) if verb in TAG_VERBS else NOBODY
    return None if found is NOBODY else Speaker(Span(found.start, found.end), found.cue)


def _may_introduce(tree: DependencyTree, index: int) -> bool:
    token = tree.tokens[index]
    return token.tag[:2] == "VB" and token.text.lower() in TAG_VERBS


def _speaker(clause: Clause, verb: int, people: People) -> Speaker | None:
    """Return the subject of the verb, or what stands behind a verb at the start: `Said the poet Ann Lee: "..."`."""
    tree = clause.tree
    noun = speaker_of(tree, verb)
    cue = tree.tokens[verb].text.lower()
    if noun is not None and noun < clause.last:
        return Speaker(tree.noun_phrase(name_beside(tree, noun)), cue)
    inverted = phrase_after(tree.tokens[verb + 1 : clause.last], people) if verb == clause.first else None
    return Speaker(inverted, cue) if inverted else None


def _by_wording(text: str, clause: Clause) -> Speaker | None:
    tokens = clause.tree.tokens
    found = speaker_before(text, tokens[clause.first].start, tokens[clause.last - 1].end)
    return None if found is NOBODY else Speaker(Span(found.start, found.end), found.cue)


def _person_told_of(clause: Clause, people: People) -> Speaker | None:
    """Return the person that the clause is about: its subject, or the name or post it begins with."""
    tree = clause.tree
    tokens = tree.tokens[clause.first : clause.last]
    if not any(token.tag in FINITE for token in tokens):
        span = phrase_after(tokens, people)
        is_named = span is not None and (people.inside(span) or _names_post(tokens, span))
        return Speaker(span, "") if span and is_named else None
    for index in range(clause.first, clause.last):
        token = tree.tokens[index]
        if token.dep in NOUN_SUBJECTS:
            span = tree.noun_phrase(name_beside(tree, index))
            is_person = people.inside(span) or token.text.lower() in _PERSONAL or is_office(token.text)
            return Speaker(span, "") if is_person else None
    return None


def _names_post(tokens: Sequence[Token], span: Span) -> bool:
    return any(is_office(token.text) for token in tokens if token.end <= span.end)
