"""Text as tokens that ignore typography, and the changes between two wordings."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from rapidfuzz.distance import LCSseq

_UNSPACED: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
"""Scripts that put no space between words: each character is a word."""
_HIDDEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_LETTER: Final = rf"(?:[^\W{_UNSPACED}]|[\u0300-\u036f{_HIDDEN}])"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|{_LETTER}+(?:[.,'’‐‑\u2012–-]{_LETTER}+)*%?|[^\w\s]")
_INVISIBLE: Final = re.compile(f"[{_HIDDEN}]")
_ONE_FORM: Final = str.maketrans(
    dict.fromkeys("‘’‚\u201b′´`", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑\u2012–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " ")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalizedText:
    """A text as tokens (words and punctuation): the start and end of each in code points, and its normal form.

    Two normal forms are equal where only the typography differs: kinds of
    quotation marks, dashes, spaces and composed letters.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tokens: tuple[str, ...]

    def between(self, first: int, last: int) -> str:
        """Return the text from token `first` up to the start of token `last`, trailing spaces included."""
        if first >= last:
            return ""
        return self.text[self.starts[first] : self.starts[last] if last < len(self.starts) else len(self.text)]

    def between_offsets(self, start: int, end: int) -> tuple[str, ...]:
        """Return the tokens that start from code point `start` up to `end`."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, offset: int, most: int) -> tuple[str, ...]:
        """Return the last `most` tokens that start before code point `offset`."""
        last = bisect_left(self.starts, offset)
        return self.tokens[max(0, last - most) : last]

    def after(self, offset: int, most: int) -> tuple[str, ...]:
        """Return the first `most` tokens that start at code point `offset` or later."""
        first = bisect_left(self.starts, offset)
        return self.tokens[first : first + most]


class ChangeKind(StrEnum):
    """Whether a run of words is in both wordings, only in the earlier one or only in the later one."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A run of words and the kind of change it is."""

    kind: ChangeKind
    words: str


def normalize(text: str) -> NormalizedText:
    """Split `text` into its tokens, in order.

    >>> normalize("“36%” of Brégançon’s").tokens
    ('"', '36%', '"', 'of', "Brégançon's")
    """
    matches = [(match.start(), match.end(), _token_of(match.group())) for match in _WORD.finditer(text)]
    visible = [match for match in matches if match[2]]
    starts, ends, tokens = zip(*visible, strict=True) if visible else ((), (), ())
    return NormalizedText(text=text, starts=starts, ends=ends, tokens=tokens)


def without_typography(text: str) -> str:
    """Return `text` with one kind of quotation marks, dashes and spaces; no character moves."""
    return text.translate(_ONE_FORM)


def changes_between(before: str, now: str) -> tuple[Change, ...]:
    """Compare two wordings word by word; the changes come in the order of `now`, deletions where the words were.

    >>> [(change.kind.value, change.words) for change in changes_between("Of all, 62% agreed.", "Of all, 61% agreed.")]
    [('same', 'Of all, '), ('gone', '62% '), ('new', '61% '), ('same', 'agreed.')]
    """
    earlier, later = normalize(before), normalize(now)
    return tuple(change for change in _changes(earlier, later) if change.words)


def _changes(earlier: NormalizedText, later: NormalizedText) -> Iterator[Change]:
    steps = LCSseq.opcodes(earlier.tokens, later.tokens)
    for same, run in groupby(steps, lambda step: step.tag == "equal"):
        opcodes = list(run)
        added = later.between(opcodes[0].dest_start, opcodes[-1].dest_end)
        if same:
            yield Change(kind=ChangeKind.SAME, words=added)
            continue
        yield Change(kind=ChangeKind.GONE, words=earlier.between(opcodes[0].src_start, opcodes[-1].src_end))
        yield Change(kind=ChangeKind.NEW, words=added)


def token_positions(phrase: Sequence[str], text: NormalizedText, *, most: int) -> list[int]:
    """Return the indices of the tokens of `text` at which `phrase` occurs, word for word; at most `most` of them."""
    if not phrase:
        return []
    haystack = " ".join(("", *text.tokens, ""))
    needle = " ".join(("", *phrase, ""))
    places: list[int] = []
    counted_up_to, word_number, offset = 0, 0, haystack.find(needle)
    while offset >= 0 and len(places) < most:
        word_number += haystack.count(" ", counted_up_to, offset)
        counted_up_to = offset
        places.append(word_number)
        offset = haystack.find(needle, offset + 1)
    return places


def _token_of(word: str) -> str:
    return _INVISIBLE.sub("", word if word.isascii() else unicodedata.normalize("NFC", word).translate(_ONE_FORM))
