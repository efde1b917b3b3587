"""The report as Markdown."""

from collections.abc import Iterator

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, Support
from workbench.reports.inert import in_markdown


def as_markdown(report: Report) -> bytes:
    """The report as UTF-8 Markdown; words from outside cannot become links, images or HTML."""
    return ("\n".join(_lines(report)) + "\n").encode("utf-8", "replace")


def _lines(report: Report) -> Iterator[str]:
    article = report.review.article
    yield f"# Fact-check: {in_markdown(article.title)}"
    yield ""
    yield f"- Made: {report.made_at} by {in_markdown(report.made_by)}, workbench {report.version}"
    yield f"- Published: {article.published or 'date not given'}"
    yield f"- Text: SHA-256 {article.sha256}"
    yield f"- Coverage: {report.covered} of {report.sentences} sentences accounted for"
    yield f"- Claims: {', '.join(f'{count} {in_markdown(status)}' for status, count in report.counts) or 'none'}"
    yield f"- Reviewers: {', '.join(map(in_markdown, report.reviewers)) or 'none yet'}"
    yield from ("", "## Still open", "")
    yield from _open(report)
    yield from ("", "## Claims", "")
    for claim in report.claims:
        yield from _claim(claim)
    yield from ("## Flags", "")
    for flag in report.flags:
        yield _flag(flag)
    if not report.flags:
        yield "None."
    if report.review.lost:
        yield from ("", "## Lost anchors", "", "Claims whose words are no longer where they were:", "")
        yield from (f"- {in_markdown(claim.quote)}" for claim in report.review.lost)


def _open(report: Report) -> Iterator[str]:
    for claim in report.open_claims:
        yield f"- Claim {claim.number} (line {claim.line}, {claim.status}): {in_markdown(claim.claim.quote)}"
    for flag in report.open_flags:
        yield _flag(flag)
    if not report.open_claims and not report.open_flags:
        yield "Nothing."


def _claim(claim: ReportedClaim) -> Iterator[str]:
    yield f"### {claim.number}. {claim.mark} {in_markdown(claim.status)}"
    yield ""
    yield f"> {in_markdown(claim.claim.quote)}"
    yield ""
    yield f"- Place: line {claim.line}, column {claim.column}; kind: {claim.claim.kind}"
    if claim.claim.standalone and claim.claim.standalone != claim.claim.quote:
        yield f"- Reads alone as: {in_markdown(claim.claim.standalone)}"
    if claim.claim.claimant:
        yield f"- Said by: {in_markdown(claim.claim.claimant)}"
    if not claim.claim.checkable:
        yield f"- Not checkable: {in_markdown(claim.claim.reason)}"
    if claim.verdict:
        yield f"- Rationale: {in_markdown(claim.verdict.rationale) or 'none'}"
    if claim.attribution:
        said = claim.attribution
        yield f"- Was it said: {in_markdown(said.label)}; {in_markdown(said.rationale) or 'no rationale'}"
    for support in claim.supports:
        yield f"- {_source(support)}"
    for told in claim.history:
        verdict, taken_back = told.verdict, " (taken back)" if told.retracted else ""
        label = f"{in_markdown(verdict.label)}{told.about}"
        yield f"- {verdict.decided_at}: {label} by {in_markdown(verdict.reviewer)}{taken_back}"
    yield ""


def _source(support: Support) -> str:
    source, evidence = support.source, support.evidence
    parts = [f"Source ({evidence.stance}, {source.standing}): {in_markdown(source.title)}"]
    parts += [in_markdown(part) for part in (source.publisher, source.published, source.url) if part]
    if source.snapshot:
        parts.append(f"archived {source.snapshot.fetched_at}, SHA-256 {source.snapshot.sha256}")
    if evidence.passage:
        parts.append(f"passage: “{in_markdown(evidence.passage)}”")
    if evidence.note:
        parts.append(f"note: {in_markdown(evidence.note)}")
    return "; ".join(parts)


def _flag(flag: ReportedFlag) -> str:
    about = f"{flag.flag.severity} {flag.flag.rule} at line {flag.line}: {in_markdown(flag.flag.message)}"
    answer = f"{flag.status} by {in_markdown(flag.reviewer)}" if flag.reviewer else flag.status
    reason = f", because {in_markdown(flag.reason)}" if flag.reason else ""
    return f"- Flag, {about} ({answer}{reason})"
