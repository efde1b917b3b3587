"""NUM010: a margin, a lead or a remainder that its two figures do not leave."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.changes.findings import checks_of, findings_of
from workbench.flags.changes.held import HeldChange, held_changes
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each difference that is not that of the two figures it lies between."""
    yield from findings_of(_held(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such difference in the text, whether it holds or not."""
    yield from checks_of(_held(document))


def _held(document: Document) -> Iterator[HeldChange]:
    return (held for held in held_changes(document) if held.kind == "difference")


RULE: Final = Rule(
    code="NUM010",
    name="difference",
    severity=Severity.WARNING,
    what="A margin, a change or what is said to be left that is not the difference of the two figures given.",
    why="One of the three is wrong; the subtraction is shown.",
    flagged=(
        "The motion passed 52 to 40, a majority of 15.",
        "Of the 80 boats, 35 sank, leaving 55 afloat.",
        "They have 62 points and are two behind Penmoor, who have 65.",
        "A household that pays £1,842 will be charged £1,943, about £92 more.",
        "She had used 200 of her 500 bales. She has 350 left.",
        "Debt fell to £310 million, down £45 million from £365 million.",
    ),
    clean=(
        "The motion passed 52 to 40, a majority of 12.",
        "Of the 80 boats, 35 sank, leaving 45 afloat.",
        "Debt fell to £320 million, down £45 million from £365 million.",
    ),
    limits="Needs the two figures in its sentence or in the one before.",
    reference="Arithmetic.",
    find=find,
)
