"""ATT006: one quotation given to two speakers."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, Quotation
from workbench.text.names import folded, folded_words
from workbench.text.speech.speakers import NOBODY, Speaker, speaker_after, speaker_before

_WORD: Final = re.compile(r"[^\W_]+")
_FEWEST_WORDS: Final = 6
_REACH: Final = 200
_GOES_ON: Final = re.compile(r"[^.…\s][”\"»’']$")
_LED: Final = re.compile(r"\b[a-z]+[,:]\s*$")
_ADJOINS: Final = re.compile(r"[\s,–—-]{0,4}(?:\w+\s)?")
"""What may stand between a quotation and its speaker: at most the verb."""

_TO_SOMEBODY: Final = re.compile(r"\b(?:him|her|them|me|us)\b[^.!?]{0,20}$")
"""Words told to somebody who tells them again: `Berg told him, "..." Lund said`."""

_NO_NAME: Final = frozenset("he she they it i we who the a an one his her their".split())


def find(document: Document) -> Iterator[Finding]:
    """Quotations with a speaker before and another after them, and words given to another speaker than before."""
    yield from sorted([*_both_sides(document), *_retold(document)], key=lambda finding: finding.span)


def _both_sides(document: Document) -> Iterator[Finding]:
    """`Berg said, "..." Lund said`, one quotation between two names."""
    text = document.text
    for quotation in document.quotations:
        if quotation.speaker_start < quotation.end or not _is_between(text, quotation):
            continue
        line = text.rfind("\n", max(0, quotation.start - _REACH), quotation.start) + 1
        before = speaker_before(text, max(line, quotation.start - _REACH), quotation.start)
        after = speaker_after(text, quotation.end, _line_end(text, quotation.end))
        if NOBODY in {before, after} or not _ADJOINS.fullmatch(text, quotation.end, after.start):
            continue
        if not _TO_SOMEBODY.search(text, line, quotation.start) and _are_two(before.text, after.text):
            yield _finding(quotation, after, before)


def _line_end(text: str, start: int) -> int:
    """Where the line ends that holds `start`, as far as a speaker may stand from it."""
    reach = min(len(text), start + _REACH)
    end = text.find("\n", start, reach)
    return end if end >= 0 else reach


def _is_between(text: str, quotation: Quotation) -> bool:
    """Whether what leads to the quotation and what follows it belong to one sentence with it."""
    led = _LED.search(text, max(0, quotation.start - 20), quotation.start)
    ended = text[quotation.end : quotation.end + 1] in {".", "!", "?"}
    return bool(led and quotation.closed and not ended and _GOES_ON.search(text, quotation.end - 2, quotation.end))


def _retold(document: Document) -> Iterator[Finding]:
    """The same words twice, with two names."""
    first: dict[str, Quotation] = {}
    for quotation in document.quotations:
        words = _WORD.findall(document.text, quotation.start, quotation.end)
        if len(words) < _FEWEST_WORDS or not quotation.speaker:
            continue
        earlier = first.setdefault(" ".join(map(folded, words)), quotation)
        if _are_two(earlier.speaker, quotation.speaker):
            yield _finding(quotation, _speaker(quotation), _speaker(earlier))


def _finding(quotation: Quotation, here: Speaker, there: Speaker) -> Finding:
    return Finding(
        span=Span(quotation.start, quotation.end),
        message=f"{here.text!r} and {there.text!r} are both given as the speaker. Whose words are these?",
        related=(Span(here.start, here.end), Span(there.start, there.end)),
    )


def _speaker(quotation: Quotation) -> Speaker:
    return Speaker(quotation.speaker, quotation.speaker_start, quotation.speaker_end, quotation.cue)


def _are_two(one: str, other: str) -> bool:
    """Whether both are names of persons, and share no word."""
    mine, theirs = set(folded_words(one)), set(folded_words(other))
    named = all(speaker[:1].isupper() and speaker.split()[0].lower() not in _NO_NAME for speaker in (one, other))
    return named and not mine & theirs


RULE: Final = Rule(
    code="ATT006",
    name="two-speakers",
    severity=Severity.WARNING,
    what="One quotation with two speakers: named before and after it, or given to another when it is repeated.",
    why="At most one of them said it.",
    flagged=(
        "Berg said: “The mill will have to close in May,” Lund said.",
        (
            "“The mill will have to close in May,” said Anna Berg.\n\nIt was a hard winter.\n\n"
            "“The mill will have to close in May,” Jonas Lund told the town."
        ),
    ),
    clean=(
        "Berg said: “The mill will have to close in May.” Lund said nothing.",
        "“The mill will have to close in May,” said Anna Berg.\n\n“The mill will have to close in May,” Berg repeated.",
        "Berg said: “the mill will have to close in May”. Lund said nothing.",
        "Mr Berg told him, “We will have to close the mill in May,” Mr Lund recalled.",
        "Anna Berg said in a note, “We are pleased and relieved” at the release, adding that Lund’s kin said thanks.",
    ),
    limits="Only where both speakers are named; an office and its holder look like two where no word is shared.",
    reference="One voice, one pair of marks.",
    find=find,
)
