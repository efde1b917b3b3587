"""Indirect speech: who is reported to have said what."""

from collections.abc import Callable
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.attribution import Attribution, attributions_without_tags, trailing_attribution
from workbench.facts.attributions.content import is_reporting_word, reported_content
from workbench.facts.attributions.subjects import name_beside, speaker_of
from workbench.facts.clause_edges import CONTRASTING
from workbench.facts.dependency_tree import DependencyTree
from workbench.text.document import Document, TextSentence
from workbench.text.speech.reporting import DENYING_VERBS, MENTAL_VERBS

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
_SUPPOSED: Final = frozenset({"may", "might", "if", "unless", "whether"})
_POINTING: Final = frozenset({"point", "points", "pointing"})
"""Verbs that report together with "out"."""
_AUXILIARIES: Final = frozenset({"do", "does", "did"})


def attributions_in(
    document: Document, sentence: TextSentence, tree_of: Callable[[TextSentence], DependencyTree]
) -> list[Attribution]:
    """Return who says what in the sentence, in the order of the verbs; empty where nobody does."""
    if not document.tagged:
        return list(attributions_without_tags(document.text, sentence))
    tokens = document.sentence_tokens(sentence)
    places = [
        index for index, token in enumerate(tokens) if is_reporting_word(token) or token.text.lower() in _POINTING
    ]
    if not sentence.is_readable or not places:
        return []
    tree = tree_of(sentence)
    attributions: list[Attribution] = []
    for index in places:
        if is_reporting_word(tokens[index]) or tree.child(index, "prt") is not None:
            attribution = _attribution_at(tree, index)
            if attribution is not None:
                attributions.append(attribution)
    last = trailing_attribution(document, sentence)
    if last and all(attribution.cue_span != last.cue_span for attribution in attributions):
        attributions.append(last)
    return attributions


def _attribution_at(tree: DependencyTree, index: int) -> Attribution | None:
    token = tree.tokens[index]
    seeming = _seems(tree, index)
    if token.tag == "VB" and not (seeming or _is_asserted(tree, index)):
        return None
    aside = _aside(tree, index)
    content = aside or reported_content(tree, index)
    content = content and _with_closing_mark(tree, _cut_at_contrast(tree, content))
    speaker = speaker_of(tree, index)
    if content is None or speaker is None:
        return None
    span = tree.noun_phrase(name_beside(tree, speaker))
    if _is_nobody(tree, speaker) or (span.overlaps(content) and not aside):
        return None
    cue = token.text.lower()
    own_mind = tree.tokens[speaker].text.lower() in {"i", "we"} and cue in MENTAL_VERBS
    denied = cue in DENYING_VERBS or _is_not_put_forward(tree, index)
    return Attribution(span, cue, Span(token.start, token.end), content, seeming, own_mind, denied)


def _is_nobody(tree: DependencyTree, speaker: int) -> bool:
    """Return whether the noun names nobody; "WHO" in capitals is a body, and "one of the victims" is somebody."""
    word = tree.tokens[speaker].text
    return word != "WHO" and word.lower() in _NOBODY and not _is_of_several(tree, speaker)


def _is_of_several(tree: DependencyTree, noun: int) -> bool:
    """Return whether "one" is one of a group: `one of the victims`."""
    return tree.tokens[noun].text.lower() == "one" and tree.child(noun, "prep") is not None


def _cut_at_contrast(tree: DependencyTree, content: Span) -> Span:
    """Return the content up to what others say against it: `argue that it works, while Berg says that it fails`."""
    for index, token in enumerate(tree.tokens):
        mark = tree.child(index, "mark") if token.dep == "advcl" and is_reporting_word(token) else None
        if mark is None or tree.tokens[mark].text not in CONTRASTING or tree.tokens[mark - 1].text != ",":
            continue
        if content.start < tree.tokens[mark - 1].start < content.end:
            return Span(content.start, tree.tokens[mark - 2].end)
    return content


def _with_closing_mark(tree: DependencyTree, content: Span) -> Span:
    """Return the content with the closing mark of a quotation whose opening mark it contains."""
    content_tokens = [token for token in tree.tokens if content.start <= token.start < content.end]
    next_token = next((token for token in tree.tokens if token.start >= content.end), None)
    is_open = sum(token.tag == "``" for token in content_tokens) > sum(token.tag == "''" for token in content_tokens)
    return Span(content.start, next_token.end) if is_open and next_token and next_token.tag == "''" else content


def _is_not_put_forward(tree: DependencyTree, index: int) -> bool:
    """Return whether the words are not presented as said: negated, asked, possible or hypothetical."""
    below = [tree.tokens[under] for under in tree.below[index]]
    words = {token.text.lower() for token in below if token.dep in {"aux", "mark"}}
    clause = tree.child(index, "ccomp")
    mark = None if clause is None else tree.child(clause, "mark")
    is_asked = mark is not None and tree.tokens[mark].text.lower() in {"whether", "if"}
    return is_asked or bool(words & _SUPPOSED) or any(token.dep == "neg" for token in below)


def _seems(tree: DependencyTree, index: int) -> bool:
    return tree.tokens[index].tag == "VB" and tree.tokens[tree.head(index)].text.lower() in _SEEMS


def _is_asserted(tree: DependencyTree, index: int) -> bool:
    """Return whether a bare verb reports what was said: `did say`, `came to acknowledge`, `I should mention`."""
    auxiliaries = {tree.tokens[under].text.lower() for under in tree.below[index] if tree.tokens[under].dep == "aux"}
    subject = tree.child(index, "nsubj")
    first_person = subject is not None and tree.tokens[subject].text.lower() in {"i", "we"}
    return bool(auxiliaries & _AUXILIARIES) or first_person or tree.tokens[index].dep == "xcomp"


def _aside(tree: DependencyTree, index: int) -> Span | None:
    """Return the statement around "he said" in commas, or next to "as he said"."""
    token, head = tree.tokens[index], tree.head(index)
    if tree.child(index, "nsubj") is None or head == index:
        return None
    if token.dep == "parataxis" and tree.child(index, "ccomp") is None:
        return tree.stretch(head)
    mark = tree.child(index, "mark")
    if token.dep != "advcl" or mark is None or tree.tokens[mark].text.lower() != "as":
        return None
    clause, main_clause = tree.stretch(index), tree.stretch(head)
    return (
        Span(clause.end + 1, main_clause.end)
        if clause.start <= main_clause.start and clause.end + 1 < main_clause.end
        else main_clause
    )
