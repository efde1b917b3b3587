"""The right wording of a statement: what it changes word by word, and what the suggestions of flags make of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from workbench.domain.flag import Flag

MOST_COMPARED: Final = 250_000
"""The most pairs of words that are compared; longer texts that differ throughout are replaced as a whole."""
_TOKEN: Final = re.compile(r"\s+|\w+(?:[.,'’:-]\w+)*|[^\w\s]")
_STOPS: Final = frozenset(".!?")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """The characters `start` to `end` of a text, and what replaces them; either may be empty, never both."""

    start: int
    end: int
    replacement: str


def word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """Return the fewest changes of whole words that turn `before` into `after`, in order.

    >>> word_changes("Some 36% agreed.", "Some 63% agreed.")
    (WordChange(start=5, end=7, replacement='63'),)
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    changes: list[WordChange] = []
    for old_from, old_to, new_from, new_to in _joined(_differences(old, new), old):
        start = len("".join(old[:old_from]))
        end = start + len("".join(old[old_from:old_to]))
        changes.append(WordChange(start=start, end=end, replacement="".join(new[new_from:new_to])))
    return tuple(changes)


def rewords(quote: str, should_read: str) -> bool:
    """Whether `should_read` is the whole statement in other words, and not only the right figure or a remark.

    >>> rewords("It opened in 2016.", "It opened in 2018."), rewords("It opened in 2016.", "2018")
    (True, False)
    """
    words, right_words = quote.split(), should_read.split()
    if not right_words or words == right_words:
        return False
    removed = sum(len(quote[change.start : change.end].split()) for change in word_changes(quote, should_read))
    return 2 * len(right_words) >= len(words) or 2 * removed <= len(words)


def fit_wording(should_read: str, quote: str, following: str) -> str:
    """Return the wording without a full stop that the text has behind the quote already."""
    wording = should_read.strip()
    ends_twice = wording[-1:] in _STOPS and following.startswith(wording[-1:]) and quote[-1:] not in _STOPS
    return wording[:-1] if ends_twice else wording


def apply_suggestions(quote: str, start: int, flags: Iterable[Flag]) -> str:
    """Return the statement `quote`, which begins at `start`, with what these flags suggest; empty where they do not.

    A flag that is not wholly in the statement, or on words that another one replaced, is left out.
    """
    wording, end_before = "", 0
    for flag in sorted(flags, key=lambda flag: flag.start):
        flagged_from, flagged_to = flag.start - start, flag.end - start
        is_within = end_before <= flagged_from and quote[flagged_from:flagged_to] == flag.quote
        if flag.suggestion and is_within:
            wording += quote[end_before:flagged_from] + flag.suggestion
            end_before = flagged_to
    return wording + quote[end_before:] if end_before else ""


_Difference = tuple[int, int, int, int]
"""From and to in the words before, from and to in the words after."""


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[_Difference]:
    """Yield where the words differ; the words that both begin and end with are not compared."""
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle) * len(new_middle) > MOST_COMPARED:
        yield head, head + len(middle), head, head + len(new_middle)
        return
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, middle, new_middle, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield head + old_from, head + old_to, head + new_from, head + new_to


def _joined(differences: Iterable[_Difference], old: Sequence[str]) -> list[_Difference]:
    """Join differences with nothing but a blank between them, which would read as a change of each word."""
    joined: list[_Difference] = []
    for old_from, old_to, new_from, new_to in differences:
        if joined and not "".join(old[joined[-1][1] : old_from]).strip():
            joined[-1] = joined[-1][0], old_to, joined[-1][2], new_to
        else:
            joined.append((old_from, old_to, new_from, new_to))
    return joined
