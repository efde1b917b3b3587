"""A flag rule, and the findings it returns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place that a rule points at; the rule's severity holds unless the finding has its own.

    `evidence` is the calculation behind it: counts, a sum, a distance.
    """

    span: Span
    message: str
    suggestion: str = ""
    related: tuple[Span, ...] = ()
    evidence: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A documented check of a document.

    `flagged` and `clean` are short texts that the rule must flag and must leave
    alone; the tests run them and the documentation shows them. `any_language`
    says that the rule needs no English words.
    """

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    flagged: tuple[str, ...]
    clean: tuple[str, ...]
    limits: str
    reference: str
    find: Callable[[Document], Iterator[Finding]]
    any_language: bool = False
