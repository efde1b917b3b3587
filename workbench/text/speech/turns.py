"""Whose words a paragraph is: labelled transcripts, and interviews that alternate question and answer."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from workbench.text.document import Name, Paragraph

_LABEL: Final = re.compile(
    r"(?P<time>[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\])]?\s+)?(?P<who>(?:[A-Z]\.?){1,4}|(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen)\.\s)?[A-Z][\w’'-]*"
    r"(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w’'.-]*){0,4})\s?:\s+(?=\S)"
)
_ADDRESS: Final = re.compile(r", (?P<who>(?:[A-Z][\w’'.-]* ?){1,4})\?\s*$")
_SENTENCE_ENDS: Final = frozenset(".!?…”\"’'")
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
_LONGEST_LABEL: Final = 60
_FEWEST_QUESTIONS: Final = 3
_FEWEST_UNDER_A_HEADLINE: Final = 2
_LONGEST_CAPTION: Final = 200
_FEWEST_LABELS: Final = 2


class Turn(NamedTuple):
    """The speaker of a paragraph as far as the text shows, and where the words begin after a label."""

    speaker: str
    start: int


def turns_of(text: str, paragraphs: Sequence[Paragraph], names: Sequence[Name]) -> dict[int, Turn]:
    """Return the turn of each paragraph, by index, that a transcript or an interview gives to a speaker.

    Labels count where the text has at least two, or the headline one of somebody
    named below it; without labels only an interview with one person counts,
    introduced by name in the headline and with at least two questions, or below it
    and with at least three.
    """
    labelled = _labelled(text, paragraphs)
    if labelled:
        return labelled
    return _of_headline(text, paragraphs, names) | _of_interview(text, paragraphs, names)


def _of_headline(text: str, paragraphs: Sequence[Paragraph], names: Sequence[Name]) -> dict[int, Turn]:
    """Return the turn of a headline that opens with a person whom the text names: `Lee: The mill is old`."""
    first = paragraphs[0] if paragraphs else None
    label = _LABEL.match(text, first.start, min(first.end, first.start + _LONGEST_LABEL)) if first else None
    if first is None or label is None or text[first.end - 1] == "?":
        return {}
    people = [name for name in names if name.kind == "person" and name.start >= first.end and " " in name.text]
    surname = label["who"].rpartition(" ")[2].casefold()
    is_known = any(name.text.rpartition(" ")[2].casefold() == surname for name in people)
    return {0: Turn(label["who"], label.end())} if is_known else {}


def _of_interview(text: str, paragraphs: Sequence[Paragraph], names: Sequence[Name]) -> dict[int, Turn]:
    """Return the turns of the one person whom an interview without labels is with."""
    questions = [index for index, paragraph in enumerate(paragraphs) if text[paragraph.end - 1] == "?"]
    if len(questions) < _FEWEST_UNDER_A_HEADLINE:
        return {}
    lead_names = [
        name
        for name in names
        if name.start < min(paragraphs[questions[0]].start, _LEAD) and " " in _without_weekday(name)
    ]
    guest = _guest_of_headline(text, paragraphs[0].end, lead_names)
    if not guest and len(questions) >= _FEWEST_QUESTIONS:
        guest = _guest(text, [name for name in lead_names if name.kind == "person"])
    return _answers(text, paragraphs, questions, guest=guest) if guest else {}


def _labelled(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """Return the turns of a transcript.

    Its labels come again, or open every line and are in capitals or behind a time. "Q" asks, "A" is whom it asks.
    """
    labels = {}
    for index, paragraph in enumerate(paragraphs):
        label = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST_LABEL))
        if label and not _NO_SPEAKER & set(label["who"].lower().split()):
            labels[index] = label
    counts = Counter(label["who"] for label in labels.values())
    repeated = {index: label for index, label in labels.items() if counts[label["who"]] >= _FEWEST_LABELS}
    is_whole = _opens_every_line(text, paragraphs, labels)
    repeated = labels if is_whole else repeated
    said = sum(text[paragraphs[index].end - 1] in _SENTENCE_ENDS for index in repeated)
    if not is_whole and (len(repeated) <= _FEWEST_LABELS or 2 * said < len(repeated)):
        return {}
    answering = _asked(text, repeated.values())
    speakers = {"Q": "", "A": answering}
    return {index: Turn(speakers.get(label["who"], label["who"]), label.end()) for index, label in repeated.items()}


def _opens_every_line(text: str, paragraphs: Sequence[Paragraph], labels: Mapping[int, re.Match[str]]) -> bool:
    """Return whether every line is a labelled sentence, with labels of two speakers or more, as in a transcript."""
    are_sentences = all(text[paragraph.end - 1] in _SENTENCE_ENDS for paragraph in paragraphs)
    are_labels = all(label["time"] or label["who"].isupper() for label in labels.values())
    names = {label["who"] for label in labels.values()}
    return len(labels) == len(paragraphs) and are_sentences and are_labels and len(names) > 1


def _asked(text: str, labels: Iterable[re.Match[str]]) -> str:
    """Return the one person whom the questions of "Q" address: `When did you see it, Mr Lusk?`."""
    addressed = set()
    for label in labels:
        line_end = text.find("\n", label.end())
        question = text[label.end() : line_end if line_end >= 0 else len(text)]
        address = _ADDRESS.search(question[-_REACH:]) if label["who"] == "Q" else None
        addressed |= {address["who"]} if address else set()
    return addressed.pop() if len(addressed) == 1 else ""


def _without_weekday(name: Name) -> str:
    """Return the name without the weekday of a date that follows it in a headline."""
    return _DAY_AFTER_NAME.sub("", name.text)


def _guest_of_headline(text: str, end: int, lead_names: Sequence[Name]) -> str:
    """Return the one name that is interviewed by the wording of the headline, which ends at `end`."""
    headline_names = [name for name in lead_names if name.end <= end and name.kind in {"person", "unknown"}]
    guests = {_without_weekday(name) for name in headline_names if _is_introduced(text, name)}
    return guests.pop() if len(guests) == 1 else ""


def _guest(text: str, lead: Sequence[Name]) -> str:
    """Return the one person who is interviewed by the wording of the lead."""
    guests = {_without_weekday(name) for name in lead if _is_introduced(text, name)}
    for later in _INTERVIEWED_LATER.finditer(text, 0, _LEAD):
        before = [name for name in lead if name.end <= later.start()]
        if before:
            guests.add(_without_weekday(before[-1]))
    return guests.pop() if len(guests) == 1 else ""


def _is_introduced(text: str, name: Name) -> bool:
    line = text.rfind("\n", 0, name.start) + 1
    before = text[max(line, name.start - _REACH) : name.start]
    cue_ends = [cue.end() for cue in _INTRODUCED.finditer(before)]
    is_object = bool(cue_ends) and not _SUBJECT_OF_TALK.search(before, cue_ends[-1])
    return is_object or _INTRODUCED_BY.match(text, name.end) is not None


def _answers(text: str, paragraphs: Sequence[Paragraph], questions: Sequence[int], *, guest: str) -> dict[int, Turn]:
    """Return as the guest's turns the paragraphs after each question, up to one that mentions the guest by name."""
    question_set = set(questions)
    surname = guest.rsplit(maxsplit=1)[-1]
    is_answering = False
    turns = {}
    for index, paragraph in enumerate(paragraphs):
        if index in question_set:
            is_answering = True
        elif paragraph.role == "boilerplate" or surname in text[paragraph.start : paragraph.end]:
            is_answering = is_answering and paragraph.end - paragraph.start < _LONGEST_CAPTION
        elif is_answering and paragraph.role != "headline":
            turns[index] = Turn(guest, paragraph.start)
    return turns
