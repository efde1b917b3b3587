"""The same statement told twice."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document

_WORD: Final = re.compile(r"[^\W_]{3,}")
_SHORT: Final = 6
_ALIKE: Final = 0.8
_CROWD: Final = 20
"""Sentences looked up for one word; the first ones, so that time stays linear."""


def find(document: Document) -> Iterator[Finding]:
    """Sentences whose words are nearly all those of an earlier one."""
    index: dict[str, list[int]] = {}
    words = [frozenset(_WORD.findall(document.text[at.start : at.end].lower())) for at in document.sentences]
    for number, (sentence, mine) in enumerate(zip(document.sentences, words, strict=True)):
        if len(mine) < _SHORT:
            continue
        near = {other for word in mine for other in index.get(word, [])[:_CROWD]}
        first = next((other for other in sorted(near) if _share(mine, words[other]) >= _ALIKE), -1)
        if first >= 0:
            earlier = document.sentences[first]
            yield Finding(
                span=Span(sentence.start, sentence.end),
                message="This was already said earlier in the article.",
                related=(Span(earlier.start, earlier.end),),
                evidence=f"{_share(mine, words[first]):.0%} of the words are shared",
            )
        for word in mine:
            index.setdefault(word, []).append(number)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= _SHORT else 0.0


RULE: Final = Rule(
    code="DUP001",
    name="told-twice",
    severity=Severity.NOTE,
    what="The same statement told twice.",
    why="A repetition is either an editing slip or needs checking once only.",
    flagged=(
        (
            "In June 2020 senators of both countries presented a joint report.\n\nThe weather was fine.\n\n"
            "In June 2020, senators from both countries presented a joint report."
        ),
    ),
    clean=("The senators presented a report. The deputies refused it the next day.",),
    limits="Blind to paraphrase.",
    reference="Shared words over the shorter sentence.",
    find=find,
    any_language=True,
)
