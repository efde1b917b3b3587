"""The short list for the author: each place, what is wrong with it, and the wording suggested."""

from collections.abc import Iterator, Sequence

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.verdict import Asks
from workbench.reports.kinds.shared_lines import (
    Spot,
    answered,
    dated,
    decided,
    listed,
    name_of,
    open_lines,
    place_of,
    source_line,
    status_of,
    title_of,
    to_correct,
    wordings,
)
from workbench.reports.typeset.model import (
    Block,
    Entry,
    Facts,
    Line,
    Paper,
    Paragraph,
    Quotation,
    Section,
    Style,
    Words,
    line,
)

_AROUND = 40
"""Characters shown before and after a flagged word, so that the author finds it."""


def corrections_list(report: Report) -> Paper:
    """What the author is asked to do: put right, support, and what nobody has decided yet."""
    wrong = to_correct(report)
    unsupported = report.asking(Asks.SOURCE)
    still_open = tuple(open_lines(report, name_of))
    sections = (
        Section("correct", f"To correct ({len(wrong)})", _entries(report, wrong, empty="Nothing to correct.")),
        Section(
            "support",
            f"To support, soften or leave out ({len(unsupported)})",
            _entries(report, unsupported, empty="Nothing."),
        ),
        Section("open", f"Not decided yet ({len(still_open)})", listed(still_open)),
    )
    return Paper(
        kind="Corrections",
        title=title_of(report),
        about=(dated(report),),
        sections=sections,
        made_at=report.made_at,
    )


def _entries(report: Report, spots: Sequence[Spot], *, empty: str) -> tuple[Block, ...]:
    text, language = report.review.article.text, report.review.article.language
    entries: list[Block] = []
    for number, spot in enumerate(spots, 1):
        told = spot.claim if isinstance(spot, ReportedClaim) else spot.flag
        rows = tuple(_of_claim(spot) if isinstance(spot, ReportedClaim) else _of_flag(spot, text))
        status = status_of(spot) if isinstance(spot, ReportedClaim) else None
        entries.append(Entry(f"{number}. {place_of(spot)}", (Quotation(told.quote, language), Facts(rows)), status))
    return tuple(entries) or (Paragraph(line(empty)),)


def _of_claim(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    if claim.verdict:
        yield "Problem", line(claim.verdict.rationale or (claim.label.meaning if claim.label else str(claim.status)))
    yield from (("Suggested wording", told) for told in wordings(claim))
    for support in claim.supports:
        yield "Source", source_line(support)
    if claim.verdict:
        yield "Decided by", decided(claim)


def _of_flag(flag: ReportedFlag, text: str) -> Iterator[tuple[str, Line]]:
    told = flag.flag
    before = text[max(0, told.start - _AROUND) : told.start].rpartition("\n")[2]
    after = text[told.end : told.end + _AROUND].partition("\n")[0]
    yield "In", line(f"… {before.lstrip()}", Words(told.quote, Style.STRONG), f"{after.rstrip()} …")
    yield "Problem", line(f"{told.message} ({told.rule})")
    yield "Suggested wording", line(Words(told.suggestion, Style.QUOTED) if told.suggestion else "none")
    if flag.reason:
        yield "Reviewer's note", line(flag.reason)
    yield "Decided by", answered(flag.reviewer, flag.decided_at)
