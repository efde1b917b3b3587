"""The public page on one claim: what was said, what was found, and everything needed to check it again."""

from collections.abc import Iterator

from workbench.domain.report import Report, ReportedClaim
from workbench.domain.source import Stance
from workbench.reports.kinds.codes import corrections, method
from workbench.reports.kinds.shared_lines import (
    decided,
    flag_line,
    moment,
    move_line,
    said_by,
    second_check,
    source_line,
    status_of,
    verdict_line,
    who_and_when,
)
from workbench.reports.typeset.model import (
    Block,
    Bullets,
    Entry,
    Facts,
    Line,
    Paper,
    Paragraph,
    Quotation,
    Section,
    line,
)
from workbench.text.counting import counted

_EVIDENCE = (
    (Stance.SUPPORTS, "for", "Evidence for it"),
    (Stance.REFUTES, "against", "Evidence against it"),
    (Stance.CONTEXT, "context", "Context"),
    (Stance.NOT_GIVEN, "stance-not-given", "Other sources (stance not given)"),
)
_TITLE = 120


def fact_check(report: Report) -> Paper:
    """The page on the first claim of `report`, of which publishing leaves only the claim asked for.

    Raises:
        ValueError: the report has no claim.
    """
    if not report.claims:
        message = f"The report on {report.review.article.id!r} has no claim to tell of"
        raise ValueError(message)
    claim = report.claims[0]
    statement = claim.claim.standalone or claim.claim.quote
    title = statement if len(statement) <= _TITLE else f"{statement[:_TITLE].rstrip()}…"
    sections = (
        Section("claim", "The claim", _claim(claim, report)),
        Section("verdict", "What we found", tuple(_verdict(claim))),
        *_evidence(claim),
        Section("open", "Still open", tuple(_open(claim, report))),
        method(report),
        Section("changes", "Changes to this check", (_changes(claim),)),
        corrections(report),
    )
    about = (who_and_when(report),)
    return Paper(kind="Fact-check", title=title, about=about, sections=sections, made_at=report.made_at)


def _claim(claim: ReportedClaim, report: Report) -> tuple[Block, ...]:
    rows = [("Said by", said_by(claim, report))]
    if claim.claim.standalone and claim.claim.standalone != claim.claim.quote:
        rows.append(("In context", line(claim.claim.standalone)))
    return Quotation(claim.claim.quote, report.review.article.language), Facts(tuple(rows))


def _verdict(claim: ReportedClaim) -> Iterator[Block]:
    told = [Paragraph(line(claim.label.meaning))] if claim.label else []
    rows: list[tuple[str, Line]] = []
    if claim.verdict:
        rows.append(("Why", line(claim.verdict.rationale or "no reason given")))
        rows.append(("Decided by", decided(claim)))
        rows.append(("Second check", second_check(claim)))
    if claim.attribution:
        said = claim.attribution
        rows.append(("Was it said", line(f"{said.label}: {said.rationale or 'no reason'} ({said.reviewer})")))
    yield Entry("Verdict", (*told, Facts(tuple(rows))), status_of(claim))


def _evidence(claim: ReportedClaim) -> Iterator[Section]:
    for stance, anchor, heading in _EVIDENCE:
        lines = tuple(source_line(support) for support in claim.supports if support.evidence.stance is stance)
        if lines:
            yield Section(anchor, heading, (Bullets(lines),))
    if not claim.supports:
        yield Section("evidence", "Evidence", (Paragraph(line("No source was attached.")),))


def _open(claim: ReportedClaim, report: Report) -> Iterator[Block]:
    flags = tuple(flag_line(flag) for flag in claim.flags if flag.status == "open")
    if flags:
        yield Bullets(flags)
    still_open = sum(1 for standing in report.review.claims if standing.status.is_undecided)
    claims = counted(len(report.review.claims), "claim")
    yield Paragraph(line(f"Not decided yet in the whole article: {still_open} of {claims}."))


def _changes(claim: ReportedClaim) -> Block:
    told = [(past.verdict.decided_at, verdict_line(past)) for past in claim.history]
    told += [(step.move.moved_at, move_line(step)) for step in claim.moves]
    rows = tuple((moment(at), change) for at, change in sorted(told, key=lambda change: change[0]))
    return Facts(rows) if rows else Paragraph(line("Nothing yet."))
