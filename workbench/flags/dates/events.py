"""What a text says happened, to whom and when, read from the verbs that govern its dates."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.flags.names.topics import full_names, sentence_topics
from workbench.text.document import Date, Document, TextSentence

_CALENDAR_KINDS: Final = frozenset({"day", "month", "year"})
_TIME_PREPOSITIONS: Final = frozenset({"in", "on", "since", "during"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_PAST_AUXILIARIES: Final = frozenset({"was", "were", "had", "has", "have", "been", "got"})
_FARTHEST: Final = 5
"""Steps from a date up to its verb."""

UNREAL: Final = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|can|must|[Ii]f|[Uu]nless|[Uu]ntil|till|[Oo]nce|whether|[Pp]lan\w*|"
    r"schedul\w*|expect\w*|due|[Pp]ropos\w*|[Pp]roject\w*|predict\w*|[Ff]orecasts?|promis\w*|pledge\w*|aim\w*|"
    r"hop(?:e|ed|ing)|target\w*|fiction\w*|novels?|films?|stor(?:y|ies)|scenarios?|games?|simulat\w*|imagin\w*|"
    r"suppos\w*|dream\w*|future|announc\w*|postpon\w*|delay\w*|exten(?:d|ds|ded|sion)|agreed|slated|"
    r"set (?:for|to|in)|to be|call(?:s|ed) for|contract|deals?|deadline|next|model\w*)\b"
)


class DatedEvent(NamedTuple):
    """A past-tense verb with its date, and the full name of the person it is about, or nothing.

    `is_passive` says that it was done to the person.
    """

    verb: str
    date: Date
    person: str
    is_passive: bool
    sentence: TextSentence


def dated_events(document: Document) -> Iterator[DatedEvent]:
    """Yield each past-tense verb that governs a date with a year, in reading order; none in a text without tags."""
    if not document.tagged:
        return
    starts = [date.start for date in document.dates]
    full_name_of = full_names(document)
    topic_of_sentence = sentence_topics(document)
    persons = {name.end: full_name_of.get(name.text, "") for name in document.names if name.kind == "person"}
    for index, sentence in enumerate(document.sentences):
        if not sentence.is_readable:
            continue
        dates = document.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for date in dates:
            verb = _verb_of(document, sentence, date)
            if verb < 0:
                continue
            subject = _subject_of(document, sentence, verb)
            token = document.tokens[max(subject, 0)]
            person = persons.get(token.end, "") if subject >= 0 else ""
            if token.text.lower() in {"he", "she"} and subject >= 0 and index:
                before = topic_of_sentence[index - 1]
                person = before if topic_of_sentence[index] in {"", before} else ""
            yield DatedEvent(document.tokens[verb].text.lower(), date, person, token.dep == "nsubjpass", sentence)


def _verb_of(document: Document, sentence: TextSentence, date: Date) -> int:
    """Return the index of the past-tense verb that governs the date through "in" or "on"; -1 where there is none."""
    if date.kind not in _CALENDAR_KINDS or not date.year or not date.possible:
        return -1
    outside = [
        index for index in _heads(document, sentence, date) if not date.start <= document.tokens[index].start < date.end
    ]
    if len(outside) < len(("preposition", "verb")):
        return -1
    preposition, verb = outside[:2]
    token = document.tokens[preposition]
    is_time = token.text.lower() in _TIME_PREPOSITIONS and token.end <= date.start
    return verb if is_time and _is_past(document, sentence, verb) else -1


def _heads(document: Document, sentence: TextSentence, date: Date) -> Iterator[int]:
    """Yield the indices of the tokens above the first token of a date, nearest first."""
    span = range(sentence.first_token, sentence.last_token)
    index = next((index for index in span if document.tokens[index].end > date.start), -1)
    for _ in range(_FARTHEST):
        if index < 0 or document.tokens[index].head == index:
            return
        index = document.tokens[index].head
        yield index


def _is_past(document: Document, sentence: TextSentence, verb: int) -> bool:
    token = document.tokens[verb]
    if token.tag == "VBD":
        return True
    auxiliaries = {
        other.text.lower()
        for other in document.sentence_tokens(sentence)
        if other.head == verb and other.dep in {"aux", "auxpass"}
    }
    return token.tag == "VBN" and bool(auxiliaries) and auxiliaries <= _PAST_AUXILIARIES


def _subject_of(document: Document, sentence: TextSentence, verb: int) -> int:
    """Return the index of the verb's subject, or of the subject it shares with a verb joined by "and"; -1 for none."""
    for _ in range(_FARTHEST):
        for index in range(sentence.first_token, sentence.last_token):
            token = document.tokens[index]
            if token.head == verb and token.dep in _SUBJECTS:
                return index
        if document.tokens[verb].dep != "conj":
            return -1
        verb = document.tokens[verb].head
    return -1


def span_of(date: Date) -> Span:
    """Return the span of the date."""
    return Span(date.start, date.end)
