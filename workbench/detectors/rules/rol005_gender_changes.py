"""ROL005: one person called he and she."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.detectors.names.people import KIN
from workbench.detectors.names.topics import full_names, topics
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document, TextSentence

_OPENS: Final = re.compile(r"(?P<who>He|She)\b")
_BOTH: Final = (re.compile(r"\b[Hh]e\b"), re.compile(r"\b[Ss]he\b"))
_ANOTHER: Final = re.compile(
    r"\b(?:h(?:er|is|im)|w[io]m[ae]n|m[ae]n|girls?|boys?|lady|ladies|gentlem[ae]n|actress|waitress|queen|king|duke|"
    r"duchess|who|"
    r"another|colleagues?|friends?|transgender|trans|gender|transition\w*)\b|[“\"]",
    re.IGNORECASE,
)
"""Words of somebody else in the sentence, or of a person who is rightly called both."""


def find(document: Document) -> Iterator[Finding]:
    """The first pronoun that goes against an earlier one of the same person."""
    if not all(pronoun.search(document.text) for pronoun in _BOTH):
        return
    called: defaultdict[str, list[Span]] = defaultdict(list)
    for person, place in _pronouns(document):
        called[person].append(place)
    for person, places in called.items():
        first, *rest = places
        other = next((place for place in rest if document.quote(place) != document.quote(first)), None)
        if other:
            yield Finding(
                span=other,
                message=f"{person} is called {document.quote(other)!r} here and {document.quote(first)!r} elsewhere.",
                related=(first,),
            )


def _pronouns(document: Document) -> Iterator[tuple[str, Span]]:
    """Each He or She that opens a sentence right after one that is about one person and names no other."""
    about = topics(document, full_names(document))
    for (before, person), (sentence, _) in pairwise(zip(document.sentences, about, strict=True)):
        opens = (
            _OPENS.match(document.text, sentence.start) if person and before.paragraph == sentence.paragraph else None
        )
        if opens and _names_only_one(document.text, before):
            yield person, Span(*opens.span())


def _names_only_one(text: str, sentence: TextSentence) -> bool:
    """Whether the sentence itself names the person, and no word in it may mean somebody else."""
    return not any(sign.search(text, sentence.start, sentence.end) for sign in (KIN, _ANOTHER, *_BOTH))


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
    limits="Looks only at a pronoun that opens a sentence right after one that names that person and nobody else.",
    reference="Nearest antecedent.",
    find=find,
)
