"""The same statement made twice."""

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.contradiction import contradiction_between
from workbench.flags.statements.stems import statement_of, words_in
from workbench.text.document import Document, TextSentence
from workbench.text.likeness import repetitions

_FULL_STOP: Final = re.compile(r"[.!…][”\"’)\]\d\s]*$")
_FIGURE: Final = re.compile(r"\d[\d.,]*")
_NAME: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+")
_FEWEST_BLANKS: Final = 4
_SLIP: Final = 2
"""Letters by which two spellings of one name may differ."""


def find(document: Document) -> Iterator[Finding]:
    """Yield sentences whose words are nearly all those of an earlier one, about the same names and figures."""
    sentences = [sentence for sentence in document.sentences if _is_statement(document, sentence)]
    repeated = set()
    for earlier, later, share in repetitions([document.text[sentence.start : sentence.end] for sentence in sentences]):
        if later not in repeated and _same_matter(document, sentences[earlier], sentences[later]):
            repeated.add(later)
            yield Finding(
                span=Span(sentences[later].start, sentences[later].end),
                message="This was already said earlier in the article.",
                related=(Span(sentences[earlier].start, sentences[earlier].end),),
                evidence=f"{share:.0%} of the words are shared",
            )


def _is_statement(document: Document, sentence: TextSentence) -> bool:
    """Return whether the sentence is a full one, not a heading, a web address or a question."""
    blanks = document.text.count(" ", sentence.start, sentence.end)
    return blanks >= _FEWEST_BLANKS and _FULL_STOP.search(document.text, sentence.start, sentence.end) is not None


def _same_matter(document: Document, one: TextSentence, other: TextSentence) -> bool:
    """Return whether at most one of the two has a name or figure the other lacks, and neither denies the other."""
    marks, other_marks = _marks(document, one), _marks(document, other)
    if _missing_from(other_marks, marks) and _missing_from(marks, other_marks):
        return False
    first = statement_of(one, words_in(document.text, one))
    second = statement_of(other, words_in(document.text, other))
    return not contradiction_between(document, first, second)


def _marks(document: Document, sentence: TextSentence) -> set[str]:
    """Return the names and figures of a sentence; its first word only where it is known to be a name."""
    text, start, end = document.text, sentence.start, sentence.end
    name_starts = {name.start for name in document.names if start <= name.start < end}
    names = {
        match.group() for match in _NAME.finditer(text, start, end) if match.start() > start or start in name_starts
    }
    return names | {match.group().rstrip(".,") for match in _FIGURE.finditer(text, start, end)}


def _missing_from(other: set[str], marks: set[str]) -> set[str]:
    """Return the marks that `other` has no equal of, slips in names allowed."""
    missing = set()
    for mark in marks - other:
        if mark[0].isdigit() or all(OSA.distance(mark, name) > _SLIP for name in other):
            missing.add(mark)
    return missing


RULE: Final = Rule(
    code="DUP001",
    name="told-twice",
    severity=Severity.NOTE,
    what="The same statement told twice.",
    why="A repetition is either an editing slip or needs checking once only.",
    flagged=(
        (
            "In June 2020 senators of both countries presented a joint report.\n\nThe weather was fine.\n\n"
            "In June 2020, senators from both countries presented a joint report."
        ),
    ),
    clean=(
        "The senators presented a report. The deputies refused it the next day.",
        (
            "Marta Lindqvist won the prize for the best player of the match. "
            "Ana Pereira won the prize for the best player of the match."
        ),
    ),
    limits="Blind to paraphrase.",
    reference="Shared words over the shorter and the longer sentence.",
    find=find,
    any_language=True,
)
