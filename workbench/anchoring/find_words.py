"""Find words in a text, whatever the typography of either."""

import re
from typing import Final

from workbench.anchoring.normalized_text import normalize, token_positions, without_typography
from workbench.domain.span import Span

MOST_PLACES: Final = 200
"""Places at which the same words are looked for."""
_LONGEST_BLANK: Final = 9


def find_words(text: str, words: str, *, most: int = MOST_PLACES) -> tuple[Span, ...]:
    """Find `words` in `text`, in reading order; at most `most` places.

    Whole words are matched, whatever the form of quotation marks, dashes, spaces and
    composed letters. Where there are none, the characters are, with the same leniency for
    all but composed letters. Words without a letter or digit are nowhere.

    >>> find_words("The cost rose. The cost fell.", "the cost"), find_words("Up 20% now", "Up 20")
    ((), (Span(start=0, end=5),))
    >>> find_words("It’s “over”, they said.", '"over", they')
    (Span(start=5, end=17),)
    """
    if not any(char.isalnum() for char in words):
        return ()
    tokens, normalized_text = normalize(words).tokens, normalize(text)
    first_tokens = token_positions(tokens, normalized_text, most=most)
    if first_tokens:
        last = len(tokens) - 1
        return tuple(Span(normalized_text.starts[n], normalized_text.ends[n + last]) for n in first_tokens)
    return _find_characters(text, words, most=most)


def _find_characters(text: str, words: str, *, most: int) -> tuple[Span, ...]:
    blank = rf"\s{{1,{_LONGEST_BLANK}}}"
    pattern = re.compile(blank.join(map(re.escape, without_typography(words).split())))
    spans: list[Span] = []
    for match in pattern.finditer(without_typography(text)):
        spans.append(Span(*match.span()))
        if len(spans) == most:
            break
    return tuple(spans)
