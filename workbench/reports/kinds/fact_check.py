"""The public page on one claim: what was said, what was found, and everything needed to check it again."""

from collections.abc import Iterator

from workbench.domain.report import Report, ReportedClaim
from workbench.domain.source import Stance
from workbench.reports.kinds.both_verdicts import finding_status
from workbench.reports.kinds.codes import corrections_section, method_section
from workbench.reports.kinds.draft_marks import draft_section
from workbench.reports.kinds.shared_lines import (
    decided_line,
    flag_line,
    format_time,
    report_made_line,
    said_by_line,
    second_check_line,
    source_line,
    stage_change_line,
    verdict_line,
)
from workbench.reports.kinds.wordings import should_read_lines
from workbench.reports.typeset.model import (
    Block,
    Bullets,
    DefinitionList,
    Entry,
    Line,
    Paper,
    Paragraph,
    Quotation,
    Section,
    line,
)
from workbench.text.counting import plural

_EVIDENCE = (
    (Stance.SUPPORTS, "for", "Evidence for it"),
    (Stance.REFUTES, "against", "Evidence against it"),
    (Stance.CONTEXT, "context", "Context"),
    (Stance.NOT_GIVEN, "stance-not-given", "Other sources (stance not given)"),
)
_TITLE_LENGTH = 120


def fact_check_page(report: Report) -> Paper:
    """Lay out the page on the first claim of `report`; publishing reduces the report to the claim asked for.

    Raises:
        ValueError: the report has no claim.
    """
    if not report.claims:
        message = f"The report on {report.review.article.id!r} has no claim to tell of"
        raise ValueError(message)
    claim = report.claims[0]
    statement = claim.claim.standalone or claim.claim.quote
    title = statement if len(statement) <= _TITLE_LENGTH else f"{statement[:_TITLE_LENGTH].rstrip()}…"
    sections = (
        *draft_section(report),
        Section("claim", "The claim", _claim_blocks(claim, report)),
        Section("verdict", "What we found", tuple(_verdict_blocks(claim))),
        *_evidence_sections(claim),
        Section("open", "Still open", tuple(_open_blocks(claim, report))),
        method_section(report),
        Section("changes", "Changes to this check", (_changes_block(claim),)),
        corrections_section(report),
    )
    about = (report_made_line(report),)
    return Paper(
        kind="Fact-check",
        title=title,
        about=about,
        sections=sections,
        made_at=report.made_at,
        watermark=report.watermark,
    )


def _claim_blocks(claim: ReportedClaim, report: Report) -> tuple[Block, ...]:
    rows = [("Said by", said_by_line(claim, report))]
    if claim.claim.standalone and claim.claim.standalone != claim.claim.quote:
        rows.append(("In context", line(claim.claim.standalone)))
    return Quotation(claim.claim.quote, report.review.article.language), DefinitionList(tuple(rows))


def _verdict_blocks(claim: ReportedClaim) -> Iterator[Block]:
    meaning = [Paragraph(line(claim.label.meaning))] if claim.label else []
    rows: list[tuple[str, Line]] = []
    if claim.verdict:
        rows.append(("Why", line(claim.verdict.rationale or "no reason given")))
        rows.append(("Decided by", decided_line(claim)))
        rows.append(("Second check", second_check_line(claim)))
    if claim.attribution:
        attribution = claim.attribution
        rows.append(
            (
                "Was it said",
                line(f"{attribution.label}: {attribution.rationale or 'no reason'} ({attribution.reviewer})"),
            )
        )
    rows += [("It should read", wording) for wording in should_read_lines(claim)]
    yield Entry("Verdict", (*meaning, DefinitionList(tuple(rows))), finding_status(claim))


def _evidence_sections(claim: ReportedClaim) -> Iterator[Section]:
    for stance, anchor, heading in _EVIDENCE:
        lines = tuple(source_line(support) for support in claim.supports if support.evidence.stance is stance)
        if lines:
            yield Section(anchor, heading, (Bullets(lines),))
    if not claim.supports:
        yield Section("evidence", "Evidence", (Paragraph(line("No source was attached.")),))


def _open_blocks(claim: ReportedClaim, report: Report) -> Iterator[Block]:
    flags = tuple(flag_line(flag) for flag in claim.flags if flag.status == "open")
    if flags:
        yield Bullets(flags)
    still_open = sum(1 for standing in report.review.claims if standing.status.is_undecided)
    claims = plural(len(report.review.claims), "claim")
    yield Paragraph(line(f"Not decided yet in the whole article: {still_open} of {claims}."))


def _changes_block(claim: ReportedClaim) -> Block:
    dated_lines = [(past_verdict.verdict.decided_at, verdict_line(past_verdict)) for past_verdict in claim.history]
    dated_lines += [(stage_change.move.moved_at, stage_change_line(stage_change)) for stage_change in claim.moves]
    rows = tuple((format_time(at), change) for at, change in sorted(dated_lines, key=lambda change: change[0]))
    return DefinitionList(rows) if rows else Paragraph(line("Nothing yet."))
