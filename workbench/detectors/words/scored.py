"""Words that a language model finds far less likely than another of their pair."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from wordfreq import zipf_frequency

from workbench.detectors.rule import Finding, Rule
from workbench.detectors.words.neighbours import doubtful_in
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document

Scorer = Callable[[Sequence[str]], list[float]]
"""Gives each text the natural logarithm of its likelihood."""

MARGIN: Final = 5.0
"""How much likelier, as a natural logarithm, a sentence must be with the other word; more for a common word."""

_SENTENCE_END: Final = re.compile(r"[.!?][”\"]?\s|\n")
_REACH: Final = 200
_COMMON: Final = 4.0


def scored_rule(scorer: Scorer) -> Rule:
    """WRD004 with `scorer` as its judge."""

    def find(document: Document) -> Iterator[Finding]:
        for span, right, odds in scored_slips(document.text, scorer):
            yield Finding(
                span=span,
                message=f"{document.quote(span)!r} reads far less likely here than {right!r}.",
                suggestion=right,
                evidence=f"a language model finds the sentence e^{odds:.0f} times likelier with it",
            )

    return Rule(
        code="WRD004",
        name="unlikely-word",
        severity=Severity.WARNING,
        what="A word that a language model finds far less likely than another that sounds or looks alike.",
        why="A spelling checker passes it, and it changes the sense.",
        flagged=("They could not bare the noise.",),
        clean=("They could not bear the noise.",),
        limits="Needs the scorer extra; looks only where a word has a partner on the list; about 3 ms a word.",
        reference="SmolLM2-135M-Instruct (Apache-2.0), read on this machine.",
        find=find,
    )


def scored_slips(text: str, scorer: Scorer) -> Iterator[tuple[Span, str, float]]:
    """The words of `text` that another word of their pair beats by MARGIN, with that word and the odds."""
    for _, start, end, others, _ in doubtful_in(text):
        begin, stop = _sentence_around(text, start, end)
        variants = [text[begin:start] + other + text[end:stop] for other in others]
        written, *scores = scorer([text[begin:stop], *variants])
        best = max(range(len(others)), key=scores.__getitem__)
        odds = scores[best] - written
        if odds > MARGIN + max(0.0, zipf_frequency(text[start:end], "en") - _COMMON):
            yield Span(start, end), others[best], odds


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `start`..`end`, cut at 200 code points on either side."""
    floor = max(0, start - _REACH)
    begins = [found.end() for found in _SENTENCE_END.finditer(text, floor, start)]
    after = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    return max([floor, *begins]), after.start() + 1 if after else min(len(text), end + _REACH)
