"""The words of a text, alike however they are set, and what changed between two wordings."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from rapidfuzz.distance import LCSseq

_ALONE: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
"""Scripts that put no space between words: each sign is a word."""
_HIDDEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_LETTER: Final = rf"(?:[^\W{_ALONE}]|[\u0300-\u036f{_HIDDEN}])"
_WORD: Final = re.compile(rf"[{_ALONE}]|{_LETTER}+(?:[.,'’‐‑\u2012–-]{_LETTER}+)*%?|[^\w\s]")
_INVISIBLE: Final = re.compile(f"[{_HIDDEN}]")
_ALIKE: Final = str.maketrans(
    dict.fromkeys("‘’‚\u201b′´`", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑\u2012–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " ")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalizedText:
    """A text as its words and signs: where each starts and ends, in code points, and how it reads.

    Two readings are equal where only the set of the type differs: kinds of
    quotation marks, dashes, spaces and composed letters.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    reads: tuple[str, ...]

    def between(self, first: int, last: int) -> str:
        """The text from word `first` up to the start of word `last`, spaces after it included."""
        if first >= last:
            return ""
        return self.text[self.starts[first] : self.starts[last] if last < len(self.starts) else len(self.text)]

    def between_offsets(self, start: int, end: int) -> tuple[str, ...]:
        """The words that start from code point `start` up to `end`."""
        return self.reads[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, offset: int, most: int) -> tuple[str, ...]:
        """The last `most` words that start before code point `offset`."""
        last = bisect_left(self.starts, offset)
        return self.reads[max(0, last - most) : last]

    def after(self, offset: int, most: int) -> tuple[str, ...]:
        """The first `most` words that start at code point `offset` or later."""
        first = bisect_left(self.starts, offset)
        return self.reads[first : first + most]


class ChangeKind(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A stretch of words, and whether both wordings have it or only the earlier or the later one."""

    kind: ChangeKind
    words: str


def normalized(text: str) -> NormalizedText:
    """The words and signs of `text`, in order.

    >>> wording_of("“36%” of Brégançon’s").reads
    ('"', '36%', '"', 'of', "Brégançon's")
    """
    found = [(word.start(), word.end(), _reading(word.group())) for word in _WORD.finditer(text)]
    kept = [word for word in found if word[2]]
    starts, ends, reads = zip(*kept, strict=True) if kept else ((), (), ())
    return NormalizedText(text=text, starts=starts, ends=ends, reads=reads)


def plainly_set(text: str) -> str:
    """`text` with one kind of quotation marks, dashes and spaces, every sign at its place."""
    return text.translate(_ALIKE)


def changes_between(before: str, now: str) -> tuple[Change, ...]:
    """What became of `before`, word for word, in the order of `now`; what is gone stands where it stood.

    >>> [(change.kind.value, change.words) for change in changes_between("Of all, 62% agreed.", "Of all, 61% agreed.")]
    [('same', 'Of all, '), ('gone', '62% '), ('new', '61% '), ('same', 'agreed.')]
    """
    earlier, later = normalized(before), normalized(now)
    return tuple(change for change in _changes(earlier, later) if change.words)


def _changes(earlier: NormalizedText, later: NormalizedText) -> Iterator[Change]:
    steps = LCSseq.opcodes(earlier.reads, later.reads)
    for same, run in groupby(steps, lambda step: step.tag == "equal"):
        group = list(run)
        new = later.between(group[0].dest_start, group[-1].dest_end)
        if same:
            yield Change(kind=ChangeKind.SAME, words=new)
            continue
        yield Change(kind=ChangeKind.GONE, words=earlier.between(group[0].src_start, group[-1].src_end))
        yield Change(kind=ChangeKind.NEW, words=new)


def places_of(wanted: Sequence[str], wording: NormalizedText, *, most: int) -> list[int]:
    """The numbers of the words at which `wanted` stands in `wording`, word for word; at most `most` of them."""
    if not wanted:
        return []
    joined, sought = f" {' '.join(wording.reads)} ", f" {' '.join(wanted)} "
    places: list[int] = []
    counted_to, number, at = 0, 0, joined.find(sought)
    while at >= 0 and len(places) < most:
        number += joined.count(" ", counted_to, at)
        counted_to = at
        places.append(number)
        at = joined.find(sought, at + 1)
    return places


def _reading(word: str) -> str:
    return _INVISIBLE.sub("", word if word.isascii() else unicodedata.normalize("NFC", word).translate(_ALIKE))
