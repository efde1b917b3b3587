"""The sentences of a text, each with its exact offsets."""

import re
from itertools import pairwise
from typing import Final

import nupunkt

from workbench.domain.span import Span
from workbench.text.tagging import pieces_of

_LINE: Final = re.compile(r"[^\n]+")
_LONGEST_LINE: Final = 20_000
_LONGEST_WRAPPED: Final = 100
_SHORTEST_WRAPPED: Final = 50
_FEWEST_BREAKS: Final = 3
_LEAST_SHARE: Final = 0.6
_LONGEST_TITLE: Final = 20
"""Code points before a full stop that show whether it ends a title or an initial."""
_LIST_ITEM: Final = re.compile(r"\s*(?:[-*•–—#>|]|\d{1,3}[.)]\s|\[)")
_BEFORE_A_NAME: Final = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Rep|Rev|Lt|Col|Sgt|Capt|St|Hon|Messrs|Mme|Mlle|vs|cf|al|Fr|Maj|Cpl|Cmdr|Adm|Pres|[A-Z])\.$"
)
_NUMBER_ABBREVIATION: Final = re.compile(r"(?:^|\s)(?:Nos?|pp?|vol|art|fig|Art|Fig|Vol)\.$")
_FOOTNOTE: Final = re.compile(r"\s*(?:\[(?:\d{1,4}|[a-z]|citation needed|note \d+)\]\s*)+")
_QUOTE_END: Final = re.compile(r"(?<![.!?…])[.!?…]++(?:[”\")\]»’]|\[\d{1,4}\])+\s+(?=[A-Z“\"‘«])")
_JOINING_VERB: Final = re.compile(
    r"(?:said|says|asked|asks|added|adds|wrote|writes|told|tells|replied|insisted|warned|continued|explained|stated|noted)\b"
)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, without outer white space; no sentence crosses a line end.

    Every character that is not white space is in exactly one span. Linear in the
    length of the text.

    >>> [span.of("Mr. Lee left. He came back.") for span in sentence_spans("Mr. Lee left. He came back.")]
    ['Mr. Lee left.', 'He came back.']
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        for offset, piece in pieces_of(line.group(), _LONGEST_LINE):
            spans += _spans_in(piece, line.start() + offset)
    return tuple(spans)


def unwrap_lines(text: str) -> str:
    r"""Return the text with a space for each line end of a fixed-width wrap; its length stays the same.

    A line is wrapped where the next line's first word would not have fitted.
    Text counts as wrapped where no line is longer than 100 characters and most
    line ends between two lines are of this kind. Linear in the length of the text.

    >>> unwrap_lines("One line.\nAnother.")
    'One line.\nAnother.'
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _SHORTEST_WRAPPED <= width <= _LONGEST_WRAPPED:
        return text
    are_both_text = [bool(line.strip() and next_line.strip()) for line, next_line in pairwise(lines)]
    are_wrapped = [
        is_text and _is_wrapped(*pair, width) for is_text, pair in zip(are_both_text, pairwise(lines), strict=True)
    ]
    if sum(are_wrapped) < max(_FEWEST_BREAKS, _LEAST_SHARE * sum(are_both_text)):
        return text
    ends = [" " if is_wrapped else "\n" for is_wrapped in are_wrapped]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _is_wrapped(line: str, next_line: str, width: int) -> bool:
    """Return whether the first word of `next_line` would not have fitted on `line`."""
    return len(line.rstrip()) + 1 + len(next_line.split(maxsplit=1)[0]) > width and not _LIST_ITEM.match(next_line)


def _spans_in(piece: str, offset: int) -> list[Span]:
    sentences: list[tuple[int, int]] = []
    for start, end in _split_after_quotes(piece, _sentence_cuts(piece)):
        _join_or_add(piece, sentences, (start, end))
    return [Span(offset + start, offset + end) for start, end in sentences]


def _sentence_cuts(piece: str) -> list[tuple[int, int]]:
    trimmed = (_trim(piece, start, end) for start, end in nupunkt.sent_spans(piece))
    return [(start, end) for start, end in trimmed if start < end]


def _trim(piece: str, start: int, end: int) -> tuple[int, int]:
    while start < end and piece[start].isspace():
        start += 1
    while end > start and piece[end - 1].isspace():
        end -= 1
    return start, end


def _split_after_quotes(piece: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the cuts, with one more wherever a sentence ends inside a quotation and another begins."""
    all_cuts = []
    for start, end in cuts:
        start_of_next = start
        for match in _QUOTE_END.finditer(piece, start, end):
            before = piece[max(start_of_next, match.start() - _LONGEST_TITLE) : match.start() + 1]
            after = piece[match.end() : match.end() + 60]
            if _BEFORE_A_NAME.search(before) or _speaker_follows(after):
                continue
            all_cuts.append(_trim(piece, start_of_next, match.end()))
            start_of_next = match.end()
        if start_of_next < end:
            all_cuts.append((start_of_next, end))
    return [(start, end) for start, end in all_cuts if start < end]


def _speaker_follows(after: str) -> bool:
    """Return whether what follows a quotation is its speaker: `"Why?" Lee asked.`."""
    words = after.split()[:4]
    return any(_JOINING_VERB.match(word) for word in words[1:])


def _join_or_add(piece: str, sentences: list[tuple[int, int]], cut: tuple[int, int]) -> None:
    """Add the cut as a sentence, or join it to the previous one where no sentence can begin."""
    start, end = cut
    if sentences:
        first, last = sentences[-1]
        last, start = _move_stray_marks(piece, last, cut)
        sentences[-1] = (first, last)
        if start >= end:
            return
        if _is_inside_sentence(piece[max(first, last - _LONGEST_TITLE) : last], piece[start : start + 60]):
            sentences[-1] = (first, end)
            return
    sentences.append((start, end))


def _move_stray_marks(piece: str, last: int, cut: tuple[int, int]) -> tuple[int, int]:
    """Return the end of the previous sentence and the start of this one, with stray marks moved back."""
    start, end = cut
    while start < end and piece[start] in "”)]»" and start - last <= 1:
        last = start = start + 1
    if start == end:
        return last, start
    footnote = _FOOTNOTE.match(piece, last, end)
    if footnote and footnote.end() > start and piece[last : last + 1] in {"[", " "}:
        return last + len(piece[last : footnote.end()].rstrip()), footnote.end()
    return last, _trim(piece, start, end)[0]


def _is_inside_sentence(before: str, after: str) -> bool:
    """Return whether no sentence can begin between `before` and `after`."""
    if _BEFORE_A_NAME.search(before) and after[:1].isalpha():
        return after[:1].isupper() or after[:1].islower()
    if _NUMBER_ABBREVIATION.search(before) and after[:1].isdigit():
        return True
    ends_quotation = before[-1:] in "”\"’'" and before[-1:] != ""
    return ends_quotation and (after[:1].islower() or _speaker_follows(after))
