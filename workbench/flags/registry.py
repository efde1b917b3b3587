"""Every flag rule, and the flags that they raise on a document."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from workbench.config.house_style import NO_STYLE, HouseStyle, is_about_a_name
from workbench.domain.flag import Flag, FlagId, Related, flag_id_for
from workbench.flags import rules as rules_folder
from workbench.flags.installed_rules import installed_rules
from workbench.flags.own_rules import EXAMPLE, house_style_rules
from workbench.flags.right_names import one_flag_per_name, right_names_of
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.view.entities import around_entities

_HERE: Final = tuple(
    import_module(f"{rules_folder.__name__}.{module.name}").RULE for module in iter_modules(rules_folder.__path__)
)
"""The rules of the workbench itself, a file each."""


def _by_code(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: str(rule.code)))


RULES: Final[tuple[Rule, ...]] = _by_code((*_HERE, *installed_rules(taken=(rule.code for rule in _HERE))))
DOCUMENTED: Final[tuple[Rule, ...]] = _by_code((*RULES, *house_style_rules(EXAMPLE)))
"""Every rule, including those that a house style defines."""

_SIC: Final = re.compile(r"[”\"’']?\s?[\[(]sic[\])]", re.IGNORECASE)

RETIRED: Final = {"NAM008": "surname-changes", "WRD004": "unlikely-word"}
"""Codes and names of withdrawn rules; a code is never reused, as old records refer to it."""

CODES: Final = tuple(str(rule.code) for rule in DOCUMENTED)


def flags_in(document: Document, rules: tuple[Rule, ...] = RULES, *, style: HouseStyle = NO_STYLE) -> tuple[Flag, ...]:
    """Return the flags of `rules` and of `style`'s own names and words, in reading order, one per rule and place.

    Only an English text gets all rules. What its author marked [sic] is no slip and gets no flag.
    """
    style_rules = house_style_rules(style) if style.names or style.posts or style.words else ()
    is_english = document.article.is_english
    flags: dict[FlagId, Flag] = {}
    for rule in (*rules, *style_rules):
        if not style.runs(rule.code) or not (rule.any_language or is_english):
            continue
        for finding in rule.find(document):
            if not _is_marked_sic(document, finding):
                flag = _flag_of(document, rule, finding)
                flags[flag.id] = flag
    in_order = sorted(flags.values(), key=lambda flag: (flag.start, flag.end, flag.rule))
    return tuple(one_flag_per_name(apply_house_style(in_order, style, text=document.article.text)))


def apply_house_style(
    flags: Iterable[Flag], style: HouseStyle, *, text: str, answered: Collection[FlagId] = frozenset()
) -> tuple[Flag, ...]:
    """Return the flags on `text` that `style` lets through, with the severity it gives them.

    Those `answered` always pass. A name that is written as the style has it is left alone by all rules on names.
    """
    if style == NO_STYLE:
        return tuple(flags)
    right_names = right_names_of(style.names)
    return tuple(
        replace(flag, severity=style.severity_of(flag.rule, flag.severity))
        for flag in flags
        if flag.id in answered
        or (
            style.runs(flag.rule)
            and not style.leaves(flag.rule, flag.quote)
            and not (is_about_a_name(flag.rule) and right_names.cover(text, flag.span))
        )
    )


def _is_marked_sic(document: Document, finding: Finding) -> bool:
    """Return whether [sic] follows the place."""
    return _SIC.match(document.text, finding.span.end) is not None


def _flag_of(document: Document, rule: Rule, finding: Finding) -> Flag:
    span = around_entities(document.article.text, finding.span)
    return Flag(
        id=flag_id_for(document.article.id, rule.code, span),
        article_id=document.article.id,
        rule=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        start=span.start,
        end=span.end,
        quote=document.quote(span),
        message=finding.message,
        suggestion=finding.suggestion,
        related=tuple(Related(start=span.start, end=span.end, quote=document.quote(span)) for span in finding.related),
        evidence=finding.evidence,
    )
