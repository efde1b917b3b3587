"""The article as a Word document, each verdict and flag a comment at its exact words."""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, Support
from workbench.reports.kinds.lines import source_line
from workbench.reports.paper.model import Paper, line
from workbench.reports.paper.word import MACHINE, Writer, new_document, plain, saved, words_of
from workbench.reports.segments import segments_of


def as_commented_word(report: Report, paper: Paper) -> bytes:
    """The article's text with comments: verdict, rationale and sources at a claim, message and suggestion at a flag.

    After the text stand the other sections of `paper`. Words from outside are only
    words: no field, link or macro is made of them.
    """
    document = new_document(paper)
    writer = Writer(document)
    _write_article(document, report, writer)
    writer.write("Title", line(paper.kind))
    for told in paper.about:
        writer.write("Normal", told)
    writer.sections(section for section in paper.sections if section.anchor != "text")
    return saved(document)


def _write_article(document: Document, report: Report, writer: Writer) -> None:
    runs = _written_runs(document, report, writer)
    for claim in report.claims:
        if claim.verdict or claim.attribution:
            _comment(document, runs.get(id(claim)), author=_author_of(claim), lines=_told_of_claim(claim))
    for flag in report.flags:
        if flag.status != "dismissed":
            _comment(document, runs.get(id(flag)), author=flag.reviewer or MACHINE, lines=_told_of_flag(flag))


def _written_runs(document: Document, report: Report, writer: Writer) -> dict[int, list[Run]]:
    """The runs under each claim and flag of the report, by the identity of the claim or flag."""
    element = writer.new_paragraph()
    runs: dict[int, list[Run]] = {}
    for segment in segments_of(report.review.article.text, report.claims, report.flags):
        for number, words in enumerate(segment.text.split("\n")):
            element = writer.new_paragraph() if number else element
            run = Run(element.add_r(), Paragraph(element, document))
            run.text = plain(words)
            for marked in (*segment.claims, *segment.flags):
                runs.setdefault(id(marked), []).append(run)
    return runs


def _comment(document: Document, runs: Sequence[Run] | None, *, author: str, lines: Iterable[str]) -> None:
    """A comment on `runs`; the library's own way looks through all comments for each new one."""
    if not runs:
        return
    comments = document.part._comments_part.element  # noqa: SLF001 - see above
    number = len(comments)
    initials = "".join(word[0] for word in author.split()[:3]).upper()
    told = {"w:id": str(number), "w:author": plain(author), "w:initials": plain(initials)}
    comment = OxmlElement("w:comment", attrs={qn(name): value for name, value in told.items()})
    for words in lines:
        for part in plain(words).split("\n"):
            run = OxmlElement("w:r")
            run.text = part
            paragraph = OxmlElement("w:p")
            paragraph.append(run)
            comment.append(paragraph)
    comments.append(comment)
    runs[0].mark_comment_range(runs[-1], number)


def _author_of(claim: ReportedClaim) -> str:
    decided = claim.verdict or claim.attribution
    return decided.reviewer if decided else MACHINE


def _told_of_claim(claim: ReportedClaim) -> Iterable[str]:
    yield f"Claim {claim.number}: {claim.mark} {claim.status}"
    if claim.stale_because:
        yield f"Stale: {claim.stale_because}"
    if claim.verdict and claim.verdict.rationale:
        yield claim.verdict.rationale
    if claim.attribution:
        yield f"Was it said: {claim.attribution.label}. {claim.attribution.rationale}".strip()
    yield from map(_source, claim.supports)


def _told_of_flag(flag: ReportedFlag) -> Iterable[str]:
    yield f"Flag {flag.flag.rule} ({flag.flag.severity}, {flag.status}): {flag.flag.message}"
    if flag.flag.suggestion:
        yield f"Suggested: {flag.flag.suggestion}"
    if flag.reason:
        yield flag.reason


def _source(support: Support) -> str:
    return f"Source ({support.evidence.stance.in_words}): {''.join(map(words_of, source_line(support)))}"
