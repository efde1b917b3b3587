"""A quotation that comes again with a word changed, as if both were what was said."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.flags.quotations.passages import Passage
from workbench.flags.quotations.repeated import Change, Repetition, repetitions_of
from workbench.flags.quotations.speakers import are_two_people, speaker_of
from workbench.text.document import Document
from workbench.text.language.word_lists import word_list
from workbench.text.terms import stem

_AGAIN: Final = re.compile(
    r"\b(?:again|repeat\w*|once|twice|a second time|put it|like (?:I|he|she|they) said|as (?:I|he|she|they) said|"
    r"remark|words|phrase|line|asked (?:about|whether)|still|describ\w+|call\w*)\b",
    re.IGNORECASE,
)
"""Words near a quotation that say it was spoken before."""

_GRAMMAR: Final = frozenset(
    "i we you he she it they me us him her them my our your his its their is are was were be been am has have had "
    "will would do does did a an the this that these those and but or so very really just to of in on at for with "
    "as not too also there here because when while if then than though although who which what".split()
)
"""Words that a quotation changes to fit the sentence around it."""

_ALIKE: Final = 5
_OF_ALL: Final = 0.7
_ALIKE_AGAIN: Final = 3
_OF_ALL_AGAIN: Final = 0.6
_MOST_CHANGES: Final = 2
_LONGEST_CHANGE: Final = 3
_NEAR: Final = 120


def rewordings(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield the words that differ in the one place and in the other, the later or shorter passage first."""
    verbatim = _verbatim(document)
    for repetition in repetitions_of(document):
        if repetition.shorter.span in verbatim or not _is_reworded(document, repetition):
            continue
        change = repetition.changes[0]
        here = _words(repetition.shorter, change.first, change.last)
        there = _words(repetition.longer, change.other_first, change.other_last)
        yield (here, there) if _is_copy(document, repetition) else (there, here)


def _verbatim(document: Document) -> set[Span]:
    """Return the passages whose very words come again somewhere."""
    return {repetition.shorter.span for repetition in repetitions_of(document) if not repetition.changes}


def _is_reworded(document: Document, repetition: Repetition) -> bool:
    """Return whether words were changed, as between two wordings of what one speaker said."""
    shorter, changes = repetition.shorter, repetition.changes
    is_cut = shorter.is_cut or repetition.longer.is_cut
    if not changes or len(changes) > _MOST_CHANGES or is_cut or changes[0].first == 0:
        return False
    again = _is_told_again(document, shorter) or _is_told_again(document, repetition.longer)
    fewest, share = (_ALIKE_AGAIN, _OF_ALL_AGAIN) if again else (_ALIKE, _OF_ALL)
    is_alike = repetition.matched >= fewest and repetition.matched >= share * len(shorter.words)
    if not is_alike or not all(_is_other_word(repetition, change) for change in changes):
        return False
    return again or (changes[-1].last < len(shorter.words) and not _has_two_speakers(document, repetition))


def _has_two_speakers(document: Document, repetition: Repetition) -> bool:
    one, other = speaker_of(document, repetition.shorter), speaker_of(document, repetition.longer)
    return one is not None and other is not None and are_two_people(document, one, other)


def _is_other_word(repetition: Repetition, change: Change) -> bool:
    """Return whether words of meaning stand in the place of others, and not forms of the same."""
    own = repetition.shorter.words[change.first : change.last]
    others = repetition.longer.words[change.other_first : change.other_last]
    if not own or not others or max(len(own), len(others)) > _LONGEST_CHANGE:
        return False
    stems, other_stems = _meaning(own), _meaning(others)
    return bool(stems) and bool(other_stems) and stems.isdisjoint(other_stems)


def _meaning(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in _GRAMMAR and word not in word_list("stop_words"))


def _is_told_again(document: Document, passage: Passage) -> bool:
    """Return whether the passage is one of a headline, a pull quote or a part of a sentence said before."""
    paragraph = document.paragraphs[passage.paragraph]
    if passage.paragraph >= 0 and (paragraph.role != "body" or _is_pull_quote(document, passage)):
        return True
    near = document.text[max(paragraph.start, passage.span.start - _NEAR) : passage.span.start]
    behind = document.text[passage.span.end : min(paragraph.end, passage.span.end + _NEAR)]
    return bool(_AGAIN.search(near) or _AGAIN.search(behind))


def _is_pull_quote(document: Document, passage: Passage) -> bool:
    """Return whether the paragraph holds the quotation and at most a name behind a dash."""
    paragraph = document.paragraphs[passage.paragraph]
    before = document.text[paragraph.start : passage.span.start]
    behind = document.text[passage.span.end : paragraph.end].strip()
    return (not before or before.startswith("[")) and (not behind or behind[0] in "—–-")


def _is_copy(document: Document, repetition: Repetition) -> bool:
    """Return whether the shorter passage is the likelier slip: told again, or the later one."""
    is_longer_again = _is_told_again(document, repetition.longer)
    return not is_longer_again or _is_told_again(document, repetition.shorter)


def _words(passage: Passage, first: int, last: int) -> Span:
    return Span(passage.places[first].start, passage.places[last - 1].end)
