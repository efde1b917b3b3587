"""The noun phrase beside a reporting verb, read from left to right, as a quotation next to it misleads the parser."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from workbench.domain.span import Span
from workbench.facts.dependency_tree import FINITE
from workbench.facts.people import People
from workbench.text.document import Token

_RELATIVE: Final = frozenset({"WP", "WDT", "WP$", "WRB"})
_OF_A_PHRASE: Final = """
DT PDT PRP PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS IN TO CC HYPH VBN VBG RB FW EX ADD NFP , -LRB- -RRB-
"""
_PHRASE_TAGS: Final = frozenset(_OF_A_PHRASE.split())
_MAY_OPEN: Final = frozenset(
    ["DT", "PRP$", "PRP", "JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "PDT", "FW", "VBN", "UH"]
)
_AUXILIARIES: Final = frozenset(
    ["has", "have", "had", "also", "later", "then", "did", "once", "would", "will", "is", "was", "has"]
)
_SET_OFF: Final = frozenset([",", "-", "–", "—", "--", ")", "."])
_JOINED_TO_NOUN: Final = frozenset({"of", "for", "from", "at", "with", "in"})


def phrase_before(tokens: Sequence[Token], people: People) -> Span | None:
    """Return who speaks in `tokens`, which stand between a quotation and the verb; None where they are no noun phrase.

    >>> phrase_before([], None)
    """
    words = _without_edges(tokens)
    if not words or words[0].tag not in _MAY_OPEN or not _is_one_phrase(words):
        return None
    return _named_in(words, people)


def phrase_after(tokens: Sequence[Token], people: People) -> Span | None:
    """Return who speaks in `tokens`, which follow the verb: `said the head of the board, Ann Lee, on Monday`."""
    words = list(takewhile(lambda token: token.tag not in FINITE and token.text not in {":", ";"}, tokens))
    while words and words[0].tag == "RB":
        words.pop(0)
    if not words or words[0].tag not in _MAY_OPEN:
        return None
    return _named_in(words, people)


def _without_edges(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without the signs and adverbs at the start, and without adverbs and auxiliaries at the end."""
    words = list(tokens)
    while words and (words[0].text in _SET_OFF or words[0].tag == "RB"):
        words.pop(0)
    while words and (words[-1].text in _SET_OFF or words[-1].tag == "RB" or words[-1].text in _AUXILIARIES):
        words.pop()
    return words


def _is_one_phrase(words: Sequence[Token]) -> bool:
    """Return whether the words are a noun phrase, with a relative clause between commas at most."""
    outside = True
    for word in words:
        if word.tag in _RELATIVE:
            outside = False
        elif outside and word.tag not in _PHRASE_TAGS:
            return False
    return outside or words[-1].tag not in _RELATIVE


def _named_in(words: Sequence[Token], people: People) -> Span:
    """Return the name at the head of the phrase or in apposition to it, or else the noun phrase at its head."""
    groups = _groups(words)
    for group in groups:
        if group[0].tag in _RELATIVE or (group is not groups[0] and group[0].tag not in _MAY_OPEN):
            break
        head = _head(group)
        names = people.inside(Span(head[0].start, head[-1].end))
        if names:
            return Span(head[0].start, head[-1].end) if len(names) > 1 or group is groups[0] else names[0]
        if head[-1].tag in {"PRP", "NNP", "NNPS"}:
            break
    head = _head(groups[0])
    return Span(head[0].start, head[-1].end)


def _groups(words: Sequence[Token]) -> list[list[Token]]:
    """Return the words between the commas."""
    groups: list[list[Token]] = [[]]
    for word in words:
        if word.text in {",", "(", ")"} and groups[-1]:
            groups.append([])
        elif word.text not in {",", "(", ")"}:
            groups[-1].append(word)
    return [group for group in groups if group]


def _head(group: Sequence[Token]) -> list[Token]:
    """Return the group up to a preposition that belongs to the verb, or to what is said of the noun."""
    head: list[Token] = []
    for word in group:
        ends = word.tag in _RELATIVE or word.tag == "VBG" or (word.tag in {"IN", "TO"} and not _stays(word, head))
        if ends and head:
            break
        head.append(word)
    while len(head) > 1 and head[-1].tag in {"IN", "TO", "RB", "CC", ".", "''"}:
        head.pop()
    return head


def _stays(preposition: Token, head: Sequence[Token]) -> bool:
    """Return whether a preposition belongs to the noun before it: `the head of`, and none behind a name but "of"."""
    is_named = bool(head) and head[-1].tag in {"NNP", "PRP"}
    return preposition.text.lower() in _JOINED_TO_NOUN and not (is_named and preposition.text.lower() != "of")
