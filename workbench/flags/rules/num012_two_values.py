"""NUM012: one thing given two numbers."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.two_values import LIKELY, two_values
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each figure for which the text gives another elsewhere, where what both count seems the same."""
    for pair in two_values(document):
        shared = sorted(pair.doubted.about & pair.other.about)
        here, there = pair.doubted.quantity.figure, pair.other.quantity.figure
        yield Finding(
            span=pair.place,
            message=f"{here} here, {there} elsewhere for what seems the same; which is right?",
            related=(pair.other.quantity.span,),
            evidence="shared words: " + ", ".join(shared),
            severity=Severity.WARNING if pair.weight > LIKELY else Severity.NOTE,
        )


RULE: Final = Rule(
    code="NUM012",
    name="two-values",
    severity=Severity.WARNING,
    what="One thing told twice, in the headline, a caption, a bullet or the body, with two numbers.",
    why="One of the numbers is wrong, or the difference wants explaining.",
    flagged=("The flood in Kirkby drowned 12 lambs.\n\nThe owner wept. The Kirkby flood drowned 21 lambs.",),
    clean=(
        "The flood in Kirkby drowned 12 lambs.\n\nAn earlier flood in Kirkby drowned 21 lambs.",
        "The flood in Kirkby drowned 12 lambs.\n\nThe flood in Selby drowned 21 lambs.",
        "The Kirkby census counted 216 huts on the moor. But the Kirkby paper counted the missing 97 huts on the moor.",
    ),
    limits="Blind to a figure that comes again elsewhere, to ranges and ages, and to the same fact in other words.",
    reference="Logistic regression on figures changed by machine in published text.",
    find=find,
)
