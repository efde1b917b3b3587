"""ROL005: one person referred to as he and as she."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.entity import AttributeKind
from workbench.flags.persons.clashes import clash_findings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield one person called he, or by a title or noun for a man, in one place and she in another."""
    yield from clash_findings(document, AttributeKind.GENDER, question="Which is right?")


RULE: Final = Rule(
    code="ROL005",
    name="gender-changes",
    severity=Severity.WARNING,
    what="One person called he, or by a title or noun for a man, in one place and she in another.",
    why="Either the word is a slip, or it means somebody the text does not name.",
    flagged=(
        "Anna Schmidt opened the mill in May. She spoke.\n\nSchmidt closed the mill in June. He spoke again.",
        "Ms Anna Schmidt opened the mill. Schmidt spoke for an hour. He added that it would close in June.",
    ),
    clean=(
        "Anna Schmidt opened the mill in May. She spoke.\n\nSchmidt closed the mill in June. She spoke again.",
        "Anna Schmidt opened the mill in May. She spoke.\n\nSchmidt met the mayor in June. Jonas Lund came. He spoke.",
        "Anna Schmidt opened the mill in May. Her son spoke. He said it was old.",
    ),
    limits="Reads a pronoun only where nobody else in reach can be meant, and first names only where men or women "
    "alone bear them.",
    reference="Nearest antecedent.",
    find=find,
)
