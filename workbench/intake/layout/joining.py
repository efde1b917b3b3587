"""Lines, columns and pages joined into paragraphs, with the marks of footnotes taken out."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from wordfreq import zipf_frequency

from workbench.intake.layout.blocks import Block

RAISED: Final = "\ue000"
"""Put before a raised figure while a page is read."""
SOFT_HYPHEN: Final = "\u00ad"

_ENDS: Final = tuple('.!?:…”»"')
_BROKEN: Final = re.compile(r"([^\W\d_]+)-$")
_MARK: Final = re.compile(rf"(?:{RAISED}\d){{1,4}}")
_GLUED: Final = re.compile(r"(?<=[^\W\d_][.,;:!?”\"'’)])(\d{1,3})(?=\s|$)|(?<=[^\W\d_A-Z]{4})(\d{1,3})(?=[\s.,;:!?]|$)")
"""A figure behind a word, or behind the sign that ends one: a mark, where there is a note of that number."""
_NOTE: Final = re.compile(rf"(?:^|\s)(?:{RAISED}|\[)?(\d{{1,3}})[.)\]]?\s?[^\W\d_]")


def joined_lines(lines: Sequence[str]) -> str:
    """Lines of a block as one line of running text.

    >>> joined_lines(["The infor-", "mation was well-", "known."])
    'The information was well-known.'
    """
    parts = list(lines[:1])
    for before, after in pairwise(lines):
        broken = _BROKEN.search(before)
        if before.endswith(SOFT_HYPHEN):
            parts[-1] = parts[-1].removesuffix(SOFT_HYPHEN)
            parts.append(after)
        elif not broken:
            parts.append(f" {after}")
        else:
            rest = re.match(r"[^\W\d_]*", after)
            if rest and rest[0].islower() and _is_one_word(broken[1], rest[0]):
                parts[-1] = parts[-1].removesuffix("-")
            parts.append(after)
    return "".join(parts)


def _is_one_word(first: str, second: str) -> bool:
    """Whether the hyphen between the halves only broke a line: the whole is commoner than one of them."""
    parts = (zipf_frequency(first, "en"), zipf_frequency(second, "en"))
    return zipf_frequency(first + second, "en") > min(parts)


def plain_words(block: Block) -> str:
    """The block as one line, its raised figures as plain ones."""
    return joined_lines(block.lines).replace(RAISED, "").replace(SOFT_HYPHEN, "-")


def numbers_of_notes(notes: Sequence[Block]) -> frozenset[str]:
    """The numbers that the footnotes in `notes` begin with."""
    return frozenset(found[1] for block in notes for found in _NOTE.finditer(joined_lines(block.lines)))


def without_marks(line: str, numbers: Collection[str]) -> str:
    """The line without the figures that point to notes with these numbers; other raised figures as plain ones.

    >>> without_marks("It burned down.1 It lost 2 of 12 wings, or 30 m2", {"1", "2"})
    'It burned down. It lost 2 of 12 wings, or 30 m2'
    """

    def unless_mark(found: re.Match[str]) -> str:
        return "" if found[0].replace(RAISED, "") in numbers else found[0]

    return _GLUED.sub(unless_mark, _MARK.sub(unless_mark, line)).replace(RAISED, "")


def joined_pages(pages: Sequence[Sequence[Block]]) -> tuple[str, tuple[int, ...]]:
    """The text, a paragraph a line, and where each page begins.

    A sentence that runs over a column or a page is joined again.
    """
    paragraphs: list[str] = []
    starts = []
    length = 0
    before: Block | None = None
    for page in pages:
        for place, block in enumerate(page):
            words = joined_lines(block.lines)
            moved = before is not None and (place == 0 or block.top < before.bottom - 1)
            if moved and _runs_on(paragraphs[-1], words):
                length -= len(paragraphs[-1])
                paragraphs[-1] = joined_lines([paragraphs[-1], words])
            else:
                length += 1 if paragraphs else 0
                paragraphs.append(words)
            length += len(paragraphs[-1])
            before = block
            if place == 0:
                starts.append(length - len(words))
        if not page:
            starts.append(length)
    return "\n".join(paragraphs).replace(SOFT_HYPHEN, "-"), tuple(starts)


def _runs_on(text: str, words: str) -> bool:
    """Whether words after a column or page go on with the sentence that stands before them."""
    last, first = text[-1:], words[:1]
    return last == SOFT_HYPHEN or (last not in _ENDS and (first.islower() or (last == "," and first.isalnum())))
