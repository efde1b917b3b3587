"""The figures of a sentence ready for arithmetic: each with its kind, slack, and mark in the masked sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure, figure_of, half_of_last_place, scale_of
from workbench.text.document import Document, Number, TextSentence

LOOSELY: Final = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|just|only|over|under|more than|less than|an?) )*"
)
"""Words allowed between a figure and what introduces it."""

DETERMINED: Final = r"(?:(?:the|all|its|their|his|her|our|these|those|some|about|only|just|an? total of|total of) )*"
"""Determiners in front of a counted whole."""

MOST_FIGURES: Final = 40
"""A sentence with more is a table, not prose."""

_JOINED: Final = re.compile(r" (?:to|or|and) |\s?[–-]\s?")
_THOUSAND: Final = 1_000
_ANYTHING: Final = re.compile("")


class SentenceFigures(NamedTuple):
    """A sentence whose numbers are replaced by marks (‹n0›, ‹p1›, ...), and the figures behind the marks."""

    place: Span
    masked: str
    figures: tuple[Figure, ...]

    def named(self, match: re.Match[str], name: str) -> Figure:
        """Return the figure whose mark group `name` of a match in `masked` holds."""
        return self.figures[int(match[name])]

    def within(self, start: int, end: int, marks: str) -> list[Figure]:
        """Return the figures with one of `marks` between two offsets of `masked`."""
        matches = re.finditer(rf"‹[{marks}](\d+)›", self.masked[start:end])
        return [self.figures[int(match[1])] for match in matches]


def joined_pattern(*parts: str) -> re.Pattern[str]:
    """Return the parts joined into one pattern that ignores case."""
    return re.compile("".join(parts), re.IGNORECASE)


def first_match(patterns: Iterable[re.Pattern[str]], masked: str) -> re.Match[str] | None:
    """Return the first match in `masked` of the first pattern that has one."""
    for pattern in patterns:
        match = pattern.search(masked)
        if match:
            return match
    return None


def mark(name: str, marks: str) -> str:
    """Return a pattern for the mark of a figure of one of those kinds, its index captured in group `name`."""
    return rf"‹[{marks}](?P<{name}>\d+)›"


def figures_by_sentence(
    document: Document, fewest: int = 2, cue: re.Pattern[str] = _ANYTHING
) -> Iterator[SentenceFigures]:
    """Yield each sentence with at least `fewest` figures that contains `cue`, in reading order."""
    starts = document.once(_starts)
    cached = document.once(_sentences_read)
    for sentence in document.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if fewest <= last - first <= MOST_FIGURES and cue.search(document.text, sentence.start, sentence.end):
            if sentence.start not in cached:
                cached[sentence.start] = _sentence_figures(document, sentence, document.numbers[first:last])
            yield cached[sentence.start]


def _starts(document: Document) -> list[int]:
    return [number.start for number in document.numbers]


def _sentences_read(_document: Document) -> dict[int, SentenceFigures]:
    return {}


def _sentence_figures(document: Document, sentence: TextSentence, numbers: Sequence[Number]) -> SentenceFigures:
    figures = [figure_of(document, number) for number in numbers if number.end <= sentence.end]
    return _masked(document.text, Span(sentence.start, sentence.end), _share_scales(document.text, figures))


def _masked(text: str, sentence: Span, figures: list[Figure]) -> SentenceFigures:
    pieces = []
    end = sentence.start
    for index, figure in enumerate(figures):
        pieces += [_plain(text[end : figure.span.start]), f"‹{figure.mark}{index}›"]
        end = figure.span.end
    pieces.append(_plain(text[end : sentence.end]))
    return SentenceFigures(sentence, "".join(pieces), tuple(figures))


def _share_scales(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures, with "20 to 30 million" read as 20 million to 30 million."""
    shared = list(figures)
    for index in range(len(shared) - 1, 0, -1):
        first, second = shared[index - 1], shared[index]
        scale = scale_of(second.words)
        joined = _JOINED.fullmatch(text[first.span.end : second.span.start])
        if (
            joined
            and scale > 1
            and scale_of(first.words) == 1
            and first.mark == second.mark
            and first.value < _THOUSAND
        ):
            slack = scale * max(first.slack, half_of_last_place(first.words, scaled=True))
            shared[index - 1] = first._replace(value=first.value * scale, slack=slack)
    return shared


def _plain(words: str) -> str:
    return words.replace("‹", "<").replace("›", ">").replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")
