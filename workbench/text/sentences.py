"""Sentences of a text, each with its exact place."""

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
"""Code points before a full stop that say whether a title or an initial ends there."""
_ITEM: Final = re.compile(r"\s*(?:[-*•–—#>|]|\d{1,3}[.)]\s|\[)")
_BEFORE_A_NAME: Final = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Rep|Rev|Lt|Col|Sgt|Capt|St|Hon|Messrs|Mme|Mlle|vs|cf|al|Fr|Maj|Cpl|Cmdr|Adm|Pres|[A-Z])\.$"
)
_NUMBER_SIGN: Final = re.compile(r"(?:^|\s)(?:Nos?|pp?|vol|art|fig|Art|Fig|Vol)\.$")
_FOOTNOTE: Final = re.compile(r"\s*(?:\[(?:\d{1,4}|[a-z]|citation needed|note \d+)\]\s*)+")
_SPLIT: Final = re.compile(r"(?<![.!?…])[.!?…]++(?:[”\")\]»’]|\[\d{1,4}\])+\s+(?=[A-Z“\"‘«])")
_JOINING_VERB: Final = re.compile(
    r"(?:said|says|asked|asks|added|adds|wrote|writes|told|tells|replied|insisted|warned|continued|explained|stated|noted)\b"
)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without outer blanks; no sentence runs over a line end.

    Every character that is neither blank nor outside a line of letters or signs
    lies in exactly one span. Linear in the length of the text.

    >>> [span.of("Mr. Lee left. He came back.") for span in sentence_spans("Mr. Lee left. He came back.")]
    ['Mr. Lee left.', 'He came back.']
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        for offset, piece in pieces_of(line.group(), _LONGEST_LINE):
            spans += _spans_in(piece, line.start() + offset)
    return tuple(spans)


def unwrapped(text: str) -> str:
    r"""The text with a blank for each line end that only a wrap at a fixed width put there; as long as before.

    A line is wrapped where the next line's first word would not have fitted.
    Text counts as wrapped where no line is longer than 100 characters and most
    line ends between two lines are such. Linear in the length of the text.

    >>> unwrapped("One line.\nAnother.")
    'One line.\nAnother.'
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _SHORTEST_WRAPPED <= width <= _LONGEST_WRAPPED:
        return text
    between = [bool(line.strip() and after.strip()) for line, after in pairwise(lines)]
    full = [both and _is_full(*pair, width) for both, pair in zip(between, pairwise(lines), strict=True)]
    if sum(full) < max(_FEWEST_BREAKS, _LEAST_SHARE * sum(between)):
        return text
    ends = [" " if soft else "\n" for soft in full]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of `after` would not have fitted on `line`."""
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width and not _ITEM.match(after)


def _spans_in(piece: str, offset: int) -> list[Span]:
    mended: list[tuple[int, int]] = []
    for start, end in _split_after_quotes(piece, _cuts(piece)):
        _join_or_add(piece, mended, (start, end))
    return [Span(offset + start, offset + end) for start, end in mended]


def _cuts(piece: str) -> list[tuple[int, int]]:
    trimmed = (_trimmed(piece, start, end) for start, end in nupunkt.sent_spans(piece))
    return [(start, end) for start, end in trimmed if start < end]


def _trimmed(piece: str, start: int, end: int) -> tuple[int, int]:
    while start < end and piece[start].isspace():
        start += 1
    while end > start and piece[end - 1].isspace():
        end -= 1
    return start, end


def _split_after_quotes(piece: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cuts, with one more wherever a sentence ends inside a quotation and the next one begins."""
    finer = []
    for start, end in cuts:
        here = start
        for found in _SPLIT.finditer(piece, start, end):
            before = piece[max(here, found.start() - _LONGEST_TITLE) : found.start() + 1]
            after = piece[found.end() : found.end() + 60]
            if _BEFORE_A_NAME.search(before) or _speaker_follows(after):
                continue
            finer.append(_trimmed(piece, here, found.end()))
            here = found.end()
        if here < end:
            finer.append((here, end))
    return [(start, end) for start, end in finer if start < end]


def _speaker_follows(after: str) -> bool:
    """Whether what follows a quotation's end is its speaker: `"Why?" Lee asked.`."""
    words = after.split()[:4]
    return any(_JOINING_VERB.match(word) for word in words[1:])


def _join_or_add(piece: str, mended: list[tuple[int, int]], cut: tuple[int, int]) -> None:
    start, end = cut
    if mended:
        first, last = mended[-1]
        last, start = _marks_taken_back(piece, last, cut)
        mended[-1] = (first, last)
        if start >= end:
            return
        if _belongs(piece[max(first, last - _LONGEST_TITLE) : last], piece[start : start + 60]):
            mended[-1] = (first, end)
            return
    mended.append((start, end))


def _marks_taken_back(piece: str, last: int, cut: tuple[int, int]) -> tuple[int, int]:
    """Where the sentence before ends and this one starts, once stray closing marks and footnotes went back."""
    start, end = cut
    while start < end and piece[start] in "”)]»" and start - last <= 1:
        last = start = start + 1
    if start == end:
        return last, start
    mark = _FOOTNOTE.match(piece, last, end)
    if mark and mark.end() > start and piece[last : last + 1] in {"[", " "}:
        return last + len(piece[last : mark.end()].rstrip()), mark.end()
    return last, _trimmed(piece, start, end)[0]


def _belongs(before: str, after: str) -> bool:
    """Whether a sentence cannot begin between `before` and `after`."""
    if _BEFORE_A_NAME.search(before) and after[:1].isalpha():
        return after[:1].isupper() or after[:1].islower()
    if _NUMBER_SIGN.search(before) and after[:1].isdigit():
        return True
    quoted_end = before[-1:] in "”\"’'" and before[-1:] != ""
    return quoted_end and (after[:1].islower() or _speaker_follows(after))
