"""What a sentence is about, for setting one beside another: its telling words, its names and its years."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from workbench.flags.figures.marked_figures import Figure, SentenceFigures, readings
from workbench.text.document import Document

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_MARK: Final = re.compile(r"‹(.)(\d+)›")
_EMPTY: Final = frozenset(
    (
        "about above after again against along also although among around because been before being below "
        "between both but came come could despite does down during each even every from have having here into "
        "its itself just like made make many more most much must near nearly none only other over said same "
        "says shall should since some still such than that their them then there these they this those "
        "through time told under until upon very were what when where which while will with within without "
        "would year years percent million billion thousand hundred trillion according "
    ).split()
)
_SEVERAL: Final = frozenset("people men women children dead sheep fish cattle".split())
_SHORTEST: Final = 4
_STEM: Final = 6


class Setting(NamedTuple):
    """A sentence with its figures, the stems of its telling words, its names and its years and days."""

    reading: SentenceFigures
    stems: frozenset[str]
    names: frozenset[str]
    when: frozenset[str]

    def after(self, index: int) -> str:
        """The stem of what figure `index` counts: the first word after it, or a plural that follows that one."""
        words = self._words_after(index)
        plural = [word for word in words if word.endswith("s")]
        return stem(plural[0] if plural else words[0]) if words else ""

    def counts_several(self, index: int) -> bool:
        """Whether a plural follows figure `index`."""
        return any(word.endswith("s") or word in _SEVERAL for word in self._words_after(index))

    def _words_after(self, index: int) -> list[str]:
        mark = self.reading.masked.find(f"‹{self.reading.figures[index].mark}{index}›")
        beside = re.match(r"(?:\s[^\W\d_]+){1,2}", self.reading.masked[mark : mark + 60].split("›", 1)[-1])
        return beside.group().split() if beside else []


def settings_in(document: Document, told: Callable[[SentenceFigures], bool]) -> Iterator[Setting]:
    """Each sentence that holds a figure and that `told` accepts, with what it is about."""
    starts = [name.start for name in document.names]
    for reading in filter(told, readings(document, 1)):
        figures = reading.figures
        words = _WORD.findall(_MARK.sub(" ", reading.masked))
        inside = document.names[bisect_left(starts, reading.place.start) : bisect_left(starts, reading.place.end)]
        names = frozenset(word for name in inside for word in name.text.split() if len(word) >= _SHORTEST)
        when = frozenset(figure.words for figure in figures if figure.mark in "yd")
        yield Setting(reading, _stems(words), names, when)


def counted(reading: SentenceFigures, marks: str) -> list[tuple[int, Figure]]:
    """The figures of those kinds with their index."""
    return [(index, figure) for index, figure in enumerate(reading.figures) if figure.mark in marks]


def stem(word: str) -> str:
    """The first letters of a word, small and without a plural's s, which its forms share.

    >>> stem("Prisoner"), stem("costs")
    ('prison', 'cost')
    """
    return word.lower().rstrip("s")[:_STEM]


def _stems(words: list[str]) -> frozenset[str]:
    telling = (word.lower() for word in words if len(word) >= _SHORTEST)
    return frozenset(stem(word) for word in telling if word not in _EMPTY)
