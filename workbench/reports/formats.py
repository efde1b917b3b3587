"""The kinds of report and the formats of each; a new kind or format is one more entry here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from workbench.config.plugins import REPORT_FORMATS, load_plugins, note_problem
from workbench.domain.report import Report
from workbench.errors import PluginError
from workbench.reports.annotated_word import as_commented_word
from workbench.reports.call_sheet.written import as_call_sheet_html, as_call_sheet_markdown
from workbench.reports.csv_audit import as_csv
from workbench.reports.json_report import as_json
from workbench.reports.kinds.audit import audit_page
from workbench.reports.kinds.corrections import corrections_page
from workbench.reports.kinds.fact_check import fact_check_page
from workbench.reports.kinds.notice import correction_notice_page
from workbench.reports.spreadsheet import as_spreadsheet
from workbench.reports.typeset.html import as_html
from workbench.reports.typeset.markdown import as_markdown
from workbench.reports.typeset.model import Paper
from workbench.reports.typeset.pdf.render import as_pdf
from workbench.reports.typeset.word_document import as_word

Renderer = Callable[[Report], bytes]
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A file format: its name on the page, and its media type."""

    title: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """A kind of report: what it is for, and how it is rendered in each of its formats.

    `of_one_claim` means that it is about a single claim, which has to be named and decided;
    `for_readers` that it is published, and marked as a draft until everything for that is there.
    """

    title: str
    what: str
    forms: Mapping[str, Renderer]
    of_one_claim: bool = False
    for_readers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """A format that another package adds to a kind of report, told by the ending of its files, such as "odt"."""

    kind: str
    ending: str
    form: FileFormat
    render: Renderer


_FORMS: Final = {
    "html": FileFormat(title="HTML", media_type="text/html"),
    "pdf": FileFormat(title="PDF", media_type="application/pdf"),
    "docx": FileFormat(title="Word", media_type=f"{_OFFICE}.wordprocessingml.document"),
    "md": FileFormat(title="Markdown", media_type="text/markdown"),
    "csv": FileFormat(title="CSV", media_type="text/csv"),
    "xlsx": FileFormat(title="Excel", media_type=f"{_OFFICE}.spreadsheetml.sheet"),
    "json": FileFormat(title="JSON", media_type="application/json"),
}


def _page_forms(page: Callable[[Report], Paper]) -> dict[str, Renderer]:
    """Return the formats in which any page is available."""
    return {
        "html": lambda report: as_html(page(report)),
        "pdf": lambda report: as_pdf(page(report)),
        "docx": lambda report: as_word(page(report)),
        "md": lambda report: as_markdown(page(report)),
    }


_KINDS: Final = {
    "audit": ReportKind(
        title="Full audit",
        what="Everything: the article with its claims in place, verdicts, sources, flags, method, change log.",
        forms={
            **_page_forms(audit_page),
            "docx": lambda report: as_commented_word(report, audit_page(report)),
            "csv": as_csv,
            "xlsx": as_spreadsheet,
            "json": as_json,
        },
    ),
    "corrections": ReportKind(
        title="Corrections for the author",
        what="A short list: each place, what is wrong with it, and suggested wording.",
        forms=_page_forms(corrections_page),
    ),
    "fact-check": ReportKind(
        title="Public fact-check of one claim",
        what="A page to publish: the claim, who said it, the verdict and why, the evidence for and against.",
        forms=_page_forms(fact_check_page),
        of_one_claim=True,
        for_readers=True,
    ),
    "correction-notice": ReportKind(
        title="Correction notice",
        what="For readers: what was wrong, what the text says now, and when the error was found.",
        forms=_page_forms(correction_notice_page),
        for_readers=True,
    ),
    "call-sheet": ReportKind(
        title="Call sheet",
        what="Every open question, grouped by the person, body or source that can answer it, to print and work from.",
        forms={"html": as_call_sheet_html, "md": as_call_sheet_markdown},
    ),
}


def _add_installed() -> None:
    """Add the formats of other packages; one that is there already is left as it is."""
    for where, added in load_plugins(REPORT_FORMATS, ReportFormat):
        kind = _KINDS.get(added.kind)
        if kind is None:
            fix = f"Use one of: {', '.join(_KINDS)}."
            note_problem(where, f"'{added.kind}' is not a kind of report", fix=fix)
        elif added.ending in kind.forms or _FORMS.get(added.ending, added.form) != added.form:
            what = f"the format '{added.ending}' is taken"
            note_problem(where, what, fix="Choose another ending for the format.")
        else:
            _FORMS[added.ending] = added.form
            _KINDS[added.kind] = replace(kind, forms={**kind.forms, added.ending: _guarded(added, where)})


def _guarded(added: ReportFormat, where: str) -> Renderer:
    """Say whose fault it is when a format of somebody else's fails."""

    def render(report: Report) -> bytes:
        try:
            return added.render(report)
        except Exception as error:  # a format of somebody else's may raise anything
            raise PluginError(where=where, what=f"the format '{added.ending}' failed: {error!r}") from error

    return render


_add_installed()
FORMS: Final[Mapping[str, FileFormat]] = MappingProxyType(_FORMS)
REPORT_KINDS: Final[Mapping[str, ReportKind]] = MappingProxyType(_KINDS)
BUNDLED: Final = ("html", "pdf", "docx", "md", "csv", "xlsx", "json")
"""The formats of the audit that a bundle holds: those of the workbench itself, whatever else is installed."""
