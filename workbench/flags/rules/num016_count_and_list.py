"""NUM016: a count that announces a list of another length."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rule import Finding, Rule
from workbench.flags.tallies.announced import held_lists
from workbench.flags.tallies.occurrences import held_occurrences
from workbench.flags.tallies.tally import HeldTally, tally_findings
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each announced count, and each number of a time, that its list does not bear out."""
    yield from tally_findings(_held(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such tally in the text, whether it holds or not."""
    return (held.check for held in _held(document))


def _held(document: Document) -> tuple[HeldTally, ...]:
    return (*held_lists(document), *held_occurrences(document))


RULE: Final = Rule(
    code="NUM016",
    name="count-and-list",
    severity=Severity.WARNING,
    what="“Three reasons” before a list of four, or a “third title” after a list of three earlier ones.",
    why="An item was added or cut after the count was written, or the count is wrong.",
    flagged=(
        "She gave three reasons: falling rolls, the cost of repairs, a lack of teachers and the end of a grant.",
        (
            "There were three reasons for it. The objects were seized; they had meaning; visitors wanted it; and "
            "money was short."
        ),
        (
            "The report makes three recommendations:\n• publish a map;\n• set aside a tenth;\n• stock seals;\n• "
            "train women."
        ),
        "They found six craft: two runabouts, a jet ski, a tender and a cruiser.",
        "She leaves two daughters, Karen Beale, Ann Whitlock and Joyce Lynn.",
        "It was the party’s fifth gain, after Thornby, West Leam and Ellerton.",
        (
            "It would be the firm’s fifth purchase of the decade, after Pike River in 2011, Lathrop in 2014 and "
            "Sonnet in 2016."
        ),
        "It came free at the fourth attempt: pulls on 9 and 14 May had both failed.",
    ),
    clean=(
        "She gave four reasons: falling rolls, the cost of repairs, a lack of teachers and the end of a grant.",
        "They found five craft: two runabouts, a jet ski, a tender and a cruiser.",
        "She leaves three daughters, Karen Beale, Ann Whitlock and Joyce Lynn.",
        "It was the party’s fourth gain, after Thornby, West Leam and Ellerton.",
        "Nine towns bid, among them three ports: Ayr, Hull and Rye.",
        "It came free at the third attempt: pulls on 9 and 14 May had both failed.",
    ),
    limits="Reads lists behind a colon, in bullets, in one sentence with semicolons, and names behind a noun.",
    reference="Counting.",
    find=find,
)
