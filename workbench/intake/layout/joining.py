"""Lines, columns and pages joined into paragraphs, with footnote marks removed."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from wordfreq import zipf_frequency

from workbench.intake.layout.blocks import Block

RAISED: Final = "\ue000"
"""Marks a raised figure while a page is read."""
SOFT_HYPHEN: Final = "\u00ad"

_SENTENCE_ENDS: Final = tuple('.!?:…”»"')
_HYPHENATED: Final = re.compile(r"([^\W\d_]+)-$")
_RAISED_MARK: Final = re.compile(rf"(?:{RAISED}\d){{1,4}}")
_ATTACHED_MARK: Final = re.compile(
    r"(?<=[^\W\d_][.,;:!?”\"'’)])(\d{1,3})(?=\s|$)|(?<=[^\W\d_A-Z]{4})(\d{1,3})(?=[\s.,;:!?]|$)"
)
"""A figure after a word or its punctuation: a footnote mark where there is a note of that number."""
_NOTE_NUMBER: Final = re.compile(rf"(?:^|\s)(?:{RAISED}|\[)?(\d{{1,3}})[.)\]]?\s?[^\W\d_]")


def join_lines(lines: Sequence[str]) -> str:
    """Join the lines of a block into running text.

    >>> join_lines(["The infor-", "mation was well-", "known."])
    'The information was well-known.'
    """
    parts = list(lines[:1])
    for before, after in pairwise(lines):
        hyphenated = _HYPHENATED.search(before)
        if before.endswith(SOFT_HYPHEN):
            parts[-1] = parts[-1].removesuffix(SOFT_HYPHEN)
            parts.append(after)
        elif not hyphenated:
            parts.append(f" {after}")
        else:
            rest = re.match(r"[^\W\d_]*", after)
            if rest and rest[0].islower() and _is_one_word(hyphenated[1], rest[0]):
                parts[-1] = parts[-1].removesuffix("-")
            parts.append(after)
    return "".join(parts)


def _is_one_word(first: str, second: str) -> bool:
    """Return whether a hyphen only broke the line: the whole word is commoner than one of its halves."""
    parts = (zipf_frequency(first, "en"), zipf_frequency(second, "en"))
    return zipf_frequency(first + second, "en") > min(parts)


def block_text(block: Block) -> str:
    """Return the block as one line, raised figures as plain ones."""
    return join_lines(block.lines).replace(RAISED, "").replace(SOFT_HYPHEN, "-")


def note_numbers(notes: Sequence[Block]) -> frozenset[str]:
    """Return the numbers that the footnotes in `notes` begin with."""
    numbers: set[str] = set()
    for block in notes:
        numbers.update(match[1] for match in _NOTE_NUMBER.finditer(join_lines(block.lines)))
    return frozenset(numbers)


def remove_note_marks(line: str, numbers: Collection[str]) -> str:
    """Return the line without the marks of notes with these numbers; other raised figures as plain ones.

    >>> remove_note_marks("It burned down.1 It lost 2 of 12 wings, or 30 m2", {"1", "2"})
    'It burned down. It lost 2 of 12 wings, or 30 m2'
    """

    def drop_mark(match: re.Match[str]) -> str:
        return "" if match[0].replace(RAISED, "") in numbers else match[0]

    return _ATTACHED_MARK.sub(drop_mark, _RAISED_MARK.sub(drop_mark, line)).replace(RAISED, "")


def join_pages(pages: Sequence[Sequence[Block]]) -> tuple[str, tuple[int, ...]]:
    """Return the text, one paragraph a line, and where each page begins.

    A sentence that runs over a column or a page is joined again.
    """
    paragraphs: list[str] = []
    starts = []
    length = 0
    last_block: Block | None = None
    for page in pages:
        for index, block in enumerate(page):
            words = join_lines(block.lines)
            is_elsewhere = last_block is not None and (index == 0 or block.top < last_block.bottom - 1)
            if is_elsewhere and _continues(paragraphs[-1], words):
                length -= len(paragraphs[-1])
                paragraphs[-1] = join_lines([paragraphs[-1], words])
            else:
                length += 1 if paragraphs else 0
                paragraphs.append(words)
            length += len(paragraphs[-1])
            last_block = block
            if index == 0:
                starts.append(length - len(words))
        if not page:
            starts.append(length)
    return "\n".join(paragraphs).replace(SOFT_HYPHEN, "-"), tuple(starts)


def _continues(text: str, words: str) -> bool:
    """Return whether `words`, after the end of a column or page, continue the sentence of `text`."""
    last, first = text[-1:], words[:1]
    return last == SOFT_HYPHEN or (
        last not in _SENTENCE_ENDS and (first.islower() or (last == "," and first.isalnum()))
    )
