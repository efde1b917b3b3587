"""A pronoun as speaker with nobody nearby it could refer to."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_OPENING: Final = re.compile(r"(?:She|He) (?:\w+ly )?(?:said|told|added|noted|stated|explained|claimed|believes)\b")
_SOMEBODY: Final = re.compile(r"\b(?:he|she|him|her|his|woman|man|mother|father|I)\b|[“\"]", re.IGNORECASE)
_LONG_ENOUGH: Final = 120


def find(document: Document) -> Iterator[Finding]:
    """Yield pronouns at the start of a paragraph after a paragraph that names nobody."""
    body = [paragraph for paragraph in document.paragraphs if paragraph.role == "body"] if document.tagged else []
    person_starts = {name.start for name in document.names if name.kind == "person" or name.title}
    for before, paragraph in pairwise(body):
        opening = _OPENING.match(document.text, paragraph.start)
        if not opening or before.end - before.start < _LONG_ENOUGH:
            continue
        names_person = any(before.start <= start < before.end for start in person_starts)
        if names_person or _SOMEBODY.search(document.text, before.start, before.end):
            continue
        yield Finding(
            span=Span(paragraph.start, opening.end()),
            message=f"{opening.group()!r}: the paragraph before names nobody this could be.",
            related=(Span(before.start, before.end),),
        )


RULE: Final = Rule(
    code="ATT001",
    name="pronoun-without-antecedent",
    severity=Severity.WARNING,
    what="'She said this' after a paragraph that names no person.",
    why="The statement is attributed to nobody; often a paragraph was cut or moved.",
    flagged=(
        (
            "Relations between the two countries go back several centuries and survived many wars. According to a "
            "survey, 36% of people liked the idea, while others were against it.\n\nShe said this at a meeting."
        ),
    ),
    clean=("Anna Schmidt opened the meeting on Friday and spoke for an hour.\n\nShe said the plan was ready.",),
    limits="Looks at one paragraph back, and only at the start of a paragraph.",
    reference="Nearest antecedent.",
    find=find,
)
