"""The sentences of a text, each with its exact offsets."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.text.sentence_ends.abbreviations import full_stop_ends
from workbench.text.sentence_ends.ellipsis import ellipsis_ends, is_ellipsis
from workbench.text.sentence_ends.embedded import Embedded, closes_aside
from workbench.text.sentence_ends.following import begins_in_lower_case
from workbench.text.sentence_ends.glued import begins_without_blank
from workbench.text.sentence_ends.items import is_of_item
from workbench.text.sentence_ends.notes import figures_are_decimals
from workbench.text.sentence_ends.speaker_behind import speaker_follows
from workbench.text.sentence_ends.stop import Stop, stop_at, stops_in

_LINE: Final = re.compile(r"[^\n]+")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_RUNNING_ON: Final = frozenset(",;:/&")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, without outer white space; no sentence crosses a line end.

    Every character that is not white space is in exactly one span. Linear in the
    length of the text.

    >>> [span.of("Mr. Lee left. He came back.") for span in sentence_spans("Mr. Lee left. He came back.")]
    ['Mr. Lee left.', 'He came back.']
    """
    return tuple(
        Span(line.start() + start, line.start() + end)
        for line in _LINE.finditer(text)
        for start, end in _sentences_in(line.group())
    )


def _sentences_in(line: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each sentence of a line."""
    opening, end = len(line) - len(line.lstrip()), len(line.rstrip())
    last_word = _last_letter_or_digit(line)
    first_word = _LETTER_OR_DIGIT.search(line)
    embedded = Embedded(line)
    for match in stops_in(line):
        stop = stop_at(match, opening)
        if stop.next > last_word:
            break
        is_behind_a_word = first_word and first_word.start() < stop.start
        if is_behind_a_word and not embedded.holds(stop.start) and _ends_sentence(stop):
            yield opening, stop.end
            opening = stop.next
            first_word = _LETTER_OR_DIGIT.search(line, opening)
    if opening < end:
        yield opening, end


def _last_letter_or_digit(line: str) -> int:
    last = len(line) - 1
    while last >= 0 and not line[last].isalnum():
        last -= 1
    return last


def _ends_sentence(stop: Stop) -> bool:
    if _is_of_its_sentence(stop) or not (stop.next > stop.end or begins_without_blank(stop)):
        return False
    if stop.first_char.islower():
        return begins_in_lower_case(stop)
    return not speaker_follows(stop) and _mark_ends(stop)


def _is_of_its_sentence(stop: Stop) -> bool:
    """Return whether the stop belongs to an item of a list, to a figure or to a pair of brackets."""
    before = stop.line[max(0, stop.start - 2) : stop.start].rstrip()[-1:]
    if before in {"(", "["} or (before in _RUNNING_ON and stop.marks != "."):
        return True
    return is_of_item(stop) or figures_are_decimals(stop)


def _mark_ends(stop: Stop) -> bool:
    """Return whether the stop, before a capital or figure, ends its sentence by what kind of stop it is."""
    if stop.marks == ".":
        return full_stop_ends(stop)
    if not stop.marks:
        return closes_aside(stop)
    return ellipsis_ends(stop) if is_ellipsis(stop) else bool(stop.word or stop.next_word)
