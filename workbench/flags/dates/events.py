"""What a text says to have happened to whom and when, read from the verbs that its dates hang on."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.flags.names.topics import full_names, topics
from workbench.text.document import Date, Document, TextSentence

_PLACED: Final = frozenset({"day", "month", "year"})
_COMES: Final = frozenset({"in", "on", "since", "during"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_PERFECT: Final = frozenset({"was", "were", "had", "has", "have", "been", "got"})
_FARTHEST: Final = 5
"""Steps from a date up to its verb."""

_OPEN: Final = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|can|must|[Ii]f|[Uu]nless|[Uu]ntil|till|[Oo]nce|whether|[Pp]lan\w*|"
    r"schedul\w*|expect\w*|due|[Pp]ropos\w*|[Pp]roject\w*|predict\w*|[Ff]orecasts?|promis\w*|pledge\w*|aim\w*|"
    r"hop(?:e|ed|ing)|target\w*|fiction\w*|novels?|films?|stor(?:y|ies)|scenarios?|games?|simulat\w*|imagin\w*|"
    r"suppos\w*|dream\w*|future|announc\w*|postpon\w*|delay\w*|exten(?:d|ds|ded|sion)|agreed|slated|"
    r"set (?:for|to|in)|to be|call(?:s|ed) for|contract|deals?|deadline|next|model\w*)\b"
)


class DatedEvent(NamedTuple):
    """A verb in the past with its date, and the full name of the one it is told of, or nothing.

    `suffered` tells that it was done to the person.
    """

    verb: str
    date: Date
    person: str
    suffered: bool
    sentence: TextSentence


def dated_events(document: Document) -> Iterator[DatedEvent]:
    """Each verb in the past that a date with its year hangs on, in reading order; none in a text without tags."""
    if not document.tagged:
        return
    starts = [date.start for date in document.dates]
    known = full_names(document)
    told_of = topics(document)
    persons = {name.end: known.get(name.text, "") for name in document.names if name.kind == "person"}
    for index, sentence in enumerate(document.sentences):
        if not sentence.is_readable:
            continue
        inside = document.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for date in inside:
            verb = _verb_of(document, sentence, date)
            if verb < 0:
                continue
            subject = _subject_of(document, sentence, verb)
            token = document.tokens[max(subject, 0)]
            person = persons.get(token.end, "") if subject >= 0 else ""
            if token.text.lower() in {"he", "she"} and subject >= 0 and index:
                person = told_of[index - 1] if told_of[index] in {"", told_of[index - 1]} else ""
            yield DatedEvent(document.tokens[verb].text.lower(), date, person, token.dep == "nsubjpass", sentence)


def leaves_open(document: Document, sentence: TextSentence) -> bool:
    """Whether the sentence speaks of plans, conditions or invented worlds."""
    return bool(_OPEN.search(document.text, sentence.start, sentence.end))


def _verb_of(document: Document, sentence: TextSentence, date: Date) -> int:
    """The index of the verb in the past that the date hangs on by "in" or "on"; -1 where there is none."""
    if date.kind not in _PLACED or not date.year or not date.possible:
        return -1
    led = [
        index for index in _heads(document, sentence, date) if not date.start <= document.tokens[index].start < date.end
    ][:2]
    if len(led) < len(("preposition", "verb")):
        return -1
    comes = document.tokens[led[0]]
    by_in = comes.text.lower() in _COMES and comes.end <= date.start
    return led[1] if by_in and _is_past(document, sentence, led[1]) else -1


def _heads(document: Document, sentence: TextSentence, date: Date) -> Iterator[int]:
    """The indices of the tokens above the first one of a date, nearest first."""
    inside = range(sentence.first_token, sentence.last_token)
    at = next((index for index in inside if document.tokens[index].end > date.start), -1)
    for _ in range(_FARTHEST):
        if at < 0 or document.tokens[at].head == at:
            return
        at = document.tokens[at].head
        yield at


def _is_past(document: Document, sentence: TextSentence, verb: int) -> bool:
    token = document.tokens[verb]
    if token.tag == "VBD":
        return True
    helped = {
        other.text.lower()
        for other in document.sentence_tokens(sentence)
        if other.head == verb and other.dep in {"aux", "auxpass"}
    }
    return token.tag == "VBN" and bool(helped) and helped <= _PERFECT


def _subject_of(document: Document, sentence: TextSentence, verb: int) -> int:
    """The index of the verb's subject, or of that of the verb it is joined to by "and"; -1 where there is none."""
    for _ in range(_FARTHEST):
        for index in range(sentence.first_token, sentence.last_token):
            token = document.tokens[index]
            if token.head == verb and token.dep in _SUBJECTS:
                return index
        if document.tokens[verb].dep != "conj":
            return -1
        verb = document.tokens[verb].head
    return -1


def place_of(date: Date) -> Span:
    """Where the date stands."""
    return Span(date.start, date.end)
