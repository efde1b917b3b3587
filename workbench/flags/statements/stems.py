"""What a sentence says: its telling stems, its words of denial, and its words that have an opposite."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.flags.figures.context import stem
from workbench.flags.lists import opposites
from workbench.text.document import Date, Document, TextSentence

_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:['’]t\b)?")
_SHORTEST: Final = 3
_FIGURE: Final = re.compile(r"\d[\d.,]*\d|\d")
_DENIALS: Final = frozenset("not never none nobody neither nor cannot without".split())
_NOT: Final = ("n't", "n’t")
_EMPTY: Final = frozenset(
    (
        "about above after again against along also although among around because been before being below between both "
        "but came come could does done down during each even every from had has have having her here him his into its "
        "itself just like made make many more most much must near nearly only other over said same say says shall "
        "should since some still such than that the their them then there these they this those through time told "
        "under until upon very was were what when where which while who whom whose will with within would and are for "
        "did you our out all any can may one two she your now get got"
    ).split()
)


class Statement(NamedTuple):
    """A sentence with the stems of its telling words, its words of denial and the sides its words take."""

    sentence: TextSentence
    stems: frozenset[str]
    denials: frozenset[str]
    sides: frozenset[str]

    @property
    def place(self) -> Span:
        """Where the sentence stands."""
        return Span(self.sentence.start, self.sentence.end)


class Details(NamedTuple):
    """The words of the names in a sentence, its figures that are no part of a date, and its dates."""

    names: frozenset[str]
    figures: frozenset[str]
    dates: tuple[Date, ...]


def words_in(text: str, sentence: TextSentence) -> set[str]:
    """The words of two letters and more in the sentence, in small letters; not May, which would read as "may"."""
    return set(_WORD.findall(text[sentence.start : sentence.end].replace("May ", "").lower()))


def statement_of(sentence: TextSentence, words: set[str]) -> Statement:
    """What a sentence of these words says."""
    sides = _sides()
    denials = frozenset(word for word in words if word in _DENIALS or word.endswith(_NOT))
    taken = words & sides.keys()
    stems = frozenset(_stem(word) for word in words - denials - taken - _EMPTY if len(word) >= _SHORTEST)
    return Statement(sentence, stems, denials, frozenset(sides[word] for word in taken))


def details_of(document: Document, sentence: TextSentence) -> Details:
    """What the sentence names, counts and dates."""
    first, last = (bisect_left(document.names, at, key=lambda name: name.start) for at in sentence[:2])
    dated = tuple(
        document.dates[slice(*(bisect_left(document.dates, at, key=lambda date: date.start) for at in sentence[:2]))]
    )
    names = frozenset(word.lower() for name in document.names[first:last] for word in name.text.split())
    figures = _FIGURE.finditer(document.text, sentence.start, sentence.end)
    undated = (found for found in figures if not any(date.start <= found.start() < date.end for date in dated))
    return Details(names, frozenset(found.group() for found in undated), dated)


def is_quoted_or_asked(document: Document, sentence: TextSentence) -> bool:
    """Whether the sentence is a question or shares a character with a quotation."""
    at = bisect_right(document.quotations, sentence.end, key=lambda quotation: quotation.start) - 1
    quoted = at >= 0 and document.quotations[at].end > sentence.start
    return quoted or document.text[sentence.end - 1] == "?"


_stem = lru_cache(maxsize=1 << 14)(stem)


@cache
def _sides() -> dict[str, str]:
    """Each word that has an opposite, with the first form of its own side."""
    return {form: side[0] for pair in opposites() for side in pair for form in side}


@cache
def opposed() -> frozenset[tuple[str, str]]:
    """The pairs of sides that exclude each other, either first."""
    pairs = [(one[0], other[0]) for one, other in opposites()]
    return frozenset(pairs + [(other, one) for one, other in pairs])
