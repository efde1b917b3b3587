"""The call sheet: every open question, listed under the name of whoever can answer it."""

from workbench.reports.call_sheet.sheet import CallSheet, build_call_sheet
from workbench.reports.call_sheet.written import as_call_sheet_html, as_call_sheet_markdown

__all__ = ["CallSheet", "as_call_sheet_html", "as_call_sheet_markdown", "build_call_sheet"]
