"""NUM007: a product, an average or a rate that its figures do not give."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.changes.findings import checks_of, findings_of
from workbench.flags.changes.held import HeldChange
from workbench.flags.changes.means import held_means
from workbench.flags.changes.products import held_products
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each product, average or rate whose figures are in reach and make something else."""
    yield from findings_of(_held(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such product in the text, whether it holds or not."""
    yield from checks_of(_held(document))


def _held(document: Document) -> Iterator[HeldChange]:
    seen = set()
    for held in (*held_products(document), *held_means(document)):
        if held.check.stated.span not in seen:
            seen.add(held.check.stated.span)
            yield held


RULE: Final = Rule(
    code="NUM007",
    name="product",
    severity=Severity.WARNING,
    what="A total of so many at so much each that is not their product, or an average its figures do not make.",
    why="The number, the price or the total is wrong; the arithmetic is shown.",
    flagged=(
        "She bought 6 lamps at $30 each, a total of $210.",
        "The crew worked 12 hours a day for 5 days, 70 hours in all.",
        "Twelve kettles, each holding 30 gallons, will yield 420 gallons of apple butter.",
        "The council spent $744,000 on 20 playgrounds, an average of about $42,700 each.",
        "The fund earned 0.9, 11.6, 12.9, 3.2 and 1.4 percent. That is an average of 7.0 percent.",
        "The 14.2-mile line was to cost $640 million. It will cost $768 million, or about $64 million a mile.",
    ),
    clean=(
        "She bought 6 lamps at $30 each, a total of $180.",
        "She bought 6 lamps at $30 each and a chair, a total of $1,250.",
        "The council spent $744,000 on 20 playgrounds, an average of about $37,200 each.",
    ),
    limits="Needs a word for what is told per something; the factors of a product are in one sentence.",
    reference="Arithmetic.",
    find=find,
)
