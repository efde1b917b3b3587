"""A run of stops in a line, with the closing marks and note figures that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.text.view.filler import FILLER

_NOTE_IN_BRACKETS: Final = r"\[(?:\d{1,4}|[a-z]|note \d{1,3}|citation needed)\]"
_RAISED_FIGURES: Final = r"[¹²³⁰⁴-⁹][¹²³⁰⁴-⁹,]{0,12}"
_PLAIN_FIGURES: Final = r"(?<=[^\s\d][.!?”\"’])\d{1,3}(?:[,–-]\d{1,3}){0,4}(?=\s)|(?<=\d{4}\.)\d{1,2}(?=\s)"
_STOP: Final = re.compile(
    r"(?P<marks>[.!?…]++(?:[ \u00a0][.…]++(?=[\s”\"’')\]]|$))*+|(?<=\w)(?=\) [A-Z]))"
    rf"(?P<closing>(?:[”’»)\]}}]|[\"'*_](?![\w“‘«])|[ \u00a0][”»)\"](?=\s|$)|(?<=[”\"’'])[?!]++|{FILLER}"
    rf"|{_NOTE_IN_BRACKETS}|{_RAISED_FIGURES}|{_PLAIN_FIGURES})*+)"
    rf"(?P<notes>(?:\s?{_NOTE_IN_BRACKETS})*+)"
)
_WORD_BEFORE: Final = re.compile(r"(?:[\w’'&-]|(?<!\.)\.(?!\.)){1,30}\Z")
_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w))*")
_MARKS_BEFORE_A_WORD: Final = re.compile(r"(?:[^\w\s$£€¥#@]\s?)*")
_BLANK: Final = re.compile(r"\s*")
_LONGEST_WORD: Final = 30
_NEAR: Final = 60
_FAR: Final = 120


@dataclass(frozen=True)
class Stop:
    """A run of stops in `line`, `start` to `marks_end`; empty before a bracket that closes without one.

    `end` is behind what belongs to it, `next` at what follows.
    `opening` is where the sentence begins that it may end.
    """

    line: str
    opening: int
    start: int
    marks_end: int
    end: int
    next: int

    @property
    def marks(self) -> str:
        """The stops themselves: ".", "?!", "...", ". . .", or none."""
        return self.line[self.start : self.marks_end]

    @property
    def closing(self) -> str:
        """The closing marks and note figures behind the stops."""
        return self.line[self.marks_end : self.end]

    @cached_property
    def word(self) -> str:
        """The word that the stops end, with stops inside it: "U.S", "kg", "2020"; empty behind a blank or mark."""
        before = self.line[max(self.opening, self.start - _LONGEST_WORD) : self.start].replace(FILLER, "")
        word = _WORD_BEFORE.search(before)
        return word.group().strip("'’_.-") if word else ""

    @property
    def mark_before(self) -> str:
        """The character directly before `word`."""
        place = self.start - len(self.word)
        return self.line[place - 1 : place] if place > self.opening else ""

    @cached_property
    def words_before(self) -> list[str]:
        """The words of the sentence before `word`, those near it."""
        words = self.line[max(self.opening, self.start - _NEAR) : self.start].split()
        return words[:-1] if self.word else words

    @cached_property
    def after(self) -> str:
        """What follows, from the first mark or letter on; not far."""
        return self.line[self.next : self.next + _FAR]

    @cached_property
    def words_after(self) -> list[str]:
        """What follows in pieces between blanks, without the marks that open it; not far."""
        return self.line[self._first_letter : self.next + _NEAR].split()

    @cached_property
    def next_word(self) -> str:
        """The word that follows, behind opening marks; empty where no letter follows."""
        word = _WORD.match(self.line, self._first_letter)
        return word.group() if word else ""

    @property
    def first_char(self) -> str:
        """The first character that follows, behind opening marks."""
        return self.line[self._first_letter : self._first_letter + 1]

    @property
    def marks_after(self) -> str:
        """The opening marks before the next word."""
        return self.line[self.next : self._first_letter].strip()

    @cached_property
    def _first_letter(self) -> int:
        marks = _MARKS_BEFORE_A_WORD.match(self.line, self.next, self.next + _LONGEST_WORD)
        return marks.end() if marks else self.next


def stops_in(line: str) -> Iterator[re.Match[str]]:
    """Yield each run of stops of `line` with its closing marks and notes, an empty one where a bracket closes.

    Linear in the length of the line.
    """
    return _STOP.finditer(line)


def stop_at(match: re.Match[str], opening: int) -> Stop:
    """Return the stop that was matched, in a sentence that begins at `opening`."""
    line, end = match.string, match.end()
    blank = _BLANK.match(line, end)
    return Stop(line, opening, match.start(), match.end("marks"), end, blank.end() if blank else end)
