"""ATT006: one quotation attributed to two speakers."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.attributions.wording import NOBODY, Speaker, speaker_after, speaker_before
from workbench.facts.facts import facts_of
from workbench.facts.speech.spoken import SpokenQuotation
from workbench.flags.quotations.repeated import repetitions_of
from workbench.flags.quotations.speakers import are_two_people, speaker_of
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.names import name_words

_REACH: Final = 200
_GOES_ON: Final = re.compile(r"[^.…\s][”\"»’']$")
_LEAD: Final = re.compile(r"\b[a-z]+[,:]\s*$")
_ADJOINS: Final = re.compile(r"[\s,–—-]{0,4}(?:\w+\s)?")
"""What may separate a quotation from its speaker: at most the verb."""

_ADDRESSEE: Final = re.compile(r"\b(?:him|her|them|me|us)\b[^.!?]{0,20}$")
"""The person to whom the words were said, who repeats them: `Berg told him, "..." Lund said`."""

_NO_NAME: Final = frozenset("he she they it i we who the a an one his her their".split())


def find(document: Document) -> Iterator[Finding]:
    """Yield quotations with one speaker before and another after, and words attributed to a second speaker."""
    yield from sorted([*_both_sides(document), *_repeated(document)], key=lambda finding: finding.span)


def _both_sides(document: Document) -> Iterator[Finding]:
    """Yield those of `Berg said, "..." Lund said`, one quotation between two names."""
    text = document.text
    for quotation in facts_of(document).speech.all:
        if not _is_between(text, quotation):
            continue
        line = text.rfind("\n", max(0, quotation.start - _REACH), quotation.start) + 1
        before = speaker_before(text, max(line, quotation.start - _REACH), quotation.start)
        after = speaker_after(text, quotation.end, _line_end(text, quotation.end))
        if NOBODY in {before, after} or not _ADJOINS.fullmatch(text, quotation.end, after.start):
            continue
        if not _ADDRESSEE.search(text, line, quotation.start) and _are_two_people(before.text, after.text):
            yield _finding(quotation, after, before)


def _line_end(text: str, start: int) -> int:
    """Return where the line of `start` ends, as far as a speaker may be from it."""
    reach = min(len(text), start + _REACH)
    end = text.find("\n", start, reach)
    return end if end >= 0 else reach


def _is_between(text: str, quotation: SpokenQuotation) -> bool:
    """Return whether what precedes and what follows the quotation form one sentence with it."""
    lead = _LEAD.search(text, max(0, quotation.start - 20), quotation.start)
    ended = text[quotation.end : quotation.end + 1] in {".", "!", "?"}
    return bool(lead and quotation.closed and not ended and _GOES_ON.search(text, quotation.end - 2, quotation.end))


def _repeated(document: Document) -> Iterator[Finding]:
    """Yield the words quoted again, whole or in part, with another speaker."""
    flagged: set[Span] = set()
    for repetition in repetitions_of(document):
        if repetition.changes:
            continue
        earlier, later = sorted((repetition.shorter, repetition.longer), key=lambda passage: passage.span)
        first, second = speaker_of(document, earlier), speaker_of(document, later)
        if first and second and later.span not in flagged and are_two_people(document, first, second):
            flagged.add(later.span)
            yield Finding(
                span=second.place,
                message=f"{second.name!r} is given these words here, {first.name!r} elsewhere. Whose words are they?",
                related=(later.span, first.place),
            )


def _finding(quotation: SpokenQuotation, here: Speaker, there: Speaker) -> Finding:
    return Finding(
        span=Span(quotation.start, quotation.end),
        message=f"{here.text!r} and {there.text!r} are both given as the speaker. Whose words are these?",
        related=(Span(here.start, here.end), Span(there.start, there.end)),
    )


def _are_two_people(speaker: str, other: str) -> bool:
    """Return whether both are names of people and share no word."""
    words, other_words = set(name_words(speaker)), set(name_words(other))
    return _is_named(speaker) and _is_named(other) and words.isdisjoint(other_words)


def _is_named(speaker: str) -> bool:
    return speaker[:1].isupper() and speaker.split(maxsplit=1)[0].lower() not in _NO_NAME


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
