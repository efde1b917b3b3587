"""The quotations of a text, their speakers, and those that are never closed."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.text.document import Paragraph, Quotation
from workbench.text.speech.speakers import NOBODY, Speaker, speaker_after, speaker_before

_MARK: Final = re.compile('[“”"„«»‘’]')
_LETTER: Final = re.compile(r"[^\W\d_]")
_OPENERS: Final = "“„«"
_CLOSERS: Final = "”»"
_BEFORE_A_QUOTATION: Final = frozenset(["", " ", "\u00a0", "\n", "(", "[", "—"])
_SENTENCE_END: Final = tuple(".!?…")
_LONGEST_ATTRIBUTION: Final = 200


class _Stretch(NamedTuple):
    """A span between quotation marks, and whether it is closed."""

    start: int
    end: int
    closed: bool


def quotations_in(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of each paragraph, including the marks, in reading order.

    A quotation left open at the end of a paragraph counts as closed where the
    next paragraph opens with a mark again, as printers do, or has a closing mark
    before any opening one, up to which its words are quoted too. Linear in the text.
    """
    quotations: list[Quotation] = []
    paragraphs_read = [paragraph for paragraph in paragraphs if paragraph.role != "boilerplate"]
    tail: _Stretch | None = None
    for index, paragraph in enumerate(paragraphs_read):
        following = paragraphs_read[index + 1] if index + 1 < len(paragraphs_read) else None
        stretches = _stretches_in(text, paragraph, tail)
        tail = None
        if following and stretches and not stretches[-1].closed:
            tail = _tail(text, following)
            if tail or text[following.start] in '“"„«':
                stretches[-1] = stretches[-1]._replace(closed=True)
        spoken_here = _with_speakers(text, paragraph, stretches)
        if index and spoken_here and not spoken_here[0].speaker:
            spoken_here[0] = _with_announced_speaker(text, paragraphs_read[index - 1], spoken_here[0])
        if quotations and spoken_here:
            quotations[-1], spoken_here[0] = _with_shared_speaker(text, quotations[-1], spoken_here[0])
        quotations += spoken_here
    return tuple(quotations)


def _continues_paragraph(text: str, last: Quotation, first: Quotation) -> bool:
    """Return whether `last` ran unclosed to the end of its paragraph and `first` begins the next."""
    has_no_closing_mark = text[last.end - 1] not in "”\"»’'"
    return last.closed and has_no_closing_mark and not text[last.end : first.start].strip()


def _tail(text: str, paragraph: Paragraph) -> _Stretch | None:
    """Return the rest of a quotation from the previous paragraph, up to the first mark, if that can only close."""
    first = _MARK.search(text, paragraph.start, paragraph.end)
    while first and first.group() in "‘’":
        first = _MARK.search(text, first.end(), paragraph.end)
    if first and first.start() > paragraph.start and _looks_closing(text, first.start()):
        return _Stretch(paragraph.start, first.end(), closed=True)
    return None


def _looks_closing(text: str, index: int) -> bool:
    """Return whether the mark directly follows a word and no word directly follows it, whatever its shape."""
    return not text[index - 1 : index].isspace() and not text[index + 1 : index + 2].isalnum()


def _stretches_in(text: str, paragraph: Paragraph, tail: _Stretch | None) -> list[_Stretch]:
    """Return the outermost spans between quotation marks, and those that a mark opens and none closes."""
    pairs, unclosed = _mark_pairs(text, paragraph, tail.end if tail else paragraph.start)
    if tail:
        pairs.append((tail.start, tail.end))
    outer: list[_Stretch] = []
    for start, end in sorted(pairs):
        if not outer or start >= outer[-1].end:
            outer.append(_Stretch(start, end, closed=True))
    stretches = sorted([*outer, *_left_open(paragraph, outer, unclosed)])
    return [stretch for stretch in stretches if _LETTER.search(text, stretch.start, stretch.end)]


def _left_open(paragraph: Paragraph, outer: Sequence[_Stretch], unclosed: Sequence[int]) -> list[_Stretch]:
    """Return the unclosed quotations outside the closed ones, each up to the next quotation or the paragraph's end."""
    remaining = iter([*outer, _Stretch(paragraph.end, paragraph.end + 1, closed=True)])
    closed = next(remaining)
    opened = []
    for start in unclosed:
        while closed.end <= start:
            closed = next(remaining)
        if start < closed.start:
            opened.append(start)
    ends = [*opened[1:], paragraph.end]
    starts = sorted(stretch.start for stretch in outer)
    return [
        _Stretch(start, _first_after(starts, start, end), closed=False)
        for start, end in zip(opened, ends, strict=False)
    ]


def _first_after(starts: Sequence[int], start: int, end: int) -> int:
    place = bisect_right(starts, start)
    return min(end, starts[place]) if place < len(starts) else end


def _mark_pairs(text: str, paragraph: Paragraph, begin: int) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the pairs of opening mark and end from `begin` on, and the opening marks that are never closed.

    Straight marks alternate; where their number is odd one is missing, and one that
    directly precedes a word opens a quotation whatever is open.
    """
    one_is_missing = text.count('"', begin, paragraph.end) % 2 == 1
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for mark in _MARK.finditer(text, begin, paragraph.end):
        index, char = mark.start(), mark.group()
        if char == "“" and waiting and text[waiting[-1]] in '"„' and _looks_closing(text, index):
            pairs.append((waiting.pop(), index + 1))
        elif _opens(text, index, waiting) or (one_is_missing and char == '"' and _precedes_a_word(text, index)):
            waiting.append(index)
        elif waiting and _closes(text, index, waiting):
            pairs.append((waiting.pop(), index + 1))
    return pairs, waiting


def _opens(text: str, index: int, waiting: Sequence[int]) -> bool:
    """Return whether the mark opens a quotation; a straight one does unless one is open."""
    char = text[index]
    if char == '"':
        return not any(text[opener] == '"' for opener in waiting[-2:])
    return char in _OPENERS or (char == "‘" and not (index > 0 and text[index - 1].isalnum()))


def _precedes_a_word(text: str, index: int) -> bool:
    before = text[index - 1 : index] if index else ""
    return before in _BEFORE_A_QUOTATION and text[index + 1 : index + 2].isalnum()


def _closes(text: str, index: int, waiting: Sequence[int]) -> bool:
    char, opener = text[index], text[waiting[-1]]
    after = text[index + 1 : index + 2]
    if char == "’":
        return opener == "‘" and not after.isalnum()
    if char in _CLOSERS or char == '"':
        return opener != "‘" or len(waiting) > 1 or char == '"'
    return False


def _with_speakers(text: str, paragraph: Paragraph, stretches: Sequence[_Stretch]) -> list[Quotation]:
    search_start = paragraph.start
    quotations: list[Quotation] = []
    for index, stretch in enumerate(stretches):
        search_end = stretches[index + 1].start if index + 1 < len(stretches) else paragraph.end
        speaker = speaker_after(text, stretch.end, search_end)
        if speaker is NOBODY:
            speaker = speaker_before(text, search_start, stretch.start)
        if speaker is NOBODY and quotations and _continues(text, quotations[-1], stretch):
            speaker = _speaker_of(quotations[-1])
        quotations.append(Quotation(stretch.start, stretch.end, *speaker, closed=stretch.closed))
        search_start = stretch.end
    return quotations


def _continues(text: str, last: Quotation, stretch: _Stretch) -> bool:
    """Return whether the stretch continues `last`, with nothing between but the sentence that names the speaker."""
    between = text[last.end : stretch.start].strip()
    is_split = last.speaker_start >= last.end and between.endswith(",")
    return len(between) < _LONGEST_ATTRIBUTION and (not between or is_split or between.endswith(_SENTENCE_END))


def _speaker_of(quotation: Quotation) -> Speaker:
    return Speaker(quotation.speaker, quotation.speaker_start, quotation.speaker_end, quotation.cue)


def _with_shared_speaker(text: str, last: Quotation, first: Quotation) -> tuple[Quotation, Quotation]:
    """Return two parts of one quotation over two paragraphs, with the speaker of either given to both."""
    if not _continues_paragraph(text, last, first):
        return last, first
    if last.speaker and not first.speaker:
        return last, _with_speaker_of(first, last)
    if first.speaker and not last.speaker:
        return _with_speaker_of(last, first), first
    return last, first


def _with_announced_speaker(text: str, before: Paragraph, first: Quotation) -> Quotation:
    """Return the quotation with the speaker named by the paragraph before, if that ends in a colon."""
    if text[before.end - 1] != ":" or text[before.end : first.start].strip():
        return first
    speaker = speaker_before(text, before.start, before.end)
    return first._replace(speaker=speaker.text, speaker_start=speaker.start, speaker_end=speaker.end, cue=speaker.cue)


def _with_speaker_of(quotation: Quotation, other: Quotation) -> Quotation:
    return quotation._replace(
        speaker=other.speaker, speaker_start=other.speaker_start, speaker_end=other.speaker_end, cue=other.cue
    )
