"""ROL008: one worker in two towns."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.entity import AttributeKind
from workbench.flags.persons.clashes import clash_findings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield one worker in two towns."""
    yield from clash_findings(document, AttributeKind.HOME, question="Which town is right?")


RULE: Final = Rule(
    code="ROL008",
    name="home-changes",
    severity=Severity.WARNING,
    what="One worker in two towns.",
    why="One of the two is a slip, or the move wants telling.",
    flagged=("Darnell Pitts, 29, a sorter in Memphis, will vote. The Nashville sorter has waited for years.",),
    clean=(
        "Darnell Pitts, 29, a sorter in Memphis, will vote. The Memphis sorter has waited for years.",
        "Darnell Pitts, 29, a sorter in Memphis, will vote. A sorter in Nashville will not.",
    ),
    limits="Reads a town only beside the same occupation.",
    reference="Style guides: one home for a person.",
    find=find,
)
