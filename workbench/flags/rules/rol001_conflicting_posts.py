"""ROL001: one person with two posts that exclude each other."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.entity import AttributeKind
from workbench.flags.persons.clashes import clash_findings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield one person with two posts that exclude each other."""
    yield from clash_findings(document, AttributeKind.POST, question="Which post is right?")


RULE: Final = Rule(
    code="ROL001",
    name="conflicting-posts",
    severity=Severity.WARNING,
    what="One person with two posts that exclude each other.",
    why="A person is the treasurer or the vice president of one board, and drives a bus or a train.",
    flagged=(
        "Doug Fennimore, the board's vice president, voted yes. Fennimore, the board's treasurer, was glad.",
        "Plant manager Rob Tackett spoke. Tackett, payroll manager since 2019, said a union could not help.",
        "Curtis Bellamy, a retired bus driver, spoke of a fire. The former mail carrier now wears sweaters.",
    ),
    clean=(
        "Doug Fennimore, the board's vice president, voted yes. Fennimore, treasurer of the chess club, said no more.",
        "Doug Fennimore, the former treasurer, voted yes. Fennimore, the board's vice president, was glad.",
        "Curtis Bellamy, a retired bus driver, spoke of a fire. Mail carrier Joan Hay had called the brigade.",
        "Harlan Teague, the chairman, spoke. Teague, the chief executive, will stay on.",
    ),
    limits="Knows the families of posts on its list, and takes a description ('the former mail carrier') for the "
    "person of whom a post of its family is told, where the text gives it to nobody else.",
    reference="A list of posts and occupations that exclude each other.",
    find=find,
)
