"""Indirect speech: who is said to have said what."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.domain.claim import ClaimKind
from workbench.domain.span import Span
from workbench.text.document import Document, Quotation, TextSentence, Token
from workbench.text.speakers import NOBODY, SAYING, speaker_before

_ACCORDING: Final = re.compile(r"\baccording to (?P<who>[^,;:“”\"]{2,90}?)\s*(?:[,;.]|$)", re.IGNORECASE)
_THAT: Final = re.compile(r"\b(?P<verb>[a-z]+)\s+(?:\w+\s+){0,2}?that\b")
_SAYING_TAGS: Final = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_BY_THE_WAY: Final = frozenset(
    {"noting", "adding", "saying", "claiming", "stating", "explaining", "arguing", "warning", "insisting"}
)
_SEEMS: Final = frozenset({"seems", "seemed", "appears", "appeared", "seem", "appear"})
_SEEMING_TO_SAY: Final = frozenset({"believe", "think", "say", "suggest", "feel", "claim", "want"})


class Attribution(NamedTuple):
    """A speaker's place, the verb, what is said, and whether it only seems so."""

    speaker: Span
    cue: str
    content: Span
    seeming: bool
    kind: ClaimKind = ClaimKind.ATTRIBUTED_STATEMENT


def attribution_of(document: Document, sentence: TextSentence, quotations: Sequence[Quotation]) -> Attribution | None:
    """Who is said to have said the sentence's content, or nothing where nobody is."""
    if any(q.speaker and q.end - q.start > 40 for q in quotations):  # noqa: PLR2004
        return None
    return _tagged(document, sentence) if document.tagged else _untagged(document.text, sentence)


def _tagged(document: Document, sentence: TextSentence) -> Attribution | None:
    tokens, base = document.sentence_tokens(sentence), sentence.first_token
    for index, token in enumerate(tokens):
        said = token.text in SAYING and token.tag in _SAYING_TAGS
        seeming = token.text in _SEEMING_TO_SAY and token.tag == "VB" and _seems(tokens, token.head - base)
        aside = token.text in _BY_THE_WAY and token.dep == "advcl"
        if not (said or seeming or aside):
            continue
        place = token.head - base if seeming or aside else index
        children = [i for i, other in enumerate(tokens) if other.head - base == place and i != place]
        content = [i for i, other in enumerate(tokens) if other.head - base == index and other.dep == "ccomp"]
        subject = next((i for i in children if tokens[i].dep == "nsubj"), None)
        if subject is None or not content or subject > index:
            continue
        speaker = noun_phrase(tokens, base, subject)
        return Attribution(speaker, token.text, Span(token.end, sentence.end), seeming)
    return None


def _seems(tokens: Sequence[Token], head: int) -> bool:
    return 0 <= head < len(tokens) and tokens[head].text in _SEEMS


def noun_phrase(tokens: Sequence[Token], base: int, top: int) -> Span:
    """The stretch under the noun at `top` of a sentence whose tokens start at `base`, without a relative clause."""
    first = last = top
    for index in range(top, -1, -1):
        if _under(tokens, base, (index, top)):
            first = index
    for index in range(top, min(len(tokens), top + 25)):
        if tokens[index].dep == "relcl":
            break
        if _under(tokens, base, (index, top)):
            last = index
    return Span(tokens[first].start, tokens[last].end)


def _under(tokens: Sequence[Token], base: int, pair: tuple[int, int]) -> bool:
    at, top = pair
    for _ in range(12):
        if at == top:
            return True
        up = tokens[at].head - base
        if up == at or not 0 <= up < len(tokens):
            return False
        at = up
    return False


def source_of(text: str, sentence: TextSentence) -> Span | None:
    """Whom the sentence names by "according to", or nothing."""
    found = _ACCORDING.search(text, sentence.start, sentence.end)
    return Span(found.start("who"), found.end("who")) if found else None


def first_subject(document: Document, sentence: TextSentence) -> Span | None:
    """The noun phrase of the sentence's first subject, or nothing where it has none or tags are missing."""
    tokens = document.sentence_tokens(sentence)
    subjects = (index for index, token in enumerate(tokens) if token.dep in {"nsubj", "nsubjpass"})
    first = next(subjects, None)
    return None if first is None else noun_phrase(tokens, sentence.first_token, first)


def _untagged(text: str, sentence: TextSentence) -> Attribution | None:
    for found in _THAT.finditer(text, sentence.start, sentence.end):
        if found["verb"] not in SAYING:
            continue
        speaker = speaker_before(text, sentence.start, found.end("verb"))
        if speaker is not NOBODY:
            return Attribution(
                Span(speaker.start, speaker.end), speaker.cue, Span(found.end(), sentence.end), seeming=False
            )
    return None
