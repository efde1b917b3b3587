"""WRD005: a small word left out of a fixed phrase."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.lists import gaps
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.quoted import is_quoted
from workbench.text.document import Document, TextSentence


def find(document: Document) -> Iterator[Finding]:
    """Yield each phrase that lacks a word; in speech only a note, and never in a heading."""
    for gap in gaps().missing_in(document.text):
        span = Span(gap.start, gap.end)
        sentence = next(iter(document.sentences_in(span)), None)
        if sentence is None or not _is_prose(document, sentence):
            continue
        yield Finding(
            span=span,
            message=f"A word is missing: {gap.right!r}?",
            suggestion=gap.right,
            severity=Severity.NOTE if is_quoted(document, span) else None,
        )


def _is_prose(document: Document, sentence: TextSentence) -> bool:
    """Return whether the sentence is a full one, as headlines and captions drop small words on purpose."""
    role = document.paragraphs[sentence.paragraph].role
    return role not in {"headline", "boilerplate"} and document.text[sentence.end - 1] in '.!?…:;”"’)'


RULE: Final = Rule(
    code="WRD005",
    name="missing-word",
    severity=Severity.WARNING,
    what="A fixed phrase that lacks one of its words.",
    why="A slip of editing; readers trip over it.",
    flagged=(
        "It is one of most visited bridges in Kirkby.",
        "The mayor came, as well the bishop.",
        "They left early in order reach the coast.",
        "It rained, according the mayor.",
    ),
    clean=(
        "It is one of the most visited bridges in Kirkby.",
        "The mayor came, as well as the bishop.",
        "They stood in order of height.",
        "You might as well the next time.",
    ),
    limits="Knows the phrases of its list only; leaves headlines alone, which drop small words on purpose.",
    reference="A curated list of phrases.",
    find=find,
)
