"""What a sentence is about, for comparing it with another: its content words, its names and its years."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.marked_figures import SentenceFigures, figures_by_sentence
from workbench.text.document import Document

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_MARK: Final = re.compile(r"‹(.)(\d+)›")
_STOP_WORDS: Final = frozenset(
    (
        "about above after again against along also although among around because been before being below "
        "between both but came come could despite does down during each even every from have having here into "
        "its itself just like made make many more most much must near nearly none only other over said same "
        "says shall should since some still such than that their them then there these they this those "
        "through time told under until upon very were what when where which while will with within without "
        "would year years percent million billion thousand hundred trillion according "
    ).split()
)
_IRREGULAR_PLURALS: Final = frozenset("people men women children dead sheep fish cattle".split())
_SHORTEST: Final = 4
_STEM: Final = 6


class SentenceContext(NamedTuple):
    """A sentence with its figures, the stems of its content words, its names, and its years and days."""

    reading: SentenceFigures
    stems: frozenset[str]
    names: frozenset[str]
    when: frozenset[str]

    def after(self, index: int) -> str:
        """Return the stem of what figure `index` counts: the next word, or the plural that follows it."""
        words = self._words_after(index)
        plural = [word for word in words if word.endswith("s")]
        return stem(plural[0] if plural else words[0]) if words else ""

    def counts_several(self, index: int) -> bool:
        """Return whether a plural follows figure `index`."""
        return any(word.endswith("s") or word in _IRREGULAR_PLURALS for word in self._words_after(index))

    def _words_after(self, index: int) -> list[str]:
        mark = self.reading.masked.find(f"‹{self.reading.figures[index].mark}{index}›")
        following = re.match(r"(?:\s[^\W\d_]+){1,2}", self.reading.masked[mark : mark + 60].split("›", 1)[-1])
        return following.group().split() if following else []


def sentence_contexts(document: Document, accepts: Callable[[SentenceFigures], bool]) -> Iterator[SentenceContext]:
    """Yield the context of each sentence that has a figure and that `accepts` lets through."""
    starts = [name.start for name in document.names]
    for reading in filter(accepts, figures_by_sentence(document, 1)):
        words = _WORD.findall(_MARK.sub(" ", reading.masked))
        names: set[str] = set()
        for name in document.names[bisect_left(starts, reading.place.start) : bisect_left(starts, reading.place.end)]:
            names.update(word for word in name.text.split() if len(word) >= _SHORTEST)
        when = frozenset(figure.words for figure in reading.figures if figure.mark in "yd")
        yield SentenceContext(reading, _stems(words), frozenset(names), when)


def figures_with_index(reading: SentenceFigures, marks: str) -> list[tuple[int, Figure]]:
    """Return the figures with one of `marks`, each with its index."""
    return [(index, figure) for index, figure in enumerate(reading.figures) if figure.mark in marks]


def stem(word: str) -> str:
    """Return the first letters of a word, lower case and without a plural s, which its forms share.

    >>> stem("Prisoner"), stem("costs")
    ('prison', 'cost')
    """
    return word.lower().rstrip("s")[:_STEM]


def _stems(words: list[str]) -> frozenset[str]:
    content_words = (word.lower() for word in words if len(word) >= _SHORTEST)
    return frozenset(stem(word) for word in content_words if word not in _STOP_WORDS)
