"""ROL004: one person of two peoples."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.entity import AttributeKind
from workbench.flags.persons.clashes import clash_findings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield one person of two peoples."""
    yield from clash_findings(document, AttributeKind.NATIONALITY, question="Which is right?")


RULE: Final = Rule(
    code="ROL004",
    name="nationality-changes",
    severity=Severity.WARNING,
    what="One person of two peoples.",
    why="One of the two is a slip, or the difference wants explaining.",
    flagged=(
        "The Austrian painter Anna Schmidt opened the show. On Monday the Australian painter Anna Schmidt left.",
        "Anna Schmidt is a Swedish skier. The next day Swiss skier Schmidt won.",
        "Nik Sorensen, a freshman from Aarhus, Denmark, had 12 points. The Swede blocked two shots.",
    ),
    clean=(
        "The Austrian painter Anna Schmidt opened the show. On Monday the Austrian painter Anna Schmidt left.",
        "The Austrian painter Anna Schmidt opened the show. Schmidt became a Swiss citizen.",
        "The Austrian painter Anna Schmidt met the Australian painter Jonas Lund.",
        "The Tuscan painter Anna Schmidt opened the show. The Italian painter left on Monday.",
    ),
    limits="Peoples that go together (Scottish and British, Tuscan and Italian) are one; a country counts only where "
    "somebody is said to be from it.",
    reference="A list of the names of peoples.",
    find=find,
)
