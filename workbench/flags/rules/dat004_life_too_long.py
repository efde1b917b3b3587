"""DAT004: two years in brackets too far apart for a life."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_LIFE = re.compile(
    r"\((?:[^()\n]{0,60}?\b)?(?P<born>1\d{3}|20\d\d)\s?[–-]\s?(?:[^()\n\d]{0,20}\d{0,2}[^()\n\d]{0,20})(?P<died>[12]\d{3})\)"
)
_BORN_DIED = re.compile(r"\b(?P<born>1\d{3}|20\d\d)\s?[–-]\s?\d{1,2} [A-Z][a-z]+ (?P<died>[12]\d{3})\)")
_LONGEST = 115


def find(document: Document) -> Iterator[Finding]:
    """Yield each pair of years after a person's name that is too far apart or runs backwards."""
    name_ends = {name.end for name in document.names if name.kind == "person"}
    for pattern in (_LIFE, _BORN_DIED):
        for match in pattern.finditer(document.text):
            years = int(match["died"]) - int(match["born"])
            after_name = any(end in name_ends for end in range(match.start() - 3, match.start() + 1))
            if (after_name or pattern is _BORN_DIED) and not 0 <= years <= _LONGEST:
                message = f"From {match['born']} to {match['died']} is {years} years; no life spans that."
                yield Finding(span=Span(*match.span()), message=message, evidence=f"{years} years")


RULE: Final = Rule(
    code="DAT004",
    name="life-too-long",
    severity=Severity.WARNING,
    what="Years of birth and death after a name that are over 115 years apart or in the wrong order.",
    why="A digit was mistyped.",
    flagged=("General Patrick Gordon (1235 – 1699) kept a diary.",),
    clean=("General Patrick Gordon (1635 – 1699) kept a diary.",),
    limits="Years in brackets only.",
    reference="The longest documented life is 122 years.",
    find=find,
)
