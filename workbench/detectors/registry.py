"""All rules, and the flags they raise on a document."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.detectors import rules
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Flag, Related, flag_id_for
from workbench.domain.span import Span
from workbench.text.document import Document


def _all_rules() -> Iterator[Rule]:
    for module in sorted(info.name for info in pkgutil.iter_modules(rules.__path__)):
        yield importlib.import_module(f"{rules.__name__}.{module}").RULE


RULES: Final[tuple[Rule, ...]] = tuple(_all_rules())
"""Every rule, by code."""


def flags_in(document: Document, rules: Sequence[Rule] = RULES) -> tuple[Flag, ...]:
    """The flags that `rules` raise, in reading order, at most one per rule and place."""
    flags = {
        (rule.code, finding.span): _flag(rule, finding, document) for rule in rules for finding in rule.find(document)
    }
    return tuple(sorted(flags.values(), key=lambda flag: (flag.start, flag.end, flag.rule)))


def _flag(rule: Rule, finding: Finding, document: Document) -> Flag:
    article, span = document.article, finding.span
    return Flag(
        id=flag_id_for(article.id, rule.code, span),
        article_id=article.id,
        rule=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        start=span.start,
        end=span.end,
        quote=document.quote(span),
        message=finding.message,
        suggestion=finding.suggestion,
        related=tuple(_related(place, document) for place in finding.related),
        evidence=finding.evidence,
    )


def _related(span: Span, document: Document) -> Related:
    return Related(start=span.start, end=span.end, quote=document.quote(span))
