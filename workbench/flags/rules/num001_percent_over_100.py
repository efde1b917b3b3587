"""NUM001: a share above 100 per cent."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_PART = re.compile(
    r"\s+of\s+(?:all\s+|the\s+)?(?:\w+\s+){0,2}?(?:voters|people|adults|respondents|members|women|men|students|households|votes|children|citizens|patients|workers|residents|seats)\b"
)
_WHOLE = 100


def find(document: Document) -> Iterator[Finding]:
    """Yield each percentage over 100 of people or things that can only be a part."""
    for number in document.numbers:
        if number.kind == "percent" and number.value > _WHOLE and _PART.match(document.text, number.end):
            message = f"{number.value:g}% of a whole is more than the whole."
            yield Finding(span=Span(number.start, number.end), message=message)


RULE: Final = Rule(
    code="NUM001",
    name="percent-over-100",
    severity=Severity.ERROR,
    what="A share of people or things above 100 per cent.",
    why="A part cannot exceed its whole.",
    flagged=("Some 120% of voters stayed home.",),
    clean=("Sales rose 120% on last year.",),
    limits="Knows the commonest wholes only.",
    reference="Arithmetic.",
    find=find,
)
