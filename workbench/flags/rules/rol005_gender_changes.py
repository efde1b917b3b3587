"""ROL005: one person referred to as he and as she."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.names.surnames import KIN
from workbench.flags.names.topics import sentence_topics
from workbench.flags.rule import Finding, Rule
from workbench.text.counting import plural
from workbench.text.document import Document, TextSentence

_OPENS: Final = re.compile(r"(?P<who>He|She)\b")
_HE: Final = re.compile(r"\b(?:[Hh]e|[Hh]is|him|himself)\b")
_SHE: Final = re.compile(r"\b(?:[Ss]he|[Hh]er|herself)\b")
_ANOTHER: Final = re.compile(
    r"\b(?:wom[ae]n|m[ae]n|girls?|boys?|lady|ladies|gentlem[ae]n|actress|waitress|queen|king|duke|duchess|another|"
    r"colleagues?|friends?|assistant|secretary|teacher|lover|mistress|transgender|trans|gender|transition\w*)\b|[“\"]",
    re.IGNORECASE,
)
"""Words for somebody else in the sentence, or for a person whose pronoun changed."""


def find(document: Document) -> Iterator[Finding]:
    """Yield the first pronoun of each person that differs from the more usual one, or the later of two."""
    if not _HE.search(document.text) or not _SHE.search(document.text):
        return
    pronouns: defaultdict[str, list[Span]] = defaultdict(list)
    for person, span in _pronouns(document):
        pronouns[person].append(span)
    for person, spans in pronouns.items():
        words = Counter(map(document.quote, spans))
        usual = words.most_common(1)[0][0]
        other = next((span for span in spans if document.quote(span) != usual), None)
        if other:
            yield Finding(
                span=other,
                message=f"{person} is called {document.quote(other)!r} here and {usual!r} elsewhere.",
                related=tuple(span for span in spans if document.quote(span) == usual)[:3],
                evidence=", ".join(f"{word} {plural(count, 'time')}" for word, count in words.items()),
            )


def _pronouns(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield each He or She at the start of a sentence, where the sentence before is about one person alone."""
    by_sentence = list(zip(document.sentences, sentence_topics(document), strict=True))
    for (before, person_before), (sentence, person) in pairwise(by_sentence):
        pronoun = _OPENS.match(document.text, sentence.start)
        if pronoun and person and person == person_before and not _mentions_others(document.text, before):
            yield person, Span(*pronoun.span())


def _mentions_others(text: str, sentence: TextSentence) -> bool:
    """Return whether a word of the sentence may mean somebody other than the one it is about."""
    if any(pattern.search(text, sentence.start, sentence.end) for pattern in (KIN, _ANOTHER)):
        return True
    return all(pattern.search(text, sentence.start, sentence.end) for pattern in (_HE, _SHE))


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
