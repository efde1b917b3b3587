"""What marks a page for readers as a draft: a section that lists what is missing."""

from collections.abc import Iterator

from workbench.domain.report import Report
from workbench.reports.typeset.model import Bullets, Section, Style, Words, line


def draft_section(report: Report) -> Iterator[Section]:
    """Yield the section that says what is missing before the page may be published; nothing where nothing is."""
    if report.missing:
        lines = tuple(
            line(Words(problem.where, Style.STRONG), f": {problem.what}. {problem.fix}") for problem in report.missing
        )
        yield Section("draft", "A draft, not for publication", (Bullets(lines),))
