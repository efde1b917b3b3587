"""Every sum that the number rules can follow in a document, including those that hold."""

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
    num016_count_and_list,
    num017_votes,
    num018_rank_and_record,
)
from workbench.text.document import Document

_RULE_MODULES: Final = (
    num003_parts_and_total,
    num004_share_of_total,
    num005_change_and_figures,
    num006_percent_or_points,
    num007_product,
    num008_years_and_ages,
    num009_converted_units,
    num010_difference,
    num016_count_and_list,
    num017_votes,
    num018_rank_and_record,
)


def arithmetic_checks(document: Document) -> Iterator[tuple[str, ArithmeticCheck]]:
    """Yield each distinct check with the name of its rule, rule by rule."""
    seen = set()
    for rule_module in _RULE_MODULES:
        for check in rule_module.checks_in(document):
            if (check.stated, check.arithmetic) not in seen:
                seen.add((check.stated, check.arithmetic))
                yield rule_module.RULE.name, check
