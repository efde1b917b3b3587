"""The short list for the author: each place, what is wrong with it, and the wording suggested."""

from collections.abc import Iterator, Sequence

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.verdict import Asks
from workbench.reports.kinds.both_verdicts import decided_rows, finding_status, problem_rows
from workbench.reports.kinds.shared_lines import (
    ClaimOrFlag,
    claim_name,
    list_or_paragraph,
    open_lines,
    place_of,
    places_to_correct,
    publication_and_report_line,
    source_line,
    title_of,
    who_and_when_line,
)
from workbench.reports.kinds.wordings import should_read_lines, suggested_wordings
from workbench.reports.typeset.model import (
    Block,
    DefinitionList,
    Entry,
    Line,
    Paper,
    Paragraph,
    Quotation,
    Section,
    Style,
    Words,
    line,
)

_CONTEXT_LENGTH = 40
"""Number of characters shown before and after a flagged word, so that the author finds it."""


def corrections_page(report: Report) -> Paper:
    """Lay out what the author is asked to correct and to support, and what is not decided yet."""
    to_fix = places_to_correct(report)
    unsupported = report.asking(Asks.SOURCE)
    still_open = tuple(open_lines(report, claim_name))
    sections = (
        Section("correct", f"To correct ({len(to_fix)})", _entries(report, to_fix, empty="Nothing to correct.")),
        Section(
            "support",
            f"To support, soften or leave out ({len(unsupported)})",
            _entries(report, unsupported, empty="Nothing."),
        ),
        Section("open", f"Not decided yet ({len(still_open)})", list_or_paragraph(still_open)),
    )
    return Paper(
        kind="Corrections",
        title=title_of(report),
        about=(publication_and_report_line(report),),
        sections=sections,
        made_at=report.made_at,
    )


def _entries(report: Report, places: Sequence[ClaimOrFlag], *, empty: str) -> tuple[Block, ...]:
    text, language = report.review.article.text, report.review.article.language
    entries: list[Block] = []
    for number, reported in enumerate(places, 1):
        subject = reported.claim if isinstance(reported, ReportedClaim) else reported.flag
        rows = tuple(_claim_rows(reported) if isinstance(reported, ReportedClaim) else _flag_rows(reported, text))
        status = finding_status(reported) if isinstance(reported, ReportedClaim) else None
        entries.append(
            Entry(f"{number}. {place_of(reported)}", (Quotation(subject.quote, language), DefinitionList(rows)), status)
        )
    return tuple(entries) or (Paragraph(line(empty)),)


def _claim_rows(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    yield from problem_rows(claim)
    for wording in should_read_lines(claim):
        yield "Should read", wording
    for wording in suggested_wordings(claim):
        yield "Suggested wording", wording
    for support in claim.supports:
        yield "Source", source_line(support)
    yield from decided_rows(claim)


def _flag_rows(flag: ReportedFlag, text: str) -> Iterator[tuple[str, Line]]:
    flagged = flag.flag
    before = text[max(0, flagged.start - _CONTEXT_LENGTH) : flagged.start].rpartition("\n")[2]
    after = text[flagged.end : flagged.end + _CONTEXT_LENGTH].partition("\n")[0]
    yield "In", line(f"… {before.lstrip()}", Words(flagged.quote, Style.STRONG), f"{after.rstrip()} …")
    yield "Problem", line(f"{flagged.message} ({flagged.rule})")
    yield "Suggested wording", line(Words(flagged.suggestion, Style.QUOTED) if flagged.suggestion else "none")
    if flag.reason:
        yield "Reviewer's note", line(flag.reason)
    yield "Decided by", who_and_when_line(flag.reviewer, flag.decided_at)
