"""ATT004: a quotation that nobody nearby speaks."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.facts import facts_of
from workbench.facts.speech.spoken import SpokenQuotation
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.speech.reporting import SAYING_VERBS
from workbench.text.speech.turns import turns_of

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FEWEST_WORDS: Final = 8
_REACH: Final = 800
_STOP: Final = re.compile(r"[.!?,…][”\"»’']$")
_INTRODUCES: Final = re.compile(
    r"\b(?:reads?|titled|entitled|called|named|words?|motto|slogan|lyrics?|verse|sign|title|phrase|saying|proverb|"
    r"inscri\w+|writ\w+|letter|statement|speech|read|section|article|according|quot\w+|tell\w*|speak\w*|spoke\w*|"
    r"talk\w*|express\w*|describ\w+|referr?\w*|respond\w*|remark\w*|comment\w*|conclusion|dictum|opinion|view|"
    r"headlin\w+|message|"
    r"tweet\w*)\b",
    re.IGNORECASE,
)
_MOST_CAPITALS: Final = 0.5


def find(document: Document) -> Iterator[Finding]:
    """Yield each spoken sentence in quotation marks with no speaker, reporting verb or person nearby."""
    candidates = [quotation for quotation in facts_of(document).speech.all if _is_speech(document.text, quotation)]
    if not candidates or turns_of(document.text, document.paragraphs, document.names):
        return
    for quotation in candidates:
        span = Span(quotation.start, quotation.end)
        sentence = next(iter(document.sentences_in(span)), None)
        if (
            sentence
            and document.paragraphs[sentence.paragraph].role == "body"
            and not _has_speaker_nearby(document, span, sentence.paragraph)
        ):
            yield Finding(span=span, message="Nobody in reach speaks this quotation. Whose words are they?")


def _is_speech(text: str, quotation: SpokenQuotation) -> bool:
    """Return whether a closed quotation without a speaker is a full sentence and no title."""
    if quotation.speaker or not quotation.closed or not _STOP.search(text, quotation.end - 2, quotation.end):
        return False
    words = _WORD.findall(text, quotation.start, quotation.end)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and words[0][0].isupper() and capitals < _MOST_CAPITALS * len(words)


def _has_speaker_nearby(document: Document, span: Span, paragraph: int) -> bool:
    """Return whether somebody is named or speaks near the quotation, in its paragraph or one next to it."""
    first, last = document.paragraphs[max(0, paragraph - 1)], document.paragraphs[paragraph : paragraph + 2][-1]
    before = max(first.start, span.start - _REACH)
    after = min(last.end, span.end + _REACH)
    return _names_speaker(document, before, span.start) or _names_speaker(document, span.end, after)


def _names_speaker(document: Document, start: int, end: int) -> bool:
    words = (word.lower() for word in _WORD.findall(document.text, start, end))
    if any(word in SAYING_VERBS for word in words) or _INTRODUCES.search(document.text, start, end):
        return True
    first = bisect_left(document.names, start, key=lambda name: name.start)
    last = bisect_left(document.names, end, key=lambda name: name.start)
    return any(name.kind == "person" for name in document.names[first:last])


RULE: Final = Rule(
    code="ATT004",
    name="quotation-without-speaker",
    severity=Severity.NOTE,
    what="A spoken sentence between quotation marks with nobody in its paragraph or beside it who could have said it.",
    why="Words without a speaker cannot be checked with anyone.",
    flagged=(
        (
            "The road was closed for a month.\n\n“Nobody warned us that the road would be closed for a month.”\n\n"
            "The shops lost half of their trade."
        ),
    ),
    clean=(
        "“Nobody warned us that the road would be closed for a month,” said Anna Schmidt.",
        "Anna Schmidt keeps a shop. “Nobody warned us that the road would be closed for a month.”",
        "The sign reads: “Nobody may park here between six and nine in the morning.”",
    ),
    limits="Any person named near by counts as the speaker. Silent in interviews and transcripts.",
    reference="Style guides: name the speaker at the first natural pause.",
    find=find,
)
