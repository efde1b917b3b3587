"""NUM005: a change that is not the one from the first figure to the second."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.changes.columns import held_columns
from workbench.flags.changes.directions import held_directions
from workbench.flags.changes.findings import checks_of, findings_of
from workbench.flags.changes.held import HeldChange, held_changes
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_KINDS: Final = frozenset({"percent", "multiple", "way", "column"})


def find(document: Document) -> Iterator[Finding]:
    """Yield each stated change, multiple or direction that the figures it leads from and to do not make."""
    yield from findings_of(_held(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such change in the text, whether it holds or not."""
    yield from checks_of(_held(document))


def _held(document: Document) -> Iterator[HeldChange]:
    every = (*held_changes(document), *held_columns(document), *held_directions(document))
    return (held for held in every if held.kind in _KINDS)


RULE: Final = Rule(
    code="NUM005",
    name="change-and-figures",
    severity=Severity.WARNING,
    what="A change in per cent, as a multiple or in direction that the two figures beside it do not make.",
    why="The change or one of the figures is wrong; the arithmetic is shown.",
    flagged=(
        "Visits rose from 40 to 50, or 30%.",
        "The fee doubled from 20 to 30 crowns.",
        "Output fell from 300 tonnes to 420 tonnes.",
        "The council expects to overspend by £7.4m this year, against £6.1m last year, a fall of £1.3m.",
        "Revenue rose 5% to £1.26 billion in the six months to June 30, from £1.15 billion a year earlier.",
        "The district counts 2,660 pupils, 25% fewer than the 3,325 it had in 2012.",
        "The choir gave four concerts in 1970. By 1980 it was giving 36 a year, eight times as many.",
        "The stock rose $4.20, or 8%, to close at $74.20.",
    ),
    clean=(
        "Visits rose from 40 to 50, or 25%.",
        "The fee nearly doubled from 20 to 39 crowns.",
        "Output fell from 420 tonnes to 300 tonnes.",
        "Revenue rose 9.6% to £1.26 billion in the six months to June 30, from £1.15 billion a year earlier.",
        "The district counts 2,660 pupils, 20% fewer than the 3,325 it had in 2012.",
        "Like-for-like sales rose 4%, and revenue was £50m, against £40m.",
        "The door sensor sells for $30. It usually sells for $40, so this is a discount of 25%.",
    ),
    limits="Needs words that tell a change and two like figures in its sentence or in the one before, or a table.",
    reference="Arithmetic.",
    find=find,
)
