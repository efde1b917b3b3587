"""NUM018: a rank, a majority or a record that the figures beside it do not bear out."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rule import Finding, Rule
from workbench.flags.tallies.records import held_records
from workbench.flags.tallies.results import held_results
from workbench.flags.tallies.tally import HeldTally, tally_findings
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each rank, majority, multiple of votes and record that listed figures contradict."""
    yield from tally_findings(_held(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such tally in the text, whether it holds or not."""
    return (held.check for held in _held(document))


def _held(document: Document) -> tuple[HeldTally, ...]:
    return (*held_results(document), *held_records(document))


RULE: Final = Rule(
    code="NUM018",
    name="rank-and-record",
    severity=Severity.WARNING,
    what="A rank or a majority that is not that of the results listed, or a best ever beside a better figure.",
    why="The list and the text cannot both be right.",
    flagged=(
        (
            "Bridget Moyle was fourth.\n\nSamira Qadir 14,872\nNathan Tesh 11,306\nBridget Moyle 4,215\nKeith "
            "Standen 2,984"
        ),
        "Samira Qadir won.\n\nSamira Qadir 14,872\nNathan Tesh 11,306\nBridget Moyle 4,215\nMajority 3,656",
        "She finished tenth, in the final of eight.",
        "The museum had 621,000 visitors. It was its best year ever, after 2016, when a show brought in 702,000.",
    ),
    clean=(
        "Bridget Moyle was third.\n\nSamira Qadir 14,872\nNathan Tesh 11,306\nBridget Moyle 4,215\nKeith Standen 2,984",
        "Samira Qadir won.\n\nSamira Qadir 14,872\nNathan Tesh 11,306\nBridget Moyle 4,215\nMajority 3,566",
        "She finished sixth, in the final of eight.",
        "The museum had 621,000 visitors, its best year ever, up from 575,000 in 2023.",
    ),
    limits="Reads lists with a line for each result; a record needs the better figure in its sentence or before.",
    reference="Order and subtraction.",
    find=find,
)
