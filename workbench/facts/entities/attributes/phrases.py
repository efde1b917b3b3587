"""Noun phrases that say what somebody is: `the former Ghanaian striker`, `Belwick's chief executive since 2012`."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.parties import party_called
from workbench.facts.entities.attributes.kinds.peoples import people_called
from workbench.facts.entities.attributes.kinds.person_nouns import is_person_noun
from workbench.text.document import Token

_NOUNS: Final = frozenset({"NN", "NNP", "NNS", "NNPS"})
_WITHIN: Final = _NOUNS | {"JJ", "JJR", "JJS", "RBS", "VBN", "VBG", "CD", "HYPH", "POS"}
_FIRST: Final = frozenset({"DT", "PRP$"}) | _WITHIN
_OF: Final = frozenset({"of", "at", "for", "with", "in", "on", "from", "to"})
_OF_WITHIN: Final = _WITHIN | {"DT", "PRP$"}
_DEFINITE: Final = frozenset({"the", "his", "her", "their", "its", "that", "this"})
_AGE: Final = ("-", "year", "-", "old")
_LONGEST: Final = 14
_PARTIES_ALONE: Final = frozenset({"Labour", "Democratic", "Reform", "Green"})
"""Words for a party that are none for a member."""
_NO_PHRASE: Final = frozenset({"said", "told"})


class Phrase(NamedTuple):
    """A noun phrase that names a person by what they are; indices of tokens in the document.

    `head` is its last noun and `last` its last word without what hangs on it by "of" or
    "at", which ends at `end` (exclusive). `of` are the words of whose or where it is:
    `the council` for both `the council's leader` and `leader of the council`.
    """

    first: int
    head: int
    end: int
    of: str = ""

    def span(self, tokens: Sequence[Token]) -> Span:
        """Return the span of the phrase without what hangs on it."""
        return Span(tokens[self.first].start, tokens[self.head].end)

    def words(self, tokens: Sequence[Token]) -> list[str]:
        """Return its words up to the head."""
        return [token.text for token in tokens[self.first : self.head + 1]]

    def is_definite(self, tokens: Sequence[Token]) -> bool:
        """Return whether it means somebody known: `the clerk`, `the board's clerk`."""
        head = tokens[self.first : self.head]
        return tokens[self.first].text.lower() in _DEFINITE or any(token.tag == "POS" for token in head)


Stops = Callable[[int], bool]
"""Whether a token is part of somebody's name, where a phrase ends."""


def phrase_at(tokens: Sequence[Token], first: int, *, stops: Stops) -> Phrase | None:
    """Return the phrase that begins at `first`, or None where that is no noun phrase about a person."""
    last = _end_of_run(tokens, first, stops) - 1
    while last >= first and tokens[last].tag not in _NOUNS and not _ends_age(tokens, last):
        last -= 1
    if last < first or not names_person(tokens, first, last):
        return None
    of, end = _hanging_on(tokens, last + 1, stops)
    return Phrase(first, last, end, of or _owner(tokens, first, last))


def phrase_before(tokens: Sequence[Token], end: int, *, begin: int, stops: Stops) -> Phrase | None:
    """Return the phrase that ends right before the token at `end`, at or after `begin`."""
    first = end
    while first > max(begin, end - _LONGEST) and tokens[first - 1].tag in _WITHIN and not stops(first - 1):
        first -= 1
    if first > begin and tokens[first - 1].tag in {"DT", "PRP$"}:
        first -= 1
    if first == end or not names_person(tokens, first, end - 1):
        return None
    return Phrase(first, end - 1, end, _owner(tokens, first, end - 1))


def _end_of_run(tokens: Sequence[Token], first: int, stops: Stops) -> int:
    end = first
    limit = min(len(tokens), first + _LONGEST)
    while end < limit and tokens[end].tag in (_FIRST if end == first else _WITHIN) and not stops(end):
        if end > first and tokens[end].tag == "POS" and tokens[end].text not in {"'s", "’s", "'", "’"}:
            break
        end += 1
    return end


def _ends_age(tokens: Sequence[Token], last: int) -> bool:
    return tokens[last].text.lower() in {"old", "olds"} and last > 0 and tokens[last - 1].text == "-"


def names_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the last word of the phrase names a person: a post, a people, a party or an age."""
    word = tokens[last].text
    if _ends_age(tokens, last) or is_person_noun(word):
        return word.lower() not in _NO_PHRASE
    if tokens[last].tag in {"NNS", "NNPS"}:
        return False
    before = [token.text for token in tokens[max(first, last - 1) : last + 1]]
    is_member = bool(party_called(before)) and not word.isupper() and word not in _PARTIES_ALONE
    return is_member or (word[:1].isupper() and bool(people_called(word)) and tokens[last].tag in _NOUNS)


def _hanging_on(tokens: Sequence[Token], start: int, stops: Stops) -> tuple[str, int]:
    """Return the words of the first "of" or "at" after the head, and the end of all that hang on it."""
    of, end = "", start
    while end + 1 < len(tokens) and tokens[end].text.lower() in _OF:
        first = last = end + 1
        while last < min(len(tokens), first + _LONGEST) and tokens[last].tag in _OF_WITHIN and not stops(last):
            last += 1
        if last == first:
            break
        of = of or _joined(tokens[first:last])
        end = last
    return of, end


def _owner(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return whose the phrase is: `the board` for `the board's treasurer`."""
    mark = next((place for place in range(last, first, -1) if tokens[place].tag == "POS"), None)
    return _joined(tokens[first:mark]) if mark is not None else ""


def _joined(tokens: Sequence[Token]) -> str:
    words = [token.text for token in tokens if token.text.lower() not in {"the", "a", "an"} and token.tag != "POS"]
    return " ".join(words)


def age_within(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return the place of the number of `45-year-old` between two places, or None."""
    for place in range(first, last - 3):
        if tuple(token.text.lower() for token in tokens[place + 1 : place + 5]) == _AGE:
            return place
    return None
