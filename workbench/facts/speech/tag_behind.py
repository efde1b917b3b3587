"""The tag behind a quotation: `"...," Ann Lee said`, `"...?" asked the mayor`, `"..." — Ann Lee, mayor`."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.wording import NOBODY, speaker_after
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.people import People
from workbench.facts.speech.beside_verb import phrase_after, phrase_before
from workbench.facts.speech.surroundings import Clause, Speaker, Surroundings
from workbench.text.document import Token
from workbench.text.speech.reporting import SAYING_VERBS, TAG_VERBS

_MAY_PRECEDE: Final = frozenset([",", "-", "–", "—", "--", ")"])
_SHORT_TAG: Final = 4
_LONGEST_BEFORE: Final = 8
_TOLD: Final = frozenset({"VBD", "VBZ"})
_UNFINISHED: Final = frozenset(",–—-")
_ASKS_OR_EXCLAIMS: Final = frozenset("?!…")
_CONTENT: Final = frozenset({"ccomp", "xcomp"})
_CREDIT: Final = re.compile(
    r"\s*(?:[–—―~]|--|-\s)\s*(?P<who>[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:\s+(?:[a-z]{1,3}\s+)?[^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,5})"
    r"(?:,[^.!?\n]{1,80})?[.]?[ \t\u00a0]*(?:\n|$)"
)


def speaker_behind(text: str, around: Surroundings, people: People) -> Speaker | None:
    """Return the speaker named right behind the quotation, if what stands there belongs to it."""
    clause = around.clause_after()
    if clause is None or not around.quotation.closed:
        return None
    if clause.tree.tokens[clause.first].tag:
        return _according_to(text, clause, around) or _by_verb(clause, around, people)
    return _by_wording(text, clause, around)


def credited_speaker(text: str, around: Surroundings) -> Speaker | None:
    """Return the name that a dash sets off behind the quotation, alone on the line or on the next one."""
    credit = _CREDIT.match(text, around.quotation.end)
    return Speaker(Span(*credit.span("who")), "") if credit else None


def _by_verb(clause: Clause, around: Surroundings, people: People) -> Speaker | None:
    """Return who is beside the first reporting verb behind the quotation, with nothing but that phrase between."""
    tokens = clause.tree.tokens
    verbs = range(clause.first, clause.last)
    verb = next((index for index in verbs if _may_tag(tokens[index])), None)
    verb = _verb_by_place(clause, around) if verb is None else verb
    verb = _verb_of_tag(clause, around, people) if verb is None else verb
    if verb is not None and verb + 1 < clause.last and _may_tag(tokens[verb + 1]):  # `the inspectors' report states`
        verb += 1
    if verb is None or not _belongs(around, has_content=_has_own_content(clause.tree, verb, clause.last)):
        return None
    before = tokens[clause.first : verb]
    is_inverted = all(token.text in _MAY_PRECEDE or token.tag == "RB" for token in before)
    span = phrase_after(tokens[verb + 1 : clause.last], people) if is_inverted else phrase_before(before, people)
    if span is not None and tokens[verb].tag == "VBN" and tokens[verb + 1 : verb + 2] and not is_inverted:
        agent = clause.tree.agent(verb)
        if agent is not None and _is_passive(tokens[verb - 1].text):
            span = phrase_after(tokens[_after_by(tokens, verb) : clause.last], people)
    return Speaker(span, tokens[verb].text.lower()) if span else None


def _may_tag(token: Token) -> bool:
    return token.text.lower() in TAG_VERBS and token.tag in {"VBD", "VBZ", "VBP", "VBN", "VB"}


def _verb_by_place(clause: Clause, around: Surroundings) -> int | None:
    """Return a verb that only its place shows to report: `the inspectors' report states.`, `,” beamed Ann Lee.`."""
    tokens = clause.tree.tokens
    words = [index for index in range(clause.first, clause.last) if tokens[index].text[:1].isalpha()]
    if words and tokens[words[-1]].text in SAYING_VERBS:
        return words[-1]
    is_short = 1 < len(words) <= _SHORT_TAG and around.last_inside == ","
    opens = is_short and tokens[words[0]].tag in {"VBD", "VBZ"} and tokens[words[1]].tag == "NNP"
    return words[0] if opens else None


def _verb_of_tag(clause: Clause, around: Surroundings, people: People) -> int | None:
    """Return the first verb behind a whole sentence that ends in a comma: `"We left," Lee offered.`."""
    tokens = clause.tree.tokens
    verb = next((index for index in range(clause.first, clause.last) if tokens[index].tag in _TOLD), None)
    if verb is None or around.last_inside != "," or around.is_partial or around.clause_before():
        return None
    before = tokens[clause.first : verb]
    is_short = 0 < len(before) <= _LONGEST_BEFORE
    return verb if is_short and phrase_before(before, people) is not None else None


def _is_passive(word: str) -> bool:
    return word.lower() in {"was", "were", "is", "are", "been", "being"}


def _after_by(tokens: Sequence[Token], verb: int) -> int:
    return next((index + 1 for index in range(verb, len(tokens)) if tokens[index].text == "by"), len(tokens))


def _according_to(text: str, clause: Clause, around: Surroundings) -> Speaker | None:
    """Return whom "according to" names right behind the quotation."""
    end = clause.tree.tokens[clause.last - 1].end
    found = speaker_after(text, around.quotation.end, end)
    return Speaker(Span(found.start, found.end), found.cue) if found.cue == "according to" else None


def _has_own_content(tree: DependencyTree, verb: int, last: int) -> bool:
    """Return whether the clause says something itself: `told the board that it was nine`, `said: `."""
    begins = any(under > verb and tree.tokens[under].dep in _CONTENT for under in tree.below[verb])
    return begins or any(token.text == ":" for token in tree.tokens[verb:last])


def _belongs(around: Surroundings, *, has_content: bool) -> bool:
    """Return whether a clause behind the quotation is one sentence with it.

    It is where the quotation ends in a comma or a dash, or where the clause goes on in
    lower case; behind a stop, a question or an exclamation mark only where the
    clause says nothing itself.
    """
    after = around.after()
    if around.last_inside in _UNFINISHED or after[:1] in _UNFINISHED or after[:1].islower():
        return True
    return not has_content and (around.last_inside in _ASKS_OR_EXCLAIMS or not around.is_partial)


def _by_wording(text: str, clause: Clause, around: Surroundings) -> Speaker | None:
    end = clause.tree.tokens[clause.last - 1].end
    found = speaker_after(text, around.quotation.end, end)
    after = around.after()
    is_joined = around.last_inside in _UNFINISHED or after[:1] in _UNFINISHED or after[:1].islower()
    is_asked = around.last_inside in _ASKS_OR_EXCLAIMS
    ends_with_verb = text[found.end : end].strip(" .,").count(" ") <= 1
    if found is NOBODY or not (is_joined or (is_asked and ends_with_verb)):
        return None
    return Speaker(Span(found.start, found.end), found.cue)
