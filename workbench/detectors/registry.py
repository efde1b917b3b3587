"""Every flag rule, and the flags they raise on a document."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from workbench.detectors import rules as rules_folder
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Flag, Related, flag_id_for
from workbench.text.document import Document

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (
            import_module(f"{rules_folder.__name__}.{module.name}").RULE
            for module in iter_modules(rules_folder.__path__)
        ),
        key=lambda rule: str(rule.code),
    )
)


def flags_in(document: Document, rules: tuple[Rule, ...] = RULES) -> tuple[Flag, ...]:
    """The flags of `rules` on `document`, in reading order, one per rule and spot; only English has all rules."""
    fitting = (rule for rule in rules if rule.any_language or document.article.is_english)
    flags = {
        flag.id: flag for rule in fitting for flag in (_flag_of(document, rule, found) for found in rule.find(document))
    }
    return tuple(sorted(flags.values(), key=lambda flag: (flag.start, flag.end, flag.rule)))


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
