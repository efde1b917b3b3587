"""Statements in the article's own voice with no source nearby."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.flags.words.anchored_pattern import AnchoredPattern
from workbench.text.document import Document
from workbench.text.speech.turns import turns_of

_SOURCE: Final = re.compile(
    r"\b(?:according|sa(?:id|ys?|ying)|told|tells|wrote|writes|stated|claim(?:s|ed)|argue[sd]?|announced|"
    r"report(?:s|ed|edly|ing)?|stud(?:y|ies)|surveys?|surveyed|polls?|polling|census|statistics|figures|data|"
    r"research\w*|findings|found that|finds|estimate[sd]?|interviews?|sources?|calculated|calculations?|"
    r"quoted|cit(?:es|ed|ing)|testified|et al|fig|results|experiments?|sample\w*|participants|respondents|"
    r"authors?|plaintiffs?|defendants?|believes?|explain(?:s|ed)|added|noted|show(?:s|ed|n)|reveal(?:s|ed)|"
    r"suggest(?:s|ed)|indicat(?:es|ed)|recall(?:s|ed)|certified|confirm(?:s|ed)|measured|ranked|listed|Pew|Gallup|Guinness)\b"
    r"|\[\d|\(\D{0,60}\b(?:1[89]|20)\d\d[a-z]?(?:[:,;] ?\d[\d–-]*)?\)|\bhttps?:|\bwww\.",
    re.IGNORECASE,
)
"""Words and signs by which a sentence gives the source of a statement."""

_SPEAKER_OR_READER: Final = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me|[Yy]ou|[Yy]our|[Ll]et|[Ii]f|belief|notion|myth|idea|[Pp]erhaps|[Mm]aybe|"
    r"[Ss]eems?|should|must|would|may|might|could)\b|[?]"
)
"""Words of somebody who speaks, advises or supposes rather than reports."""

_FULL_STOP: Final = re.compile(r"[.!]")
_STATEMENT_ROLES: Final = frozenset({"body", "bullet"})
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_FEWEST_SAID: Final = 3
_SHARE_SAID: Final = 0.1
"""First-person words outside quotations per sentence, from which the text is a first-person account."""

_BEFORE: Final = 2
_AFTER: Final = 1
"""Sentences before and after a statement in which a source counts for it."""


def unsourced_places(document: Document, sign: AnchoredPattern) -> Iterator[Span]:
    """Yield each match of `sign` in a statement of the article's own with no source nearby, one a paragraph.

    A source is nearby in the same sentence, in the two before it and in the one
    after. Left out are headings, quotations, interviews and transcripts, questions,
    advice and whatever somebody says in the first person. Linear in the text.
    """
    last_sentence = last_paragraph = -1
    is_spoken: bool | None = None
    for match in sign.places(document.text):
        span = Span(*match.span())
        index = bisect_right(document.sentences, span.start, key=lambda sentence: sentence.start) - 1
        paragraph = document.sentences[index].paragraph
        if index <= last_sentence or paragraph == last_paragraph or not _states(document, index, span):
            continue
        last_sentence = index
        if is_spoken is None:
            is_spoken = _is_spoken(document)
        if not is_spoken and not _has_source(document, index):
            last_paragraph = paragraph
            yield span


def _is_spoken(document: Document) -> bool:
    """Return whether the text is an interview, a transcript or a first-person account."""
    if turns_of(document.text, document.paragraphs, document.names):
        return True
    places = (Span(*match.span()) for match in _FIRST_PERSON.finditer(document.text))
    said = sum(document.quotation_at(place.start) is None for place in places)
    return said >= _FEWEST_SAID and said >= _SHARE_SAID * len(document.sentences)


def _states(document: Document, index: int, span: Span) -> bool:
    """Return whether the article itself states something in sentence `index`, without quoting it."""
    sentence = document.sentences[index]
    role = document.paragraphs[sentence.paragraph].role
    is_full_sentence = role == "bullet" or _FULL_STOP.search(document.text, sentence.end - 2, sentence.end) is not None
    if not is_full_sentence or role not in _STATEMENT_ROLES or document.quotation_at(span.start):
        return False
    return _SPEAKER_OR_READER.search(document.text, sentence.start, sentence.end) is None


def _has_source(document: Document, index: int) -> bool:
    nearby = document.sentences[max(0, index - _BEFORE) : index + _AFTER + 1]
    return any(_SOURCE.search(document.text, sentence.start, sentence.end) for sentence in nearby)
