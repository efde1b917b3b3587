"""The full audit: the article with its claims in place, and everything recorded about each."""

from collections.abc import Iterator
from itertools import chain

from workbench.domain.report import Report, ReportedClaim
from workbench.reports.kinds.codes import change_log, corrections, method
from workbench.reports.kinds.shared_lines import (
    FOR_OR_AGAINST,
    claim_anchor,
    contested_lines,
    dated,
    decided,
    flag_line,
    jump_to,
    listed,
    moment,
    open_lines,
    place_of,
    second_check,
    source_line,
    status_of,
    title_of,
    verdict_line,
)
from workbench.reports.segments import segments_of
from workbench.reports.typeset.model import (
    Entry,
    Facts,
    Jump,
    Line,
    MarkedText,
    Paper,
    Paragraph,
    Quotation,
    Section,
    Style,
    Words,
    line,
    linked,
)
from workbench.text.counting import counted


def audit(report: Report) -> Paper:
    """Lay out the whole check: summary, what is open, the marked article, claims, flags, method, changes."""
    article = report.review.article
    about = (dated(report), line("Text SHA-256 ", Words(article.sha256, Style.EXACT)))
    text = MarkedText(tuple(segments_of(article.text, report.claims, report.flags)), article.language)
    claims = tuple(claim_entry(claim, report) for claim in report.claims)
    sections = (
        Section("summary", "Summary", tuple(Paragraph(summary_line) for summary_line in _summary_lines(report))),
        Section("open", "Still open", listed(tuple(open_lines(report, jump_to)))),
        Section("text", "The article, claims numbered", (text,)),
        Section("claims", "Claims", claims or (Paragraph(line("No claims were found.")),)),
        Section("flags", "Flags", listed(tuple(map(flag_line, report.flags)), empty="None.")),
        *_leftover_sections(report),
        method(report),
        change_log(report),
        corrections(report),
    )
    return Paper(
        kind="Fact-check report", title=title_of(report), about=about, sections=sections, made_at=report.made_at
    )


def claim_entry(claim: ReportedClaim, report: Report) -> Entry:
    """Lay out a claim with its words, its place, its verdict, its sources, its flags and its history."""
    blocks = (Quotation(claim.claim.quote, report.review.article.language), Facts(tuple(_entry_facts(claim))))
    return Entry(f"Claim {claim.number}", blocks, status_of(claim), claim_anchor(claim))


def _entry_facts(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    yield from _claim_facts(claim)
    for contested in contested_lines(claim):
        yield "In conflict", contested
    if claim.verdict:
        yield "Rationale", line(claim.verdict.rationale or "none")
        yield "Decided by", decided(claim)
        yield "Second check", second_check(claim)
    if claim.attribution:
        attribution = claim.attribution
        yield (
            "Was it said",
            line(f"{attribution.label}: {attribution.rationale or 'no rationale'} ({attribution.reviewer})"),
        )
    for support in claim.supports:
        yield FOR_OR_AGAINST[support.evidence.stance], source_line(support)
    for flag in claim.flags:
        yield "Flag", flag_line(flag)
    if len(claim.history) > sum(judgement is not None for judgement in (claim.verdict, claim.attribution)):
        for past_verdict in claim.history:
            yield moment(past_verdict.verdict.decided_at), verdict_line(past_verdict)


def _claim_facts(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    """Yield the place of the claim, its standalone form, who says it, and why it is not checkable or stale."""
    content = claim.claim
    yield "Place", line(Jump(place_of(claim), f"mark-{claim.number}"), f" · {content.kind}")
    if content.standalone and content.standalone != content.quote:
        yield "In context", line(content.standalone)
    yield "Said by", line(content.claimant or "the article itself")
    if not content.checkable:
        yield "Not checkable", line(content.reason)
    if claim.stale_because:
        yield "Stale", line(claim.stale_because)


def _summary_lines(report: Report) -> Iterator[Line]:
    counts = ", ".join(f"{count} {status}" for status, count in report.counts)
    yield line(f"{report.covered} of {counted(report.sentences, 'sentence')} accounted for.")
    yield line(f"{counted(len(report.claims), 'claim')}{f': {counts}' if counts else ''}.")
    yield line(f"{counted(len(report.flags), 'flag')}, {len(report.open_flags)} open.")
    yield line(f"Reviewers: {', '.join(report.reviewers) or 'none yet'}.")


def _leftover_sections(report: Report) -> Iterator[Section]:
    """Yield what no other section lists: flags and claims no longer found, lost claims, unused sources, problems."""
    supports = chain.from_iterable(claim.supports for claim in report.claims)
    used = {support.source.id for support in supports}
    unused = [source for source in report.review.sources if source.id not in used]
    lost = tuple(line(claim.quote) for claim in report.review.lost)
    no_longer_found = (
        *(line(jump_to(claim), f": {claim.claim.quote}") for claim in report.claims if claim.no_longer_found),
        *(flag_line(flag) for flag in report.flags if flag.no_longer_found),
    )
    if no_longer_found:
        yield Section("unfound", "Kept, though no longer found by the newest check", listed(no_longer_found))
    if lost:
        yield Section("lost", "Claims whose words are no longer where they were", listed(lost))
    if unused:
        titles = tuple(line(linked(source.title, source.url)) for source in unused)
        yield Section("unused", "Sources not used for any claim", listed(titles))
    if report.review.problems:
        problems = tuple(line(str(problem)) for problem in report.review.problems)
        yield Section("problems", "Records that could not be read", listed(problems))
