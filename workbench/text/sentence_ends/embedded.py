"""Quotations and brackets in the middle of a sentence: the stops inside them end nothing."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.text.sentence_ends.following import begins_with_opener, begins_with_plain_words
from workbench.text.sentence_ends.stop import Stop
from workbench.text.speech.reporting import REPORTING_VERBS

_MARK: Final = re.compile(r"[“”«»\"()\[\]]")
_CLOSING: Final = {"“": "”", "«": "»", '"': '"', "(": ")", "[": "]"}
_LONGEST_QUOTATION: Final = 120
_LONGEST_BRACKET: Final = 400
_RUNS_ON: Final = re.compile(r"\s?[,;:–—-]|\s(?![\"“])(?P<word>[a-zß-öø-ÿ][\w’'-]*)")
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+)\s\Z")
_OUTSIDE: Final = ".!?…*_"
"""What stands before a bracket that is a sentence of its own: the end of another, or the mark of a note."""

_FEWEST_WORDS: Final = 3


class Embedded:
    """The quotations and brackets of a line that the sentence around them runs on from; asked in reading order."""

    def __init__(self, line: str) -> None:
        self._spans = sorted(embedded_in(line))
        self._next = 0
        self._reach = 0

    def holds(self, place: int) -> bool:
        """Return whether `place` is inside one of them; no place before one asked for already."""
        while self._next < len(self._spans) and self._spans[self._next].start < place:
            self._reach = max(self._reach, self._spans[self._next].end)
            self._next += 1
        return place < self._reach


def embedded_in(line: str) -> Iterator[Span]:
    """Yield the quotations and brackets of `line` that the sentence around them runs on from. Linear in the line.

    >>> [span.of('A cry of "Stop! Thief!" was heard.') for span in embedded_in('A cry of "Stop! Thief!" was heard.')]
    ['"Stop! Thief!"']
    """
    opened: dict[str, int] = {}
    for mark in _MARK.finditer(line):
        char, start = mark.group(), opened.pop(mark.group(), -1)
        if start >= 0:
            span = Span(start, mark.end())
            if _is_embedded(line, span):
                yield span
        elif char in _CLOSING:
            opened[_CLOSING[char]] = mark.start()


def closes_aside(stop: Stop) -> bool:
    """Return whether a bracket without a stop is a sentence that ends: `(Named after the lamb) Its stalls stay.`."""
    if stop.start - stop.opening > _LONGEST_BRACKET:
        return False
    aside = stop.line[stop.opening : stop.start]
    is_alone = aside.startswith("(") and ")" not in aside and aside.count(" ") >= _FEWEST_WORDS - 1
    return is_alone and (begins_with_opener(stop) or begins_with_plain_words(stop))


def _is_embedded(line: str, span: Span) -> bool:
    is_bracket = line[span.start] in "(["
    if span.end - span.start > (_LONGEST_BRACKET if is_bracket else _LONGEST_QUOTATION):
        return False
    after = line[span.end : span.end + 40]
    if is_bracket:
        before = line[max(0, span.start - 2) : span.start].rstrip()
        is_inside = bool(before) and before[-1] not in _OUTSIDE
        return is_inside and (after[:1] in {"", "."} or _RUNS_ON.match(after) is not None)
    word = _WORD_BEFORE.search(line[max(0, span.start - 40) : span.start])
    runs_on = _RUNS_ON.match(after)
    if not word or not runs_on or word.group(1) in REPORTING_VERBS:
        return False
    return runs_on.group("word") not in REPORTING_VERBS
