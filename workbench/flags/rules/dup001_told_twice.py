"""The same statement told twice."""

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.contradiction import contradiction
from workbench.flags.statements.stems import statement_of, words_in
from workbench.text.document import Document, TextSentence
from workbench.text.likeness import retold

_FULL_STOP: Final = re.compile(r"[.!…][”\"’)\]\d\s]*$")
_FIGURE: Final = re.compile(r"\d[\d.,]*")
_NAME: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+")
_FEWEST_BLANKS: Final = 4
_SLIP: Final = 2
"""Letters by which two names may differ and be one."""


def find(document: Document) -> Iterator[Finding]:
    """Sentences whose words are nearly all those of an earlier one, about the same names and figures."""
    told = [sentence for sentence in document.sentences if _states(document, sentence)]
    seen = set()
    for earlier, later, share in retold([document.text[one.start : one.end] for one in told]):
        if later not in seen and _same_matter(document, told[earlier], told[later]):
            seen.add(later)
            yield Finding(
                span=Span(told[later].start, told[later].end),
                message="This was already said earlier in the article.",
                related=(Span(told[earlier].start, told[earlier].end),),
                evidence=f"{share:.0%} of the words are shared",
            )


def _states(document: Document, sentence: TextSentence) -> bool:
    """Whether the sentence is a full one, not a heading, a web address or a question."""
    blanks = document.text.count(" ", sentence.start, sentence.end)
    return blanks >= _FEWEST_BLANKS and _FULL_STOP.search(document.text, sentence.start, sentence.end) is not None


def _same_matter(document: Document, one: TextSentence, other: TextSentence) -> bool:
    """Whether at most one of the two has a name or a figure that the other lacks, and neither denies the other."""
    mine, its = _marks(document, one), _marks(document, other)
    if _lacking(mine, its) and _lacking(its, mine):
        return False
    first, second = (statement_of(sentence, words_in(document.text, sentence)) for sentence in (one, other))
    return not contradiction(document, first, second)


def _marks(document: Document, sentence: TextSentence) -> set[str]:
    """The names and figures of a sentence; its first word only where it is known for a name."""
    text, start, end = document.text, sentence.start, sentence.end
    named = {name.start for name in document.names if start <= name.start < end}
    names = {place.group() for place in _NAME.finditer(text, start, end) if place.start() > start or start in named}
    return names | {place.group().rstrip(".,") for place in _FIGURE.finditer(text, start, end)}


def _lacking(mine: set[str], its: set[str]) -> set[str]:
    """What `its` has no equal of, slips allowed."""
    return {one for one in mine - its if one[0].isdigit() or all(OSA.distance(one, other) > _SLIP for other in its)}


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
