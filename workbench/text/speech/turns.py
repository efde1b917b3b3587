"""Whose words a paragraph is: transcripts with labels, and interviews that alternate question and answer."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.text.document import Name, Paragraph

_LABEL: Final = re.compile(
    r"(?P<who>(?:[A-Z]\.?){1,4}|(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen)\.\s)?[A-Z][\w’'-]*"
    r"(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w’'.-]*){0,4})\s?:\s+(?=\S)"
)
_NO_SPEAKER: Final = frozenset(
    "note notes update updated correction image photo photos video source sources editor example warning question "
    "questions answer topic date time place location address phone email website summary background contents "
    "analysis opinion related read see also tip tips fact facts".split()
)
_INTRODUCED: Final = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?:\s+with)?|(?:spoke|talk(?:s|ed)) (?:with|to)|sat down with|caught up with)\b"
)
_INTRODUCED_BY: Final = re.compile(r"[:,]? (?:an? )?interview(?:ed)?\b", re.IGNORECASE)
_SENTENCE_BREAK: Final = re.compile(r"[.!?]\s")
_REACH: Final = 160
_LEAD: Final = 1_500
_FEWEST_QUESTIONS: Final = 3
_FEWEST_LABELS: Final = 2


class Turn(NamedTuple):
    """Who speaks in a paragraph as far as the text tells, and where the words begin after a label."""

    speaker: str
    start: int


def turns_of(text: str, paragraphs: Sequence[Paragraph], names: Sequence[Name]) -> dict[int, Turn]:
    """The turn of each paragraph, by its index, that a transcript or an interview gives to a speaker.

    Labels count where at least two stand in the text; without labels only an
    interview with one person, introduced by name, and at least three questions.
    """
    labelled = _labelled(text, paragraphs)
    if labelled:
        return labelled
    asked = [index for index, paragraph in enumerate(paragraphs) if text[paragraph.end - 1] == "?"]
    if len(asked) < _FEWEST_QUESTIONS:
        return {}
    guest = _guest(text, paragraphs[asked[0]].start, names)
    return _answers(text, paragraphs, (asked, guest)) if guest else {}


def _labelled(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    found = {}
    for index, paragraph in enumerate(paragraphs):
        label = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 60))
        if label and not _NO_SPEAKER & set(label["who"].lower().split()):
            found[index] = Turn(label["who"], label.end())
    said_by = Counter(turn.speaker for turn in found.values())
    again = {index: turn for index, turn in found.items() if said_by[turn.speaker] >= _FEWEST_LABELS}
    return again if len(again) > _FEWEST_LABELS else {}


def _guest(text: str, before: int, names: Sequence[Name]) -> str:
    """The one person whom the lead says is interviewed."""
    lead = [name for name in names if name.start < min(before, _LEAD) and name.kind == "person" and " " in name.text]
    guests = {name.text for name in lead if _is_introduced(text, name)}
    return guests.pop() if len(guests) == 1 else ""


def _is_introduced(text: str, name: Name) -> bool:
    line = text.rfind("\n", 0, name.start) + 1
    before = text[max(line, name.start - _REACH) : name.start]
    cues = [cue.end() for cue in _INTRODUCED.finditer(before)]
    one_sentence = bool(cues) and not _SENTENCE_BREAK.search(before, cues[-1])
    return one_sentence or _INTRODUCED_BY.match(text, name.end) is not None


def _answers(text: str, paragraphs: Sequence[Paragraph], found: tuple[Sequence[int], str]) -> dict[int, Turn]:
    """The paragraphs after each question up to one that tells of the guest by name."""
    asked, guest = set(found[0]), found[1]
    surname = guest.rsplit(maxsplit=1)[-1]
    answering = False
    turns = {}
    for index, paragraph in enumerate(paragraphs):
        if index in asked:
            answering = True
        elif paragraph.role == "boilerplate" or surname in text[paragraph.start : paragraph.end]:
            answering = False
        elif answering and paragraph.role != "headline":
            turns[index] = Turn(guest, paragraph.start)
    return turns
