"""Find the words of a claim that none of its passages supports."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from typing import Final

from workbench.domain.span import Span
from workbench.passages.cue.quantities import Figure, figures_in, meets
from workbench.passages.find import LONGEST_CLAIM
from workbench.text.terms import WORD, terms_of

LONGEST_PASSAGE: Final = 5_000
"""Characters of a passage that are read."""
_STEM_LETTERS: Final = 5
"""Number of leading letters that two forms of one word share."""


def unsupported_words(claim_text: str, passages: Sequence[str]) -> tuple[Span, ...]:
    """Return the spans of `claim_text` whose words, names and figures are in none of `passages`, in reading order.

    Another form of a word supports it too, and so does a figure that meets the
    claimed one; small words go with the next content word. Without passages
    nothing is known, so no span is returned.

    >>> claim = "He was an editor of the Times in 2019."
    >>> [claim[span.start : span.end] for span in unsupported_words(claim, ["He was an editor of a paper in 2019."])]
    ['of the Times']
    """
    if not passages:
        return ()
    claim, texts = claim_text[:LONGEST_CLAIM], [passage[:LONGEST_PASSAGE] for passage in passages]
    words = list(WORD.finditer(claim))
    passage_terms = frozenset(terms_of("\n".join(texts)))
    passage_figures = [*chain.from_iterable(map(figures_in, texts))]
    missing = [_is_missing(word.group(), passage_terms) for word in words]
    for index, figure in _words_of_figures(words, figures_in(claim)):
        if any(meets(figure, other) for other in passage_figures):
            missing[index] = False
    unsupported = _with_small_words([bool(terms_of(word.group())) for word in words], missing)
    spans = []
    for is_unsupported, run in groupby(zip(words, unsupported, strict=True), key=lambda pair: pair[1]):
        if is_unsupported:
            run_words = [word for word, _ in run]
            spans.append(Span(run_words[0].start(), run_words[-1].end()))
    return tuple(spans)


def _is_missing(word: str, passage_terms: frozenset[str]) -> bool:
    terms = terms_of(word)
    if not terms or terms[0] in passage_terms:
        return False
    return not (
        len(terms[0]) >= _STEM_LETTERS and any(other.startswith(terms[0][:_STEM_LETTERS]) for other in passage_terms)
    )


def _words_of_figures(words: Sequence[re.Match[str]], figures: Iterable[Figure]) -> list[tuple[int, Figure]]:
    """Return the index of each word that is part of a figure, with that figure."""
    pairs = []
    for figure in figures:
        for index, word in enumerate(words):
            if figure.start <= word.start() < figure.end:
                pairs.append((index, figure))
    return pairs


def _with_small_words(content: Sequence[bool], missing: Sequence[bool]) -> list[bool]:
    """Return `missing` with the flag of each small word copied from the next word with content."""
    flags = list(missing)
    for index in reversed(range(len(flags) - 1)):
        if not content[index]:
            flags[index] = flags[index + 1]
    return flags
