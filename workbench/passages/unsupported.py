"""The words of a claim that none of its passages bears out."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from workbench.domain.span import Span
from workbench.passages.cue.quantities import Figure, figures_in, meets
from workbench.passages.find import LONGEST_CLAIM
from workbench.text.terms import WORD, terms_of

LONGEST_PASSAGE: Final = 5_000
"""Characters of a passage that are read."""
_FORM: Final = 5
"""Letters at the beginning that two forms of one word share."""


def unsupported_words(claim_text: str, passages: Sequence[str]) -> tuple[Span, ...]:
    """The stretches of `claim_text` whose words, names and figures none of `passages` holds, in reading order.

    A word counts as held in another form too, a figure where one of the
    passages meets it; small words go with the word they lead to. Without any
    passage, nothing is known, and nothing is told.

    >>> claim = "He was an editor of the Times in 2019."
    >>> [claim[span.start : span.end] for span in unsupported_words(claim, ["He was an editor of a paper in 2019."])]
    ['of the Times']
    """
    if not passages:
        return ()
    claim, read = claim_text[:LONGEST_CLAIM], [passage[:LONGEST_PASSAGE] for passage in passages]
    words = list(WORD.finditer(claim))
    held = frozenset(terms_of("\n".join(read)))
    figures = [figure for passage in read for figure in figures_in(passage)]
    missing = [_lacks(word.group(), held) for word in words]
    for place, figure in _places(words, figures_in(claim)):
        if any(meets(figure, found) for found in figures):
            missing[place] = False
    led = _with_small_words([bool(terms_of(word.group())) for word in words], missing)
    runs = groupby(zip(words, led, strict=True), key=lambda pair: pair[1])
    stretches = [[word for word, _ in run] for lacking, run in runs if lacking]
    return tuple(Span(run[0].start(), run[-1].end()) for run in stretches)


def _lacks(word: str, held: frozenset[str]) -> bool:
    terms = terms_of(word)
    if not terms or terms[0] in held:
        return False
    return not (len(terms[0]) >= _FORM and any(other.startswith(terms[0][:_FORM]) for other in held))


def _places(words: Sequence[re.Match[str]], figures: Iterable[Figure]) -> list[tuple[int, Figure]]:
    """Each word that is part of a figure, by its place, with that figure."""
    return [(at, f) for f in figures for at, word in enumerate(words) if f.start <= word.start() < f.end]


def _with_small_words(content: Sequence[bool], missing: Sequence[bool]) -> list[bool]:
    """`missing`, where a word that tells nothing alone goes with the next one that does."""
    led = list(missing)
    for place in reversed(range(len(led) - 1)):
        if not content[place]:
            led[place] = led[place + 1]
    return led
