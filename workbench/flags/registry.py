"""Every flag rule, and the flags they raise on a document."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from workbench.config.house_style import NO_STYLE, HouseStyle
from workbench.domain.flag import Flag, FlagId, Related, flag_id_for
from workbench.flags import rules as rules_folder
from workbench.flags.installed_rules import installed_rules
from workbench.flags.own_rules import EXAMPLE, own_rules
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_HERE: Final = tuple(
    import_module(f"{rules_folder.__name__}.{module.name}").RULE for module in iter_modules(rules_folder.__path__)
)
"""The rules of the workbench itself, a file each."""


def _by_code(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: str(rule.code)))


RULES: Final[tuple[Rule, ...]] = _by_code((*_HERE, *installed_rules(taken=(rule.code for rule in _HERE))))
DOCUMENTED: Final[tuple[Rule, ...]] = _by_code((*RULES, *own_rules(EXAMPLE)))
"""Every rule, those included that a house style fills."""

_SIC: Final = re.compile(r"[”\"’']?\s?[\[(]sic[\])]", re.IGNORECASE)

RETIRED: Final = {"WRD004": "unlikely-word"}
"""Codes and names of rules that are gone; a code is never used again, as old records name it."""

CODES: Final = tuple(str(rule.code) for rule in DOCUMENTED)


def flags_in(document: Document, rules: tuple[Rule, ...] = RULES, *, style: HouseStyle = NO_STYLE) -> tuple[Flag, ...]:
    """The flags of `rules` and of `style`'s own names and words, in reading order, one per rule and spot.

    Only an English text has all rules. What its author marked [sic] is no slip and has no flag.
    """
    own = own_rules(style) if style.names or style.words else ()
    fitting = (
        rule for rule in (*rules, *own) if style.runs(rule.code) and (rule.any_language or document.article.is_english)
    )
    found = ((rule, finding) for rule in fitting for finding in rule.find(document))
    kept = (_flag_of(document, rule, finding) for rule, finding in found if not _is_marked(document, finding))
    flags = {flag.id: flag for flag in kept}
    return styled(sorted(flags.values(), key=lambda flag: (flag.start, flag.end, flag.rule)), style)


def styled(flags: Iterable[Flag], style: HouseStyle, *, answered: Collection[FlagId] = frozenset()) -> tuple[Flag, ...]:
    """The flags that `style` lets stand, with the severity it gives them; those `answered` stand in any case."""
    if style == NO_STYLE:
        return tuple(flags)
    return tuple(
        replace(flag, severity=style.severity_of(flag.rule, flag.severity))
        for flag in flags
        if flag.id in answered or (style.runs(flag.rule) and not style.leaves(flag.rule, flag.quote))
    )


def _is_marked(document: Document, finding: Finding) -> bool:
    """Whether [sic] follows the place."""
    return _SIC.match(document.text, finding.span.end) is not None


def _flag_of(document: Document, rule: Rule, finding: Finding) -> Flag:
    return Flag(
        id=flag_id_for(document.article.id, rule.code, finding.span),
        article_id=document.article.id,
        rule=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        start=finding.span.start,
        end=finding.span.end,
        quote=document.quote(finding.span),
        message=finding.message,
        suggestion=finding.suggestion,
        related=tuple(Related(start=at.start, end=at.end, quote=document.quote(at)) for at in finding.related),
        evidence=finding.evidence,
    )
