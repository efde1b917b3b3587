"""Indirect speech: who is reported to have said what."""

from collections.abc import Callable
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.attribution import (
    Attribution,
    attributions_without_tags,
    inverted_attribution,
    trailing_attribution,
)
from workbench.facts.attributions.content import (
    asks,
    cut_at_contrast,
    has_reflexive,
    is_reporting_word,
    reported_content,
    with_closing_mark,
    without_mark,
)
from workbench.facts.attributions.deeds import is_deed, shown_thing
from workbench.facts.attributions.nouns_of_saying import NOUNS_OF_SAYING, clause_of_noun, speaker_of_noun
from workbench.facts.attributions.speech_acts import act_content, is_infinitive, is_speech_act
from workbench.facts.attributions.stances import (
    holder_of_stance,
    may_take_stance,
    stance_content,
    verb_of_stance,
)
from workbench.facts.attributions.subjects import governs, name_beside, speaker_of
from workbench.facts.dependency_tree import TELLING, DependencyTree
from workbench.text.document import Document, TextSentence, Token
from workbench.text.speech.reporting import DENYING_VERBS, MENTAL_VERBS, SAYING_VERBS

_NOBODY: Final = frozenset(
    [
        "it",
        "this",
        "that",
        "which",
        "these",
        "those",
        "there",
        "what",
        "you",
        "one",
        "who",
        "whoever",
        "nobody",
        "everyone",
        "everybody",
    ]
)
_SEEMS: Final = frozenset({"seems", "seemed", "appears", "appeared", "seem", "appear"})
_SUPPOSED: Final = frozenset({"may", "might", "could", "should", "must", "if", "unless", "whether"})
_POLITE: Final = frozenset({"could", "should", "must"})
"""Auxiliaries with which "I" and "we" put forward what they say: `I should mention that`."""

_ASPECTUAL: Final = """
used came come comes went go goes began begin begins continued continues continue started starts proceeded seems seemed
appears appeared happened got happy glad
"""
_ASPECTS: Final = frozenset(_ASPECTUAL.split())
"""Verbs whose infinitive tells what happened: `went on to say`; "tried to say" does not."""
_POINTING: Final = frozenset({"point", "points", "pointing"})
"""Verbs that report together with "out"."""
_AUXILIARIES: Final = frozenset({"do", "does", "did"})


def attributions_in(
    document: Document, sentence: TextSentence, tree_of: Callable[[TextSentence], DependencyTree]
) -> list[Attribution]:
    """Return who says what in the sentence, in the order of the verbs; empty where nobody does."""
    if not document.tagged:
        return list(attributions_without_tags(document.text, sentence))
    places = [index for index, token in enumerate(document.sentence_tokens(sentence)) if _may_report(token)]
    if not sentence.is_readable:
        return []
    found = (_attribution_at(tree_of(sentence), index) for index in places)
    attributions = [attribution for attribution in found if attribution is not None]
    last = trailing_attribution(document, sentence) or inverted_attribution(document, sentence)
    if last and all(attribution.cue_span != last.cue_span for attribution in attributions):
        attributions.append(last)
    return attributions


def _may_report(token: Token) -> bool:
    word = token.text.lower()
    says = is_reporting_word(token) or word in _POINTING or is_speech_act(token) or word in NOUNS_OF_SAYING
    return says or may_take_stance(token)


def _attribution_at(tree: DependencyTree, index: int) -> Attribution | None:
    """Return who says what with the word at `index`: a clause, or else something that is named."""
    token = tree.tokens[index]
    if token.tag[:2] == "NN":
        return _by_noun(tree, index) or _by_stance(tree, index)
    is_pointing = token.text.lower() in _POINTING and tree.child(index, "prt") is not None
    stated = _by_verb(tree, index) if is_pointing or is_reporting_word(token) else None
    return stated or _by_act(tree, index) or _by_stance(tree, index)


def _by_stance(tree: DependencyTree, index: int) -> Attribution | None:
    """Return who wants, judges, supports or disputes something by the word at `index`."""
    token, content, speaker = tree.tokens[index], stance_content(tree, index), holder_of_stance(tree, index)
    if content is None or speaker is None or _is_nobody(tree, index, speaker) or is_deed(tree, index, speaker):
        return None
    span = tree.noun_phrase(name_beside(tree, speaker))
    if span.overlaps(content):
        return None
    stance = Attribution(span, token.text.lower(), _span_of(token), content, states=False)
    return _placed(tree, verb_of_stance(tree, index) or index, stance)


def _by_act(tree: DependencyTree, index: int) -> Attribution | None:
    """Return who promises, demands or judges something with the verb at `index`."""
    token, speaker = tree.tokens[index], speaker_of(tree, index)
    content = act_content(tree, index) or (None if speaker is None else shown_thing(tree, index, speaker))
    is_finite = token.tag in TELLING or (token.tag == "VBN" and _is_perfect(tree, index))
    if content is None or speaker is None or not is_finite or _is_nobody(tree, index, speaker):
        return None
    if tree.tokens[speaker].text.lower() in {"i", "we"}:
        return None
    span = tree.noun_phrase(name_beside(tree, speaker))
    if span.overlaps(content):
        return None
    denied = any(tree.tokens[under].dep == "neg" for under in tree.below[index])
    act = Attribution(span, token.text.lower(), _span_of(token), content, denied=denied, states=False)
    return _placed(tree, index, act)


def _by_verb(tree: DependencyTree, index: int) -> Attribution | None:
    token = tree.tokens[index]
    seeming = _seems(tree, index)
    if (token.tag == "VB" and not (seeming or _is_asserted(tree, index))) or has_reflexive(tree, index):
        return None
    aside = _aside(tree, index)
    content = aside or reported_content(tree, index)
    content = content and with_closing_mark(tree, cut_at_contrast(tree, content))
    speaker = speaker_of(tree, index)
    if content is None or speaker is None or is_deed(tree, index, speaker):
        return None
    span = tree.noun_phrase(name_beside(tree, speaker))
    if _is_nobody(tree, index, speaker) or (span.overlaps(content) and not aside):
        return None
    cue = token.text.lower()
    own_mind = tree.tokens[speaker].text.lower() in {"i", "we"} and cue in MENTAL_VERBS
    denied = cue in DENYING_VERBS or _is_not_put_forward(tree, index)
    clause = tree.child(index, "ccomp")
    states = aside is not None or clause is None or not (is_infinitive(tree, clause) or asks(tree, clause))
    return _placed(
        tree, index, Attribution(span, cue, _span_of(token), content, seeming, own_mind, denied, states=states)
    )


def _by_noun(tree: DependencyTree, index: int) -> Attribution | None:
    """Return whose claim, report or warning it is that a clause holds."""
    clause, speaker = clause_of_noun(tree, index), speaker_of_noun(tree, index)
    if clause is None or speaker is None or tree.tokens[speaker].text.lower() in _NOBODY:
        return None
    token, span = tree.tokens[index], tree.noun_phrase(name_beside(tree, speaker))
    content = without_mark(tree, clause)
    if span.overlaps(content) or token.text.lower().startswith("denial"):
        return None
    return Attribution(span, token.text.lower(), _span_of(token), content, governs=False)


def _placed(tree: DependencyTree, index: int, attribution: Attribution) -> Attribution:
    """Return the attribution with whether its verb governs the sentence's clause, and has a subject of its own."""
    own = tree.child(index, "nsubj", "nsubjpass", "agent") is not None
    return attribution._replace(governs=governs(tree, index), has_subject=own)


def _is_nobody(tree: DependencyTree, verb: int, speaker: int) -> bool:
    """Return whether the noun names nobody.

    "WHO" in capitals is a body, "one of the victims" is somebody, and so is an "it"
    that says something.
    """
    word = tree.tokens[speaker].text
    if word.lower() == "it" and tree.tokens[speaker].dep == "nsubj":
        return tree.tokens[verb].text.lower() not in SAYING_VERBS
    return word != "WHO" and word.lower() in _NOBODY and not _is_of_several(tree, speaker)


def _is_of_several(tree: DependencyTree, noun: int) -> bool:
    """Return whether "one" is one of a group: `one of the victims`."""
    return tree.tokens[noun].text.lower() == "one" and tree.child(noun, "prep") is not None


def _is_not_put_forward(tree: DependencyTree, index: int) -> bool:
    """Return whether the words are not presented as said: negated, asked, possible or hypothetical."""
    below = [tree.tokens[under] for under in tree.below[index]]
    words = {token.text.lower() for token in below if token.dep in {"aux", "mark"}}
    clause = tree.child(index, "ccomp")
    mark = None if clause is None else tree.child(clause, "mark")
    is_asked = mark is not None and tree.tokens[mark].text.lower() in {"whether", "if"}
    subject = tree.child(index, "nsubj")
    is_own = subject is not None and tree.tokens[subject].text.lower() in {"i", "we"}
    supposed = _SUPPOSED - _POLITE if is_own else _SUPPOSED
    return is_asked or bool(words & supposed) or any(token.dep == "neg" for token in below)


def _seems(tree: DependencyTree, index: int) -> bool:
    return tree.tokens[index].tag == "VB" and tree.tokens[tree.head(index)].text.lower() in _SEEMS


def _is_asserted(tree: DependencyTree, index: int) -> bool:
    """Return whether a bare verb reports what was said: `did say`, `I should mention`, `took the stand to say`."""
    auxiliaries = {tree.tokens[under].text.lower() for under in tree.below[index] if tree.tokens[under].dep == "aux"}
    subject = tree.child(index, "nsubj")
    first_person = subject is not None and tree.tokens[subject].text.lower() in {"i", "we"}
    above = tree.tokens[tree.head(index)]
    is_told = tree.tokens[index].dep == "xcomp" and above.text.lower() in _ASPECTS
    is_purpose = tree.tokens[index].dep == "advcl" and auxiliaries == {"to"} and above.tag == "VBD"
    return bool(auxiliaries & _AUXILIARIES) or first_person or is_told or is_purpose


def _aside(tree: DependencyTree, index: int) -> Span | None:
    """Return the statement around "he said" in commas, or next to "as he said"."""
    token, head = tree.tokens[index], tree.head(index)
    if tree.child(index, "nsubj") is None or head == index or _has_own_content(tree, index):
        return None
    if token.dep == "parataxis":
        return tree.stretch(head)
    mark = tree.child(index, "mark")
    if token.dep != "advcl" or mark is None or tree.tokens[mark].text.lower() != "as":
        return None
    clause, main_clause = tree.stretch(index), tree.stretch(head)
    is_before = clause.start <= main_clause.start and clause.end + 1 < main_clause.end
    return Span(clause.end + 1, main_clause.end) if is_before else main_clause


def _has_own_content(tree: DependencyTree, index: int) -> bool:
    """Return whether the verb has something of its own to tell: `cities showed a rise`, `as it went on to grow`."""
    addresses = tree.tokens[index].text.lower() in {"told", "tells", "tell", "asked", "asks"}
    own = ("ccomp", "xcomp", "attr", "npadvmod", *(() if addresses else ("dobj",)))
    return tree.child(index, *own) is not None


def _is_perfect(tree: DependencyTree, index: int) -> bool:
    """Return whether the participle is a verb of the clause, active or passive, and no adjective."""
    return any(tree.tokens[under].dep in {"aux", "auxpass"} for under in tree.below[index])


def _span_of(token: Token) -> Span:
    """Return the span of a token."""
    return Span(token.start, token.end)
