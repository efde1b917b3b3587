"""Statements of the article's own voice with no source within reach."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.flags.words.anchored_pattern import Anchored
from workbench.flags.words.quoted import quotation_at
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
"""Words and signs by which a sentence tells where a statement comes from."""

_SPEAKER_OR_READER: Final = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me|[Yy]ou|[Yy]our|[Ll]et|[Ii]f|belief|notion|myth|idea|[Pp]erhaps|[Mm]aybe|"
    r"[Ss]eems?|should|must|would|may|might|could)\b|[?]"
)
"""Words of one who speaks, advises or supposes, and does not report."""

_FULL_STOP: Final = re.compile(r"[.!]")
_STATING: Final = frozenset({"body", "bullet"})
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_FEWEST_SAID: Final = 3
_SHARE_SAID: Final = 0.1
"""Words of the first person outside quotations, for each sentence, from which somebody speaks throughout."""

_BEFORE: Final = 2
_AFTER: Final = 1
"""Sentences on either side of a statement within which a source vouches for it."""


def unsourced(document: Document, sign: Anchored) -> Iterator[Span]:
    """Each place of `sign` in a statement of the article's own with no source in reach, one a paragraph.

    A source is in reach in the same sentence, in the two before it and in the one
    after. Left out are headings, quotations, interviews and transcripts, questions,
    advice and whatever somebody says in the first person. Linear in the text.
    """
    looked = told = -1
    spoken: bool | None = None
    for found in sign.places(document.text):
        place = Span(*found.span())
        at = bisect_right(document.sentences, place.start, key=lambda sentence: sentence.start) - 1
        if at <= looked or document.sentences[at].paragraph == told or not _states(document, at, place):
            continue
        looked = at
        if spoken is None:
            spoken = _is_spoken(document)
        if not spoken and not _has_source(document, at):
            told = document.sentences[at].paragraph
            yield place


def _is_spoken(document: Document) -> bool:
    """Whether the text is an interview, a transcript or an account in the first person."""
    if turns_of(document.text, document.paragraphs, document.names):
        return True
    places = (Span(*found.span()) for found in _FIRST_PERSON.finditer(document.text))
    said = sum(quotation_at(document, place) is None for place in places)
    return said >= _FEWEST_SAID and said >= _SHARE_SAID * len(document.sentences)


def _states(document: Document, at: int, place: Span) -> bool:
    """Whether the article itself tells something in its sentence at index `at`, and does not quote it."""
    sentence = document.sentences[at]
    role = document.paragraphs[sentence.paragraph].role
    whole = role == "bullet" or _FULL_STOP.search(document.text, sentence.end - 2, sentence.end) is not None
    if not whole or role not in _STATING or quotation_at(document, place):
        return False
    return _SPEAKER_OR_READER.search(document.text, sentence.start, sentence.end) is None


def _has_source(document: Document, at: int) -> bool:
    around = document.sentences[max(0, at - _BEFORE) : at + _AFTER + 1]
    return any(_SOURCE.search(document.text, sentence.start, sentence.end) for sentence in around)
