"""NUM007: a product that its factors do not give."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure, format_like
from workbench.flags.figures.arithmetic import ArithmeticCheck, agrees, arithmetic_check, conflicts
from workbench.flags.figures.marked_figures import LOOSELY, SentenceFigures, figures_by_sentence, joined_pattern, mark
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_EACH: Final = joined_pattern(
    r"\b(?:each|apiece|every|a head|per [a-z]+|an? (?:hour|day|night|week|month|year|person|piece))\b"
)
_LEAD_UP: Final = (
    r"(?:\btotal(?:l?ing|l?ed| of| cost of| bill of| price of| comes to| came to| is| was)?:?|\b(?:comes?|came) to|"
    r"\badds? up to|\bmak(?:es|ing)|\bgiv(?:es|ing)|=|\bamount(?:s|ed|ing)? to|\bbill of|\bcost(?:s|ing)? of|"
    r"\bcosts?(?: the [a-z]+)?|\bearn(?:s|ed|ing)|\bbring(?:s|ing) in|\bbrought in|\brais(?:ed|ing))"
)
_TOTAL: Final = joined_pattern(
    rf"{_LEAD_UP} (?:the |a total of |total )*{LOOSELY}(?:total of )?{mark('total', 'nm')}",
    r"(?! (?:(?:in|of|net|gross|clear) ){0,2}(?:profit|loss|tax|tips)\b)",
    rf"|{mark('all', 'nm')}(?:\s[^\s‹›;:,]+){{0,3}}?,? (?:in (?:all|total)|altogether|overall)\b",
)
_NOUN: Final = r"(?:\s[^\W\d_]+){0,2}"
_TIMES: Final = joined_pattern(
    rf"{mark('one', 'nmy')}{_NOUN}\s?(?:[x×*]|times)\s?{mark('other', 'nmy')}",
    rf"{_NOUN}\s?(?:=|is|equals|makes)\s?{mark('total', 'nmy')}",
)
_OTHER_TERMS: Final = joined_pattern(
    r"\b(?:plus|as well as|in addition|another|up to|at least|average|rest|remaining|between)\b"
)
_LONGEST: Final = 250
_WIDEST: Final = 3.0
_SLIPS: Final = (10.0, 100.0, 1_000.0)
_FACTORS: Final = 2


def find(document: Document) -> Iterator[Finding]:
    """Yield each product whose two factors are in the sentence and make something else."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such product in the text, whether it holds or not."""
    for reading in figures_by_sentence(document, 3):
        for match in _TIMES.finditer(reading.masked):
            total = reading.named(match, "total")
            yield from _checks(total, (reading.named(match, "one"), reading.named(match, "other")))
        yield from _distributed(reading)


def _distributed(reading: SentenceFigures) -> Iterator[ArithmeticCheck]:
    match = next(reversed(list(_TOTAL.finditer(reading.masked))), None)
    is_product = (
        len(reading.masked) <= _LONGEST and _EACH.search(reading.masked) and not _OTHER_TERMS.search(reading.masked)
    )
    if not match or not is_product:
        return
    total = reading.named(match, "total" if match["total"] else "all")
    others = [figure for figure in reading.figures if figure is not total and figure.mark not in "ydo"]
    money = [figure for figure in others if figure.mark == "m"]
    if len(others) != _FACTORS or len(money) == _FACTORS or any(figure.mark not in "nm" for figure in others):
        return
    if total.mark == "m" and not money:
        return
    yield from _checks(total, (others[0], others[1]))


def _checks(total: Figure, factors: tuple[Figure, Figure]) -> Iterator[ArithmeticCheck]:
    first, second = factors
    product = first.value * second.value
    slack = first.slack * second.value + second.slack * first.value
    if min(first.value, second.value, total.value) <= 1:
        return
    ratio = max(product / total.value, total.value / product)
    if ratio <= _WIDEST or any(abs(ratio - slip) < slip / 100 for slip in _SLIPS):
        arithmetic = f"{first} x {second} = {format_like(product, total)}"
        yield arithmetic_check(total, factors, arithmetic=arithmetic, holds=agrees(total, product, slack))


RULE: Final = Rule(
    code="NUM007",
    name="product",
    severity=Severity.WARNING,
    what="A total of so many at so much each that is not their product.",
    why="The number, the price or the total is wrong; the arithmetic is shown.",
    flagged=(
        "She bought 6 lamps at $30 each, a total of $210.",
        "The crew worked 12 hours a day for 5 days, 70 hours in all.",
    ),
    clean=(
        "She bought 6 lamps at $30 each, a total of $180.",
        "She bought 6 lamps at $30 each and a chair, a total of $1,250.",
    ),
    limits="One sentence with two factors and a word for the total.",
    reference="Arithmetic.",
    find=find,
)
