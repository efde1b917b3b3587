"""ROL005: one person called he and she."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.names.surnames import KIN
from workbench.flags.names.topics import topics
from workbench.flags.rule import Finding, Rule
from workbench.text.counting import counted
from workbench.text.document import Document, TextSentence

_OPENS: Final = re.compile(r"(?P<who>He|She)\b")
_HE: Final = re.compile(r"\b(?:[Hh]e|[Hh]is|him|himself)\b")
_SHE: Final = re.compile(r"\b(?:[Ss]he|[Hh]er|herself)\b")
_ANOTHER: Final = re.compile(
    r"\b(?:wom[ae]n|m[ae]n|girls?|boys?|lady|ladies|gentlem[ae]n|actress|waitress|queen|king|duke|duchess|another|"
    r"colleagues?|friends?|assistant|secretary|teacher|lover|mistress|transgender|trans|gender|transition\w*)\b|[“\"]",
    re.IGNORECASE,
)
"""Words of somebody else in the sentence, or of a person who is rightly called both."""


def find(document: Document) -> Iterator[Finding]:
    """The first pronoun of each person that goes against the more usual one, or the later of two."""
    if not _HE.search(document.text) or not _SHE.search(document.text):
        return
    called: defaultdict[str, list[Span]] = defaultdict(list)
    for person, place in _pronouns(document):
        called[person].append(place)
    for person, places in called.items():
        words = Counter(map(document.quote, places))
        usual = words.most_common(1)[0][0]
        other = next((place for place in places if document.quote(place) != usual), None)
        if other:
            yield Finding(
                span=other,
                message=f"{person} is called {document.quote(other)!r} here and {usual!r} elsewhere.",
                related=tuple(place for place in places if document.quote(place) == usual)[:3],
                evidence=", ".join(f"{word} {counted(many, 'time')}" for word, many in words.items()),
            )


def _pronouns(document: Document) -> Iterator[tuple[str, Span]]:
    """Each He or She that opens a sentence right after one that is about one person and speaks of no other."""
    told = list(zip(document.sentences, topics(document), strict=True))
    for (before, spoken_of), (sentence, person) in pairwise(told):
        opens = _OPENS.match(document.text, sentence.start)
        if opens and person and person == spoken_of and not _speaks_of_others(document.text, before):
            yield person, Span(*opens.span())


def _speaks_of_others(text: str, sentence: TextSentence) -> bool:
    """Whether a word of the sentence may mean somebody besides the one it is about."""
    if any(sign.search(text, sentence.start, sentence.end) for sign in (KIN, _ANOTHER)):
        return True
    return all(sign.search(text, sentence.start, sentence.end) for sign in (_HE, _SHE))


RULE: Final = Rule(
    code="ROL005",
    name="gender-changes",
    severity=Severity.WARNING,
    what="One person called he in one place and she in another.",
    why="Either the pronoun is a slip, or it means somebody the text does not name.",
    flagged=("Anna Schmidt opened the mill in May. She spoke.\n\nSchmidt closed the mill in June. He spoke again.",),
    clean=(
        "Anna Schmidt opened the mill in May. She spoke.\n\nSchmidt closed the mill in June. She spoke again.",
        "Anna Schmidt opened the mill in May. She spoke.\n\nSchmidt met the mayor in June. Jonas Lund came. He spoke.",
    ),
    limits="Looks only at pronouns that open a sentence, right after one about that person and nobody else; most slips "
    "stand elsewhere.",
    reference="Nearest antecedent.",
    find=find,
)
