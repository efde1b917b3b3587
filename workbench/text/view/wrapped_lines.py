"""Lines wrapped at a fixed width, read as the paragraphs that they were."""

import re
from itertools import pairwise
from typing import Final

_LONGEST_WRAPPED: Final = 100
_SHORTEST_WRAPPED: Final = 50
_FEWEST_BREAKS: Final = 3
_LEAST_SHARE: Final = 0.6
_BROKEN: Final = re.compile(
    r"^([^\n]{30,}?\s(?:an?|the|its|their|his|our|my|your|and|or|than|of|to|from|which|whose|into)[ \t]*)\n(?=[a-z])",
    re.MULTILINE,
)
"""A line of text broken behind a word that no sentence ends with, before one that goes on in lower case."""

_LIST_ITEM: Final = re.compile(r"\s*(?:[-*•–—#>|]|\d{1,3}[.)]\s|\[)")


def unwrap_lines(text: str) -> str:
    r"""Return the text with a space for each line end inside a sentence; its length stays the same.

    Such are those behind a word that ends no sentence, and those of a wrap at a
    fixed width. A line is wrapped where the next line's first word would not have fitted.
    Text counts as wrapped where no line is longer than 100 characters and most
    line ends between two lines are of this kind. Linear in the length of the text.

    >>> unwrap_lines("One line.\nAnother.")
    'One line.\nAnother.'
    """
    return _BROKEN.sub(lambda line: f"{line.group(1)} ", _unwrapped(text))


def _unwrapped(text: str) -> str:
    """Return the text with a space for each line end of a wrap at a fixed width."""
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
