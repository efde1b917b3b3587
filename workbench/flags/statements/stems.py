"""What a sentence states: its stems, its words of denial, and its words that have an opposite."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeVar

from workbench.domain.span import Span
from workbench.flags.figures.context import stem
from workbench.flags.lists import opposites
from workbench.text.document import Date, Document, Name, Number, TextSentence

_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:['’]t\b)?")
_SHORTEST: Final = 3
_FIGURE: Final = re.compile(r"\d[\d.,]*\d|\d")
_DENIALS: Final = frozenset("not never none nobody neither nor cannot without".split())
_NOT_ENDINGS: Final = ("n't", "n’t")
_STOP_WORDS: Final = frozenset(
    (
        "about above after again against along also although among around because been before being below between both "
        "but came come could does done down during each even every from had has have having her here him his into its "
        "itself just like made make many more most much must near nearly only other over said same say says shall "
        "should since some still such than that the their them then there these they this those through time told "
        "under until upon very was were what when where which while who whom whose will with within would and are for "
        "did you our out all any can may one two she your now get got"
    ).split()
)


Placed = TypeVar("Placed", Name, Number, Date)


class Statement(NamedTuple):
    """A sentence with the stems of its content words, its words of denial and the sides its words take."""

    sentence: TextSentence
    stems: frozenset[str]
    denials: frozenset[str]
    sides: frozenset[str]

    @property
    def place(self) -> Span:
        """The span of the sentence."""
        return Span(self.sentence.start, self.sentence.end)


class Details(NamedTuple):
    """The words of the names in a sentence, its figures outside dates, and its dates."""

    names: frozenset[str]
    figures: frozenset[str]
    dates: tuple[Date, ...]


def words_in(text: str, sentence: TextSentence) -> set[str]:
    """Return the words of two letters and more in the sentence, lower case; not May, which would read as "may"."""
    return set(_WORD.findall(text[sentence.start : sentence.end].replace("May ", "").lower()))


def statement_of(sentence: TextSentence, words: set[str]) -> Statement:
    """Return what a sentence of these words states."""
    sides = _sides()
    denials = frozenset(word for word in words if word in _DENIALS or word.endswith(_NOT_ENDINGS))
    taken = words & sides.keys()
    stems = frozenset(_cached_stem(word) for word in words - denials - taken - _STOP_WORDS if len(word) >= _SHORTEST)
    return Statement(sentence, stems, denials, frozenset(sides[word] for word in taken))


def details_of(document: Document, sentence: TextSentence) -> Details:
    """Return what the sentence names, counts and dates."""
    dates = starting_in(document.dates, sentence)
    names: set[str] = set()
    for name in starting_in(document.names, sentence):
        names.update(name.text.lower().split())
    figures = set()
    for figure in _FIGURE.finditer(document.text, sentence.start, sentence.end):
        if not any(date.start <= figure.start() < date.end for date in dates):
            figures.add(figure.group())
    return Details(frozenset(names), frozenset(figures), dates)


def starting_in(spans: tuple[Placed, ...], sentence: TextSentence) -> tuple[Placed, ...]:
    """Return the names, numbers or dates that begin in the sentence."""
    first = bisect_left(spans, sentence.start, key=lambda span: span.start)
    last = bisect_left(spans, sentence.end, key=lambda span: span.start)
    return spans[first:last]


def is_quotation_or_question(document: Document, sentence: TextSentence) -> bool:
    """Return whether the sentence is a question or overlaps a quotation."""
    index = bisect_right(document.quotations, sentence.end, key=lambda quotation: quotation.start) - 1
    is_quoted = index >= 0 and document.quotations[index].end > sentence.start
    return is_quoted or document.text[sentence.end - 1] == "?"


_cached_stem = lru_cache(maxsize=1 << 14)(stem)


@cache
def _sides() -> dict[str, str]:
    """Return each word that has an opposite, with the first form of its own side."""
    first_forms: dict[str, str] = {}
    for pair in opposites():
        for side in pair:
            first_forms |= dict.fromkeys(side, side[0])
    return first_forms


@cache
def opposed_pairs() -> frozenset[tuple[str, str]]:
    """Return the pairs of sides that exclude each other, either first."""
    pairs = [(one[0], other[0]) for one, other in opposites()]
    return frozenset(pairs + [(other, one) for one, other in pairs])
