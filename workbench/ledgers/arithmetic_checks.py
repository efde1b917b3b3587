"""Every reckoning that the number rules can follow in a document, those that hold among them."""

from collections.abc import Iterator
from typing import Final

from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rules import (
    num003_parts_and_total,
    num004_share_of_total,
    num005_change_and_figures,
    num006_percent_or_points,
    num007_product,
    num008_years_and_ages,
    num009_converted_units,
    num010_difference,
)
from workbench.text.document import Document

_RECKONERS: Final = (
    num003_parts_and_total,
    num004_share_of_total,
    num005_change_and_figures,
    num006_percent_or_points,
    num007_product,
    num008_years_and_ages,
    num009_converted_units,
    num010_difference,
)


def arithmetic_checks(document: Document) -> Iterator[tuple[str, ArithmeticCheck]]:
    """Each reckoning with the name of its rule, once, rule by rule."""
    seen = set()
    for reckoner in _RECKONERS:
        for reckoning in reckoner.reckonings(document):
            if (reckoning.stated, reckoning.arithmetic) not in seen:
                seen.add((reckoning.stated, reckoning.arithmetic))
                yield reckoner.RULE.name, reckoning
