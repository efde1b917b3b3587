"""What a newsroom's own package is written with: rules, report formats and readers of files (docs/plugins.md)."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.flag import Severity
    from workbench.domain.span import Span
    from workbench.flags.rule import Finding, Rule
    from workbench.intake.extracted import Extracted, UnreadableError
    from workbench.intake.readers import Reader
    from workbench.reports.formats import FileFormat, ReportFormat

__all__ = [
    "Extracted",
    "FileFormat",
    "Finding",
    "Reader",
    "ReportFormat",
    "Rule",
    "Severity",
    "Span",
    "UnreadableError",
]

_HOMES = {
    "Extracted": "workbench.intake.extracted",
    "Finding": "workbench.flags.rule",
    "FileFormat": "workbench.reports.formats",
    "Reader": "workbench.intake.readers",
    "ReportFormat": "workbench.reports.formats",
    "Rule": "workbench.flags.rule",
    "Severity": "workbench.domain.flag",
    "Span": "workbench.domain.span",
    "UnreadableError": "workbench.intake.extracted",
}


def __getattr__(name: str) -> object:
    """Load the class `name` when it is first asked for: a package is read while the workbench itself is loading.

    Raises:
        AttributeError: for any other name.
    """
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
