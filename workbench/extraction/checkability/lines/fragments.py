"""Headings, labels, greetings and other fragments: words that state nothing, as they have no verb that could."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.domain.span import Span
from workbench.extraction.checkability.lines.events import tells_event
from workbench.extraction.checkability.lines.values import tells_value
from workbench.extraction.checkability.orders import GREETINGS
from workbench.extraction.checkability.questions import is_question
from workbench.extraction.checkability.readings import FRAGMENT, GREETING, HEADING, ClaimKindReading
from workbench.extraction.cues import kind_of
from workbench.facts.dependency_tree import FINITE, SUBJECTS, DependencyTree
from workbench.facts.facts import facts_of
from workbench.facts.predicates import is_finite, is_verb
from workbench.text.document import Document, TextSentence, Token

_STOPS: Final = (".", "!", "…", ".”", '."', ".’", ".)", "!”", '!"', "!)")
_PARTICULAR: Final = frozenset({"NNP", "NNPS", "CD", "VBN", "VBG", "VBD"})
_CALLS: Final = ("!", "!”", '!"', "!)")
_JOINED: Final = frozenset({"conj", "parataxis", "ccomp", "dep", "advcl"})
_LEFT: Final = frozenset({"nsubj", "nsubjpass", "npadvmod", "nmod", "dep", "csubj"})
_CLIPPED_WORDS: Final = 4
_LONG: Final = 12


def read_fragment(document: Document, sentence: TextSentence, outside: Span) -> ClaimKindReading | None:
    """Return why the sentence, whose words outside quotations are at `outside`, states nothing; None where it does."""
    words = outside.of(document.text).rstrip()
    if not document.tagged or is_question(document.text[sentence.start : sentence.end]):
        return None
    tokens = document.sentence_tokens(sentence)
    greets = tokens[0].text.lower() in GREETINGS and not any(token.dep in SUBJECTS for token in tokens)
    if greets or _exclaims(tokens, words):
        return GREETING
    tree = facts_of(document).tree(sentence)
    is_long = len(tokens) > _LONG and _has_finite(tokens)
    if is_long or not sentence.is_readable or _states(tree):
        return None
    return _read_stopped(tokens, words) if words.endswith(_STOPS) else _read_line(tree, words)


def _read_stopped(tokens: Sequence[Token], words: str) -> ClaimKindReading | None:
    """Return the reading of words that end as a sentence does, but have no verb at their top.

    Five words and more that name something are a clipped statement, or one whose verb was not seen.
    """
    is_particular = any(token.entity or token.tag in _PARTICULAR for token in tokens)
    is_long = words.endswith(".") and words.count(" ") >= _CLIPPED_WORDS and is_particular
    if is_long or _has_finite(tokens) or kind_of(words) in {ClaimKind.STATISTIC, ClaimKind.QUANTITY}:
        return None
    return GREETING if words.endswith(_CALLS) else FRAGMENT


def _exclaims(tokens: Sequence[Token], words: str) -> bool:
    """Return whether it cries out: `What a difference a year makes!`."""
    opening = [token.text.lower() for token in tokens[:2]]
    return words.endswith(_CALLS) and (opening in (["what", "a"], ["what", "an"]) or _cries_how(tokens, opening))


def _cries_how(tokens: Sequence[Token], opening: list[str]) -> bool:
    return opening[:1] == ["how"] and len(tokens) > 1 and tokens[1].tag in {"JJ", "RB"}


def _read_line(tree: DependencyTree, words: str) -> ClaimKindReading | None:
    return None if tells_value(tree.tokens, words) or tells_event(tree) else HEADING


def _has_finite(tokens: Sequence[Token]) -> bool:
    return any(token.tag in FINITE for token in tokens)


def _states(tree: DependencyTree) -> bool:
    """Return whether a verb at the top states something: `Council sells hall`, but not `What the council sells`."""
    roots = [place for place, token in enumerate(tree.tokens) if token.dep == "ROOT"]
    joined = [under for root in roots for under in tree.below[root] if tree.tokens[under].dep in _JOINED]
    return any(_is_predicate(tree, place) for place in roots) or any(
        is_verb(tree, place) and is_finite(tree, place) and tree.child(place, *SUBJECTS) is not None
        for place in joined
        if tree.tokens[place].dep != "advcl"
    )


def _is_predicate(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb at the top is finite, an order, or clipped: `Man sentenced to 30 days`."""
    token = tree.tokens[verb]
    if not is_verb(tree, verb):
        return False
    asks = any(tree.tokens[under].tag in {"WRB", "WP", "WDT"} and under < verb for under in tree.below[verb])
    if asks and tree.tokens[0].tag in {"WRB", "WP", "WDT"}:
        return False
    if is_finite(tree, verb) or token.tag == "VB":
        return True
    return any(tree.tokens[under].dep in _LEFT and under < verb for under in tree.below[verb])
