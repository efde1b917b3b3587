"""Whom a sentence names as its source: `according to the ministry`."""

import re
from collections.abc import Callable
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.subjects import name_beside
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.who import holds_views, puts_in_words
from workbench.text.document import Document, TextSentence

_ACCORDING: Final = re.compile(
    r"""
    (?P<joint>[,;:“”\"(–—]\s*)?
    \b(?:according\s+to|in\s+the\s+words\s+of)\s+
    (?P<who>(?:\([^()]*\)|[,:](?=\d)|[^,;:“”\"()]){2,150}?)    # a bracket, and the comma of a figure, belong to it
    \s*(?=[,:](?!\d)|[;“”\"–—)]|\((?![^()]*\))|\.?\s*$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_POLLS: Final = frozenset({"poll", "survey"})
_TAKING: Final = frozenset({"took", "take", "takes", "participated", "responded", "voted", "asked", "included"})
"""Verbs of those who only take part in a poll."""

_NAME_PHRASE: Final = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w’'-]*)(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w’'-]*)*"
    r"(?= (?:the|an?|over|more|some|about|in|on|at|nearly|there|it|they|he|she|this|these|all|who|which|many|most)\b)"
)


def source_in(
    document: Document, sentence: TextSentence, tree_of: Callable[[TextSentence], DependencyTree]
) -> Span | None:
    """Return the span of whom the sentence names by "according to", or None."""
    match = _ACCORDING.search(document.text, sentence.start, sentence.end)
    if not match:
        return _poll_in(document, tree_of(sentence)) if document.tagged and sentence.is_readable else None
    who = Span(match.start("who"), match.end("who"))
    if not document.tagged:
        return who
    tree = tree_of(sentence)
    opens = not any(map(str.isalnum, document.text[sentence.start : match.start()]))
    if not (opens or match["joint"]) and _is_measure(tree, who):
        return None
    return _phrase_from(tree, document.text, who)


def _poll_in(document: Document, tree: DependencyTree) -> Span | None:
    """Return the poll in which a share or figure was found: `Lee led by nine points in a Gallup poll`."""
    for index, token in enumerate(tree.tokens):
        head = tree.head(index)
        is_poll = token.text.lower() in _POLLS and token.dep == "pobj" and tree.tokens[head].text.lower() == "in"
        verb = tree.head(head)
        if is_poll and tree.tokens[verb].tag[:2] == "VB" and tree.child(index, "det", "poss") is not None:
            others = (one for place, one in enumerate(tree.tokens) if place not in tree.under(head))
            has_figure = any(one.tag == "CD" and not document.quotation_at(one.start) for one in others)
            poll = tree.noun_phrase(index)
            is_named = poll.of(document.text).count(" ") > 1  # "the poll" may be an election
            return poll if has_figure and is_named and tree.tokens[verb].text.lower() not in _TAKING else None
    return None


def _is_measure(tree: DependencyTree, who: Span) -> bool:
    """Return whether something goes by what is named, and nobody says so: `paid according to age`."""
    top = _object_in(tree, who)
    return top is not None and not (holds_views(tree, top) or puts_in_words(tree, top))


def _object_in(tree: DependencyTree, who: Span) -> int | None:
    """Return the noun that "according to" governs."""
    within = (index for index, token in enumerate(tree.tokens) if who.start <= token.start < who.end)
    return next((index for index in within if tree.tokens[index].dep == "pobj"), None)


def _phrase_from(tree: DependencyTree, text: str, who: Span) -> Span:
    """Return the noun phrase that begins at `who`, even without a comma: `according to the ministry 345 died`."""
    match = _NAME_PHRASE.match(text, who.start, who.end)
    if match:
        return Span(who.start, match.end())
    top = _object_in(tree, who)
    if top is None:
        return who
    named = name_beside(tree, top)
    if named != top:
        return tree.noun_phrase(named)
    phrase = tree.noun_phrase(top)
    participle = tree.child(top, "acl")
    agent = tree.agent(participle) if participle is not None else None
    if agent is not None:  # figures published by the ministry
        phrase = Span(phrase.start, tree.noun_phrase(agent).end)
    return phrase if phrase.start == who.start and phrase.end <= who.end else who
