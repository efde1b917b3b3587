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
    r"\b(?:interview(?:s|ed|ing)?(?:\s+with)?|(?:spoke|talk(?:s|ed)) (?:with|to)|sat down with|caught up with)\b",
    re.IGNORECASE,
)
_SUBJECT_OF_TALK: Final = re.compile(r"[.!?]\s|\b(?:on|about|over|regarding|after|before)\b")
_INTRODUCED_BY: Final = re.compile(r"[:,]? (?:an? )?interview(?:ed)?\b", re.IGNORECASE)
_REACH: Final = 160
_LEAD: Final = 1_500
_INTERVIEWED_LATER: Final = re.compile(r"\binterviewed (?:him|her)\b")
_DAY_AFTER_NAME: Final = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_FEWEST_QUESTIONS: Final = 3
_FEWEST_UNDER_A_HEADLINE: Final = 2
_LONGEST_CAPTION: Final = 200
_FEWEST_LABELS: Final = 2


class Turn(NamedTuple):
    """Who speaks in a paragraph as far as the text tells, and where the words begin after a label."""

    speaker: str
    start: int


def turns_of(text: str, paragraphs: Sequence[Paragraph], names: Sequence[Name]) -> dict[int, Turn]:
    """The turn of each paragraph, by its index, that a transcript or an interview gives to a speaker.

    Labels count where at least two stand in the text; without labels only an
    interview with one person, introduced by name: in the headline and with at
    least two questions, or below it and with at least three.
    """
    labelled = _labelled(text, paragraphs)
    if labelled:
        return labelled
    asked = [index for index, paragraph in enumerate(paragraphs) if text[paragraph.end - 1] == "?"]
    if len(asked) < _FEWEST_UNDER_A_HEADLINE:
        return {}
    lead = [name for name in names if name.start < min(paragraphs[asked[0]].start, _LEAD) and " " in _bare(name)]
    guest = _guest_of_headline(text, paragraphs[0].end, lead)
    if not guest and len(asked) >= _FEWEST_QUESTIONS:
        guest = _guest(text, [name for name in lead if name.kind == "person"])
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


def _bare(name: Name) -> str:
    """The name without the weekday of a date that follows it in a headline."""
    return _DAY_AFTER_NAME.sub("", name.text)


def _guest_of_headline(text: str, end: int, lead: Sequence[Name]) -> str:
    """The one name that the headline, which ends at `end`, says is interviewed."""
    named = [name for name in lead if name.end <= end and name.kind in {"person", "unknown"}]
    guests = {_bare(name) for name in named if _is_introduced(text, name)}
    return guests.pop() if len(guests) == 1 else ""


def _guest(text: str, lead: Sequence[Name]) -> str:
    """The one person whom the lead says is interviewed."""
    guests = {_bare(name) for name in lead if _is_introduced(text, name)}
    for later in _INTERVIEWED_LATER.finditer(text, 0, _LEAD):
        guests |= {_bare(name) for name in [name for name in lead if name.end <= later.start()][-1:]}
    return guests.pop() if len(guests) == 1 else ""


def _is_introduced(text: str, name: Name) -> bool:
    line = text.rfind("\n", 0, name.start) + 1
    before = text[max(line, name.start - _REACH) : name.start]
    cues = [cue.end() for cue in _INTRODUCED.finditer(before)]
    one_sentence = bool(cues) and not _SUBJECT_OF_TALK.search(before, cues[-1])
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
            answering = answering and paragraph.end - paragraph.start < _LONGEST_CAPTION
        elif answering and paragraph.role != "headline":
            turns[index] = Turn(guest, paragraph.start)
    return turns
