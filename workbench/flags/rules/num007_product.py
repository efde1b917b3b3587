"""NUM007: a product that its factors do not make."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.figures.arithmetic import ArithmeticCheck, agrees, checked, conflicts
from workbench.flags.figures.marked_figures import LOOSELY, Figure, SentenceFigures, grammar, mark, readings, shown
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_EACH: Final = grammar(
    r"\b(?:each|apiece|every|a head|per [a-z]+|an? (?:hour|day|night|week|month|year|person|piece))\b"
)
_LED_UP: Final = (
    r"(?:\btotal(?:l?ing|l?ed| of| cost of| bill of| price of| comes to| came to| is| was)?:?|\b(?:comes?|came) to|"
    r"\badds? up to|\bmak(?:es|ing)|\bgiv(?:es|ing)|=|\bamount(?:s|ed|ing)? to|\bbill of|\bcost(?:s|ing)? of|"
    r"\bcosts?(?: the [a-z]+)?|\bearn(?:s|ed|ing)|\bbring(?:s|ing) in|\bbrought in|\brais(?:ed|ing))"
)
_TOTAL: Final = grammar(
    rf"{_LED_UP} (?:the |a total of |total )*{LOOSELY}(?:total of )?{mark('total', 'nm')}",
    r"(?! (?:(?:in|of|net|gross|clear) ){0,2}(?:profit|loss|tax|tips)\b)",
    rf"|{mark('all', 'nm')}(?:\s[^\s‹›;:,]+){{0,3}}?,? (?:in (?:all|total)|altogether|overall)\b",
)
_NAMED: Final = r"(?:\s[^\W\d_]+){0,2}"
_TIMES: Final = grammar(
    rf"{mark('one', 'nmy')}{_NAMED}\s?(?:[x×*]|times)\s?{mark('other', 'nmy')}",
    rf"{_NAMED}\s?(?:=|is|equals|makes)\s?{mark('total', 'nmy')}",
)
_OTHERWISE: Final = grammar(
    r"\b(?:plus|as well as|in addition|another|up to|at least|average|rest|remaining|between)\b"
)
_LONGEST: Final = 250
_WIDEST: Final = 3.0
_SLIPS: Final = (10.0, 100.0, 1_000.0)
_FACTORS: Final = 2


def find(document: Document) -> Iterator[Finding]:
    """Each product whose two factors stand in the sentence and make something else."""
    yield from conflicts(reckonings(document))


def reckonings(document: Document) -> Iterator[ArithmeticCheck]:
    """Each such reckoning that the text makes, whether it holds or not."""
    for reading in readings(document, 3):
        for found in _TIMES.finditer(reading.masked):
            total = reading.named(found, "total")
            yield from _judged(total, (reading.named(found, "one"), reading.named(found, "other")))
        yield from _shared_out(reading)


def _shared_out(reading: SentenceFigures) -> Iterator[ArithmeticCheck]:
    found = next(reversed(list(_TOTAL.finditer(reading.masked))), None)
    told = len(reading.masked) <= _LONGEST and _EACH.search(reading.masked) and not _OTHERWISE.search(reading.masked)
    if not found or not told:
        return
    total = reading.named(found, "total" if found["total"] else "all")
    others = [figure for figure in reading.figures if figure is not total and figure.mark not in "ydo"]
    money = [figure for figure in others if figure.mark == "m"]
    if len(others) != _FACTORS or len(money) == _FACTORS or any(figure.mark not in "nm" for figure in others):
        return
    if total.mark == "m" and not money:
        return
    yield from _judged(total, (others[0], others[1]))


def _judged(total: Figure, factors: tuple[Figure, Figure]) -> Iterator[ArithmeticCheck]:
    one, other = factors
    made = one.value * other.value
    slack = one.slack * other.value + other.slack * one.value
    if min(one.value, other.value, total.value) <= 1:
        return
    ratio = max(made / total.value, total.value / made)
    if ratio <= _WIDEST or any(abs(ratio - slip) < slip / 100 for slip in _SLIPS):
        arithmetic = f"{one} x {other} = {shown(made, total)}"
        yield checked(total, factors, arithmetic=arithmetic, holds=agrees(total, made, slack))


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
