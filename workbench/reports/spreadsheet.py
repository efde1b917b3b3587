"""The report as an Excel workbook, with a sheet each for claims, sources, flags, verdicts and coverage."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import xlsxwriter

from workbench.domain.report import Report, ReportedClaim
from workbench.domain.source import Evidence, Source
from workbench.domain.source_details import SOURCE_DETAILS
from workbench.reports.coverage_rows import COVERAGE_HEADER, coverage_rows
from workbench.reports.editable.row_checksums import row_check, sheet_checksum
from workbench.reports.escaping import could_be_formula, replace_surrogates, show_hidden

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET_CHECK: Final = "check sum of the sheet "
"""The start of a line in the sheet About that holds the checksum of another sheet."""
LONGEST: Final = 32_767
"""The most characters that Excel holds in a cell, counted in UTF-16."""
NOT_GIVEN: Final = "not given"
"""The cell for a stance or a source type that nobody chose."""
CUT_MARK: Final = " [cut here; the JSON report holds all {count:,} characters]"

_MOST_LINES: Final = 253
_TITLE_LENGTH: Final = 255
_WIDE: Final = 60
_NARROW: Final = 14
_PROSE: Final = frozenset(["claim", "standalone", "rationale", "title", "passage", "message", "words", "value"]) | {
    "should_read",
    "attribution_should_read",
}

Row = tuple[str | float, ...]

_CLAIM_HEADER: Final = (
    "number line column claim standalone kind claimant status rationale reviewer decided_at attribution "
    "attribution_rationale should_read attribution_should_read sources flags check_worthiness "
    "not_checkable_because claim_id stale_because in_conflict article_id verdict_id attribution_id unit parent "
    "exported_at row_check"
)
CLAIM_COLUMNS: Final = tuple(_CLAIM_HEADER.split())
SHEETS: Final = ("Claims", "Sources", "Flags", "Verdicts", "Coverage", "About")
_SOURCE_HEADER: Final = (
    f"claim_number stance standing kind {' '.join(detail.name for detail in SOURCE_DETAILS)} passage locator "
    "passage_note note archived_at sha256 added_by added_at source_id last_look"
)
_FLAG_HEADER: Final = (
    "line column rule name severity claim message suggestion evidence status reason reviewer decided_at flag_id"
)
_VERDICT_HEADER: Final = (
    "claim_number aspect label rationale reviewer decided_at taken_back claim supersedes evidence_ids verdict_id "
    "should_read channel"
)


def as_spreadsheet(report: Report) -> bytes:
    """Render the report as an XLSX file; every text in it is a string, never a formula, a link or a number.

    Each sheet has one header row, frozen, with filters. Text too long for a cell is
    cut, with a mark. The same report gives the same bytes.
    """
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        about = {"title": cell_text(report.review.article.title)[:_TITLE_LENGTH], "author": "workbench"}
        book.set_properties({**about, "created": datetime.fromisoformat(report.made_at)})
        writer = _SheetWriter(book)
        writer.write("Claims", _CLAIM_HEADER, _claim_rows(report))
        checked_sheets = {
            "Sources": (_SOURCE_HEADER, list(_source_rows(report))),
            "Flags": (_FLAG_HEADER, list(_flag_rows(report))),
            "Verdicts": (_VERDICT_HEADER, list(_verdict_rows(report))),
            "Coverage": (COVERAGE_HEADER, list(coverage_rows(report))),
        }
        for name, (header, rows) in checked_sheets.items():
            writer.write(name, header, rows)
        checksums = [(f"{SHEET_CHECK}{name}", _sheet_checksum(*sheet)) for name, sheet in checked_sheets.items()]
        writer.write("About", "what value", [*_about_rows(report), *checksums])
    return buffer.getvalue()


def _sheet_checksum(header: str, rows: Iterable[Row]) -> str:
    """Return the checksum of a sheet as it is written."""
    return sheet_checksum([header.split(), *(list(map(_cell_text, row)) for row in rows)])


def _cell_text(cell: str | float) -> str:
    return cell_text(cell) if isinstance(cell, str) else f"{cell:.15g}"


def cell_text(text: str) -> str:
    r"""Return `text` as a cell can hold it: hidden characters shown, at most `LONGEST` characters and 253 line ends.

    >>> cell_text("a\r\nb\x00")
    'a\nb[U+0000]'
    """
    shown = replace_surrogates(show_hidden(text.replace("\r\n", "\n").replace("\r", "\n")))
    first, *rest = shown.split("\n", _MOST_LINES)
    if len(rest) == _MOST_LINES:
        rest[-1] = rest[-1].replace("\n", " ")
    shown = "\n".join((first, *rest))
    if len(shown.encode("utf-16-le")) // 2 <= LONGEST:
        return shown
    mark = CUT_MARK.format(count=len(text))
    return shown.encode("utf-16-le")[: (LONGEST - len(mark)) * 2].decode("utf-16-le", "ignore") + mark


class _SheetWriter:
    """Writes sheets into one workbook."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        common = {"valign": "top", "text_wrap": True}
        self._plain = book.add_format(common)
        self._quoted = book.add_format({**common, "quote_prefix": True})
        self._head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})

    def write(self, name: str, header: str, rows: Iterable[Row]) -> None:
        columns = header.split()
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, _WIDE if column in _PROSE else _NARROW)
            sheet.write_string(0, index, column, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            for index, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(last, index, cell, self._plain)
                elif cell:
                    text = cell_text(cell)
                    sheet.write_string(last, index, text, self._quoted if could_be_formula(text) else self._plain)
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _claim_rows(report: Report) -> Iterator[Row]:
    """Yield a row per claim and part; its last cells identify the records of the export, for when it is read back."""
    reported_claims = report.all_claims
    for number, reported in enumerate(reported_claims, 1):
        unit = (reported.claim.unit.value, reported.claim.parent)
        ids = (str(report.review.article.id), *reported.verdict_ids, *unit)
        cells = (*_claim_cells(reported), reported.in_conflict, *ids, report.made_at)
        cells_by_column = dict(zip(CLAIM_COLUMNS, map(_cell_text, cells), strict=False))
        yield *cells, row_check(cells_by_column, row=number, rows=len(reported_claims))


def _claim_cells(reported: ReportedClaim) -> Row:
    claim, verdict, attribution = reported.claim, reported.verdict, reported.attribution
    return (
        _number_cell(reported.number),
        reported.line,
        reported.column,
        claim.quote,
        claim.standalone,
        claim.kind.value,
        claim.claimant,
        str(reported.status),
        *((verdict.rationale, verdict.reviewer, verdict.decided_at) if verdict else ("", "", "")),
        *((attribution.label, attribution.rationale) if attribution else ("", "")),
        *(judged.should_read if judged else "" for judged in (verdict, attribution)),
        len(reported.supports),
        ", ".join(dict.fromkeys(flag.flag.rule for flag in reported.flags)),
        claim.worthiness,
        claim.reason,
        claim.id,
        reported.stale_because,
    )


def _number_cell(number: str) -> str | int:
    """Return a claim's number as a number, which sorts by value; one with letters stays text."""
    return int(number) if number.isdecimal() else number


def _source_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each source and claim it bears on, then one for each source that bears on none."""
    listed_ids = set()
    for reported in report.claims:
        for support in reported.supports:
            source, evidence = support.source, support.evidence
            listed_ids.add(source.id)
            stance = evidence.stance.value or NOT_GIVEN
            yield _number_cell(reported.number), stance, *_source_cells(source, evidence), support.last_look
    for source in report.review.sources:
        if source.id not in listed_ids:
            yield "", "", *_source_cells(source, None), ""


def _source_cells(source: Source, evidence: Evidence | None) -> Row:
    passage = (evidence.passage, evidence.locator, evidence.note) if evidence else ("", "", "")
    snapshot = source.snapshot
    return (
        source.standing.value if source.standing.is_given else NOT_GIVEN,
        source.kind.value,
        *source.details.values(),
        *passage,
        source.note,
        *((snapshot.fetched_at, snapshot.sha256) if snapshot else ("", "")),
        source.added_by,
        source.added_at,
        source.id,
    )


def _flag_rows(report: Report) -> Iterator[Row]:
    for reported in report.flags:
        flag = reported.flag
        place = (reported.line, reported.column, flag.rule, flag.name, flag.severity.value, flag.quote)
        answer = (reported.status, reported.reason, reported.reviewer, reported.decided_at)
        yield *place, flag.message, flag.suggestion, flag.evidence, *answer, flag.id


def _verdict_rows(report: Report) -> Iterator[Row]:
    """Yield a row for every verdict ever given, claim by claim, oldest first."""
    for reported in report.claims:
        for reported_verdict in reported.history:
            verdict, taken_back = reported_verdict.verdict, "yes" if reported_verdict.retracted else "no"
            decision = (verdict.label, verdict.rationale, verdict.reviewer, verdict.decided_at)
            references = (verdict.quote, " ".join(verdict.supersedes), " ".join(verdict.evidence_ids), verdict.id)
            channel = (verdict.should_read, verdict.channel.value)
            yield _number_cell(reported.number), verdict.aspect.value, *decision, taken_back, *references, *channel


def _about_rows(report: Report) -> Iterator[Row]:
    article, coverage = report.review.article, report.review.coverage
    yield "title", article.title
    yield "published", article.published or "date not given"
    yield "article id", article.id
    yield "text SHA-256", article.sha256
    yield "publisher", report.publisher.name or "not named"
    yield "publisher's site", report.publisher.url
    yield "corrections to", report.publisher.corrections or "no contact given"
    yield "made at", report.made_at
    yield "made by", report.made_by
    yield "workbench", report.version
    yield f"{coverage.unit.value}s", coverage.total
    yield f"{coverage.unit.value}s accounted for", coverage.accounted_for
    yield "reviewers", ", ".join(report.reviewers) or "none yet"
    yield "claims still open", len(report.open_claims)
    yield "flags still open", len(report.open_flags)
    yield from ((f"claims: {status}", count) for status, count in report.counts)
    yield from ((f"was it said: {label}", count) for label, count in report.attribution_counts)
    yield from (("lost anchor", claim.quote) for claim in report.review.lost)
