"""Render the call sheet as a page to print, and as Markdown."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

import jinja2

from workbench.domain.report import Report
from workbench.reports.call_sheet.sheet import Callee, build_call_sheet
from workbench.reports.escaping import escape_markdown, show_hidden


def as_call_sheet_html(report: Report) -> bytes:
    """Render the call sheet as a UTF-8 HTML page for A4, each person on a separate sheet.

    Text from outside is escaped, nothing is loaded, no script runs.
    """
    return _template().render(sheet=build_call_sheet(report)).encode("utf-8", "replace")


def as_call_sheet_markdown(report: Report) -> bytes:
    """Render the call sheet as UTF-8 Markdown; text from outside cannot become links, images or HTML."""
    return ("\n".join(_lines(report)) + "\n").encode("utf-8", "replace")


def _lines(report: Report) -> Iterator[str]:
    sheet = build_call_sheet(report)
    yield f"# Call sheet: {escape_markdown(sheet.title)}"
    yield ""
    yield f"Made {sheet.made_at} by {escape_markdown(sheet.made_by)}."
    for callee in sheet.callees:
        yield from _callee_lines(callee)
    if not sheet.callees:
        yield from ("", "Nothing is open.")


def _callee_lines(callee: Callee) -> Iterator[str]:
    yield from ("", f"## {escape_markdown(callee.name)}", "")
    yield from (f"As {', '.join(callee.why)}. Open: {len(callee.questions)}.", "")
    for question in callee.questions:
        yield f"- [ ] {escape_markdown(question.place)}: “{escape_markdown(question.words)}”"
        yield f"  - {escape_markdown(question.ask)}"
        for known in question.known:
            yield f"  - {escape_markdown(known)}"
        yield "  - Answer, who, when:"


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["show_hidden"] = show_hidden
    source = resources.files("workbench.reports.call_sheet").joinpath("sheet.html.j2").read_text("utf-8")
    return environment.from_string(source)
