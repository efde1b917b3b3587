"""ATT007: a quotation given in two wordings."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.quotations.reworded import rewordings
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield the words in which a quotation differs from what the article quotes elsewhere."""
    findings = [
        Finding(
            span=here,
            message=f"Quoted with {document.quote(there)!r} elsewhere. Which were the words?",
            suggestion=document.quote(there),
            related=(there,),
            evidence=f"{document.quote(here)} / {document.quote(there)}",
        )
        for here, there in rewordings(document)
    ]
    yield from sorted({finding.span: finding for finding in findings}.values(), key=lambda finding: finding.span)


RULE: Final = Rule(
    code="ATT007",
    name="reworded-quotation",
    severity=Severity.WARNING,
    what="A quotation that comes twice, in a headline, a pull quote or further down, with a word changed.",
    why="Words between quotation marks are those that were spoken; at most one of the two wordings is.",
    flagged=(
        (
            "'We sold the mill for a penny'\n\nThe mill was sold in May.\n\n"
            "“We sold the mill for a pound,” said Anna Berg. “It was a hard winter.”"
        ),
        (
            "“We need the right homes in the right place,” said Anna Berg.\n\nIt rained.\n\n"
            "Asked about “the right houses in the right place”, Jonas Lund laughed."
        ),
    ),
    clean=(
        (
            "'We sold the mill for a penny'\n\nThe mill was sold in May.\n\n"
            "“We sold the mill for a penny,” said Anna Berg. “It was a hard winter.”"
        ),
        "“We will win in May,” said Anna Berg.\n\nIt rained.\n\n“We will lose in May,” said Jonas Lund.",
        (
            "“We need the right homes [...] in the right place,” said Anna Berg.\n\n"
            "Asked about “the right [houses] in the right place”, Jonas Lund laughed."
        ),
    ),
    limits="Words left out or added, and other forms of the same word, are let pass; so are quotations of fewer than "
    "four words.",
    reference="Alignment of the quoted words.",
    find=find,
)
