"""ROL002: one person with two ages."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.entity import AttributeKind
from workbench.flags.persons.clashes import clash_findings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield one person with two ages more than a year apart."""
    yield from clash_findings(document, AttributeKind.AGE, question="Which age is right?")


RULE: Final = Rule(
    code="ROL002",
    name="age-changes",
    severity=Severity.WARNING,
    what="One person with two ages more than a year apart.",
    why="An age with its digits turned makes another person of the one meant.",
    flagged=(
        "Anna Schmidt, 45, opened the mill. On Monday the 54-year-old Schmidt left.",
        "The 31-year-old baker Jonas Lund won. Lund (13) spoke to the town.",
        "Ilias Drakos, 54, has been asked to stay. The 45-year-old Greek has spent 30 years at sea.",
        "Samira Qadir, 34, won by 3,566 votes. At 43 she is the youngest member.",
    ),
    clean=(
        "Anna Schmidt, 45, opened the mill. On Monday the 45-year-old Schmidt left.",
        "Anna Schmidt, 45, opened the mill. Schmidt was a 15-year-old apprentice when it closed.",
        "Anna Schmidt, 45, opened the mill. Jonas Lund, 54, left.",
        "Ted Hay, 72, bred the cow. Young Ted Hay, 12, led her in.",
    ),
    limits="Takes a description ('the 45-year-old') for the person whose age it nearly is: a few years off, or its "
    "digits turned.",
    reference="Style guides: one age for a person, as of the day of writing.",
    find=find,
)
