"""The verdicts on a statement, whether it is true and whether it was said, as rows of a report; the graver leads."""

from collections.abc import Iterator

from workbench.domain.finding import Finding
from workbench.domain.report import ReportedClaim
from workbench.domain.verdict import Asks, Aspect
from workbench.reports.kinds.shared_lines import status_of, who_and_when_line
from workbench.reports.typeset.model import Line, Status, line

_QUESTIONS = {Aspect.CONTENT: "Is it true", Aspect.ATTRIBUTION: "Was it said"}


def finding_status(claim: ReportedClaim) -> Status:
    """Return the status of the claim by its graver verdict, named; open, stale or in conflict where that holds."""
    graver = claim.findings[0] if claim.findings else None
    is_on_content = graver is None or graver.verdict is claim.verdict
    if graver is None or is_on_content:
        return status_of(claim)
    if graver.label is None:
        return Status(graver.named, claim.mark, claim.colour, claim.colour_dark)
    return Status(graver.named, graver.label.mark, graver.label.colour, graver.label.colour_dark)


def problem_rows(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    """Yield what is wrong, the graver first, then what the other verdict says."""
    for finding in claim.findings:
        yield _question(finding), line(_answer(finding))


def decided_rows(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    """Yield who gave each of these verdicts, and when."""
    for finding in claim.findings:
        verdict = finding.verdict
        yield "Decided by", line(*who_and_when_line(verdict.reviewer, verdict.decided_at), verdict.about)


def _question(finding: Finding) -> str:
    is_problem = finding.verdict.aspect is Aspect.CONTENT and finding.asks is not Asks.NOTHING
    return "Problem" if is_problem else _QUESTIONS[finding.verdict.aspect]


def _answer(finding: Finding) -> str:
    if _question(finding) == "Problem":
        return finding.reason or str(finding.verdict.label)
    return f"{finding.verdict.label}: {finding.reason or 'no reason given'}"
