"""ROL003: one person in two parties."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.entity import AttributeKind
from workbench.flags.persons.clashes import clash_findings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield one person as a member of two parties."""
    yield from clash_findings(document, AttributeKind.PARTY, question="Which party is right?")


RULE: Final = Rule(
    code="ROL003",
    name="party-changes",
    severity=Severity.WARNING,
    what="One person as a member of two parties.",
    why="A wrong party turns what a politician says on its head.",
    flagged=(
        "Republican Sen. Anna Schmidt opened the debate. Schmidt (D-Ohio) closed it.",
        "Anna Schmidt, a Conservative, asked first. Next the Labour candidate, Anna Schmidt, replied.",
        "Rep. Glen Haverkamp, D-Des Moines, opposed the bill. The Republican said it paid people for saying no.",
    ),
    clean=(
        "Republican Sen. Anna Schmidt opened the debate. Schmidt (R-Ohio) closed it.",
        "Republican Sen. Anna Schmidt opened the debate. Schmidt, a Democrat until 2010, closed it.",
        "Republican Sen. Anna Schmidt opened the debate. Democrat Jonas Lund closed it.",
    ),
    limits="Knows the larger parties of a few countries.",
    reference="Style guides: party and place at first mention.",
    find=find,
)
