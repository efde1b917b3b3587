"""Where a quotation mark is missing: between the words spoken and the clause that names the speaker."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Document, Paragraph
from workbench.text.speech.marks import Family, Mark, marks_in

_VERBS: Final = (
    r"(?:said|says|say|told|tells|added|adds|asked|asks|replied|replies|wrote|writes|recalled|recalls|explained|"
    r"explains|insisted|insists|warned|warns|joked|jokes|argued|argues|testified|tweeted)"
)
_WHO: Final = (
    r"(?:he|she|they|(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Capt|Sgt|Sen|Gov|Lt|Rev|Prof)\.?\s)?"
    r"[A-Z][\w'’-]+(?:\s(?:van|von|de|den|der|la|al|[A-Z]\.|[A-Z][\w'’-]+)){0,4})"
)
_TAG: Final = re.compile(
    rf"(?P<last>[\w'’-]+[,?!])[\s](?P<tag>{_WHO}\s{_VERBS}\b|(?:said|says|added|recalled|wrote)\s{_WHO})(?=[\s.,:;])"
)
"""The last word spoken, and who says so: `closed, she said`."""

_TAG_BEHIND: Final = re.compile(rf"\s(?:{_WHO}|the\s[a-z]+(?:\s[a-z]+)?)\s{_VERBS}\b|\s(?:said|says|added)\s\w|\s[A-Z]")
_LEAD: Final = re.compile(rf"\b{_VERBS}(?:\s\w+)?[,:]\s(?=[A-Z])")
_SPOKEN: Final = re.compile(
    rf"\b(?!(?:That|This|It|Having)\s){_WHO}\s(?:said|added|told|replied|recalled|explained|insisted|warned|argued)"
    r"(?:\s(?:\w+\s)?(?:him|her|them|reporters|[A-Z]\w+))?,\s(?P<word>(?:I|We|My|Our)(?:['’]\w+)?)\s"
)
_OPENED_BADLY: Final = re.compile(r"[\"“”]\Z|(?:\A|\s)[\"“”]\s\Z")
"""A mark right before, or one apart from the words on both sides."""

_SAID: Final = re.compile(rf"\b{_VERBS}\b")
_LAST_WORD: Final = re.compile(r"\S+\Z")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_ABBREVIATIONS: Final = re.compile(r"\b(?:I{1,3}|I\.)\s?(?:[A-Z]|$)")
_MOST_IN_FIRST_PERSON: Final = 2


class MissingMark(NamedTuple):
    """The place where a mark is missing, the words to tell it by, and the mark without its partner."""

    place: Span
    message: str
    partner: Span


def missing_marks(document: Document) -> Iterator[MissingMark]:
    """Yield each place where a double mark is missing beside a clause of saying; linear in the text."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.role not in {"body", "bullet"}:
            continue
        marks = [mark for mark in marks_in(document.text, paragraph) if mark.family is Family.DOUBLE]
        if marks:
            yield from _never_closed(document, marks, _end_of(document, index))
            yield from _never_opened(document, marks, paragraph)


def _end_of(document: Document, index: int) -> int:
    """Return the end of the paragraph; its beginning where the next one opens with a mark, as printers do."""
    paragraph = document.paragraphs[index]
    following = document.paragraphs[index + 1 : index + 2]
    reopens = bool(following) and document.text[following[0].start] in "\"“„'‘"
    return paragraph.start if reopens else paragraph.end


def _never_closed(document: Document, marks: Sequence[Mark], end: int) -> Iterator[MissingMark]:
    """Yield the end of the words that an opening mark begins, where another opens before one closes."""
    for mark, after in pairwise([*marks, None]):
        if mark is None or not mark.opens or mark.closes or (after is not None and (after.closes or not after.opens)):
            continue
        reach = after.start if after is not None else end
        tag = _TAG.search(document.text, mark.end, max(mark.end, reach))
        if not tag and after is None and end > mark.end and _is_spoken(document.text, mark, end):
            last = _LAST_WORD.search(document.text, mark.end, end)
            place = Span(last.start() if last else mark.start, end)
            yield MissingMark(place, "No mark closes the quotation that ends here.", Span(mark.start, mark.end))
        elif tag:
            place = Span(tag.start("last"), tag.end("tag"))
            message = f"No mark closes the quotation before {tag['tag']!r}."
            yield MissingMark(place, message, Span(mark.start, mark.end))


def _is_spoken(text: str, mark: Mark, end: int) -> bool:
    """Return whether what the mark opens is a sentence that a verb of saying stands before or another quotation."""
    line = text.rfind("\n", 0, mark.start) + 1
    ends = text[end - 1] in ".!?…"
    return ends and text[mark.end].isupper() and _SAID.search(text, line, mark.start) is not None


def _never_opened(document: Document, marks: Sequence[Mark], paragraph: Paragraph) -> Iterator[MissingMark]:
    """Yield the beginning of the words that a closing mark ends, where none opened."""
    is_open, last = False, paragraph.start
    for mark in marks:
        if mark.opens and not mark.closes:
            is_open = True
        elif is_open:
            is_open = False
        elif mark.closes and not mark.opens and document.text[mark.start - 1] in ",?!":
            start = _start_of_words(document, last, mark)
            tag = _TAG_BEHIND.match(document.text, mark.end, paragraph.end)
            if tag and not _OPENED_BADLY.search(document.text, max(0, start - 3), start):
                message = "No mark opens the quotation that ends here; where do the speaker's words begin?"
                yield MissingMark(Span(start, mark.end), message, Span(mark.start, mark.end))
        last = mark.end


def _start_of_words(document: Document, last: int, mark: Mark) -> int:
    """Return where the words that the mark closes begin: its sentence, or behind the verb that leads to them."""
    sentence = document.sentences_in(Span(last, mark.start))[-1]
    start = max(last, sentence.start)
    lead = _LEAD.search(document.text, start, mark.start)
    return lead.end() if lead else start


def unmarked_speech(document: Document) -> Iterator[Span]:
    """Yield the first words of what is said in the first person without marks: `Lee said, We will go.`."""
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].role != "body":
            continue
        match = _SPOKEN.search(document.text, sentence.start, sentence.end)
        if (
            match
            and document.quotation_at(match.start()) is None
            and not _has_mark(document.text, match.end(), sentence.end)
        ):
            yield Span(match.start("word"), sentence.end)


def between_quotations(document: Document) -> Iterator[Span]:
    """Yield a sentence in the first person between two that are quoted, in a text otherwise in the third."""
    candidates = [index for index in range(len(document.sentences)) if _is_in_first_person(document, index)]
    if len(candidates) > _MOST_IN_FIRST_PERSON:
        return
    for index in candidates:
        sentence = document.sentences[index]
        if 0 < index < len(document.sentences) - 1 and _is_enclosed(document, index):
            yield Span(sentence.start, sentence.end)


def _is_in_first_person(document: Document, index: int) -> bool:
    sentence = document.sentences[index]
    matches = _FIRST_PERSON.finditer(document.text, sentence.start, sentence.end)
    outside = [match for match in matches if document.quotation_at(match.start()) is None]
    return any(not _ABBREVIATIONS.match(document.text, match.start()) for match in outside)


def _is_enclosed(document: Document, index: int) -> bool:
    """Return whether a quotation ends before the sentence and another begins behind it, in its paragraph."""
    sentence, before, after = document.sentences[index], document.sentences[index - 1], document.sentences[index + 1]
    if not before.paragraph == sentence.paragraph == after.paragraph or _has_mark(
        document.text, sentence.start, sentence.end
    ):
        return False
    at = bisect_left(document.quotations, before.start, key=lambda quotation: quotation.end)
    has_before = at < len(document.quotations) and document.quotations[at].end <= sentence.start
    opens = document.text[after.start] in '"“'
    return has_before and opens


def _has_mark(text: str, start: int, end: int) -> bool:
    return any(char in '"“”„«»' for char in text[start:end])
