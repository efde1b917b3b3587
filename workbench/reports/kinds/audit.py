"""The full audit: the article with its claims in place, and everything recorded about each."""

from collections.abc import Iterator
from itertools import chain

from workbench.domain.report import Report, ReportedClaim
from workbench.reports.kinds.codes import change_log_section, corrections_section, method_section
from workbench.reports.kinds.shared_lines import (
    FOR_OR_AGAINST,
    claim_anchor,
    claim_link,
    contested_lines,
    decided_line,
    flag_line,
    format_time,
    list_or_paragraph,
    open_lines,
    place_of,
    publication_and_report_line,
    second_check_line,
    source_line,
    status_of,
    title_of,
    verdict_line,
)
from workbench.reports.kinds.wordings import should_read_lines
from workbench.reports.line_columns import LinePlaces
from workbench.reports.segments import split_into_segments
from workbench.reports.typeset.model import (
    Bullets,
    DefinitionList,
    Entry,
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
    link_or_words,
)
from workbench.text.counting import plural


def audit_page(report: Report) -> Paper:
    """Lay out the whole check: summary, what is open, the marked article, claims, flags, method, changes."""
    article = report.review.article
    about = (publication_and_report_line(report), line("Text SHA-256 ", Words(article.sha256, Style.EXACT)))
    text = MarkedText(tuple(split_into_segments(article.text, report.claims, report.flags)), article.language)
    claims = tuple(claim_entry(claim, report) for claim in report.claims)
    sections = (
        Section("summary", "Summary", tuple(Paragraph(summary_line) for summary_line in _summary_lines(report))),
        Section("open", "Still open", list_or_paragraph(tuple(open_lines(report, claim_link)))),
        Section("text", "The article, claims numbered", (text,)),
        Section("claims", "Claims", claims or (Paragraph(line("No claims were found.")),)),
        Section("flags", "Flags", list_or_paragraph(tuple(map(flag_line, report.flags)), empty="None.")),
        *_leftover_sections(report),
        method_section(report),
        change_log_section(report),
        corrections_section(report),
    )
    return Paper(
        kind="Fact-check report", title=title_of(report), about=about, sections=sections, made_at=report.made_at
    )


def claim_entry(claim: ReportedClaim, report: Report) -> Entry:
    """Lay out a claim with its words, its place, its verdict, its sources, its flags and its history."""
    blocks = (Quotation(claim.claim.quote, report.review.article.language), DefinitionList(tuple(_entry_facts(claim))))
    return Entry(f"Claim {claim.number}", blocks, status_of(claim), claim_anchor(claim))


def _entry_facts(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    yield from _claim_facts(claim)
    for contested in contested_lines(claim):
        yield "In conflict", contested
    if claim.verdict:
        yield "Rationale", line(claim.verdict.rationale or "none")
        yield "Decided by", decided_line(claim)
        yield "Second check", second_check_line(claim)
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
            yield format_time(past_verdict.verdict.decided_at), verdict_line(past_verdict)


def _claim_facts(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    """Yield the place of the claim, its standalone form, who says it, and why it is not checkable or stale."""
    content = claim.claim
    yield "Place", line(Jump(place_of(claim), f"mark-{claim.number}"), f" · {content.kind}")
    if content.standalone and content.standalone != content.quote:
        yield "In context", line(content.standalone)
    if claim.is_split_off:
        yield "Judged apart", line("found as a part of a statement")
    yield "Said by", line(content.claimant or "the article itself")
    if not content.checkable:
        yield "Not checkable", line(content.reason)
    if claim.stale_because:
        yield "Stale", line(claim.stale_because)
    for wording in should_read_lines(claim):
        yield "Should read", wording


def _summary_lines(report: Report) -> Iterator[Line]:
    counts = ", ".join(f"{count} {status}" for status, count in report.counts)
    coverage = report.review.coverage
    yield line(f"{coverage.accounted_for:,} of {plural(coverage.total, coverage.unit)} accounted for.")
    yield line(f"{plural(len(report.claims), 'claim')}{f': {counts}' if counts else ''}.")
    yield line(f"{plural(len(report.flags), 'flag')}, {len(report.open_flags)} open.")
    yield line(f"Reviewers: {', '.join(report.reviewers) or 'none yet'}.")


def _uncovered_lines(report: Report) -> Iterator[Line]:
    """Yield the words in no claim, attribution, furniture or stretch that cannot be checked, each with its place."""
    text = report.review.article.text
    places = LinePlaces(text)
    for span in report.review.coverage.uncovered:
        line_number, column = places.of(span.start)
        yield line(f"line {line_number}, column {column}: ", Words(span.of(text), Style.QUOTED))


def _leftover_sections(report: Report) -> Iterator[Section]:
    """Yield what no other section lists: what is no longer found, uncovered or lost, unused sources, problems."""
    supports = chain.from_iterable(claim.supports for claim in report.claims)
    used = {support.source.id for support in supports}
    unused = [source for source in report.review.sources if source.id not in used]
    lost = tuple(line(claim.quote) for claim in report.review.lost)
    no_longer_found = (
        *(line(claim_link(claim), f": {claim.claim.quote}") for claim in report.claims if claim.no_longer_found),
        *(flag_line(flag) for flag in report.flags if flag.no_longer_found),
    )
    if no_longer_found:
        yield Section("unfound", "Kept, though no longer found by the newest check", list_or_paragraph(no_longer_found))
    if report.review.coverage.uncovered:
        yield Section("uncovered", "Words that nothing accounts for", (Bullets(tuple(_uncovered_lines(report))),))
    if lost:
        yield Section("lost", "Claims whose words are no longer where they were", list_or_paragraph(lost))
    if unused:
        titles = tuple(line(link_or_words(source.title, source.url)) for source in unused)
        yield Section("unused", "Sources not used for any claim", list_or_paragraph(titles))
    if report.review.problems:
        problems = tuple(line(str(problem)) for problem in report.review.problems)
        yield Section("problems", "Records that could not be read", list_or_paragraph(problems))
