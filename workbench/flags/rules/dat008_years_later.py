"""DAT008: "two years later", "two years after" or "two years ago" between times that are not two years apart."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.figures.arithmetic import ArithmeticCheck, conflicts
from workbench.flags.lapses import counted_from, from_events, hours
from workbench.flags.lapses.from_publication import years_from_publication
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each time counted from another that is otherwise apart from it."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each time counted from another, whether it holds or not."""
    yield from chain(
        counted_from.time_checks(document),
        from_events.time_checks(document),
        years_from_publication(document),
        hours.time_checks(document),
    )


RULE: Final = Rule(
    code="DAT008",
    name="years-later",
    severity=Severity.WARNING,
    what="'Two years later, in 1926', 'two months after the fire', 'two years ago' or 'four hours later' with times "
    "that are another time apart.",
    why="One of the three figures is wrong; the subtraction is shown.",
    flagged=(
        "The first part appeared in 1720. Two years later, in 1724, the second followed.",
        "He joined the port in 2019, two years after the $3 million quay was completed in 2016.",
        "Six years before its closure in 1990, the mill was rebuilt in 1981.",
        "The mine closed in June 2020, two months after the fire of January 2020.",
        "The fire broke out on 14 August 2021. He was held on 16 November 2021, five months after the blaze.",
        "Mill shuts\n\nPublished 14 March 2024\n\nThe mill opened in 1990, 40 years ago.",
        "It was filed in November 2023 and turned down the following October, four months later.",
        "Police were called at 2.15am. They came at 2.45am, 50 minutes later.",
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
    limits="Needs the later time beside the length, and the other in the sentence, in the one before, told of the "
    "event in the same words elsewhere, or as the day of publication. Silent where any reading makes it hold.",
    reference="Arithmetic.",
    find=find,
)
