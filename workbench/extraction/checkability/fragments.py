"""Headings, labels, greetings and other fragments: words that state nothing, as they have no verb that could."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.domain.span import Span
from workbench.extraction.checkability.orders import GREETINGS
from workbench.extraction.checkability.questions import is_question
from workbench.extraction.checkability.readings import FRAGMENT, GREETING, HEADING, ClaimKindReading
from workbench.extraction.cues import kind_of
from workbench.facts.dependency_tree import FINITE, SUBJECTS, DependencyTree
from workbench.facts.facts import facts_of
from workbench.facts.predicates import is_finite, is_verb
from workbench.text.document import Document, TextSentence, Token

_STOPS: Final = (".", "!", "…", ".”", '."', ".’", ".)", "!”", '!"', "!)")
_CALLS: Final = ("!", "!”", '!"', "!)")
_JOINED: Final = frozenset({"conj", "parataxis", "ccomp", "dep", "advcl"})
_LEFT: Final = frozenset({"nsubj", "nsubjpass", "npadvmod", "nmod", "dep", "csubj"})
_CLIPPED_WORDS: Final = 4
_LONG: Final = 12
_SEVERAL: Final = 2
_YEAR: Final = 4
_FORMER: Final = frozenset({"formerly", "previously", "originally", "née", "alias", "aka"})
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})


def read_fragment(document: Document, sentence: TextSentence, outside: Span) -> ClaimKindReading | None:
    """Return why the sentence, whose words outside quotations are at `outside`, states nothing; None where it does."""
    words = outside.of(document.text).rstrip()
    if not document.tagged or is_question(document.text[sentence.start : sentence.end]):
        return None
    tokens = document.sentence_tokens(sentence)
    if tokens[0].text.lower() in GREETINGS and not any(token.dep in SUBJECTS for token in tokens):
        return GREETING
    is_long = len(tokens) > _LONG and _has_finite(tokens)
    if is_long or not sentence.is_readable or _states(facts_of(document).tree(sentence)):
        return None
    return _read_stopped(tokens, words) if words.endswith(_STOPS) else _read_line(tokens, words)


def _read_stopped(tokens: Sequence[Token], words: str) -> ClaimKindReading | None:
    """Return the reading of words that end as a sentence does, but have no verb at their top.

    Five words and more are a clipped statement, or one whose verb was not seen.
    """
    is_long = words.endswith(".") and words.count(" ") >= _CLIPPED_WORDS
    if is_long or _has_finite(tokens) or kind_of(words) in {ClaimKind.STATISTIC, ClaimKind.QUANTITY}:
        return None
    return GREETING if words.endswith(_CALLS) else FRAGMENT


def _read_line(tokens: Sequence[Token], words: str) -> ClaimKindReading | None:
    return None if _has_value(tokens, words) or _tells(tokens) else HEADING


def _tells(tokens: Sequence[Token]) -> bool:
    """Return whether a line tells an event, a former name or a year: `Mill opening soon`, `Ayr Hall (formerly Baths)`.

    The tagger may see a verb without making it the top; a participle must have words after it.
    """
    return any(_tells_at(tokens, place) for place in range(1, len(tokens)))


def _tells_at(tokens: Sequence[Token], place: int) -> bool:
    token, before = tokens[place], tokens[place - 1]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_named = before.tag in {"NNP", "NNPS"} and before.entity != ""
    is_followed = after is not None and after.tag in {"RB", "IN", "TO", "CD"}
    asks = any(word.tag in {"WRB", "WP", "WDT"} for word in tokens[:place])
    is_between = before.entity == "PERSON" and token.text.islower() and after is not None and after.tag == "NNP"
    return (
        (token.text.lower() in _FORMER and after is not None)
        or (token.tag == "CD" and token.entity == "DATE" and _is_year_of(tokens, place))
        or (token.tag == "RB" and before.text.lower().endswith("ing") and before.dep == "ROOT" and place > 1)
        or (token.tag in {"VBD", "VBZ"} and before.tag in _NOUNS and not asks)
        or (token.tag == "NNS" and is_between)
        or (token.tag in {"VBN", "VBG"} and is_named and is_followed)
    )


def _is_year_of(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a year stands beside what it is the year of, rather than in a full date or a reference."""
    is_year = len(tokens[place].text) == _YEAR and tokens[place].text.isdigit()
    is_set_off = place >= _SEVERAL and tokens[place - 1].text in {"(", ","}
    return (
        is_year and is_set_off and tokens[0].text != "(" and "DATE" not in {tokens[0].entity, tokens[place - 2].entity}
    )


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


def _has_value(tokens: Sequence[Token], words: str) -> bool:
    """Return whether words without a verb tell a value, as in a row of a table or a bullet: `Turnout: 62%`."""
    if kind_of(words) is ClaimKind.STATISTIC:
        return True
    if kind_of(words) is not ClaimKind.QUANTITY:
        return False
    figures = sum(token.tag == "CD" for token in tokens)
    lower = [token for token in tokens if token.text.isalpha() and token.tag[:2] in {"NN", "JJ", "VB"}]
    is_title = all(token.text[0].isupper() for token in lower)
    return figures >= _SEVERAL or (figures > 0 and (":" in words or not is_title)) or "$" in words or "£" in words
