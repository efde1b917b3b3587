"""Quotations of a text, who speaks them, and those that are never closed."""

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
    start: int
    end: int
    closed: bool


def quotations_in(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, marks included, in reading order.

    A quotation left open at the end of a paragraph counts as closed where the
    next paragraph opens with a mark again, as printers do, or has a closing mark
    before any opening one: its words up to there are quoted too. Linear in the text.
    """
    found: list[Quotation] = []
    spoken = [paragraph for paragraph in paragraphs if paragraph.role != "boilerplate"]
    tail: _Stretch | None = None
    for index, paragraph in enumerate(spoken):
        following = spoken[index + 1] if index + 1 < len(spoken) else None
        stretches = _stretches(text, paragraph, tail)
        tail = None
        if following and stretches and not stretches[-1].closed:
            tail = _tail(text, following)
            if tail or text[following.start] in '“"„«':
                stretches[-1] = stretches[-1]._replace(closed=True)
        spoken_here = _spoken(text, paragraph, stretches)
        if index and spoken_here and not spoken_here[0].speaker:
            spoken_here[0] = _announced(text, spoken[index - 1], spoken_here[0])
        if found and spoken_here:
            found[-1], spoken_here[0] = _shared(text, found[-1], spoken_here[0])
        found += spoken_here
    return tuple(found)


def _goes_on_from(text: str, last: Quotation, first: Quotation) -> bool:
    """Whether `last` ran unclosed to the end of its paragraph and `first` begins the next."""
    unmarked = text[last.end - 1] not in "”\"»’'"
    return last.closed and unmarked and not text[last.end : first.start].strip()


def _tail(text: str, paragraph: Paragraph) -> _Stretch | None:
    """The rest of a quotation from the paragraph before: up to a first mark that can only close."""
    first = _MARK.search(text, paragraph.start, paragraph.end)
    while first and first.group() in "‘’":
        first = _MARK.search(text, first.end(), paragraph.end)
    if first and first.start() > paragraph.start and _looks_closing(text, first.start()):
        return _Stretch(paragraph.start, first.end(), closed=True)
    return None


def _looks_closing(text: str, at: int) -> bool:
    """Whether the mark follows its word without a blank and no word follows it, whatever its shape."""
    return not text[at - 1 : at].isspace() and not text[at + 1 : at + 2].isalnum()


def _stretches(text: str, paragraph: Paragraph, tail: _Stretch | None) -> list[_Stretch]:
    pairs, unclosed = _matched(text, paragraph, tail.end if tail else paragraph.start)
    if tail:
        pairs.append((tail.start, tail.end))
    outer: list[_Stretch] = []
    for start, end in sorted(pairs):
        if not outer or start >= outer[-1].end:
            outer.append(_Stretch(start, end, closed=True))
    covered = iter([*outer, _Stretch(paragraph.end, paragraph.end + 1, closed=True)])
    limit = next(covered)
    opened = []
    for start in unclosed:
        while limit.end <= start:
            limit = next(covered)
        if start < limit.start:
            opened.append(start)
    ends = [*opened[1:], paragraph.end]
    starts = sorted(stretch.start for stretch in outer)
    left_open = [
        _Stretch(start, _first_after(starts, start, end), closed=False)
        for start, end in zip(opened, ends, strict=False)
    ]
    both = sorted([*outer, *left_open])
    return [stretch for stretch in both if _LETTER.search(text, stretch.start, stretch.end)]


def _first_after(starts: Sequence[int], start: int, end: int) -> int:
    place = bisect_right(starts, start)
    return min(end, starts[place]) if place < len(starts) else end


def _matched(text: str, paragraph: Paragraph, begin: int) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs of opening mark and end from `begin` on, and the opening marks never closed.

    Straight marks take turns; where their number is odd one is missing, and one
    that stands before a word opens whatever is open.
    """
    one_is_missing = text.count('"', begin, paragraph.end) % 2 == 1
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for found in _MARK.finditer(text, begin, paragraph.end):
        at, sign = found.start(), found.group()
        if sign == "“" and waiting and text[waiting[-1]] in '"„' and _looks_closing(text, at):
            pairs.append((waiting.pop(), at + 1))
        elif _opens(text, at, waiting) or (one_is_missing and sign == '"' and _stands_before_a_word(text, at)):
            waiting.append(at)
        elif waiting and _closes(text, at, waiting):
            pairs.append((waiting.pop(), at + 1))
    return pairs, waiting


def _opens(text: str, at: int, waiting: Sequence[int]) -> bool:
    """Whether the mark opens a quotation: a straight one does unless one is open."""
    sign = text[at]
    if sign == '"':
        return not any(text[place] == '"' for place in waiting[-2:])
    return sign in _OPENERS or (sign == "‘" and not (at > 0 and text[at - 1].isalnum()))


def _stands_before_a_word(text: str, at: int) -> bool:
    before = text[at - 1 : at] if at else ""
    return before in _BEFORE_A_QUOTATION and text[at + 1 : at + 2].isalnum()


def _closes(text: str, at: int, waiting: Sequence[int]) -> bool:
    sign, opener = text[at], text[waiting[-1]]
    after = text[at + 1 : at + 2]
    if sign == "’":
        return opener == "‘" and not after.isalnum()
    if sign in _CLOSERS or sign == '"':
        return opener != "‘" or len(waiting) > 1 or sign == '"'
    return False


def _spoken(text: str, paragraph: Paragraph, stretches: Sequence[_Stretch]) -> list[Quotation]:
    floor = paragraph.start
    spoken: list[Quotation] = []
    for index, stretch in enumerate(stretches):
        ceiling = stretches[index + 1].start if index + 1 < len(stretches) else paragraph.end
        speaker = speaker_after(text, stretch.end, ceiling)
        if speaker is NOBODY:
            speaker = speaker_before(text, floor, stretch.start)
        if speaker is NOBODY and spoken and _carries_on(text, spoken[-1], stretch):
            speaker = _speaker_of(spoken[-1])
        spoken.append(Quotation(stretch.start, stretch.end, *speaker, closed=stretch.closed))
        floor = stretch.end
    return spoken


def _carries_on(text: str, last: Quotation, stretch: _Stretch) -> bool:
    """Whether the stretch goes on with `last`: nothing between but the sentence that names the speaker."""
    between = text[last.end : stretch.start].strip()
    split = last.speaker_start >= last.end and between.endswith(",")
    return len(between) < _LONGEST_ATTRIBUTION and (not between or split or between.endswith(_SENTENCE_END))


def _speaker_of(quotation: Quotation) -> Speaker:
    return Speaker(quotation.speaker, quotation.speaker_start, quotation.speaker_end, quotation.cue)


def _shared(text: str, last: Quotation, first: Quotation) -> tuple[Quotation, Quotation]:
    """Two parts of one quotation over two paragraphs, the speaker of either given to both."""
    if not _goes_on_from(text, last, first):
        return last, first
    if last.speaker and not first.speaker:
        return last, _with_speaker_of(first, last)
    if first.speaker and not last.speaker:
        return _with_speaker_of(last, first), first
    return last, first


def _announced(text: str, before: Paragraph, first: Quotation) -> Quotation:
    """The quotation with the speaker that a paragraph before it, ending in a colon, names."""
    if text[before.end - 1] != ":" or text[before.end : first.start].strip():
        return first
    speaker = speaker_before(text, before.start, before.end)
    return first._replace(speaker=speaker.text, speaker_start=speaker.start, speaker_end=speaker.end, cue=speaker.cue)


def _with_speaker_of(quotation: Quotation, other: Quotation) -> Quotation:
    return quotation._replace(
        speaker=other.speaker, speaker_start=other.speaker_start, speaker_end=other.speaker_end, cue=other.cue
    )
