"""The sentences of a text, each with its exact offsets."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.text.sentence_ends.abbreviations import full_stop_ends
from workbench.text.sentence_ends.embedded import Embedded
from workbench.text.sentence_ends.following import begins_in_lower_case, begins_with_opener, begins_with_plain_words
from workbench.text.sentence_ends.notes import figures_are_decimals
from workbench.text.sentence_ends.speaker_behind import speaker_follows
from workbench.text.sentence_ends.stop import Stop, stop_at, stops_in

_LINE: Final = re.compile(r"[^\n]+")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_LIST_MARK: Final = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})")
_LONGEST_LIST_MARK: Final = 5
_RUNNING_ON: Final = frozenset(",;:/&")
_GLUED: Final = re.compile(r"[A-Z][a-z]+[\s,’']")
_GLUED_TO: Final = re.compile(r"[A-Z]?[a-z]{3,}|\d{4}")
_ADDRESS: Final = re.compile(r"[/@:]|www")
_LONGEST_ADDRESS: Final = 40


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
    if _is_of_its_sentence(stop) or not (stop.next > stop.end or _is_glued(stop)):
        return False
    if stop.first_char.islower():
        return begins_in_lower_case(stop)
    if speaker_follows(stop):
        return False
    return full_stop_ends(stop) if stop.marks == "." else stop.word != stop.next_word


def _is_of_its_sentence(stop: Stop) -> bool:
    """Return whether the stop belongs to a number of a list, to a figure or to a pair of brackets."""
    before = stop.line[max(0, stop.start - 2) : stop.start].rstrip()[-1:]
    if before in {"(", "["} or (before in _RUNNING_ON and stop.marks != "."):
        return True
    mark = stop.line[stop.opening : stop.start] if stop.start - stop.opening <= _LONGEST_LIST_MARK else ""
    is_list_mark = stop.marks == "." and _LIST_MARK.fullmatch(mark)
    return bool(is_list_mark) or _is_number_behind_colon(stop) or figures_are_decimals(stop)


def _is_number_behind_colon(stop: Stop) -> bool:
    """Return whether the stop is that of a list inside a sentence: `three faults: 1. It leaks.`."""
    if stop.marks != "." or not stop.word.isdecimal() or not stop.mark_before.isspace():
        return False
    return bool(stop.words_before) and stop.words_before[-1][-1] in ":;"


def _is_glued(stop: Stop) -> bool:
    """Return whether a sentence begins without a blank: `“… the quay.”The auditor`, `in May.The board`."""
    if stop.closing[-1:] in {"”", "»", "]"}:
        return stop.first_char.isupper()
    if stop.closing or not _GLUED.match(stop.after) or not _GLUED_TO.fullmatch(stop.word):
        return False
    if not stop.word[0].islower() and not (begins_with_opener(stop) or begins_with_plain_words(stop)):
        return False
    around = stop.line[max(stop.opening, stop.start - _LONGEST_ADDRESS) : stop.start].split()[-1]
    return not _ADDRESS.search(around)
