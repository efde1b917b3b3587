"""DAT008: "two years later", "two years after" or "two years ago" between times that are not two years apart."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.lapses import counted_from, hours
from workbench.flags.figures.arithmetic import ArithmeticCheck, conflicts
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each time counted from another that is otherwise apart from it."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each time counted from another, whether it holds or not."""
    yield from chain(counted_from.time_checks(document), hours.time_checks(document))


RULE: Final = Rule(
    code="DAT008",
    name="years-later",
    severity=Severity.WARNING,
    what="'Two years later, in 1926', or 'two years after', with dates that are another time apart.",
    why="One of the three figures is wrong; the subtraction is shown.",
    flagged=(
        "The first part appeared in 1720. Two years later, in 1724, the second followed.",
        "He joined the port in 2019, two years after the $3 million quay was completed in 2016.",
        "Six years before its closure in 1990, the mill was rebuilt in 1981.",
        "The mine closed in June 2020, two months after the fire of January 2020.",
    ),
    clean=(
        "The first part appeared in 1722. Two years later, in 1724, the second followed.",
        "The first part appeared in 1720. About four years later, in 1724, the second followed.",
        "She was born in 1720. Two years later, in 1724, the second part followed.",
        "He joined the port in 2018, two years after the $3 million quay was completed in 2016.",
        "He joined the port in 2019, two years after the quay that had been begun in 2011 was completed.",
        "The mine closed in 2020, nearly two decades after the fire of 2001.",
        "She left the army four years after enlisting, in 1992, and earned a nursing degree in 1997.",
    ),
    limits="Needs both dates in one sentence, or 'later' with a number beside the later year and one year only before.",
    reference="Arithmetic.",
    find=find,
)
