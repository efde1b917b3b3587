"""ROL007: one person as two kinds of kin to the same person."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.entity import AttributeKind
from workbench.flags.persons.clashes import clash_findings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield one person as two kinds of kin to the same person."""
    yield from clash_findings(document, AttributeKind.RELATION, question="Which is right?")


RULE: Final = Rule(
    code="ROL007",
    name="kinship-changes",
    severity=Severity.WARNING,
    what="One person as two kinds of kin to the same person.",
    why="Somebody is the nephew or the grandson of the founder, not both.",
    flagged=(
        "Leland Pruitt, a grandson of the founder, runs the chain. As the founder's nephew, he would help the buyers.",
    ),
    clean=(
        "Leland Pruitt, a grandson of the founder, runs it. As the founder's grandson, he would help the buyers.",
        "Leland Pruitt, a grandson of the founder, runs the chain. As the mayor's nephew, he stays out of politics.",
    ),
    limits="Needs the same word for whose kin it is in both places.",
    reference="Arithmetic of families.",
    find=find,
)
