"""Explain why a passage was offered: the names, figures, dates and words that it shares with the claim."""

from enum import StrEnum
from typing import Final, NamedTuple

from workbench.text.dates import find_dates
from workbench.text.terms import WORD, names_in, terms_of

LONGEST_QUOTE: Final = 5_000
"""Characters of a passage in which shared words are marked."""


class MatchKind(StrEnum):
    """The kind of words that a passage shares with a claim."""

    NAME = "name"
    FIGURE = "figure"
    DATE = "date"
    WORD = "word"


class SharedWords(NamedTuple):
    """Words of a passage, at `start`..`end` of its quote, that the claim has too."""

    start: int
    end: int
    kind: MatchKind


def shared_words_in(claim_text: str, quote: str) -> tuple[SharedWords, ...]:
    """Return the words that `quote` shares with `claim_text`, in reading order and without overlap.

    >>> [match.kind.value for match in shared_words_in("In Lyon 36% voted.", "Some 36% of Lyon voted.")]
    ['figure', 'name', 'word']
    """
    quote = quote[:LONGEST_QUOTE]
    claim_terms = frozenset(terms_of(claim_text))
    names = names_in(claim_text) | names_in(quote)
    date_spans = [(date.start, date.end) for date in find_dates(quote)]
    matches: list[SharedWords] = []
    for word in WORD.finditer(quote):
        terms = terms_of(word.group())
        if terms and terms[0] in claim_terms:
            in_date = any(start <= word.start() < end for start, end in date_spans)
            matches.append(SharedWords(word.start(), word.end(), _kind(terms[0], names=names, in_date=in_date)))
    return tuple(matches)


def _kind(term: str, *, names: frozenset[str], in_date: bool) -> MatchKind:
    if in_date:
        return MatchKind.DATE
    if term[0].isdigit():
        return MatchKind.FIGURE
    return MatchKind.NAME if term in names else MatchKind.WORD
