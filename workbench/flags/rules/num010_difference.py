"""NUM010: a margin or a remainder that its two figures do not leave."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import format_like
from workbench.flags.figures.arithmetic import ArithmeticCheck, agrees, arithmetic_check, conflicts
from workbench.flags.figures.marked_figures import (
    DETERMINED,
    LOOSELY,
    figures_by_sentence,
    first_match,
    joined_pattern,
    mark,
)
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_ONE: Final = mark("one", "nm")
_OTHER: Final = mark("other", "nm")
_REST: Final = mark("rest", "nm")
_SHORT: Final = r"[^‹›;:.!?]{0,40}?"
_TO: Final = r"(?: \w+){0,3}? ?(?:to|against|versus|vs\.?|[–—-]) ?"
_MARGIN: Final = rf"\b(?:margin|majority|lead|difference|gap) of {LOOSELY}{_REST}"
_FORMS: Final = (
    joined_pattern(rf"{_ONE}{_TO}{_OTHER}{_SHORT}{_MARGIN}"),
    joined_pattern(rf"\bby {LOOSELY}{_REST}(?: [a-z]+)?\s?[,:(–—] ?{_ONE}{_TO}{_OTHER}"),
    joined_pattern(rf"{_MARGIN}{_SHORT}[,:(] ?(?:by )?{_ONE}{_TO}{_OTHER}"),
    joined_pattern(
        rf"\b(?:of|had|with|from|has|owned|held) {DETERMINED}{_ONE}{_SHORT},? {_SHORT}{_OTHER}{_SHORT}",
        rf"\bleaving {LOOSELY}{_REST}",
    ),
    joined_pattern(rf"\bto {LOOSELY}{_ONE}{_SHORT}, (?:up|down) (?:by )?{LOOSELY}{_REST} from {LOOSELY}{_OTHER}"),
    joined_pattern(rf"{_ONE}{_SHORT}, (?:or )?{_REST} (?:\w+ )?(?:more|fewer|less) than {DETERMINED}{_OTHER}"),
)
_EACH: Final = joined_pattern(r"\b(?:each|per|times|another|plus)\b|%")
_WIDEST: Final = 10.0
_CUE: Final = joined_pattern(r"margin|majority|lead|difference|gap|leaving|than|\bby\b|\b(?:up|down) ")


def find(document: Document) -> Iterator[Finding]:
    """Yield each difference that is not that of the two figures given with it."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such difference in the text, whether it holds or not."""
    for reading in figures_by_sentence(document, 3, _CUE):
        match = None if _EACH.search(reading.masked) else first_match(_FORMS, reading.masked)
        if match is None:
            continue
        one, other = reading.named(match, "one"), reading.named(match, "other")
        rest = reading.named(match, "rest")
        difference = abs(one.value - other.value)
        kinds = {figure.mark == "m" for figure in (one, other, rest)}
        is_near = difference <= _WIDEST * rest.value and rest.value <= max(one.value, other.value)
        if len(kinds) == 1 and is_near:
            holds = agrees(rest, difference, one.slack + other.slack)
            high, low = (one, other) if one.value >= other.value else (other, one)
            arithmetic = f"{high} - {low} = {format_like(difference, rest)}"
            yield arithmetic_check(rest, (one, other), arithmetic=arithmetic, holds=holds)


RULE: Final = Rule(
    code="NUM010",
    name="difference",
    severity=Severity.WARNING,
    what="A margin, a change or what is said to be left that is not the difference of the two figures given.",
    why="One of the three is wrong; the subtraction is shown.",
    flagged=(
        "The motion passed 52 to 40, a majority of 15.",
        "Of the 80 boats, 35 sank, leaving 55 afloat.",
        "Debt fell to £310 million, down £45 million from £365 million.",
    ),
    clean=(
        "The motion passed 52 to 40, a majority of 12.",
        "Of the 80 boats, 35 sank, leaving 45 afloat.",
        "Debt fell to £320 million, down £45 million from £365 million.",
    ),
    limits="One sentence at a time.",
    reference="Arithmetic.",
    find=find,
)
