"""NUM017: a vote that does not fit the body that voted, or is told twice with two counts."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rule import Finding, Rule
from workbench.flags.tallies.tally import HeldTally, tally_findings
from workbench.flags.tallies.votes import held_votes
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each vote whose sides are not the whole body, and each side told again with another count."""
    yield from tally_findings(_held(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such tally in the text, whether it holds or not."""
    return (held.check for held in _held(document))


def _held(document: Document) -> tuple[HeldTally, ...]:
    return held_votes(document)


RULE: Final = Rule(
    code="NUM017",
    name="vote-told-twice",
    severity=Severity.WARNING,
    what="Sides of a vote that do not make the body that voted, or a side that is told again with another count.",
    why="One of the counts is wrong; the vote that is told elsewhere is shown.",
    flagged=(
        "All 150 members of the chamber voted: 79 were in favour, 71 opposed it and three abstained.",
        (
            "The union’s 21-member board, with no one absent, met. Fourteen were in favor, five were opposed and "
            "three abstained."
        ),
        "The council passed the budget by 5 votes to 3. The mayor thanked the four dissenters.",
        "The plan was approved by nine votes to two. The chair was one of the eleven in favour.",
    ),
    clean=(
        "All 150 members of the chamber voted: 76 were in favour, 71 opposed it and three abstained.",
        "The council passed the budget by 5 votes to 3. The mayor thanked the three dissenters.",
        "The plan was approved by nine votes to two. The chair was one of the nine in favour.",
        (
            "The amendment was lost by 33 votes to 24 and the budget passed by 32 votes to 25. The mayor thanked the "
            "22 opponents."
        ),
    ),
    limits="Where two votes with other counts are told, nothing is said of a side told again.",
    reference="Counting.",
    find=find,
)
