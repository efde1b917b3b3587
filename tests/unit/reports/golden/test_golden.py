"""Each kind of report on the first article, in each format, is word for word what it was.

After a change that is meant, write them anew and read the difference:
WORKBENCH_WRITE_GOLDEN=1 python -m pytest tests/unit/reports/golden
"""

import io
import os
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pdfminer.high_level import extract_text

from workbench.reports.formats import REPORT_KINDS

FOLDER = Path(__file__).parent
PAGES = [(kind, form) for kind, told in REPORT_KINDS.items() for form in told.forms]


def of_word(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    lines = [f"[{paragraph.style.name}] {with_changes(paragraph)}" for paragraph in document.paragraphs]
    lines += [f"[comment by {comment.author}] {comment.text}" for comment in document.comments]
    return "\n".join(lines)


def with_changes(paragraph) -> str:
    """The words of a paragraph, with [-what a tracked change removes-] and [+what it adds+]."""
    words = ""
    for element in paragraph._p.iter(qn("w:t"), qn("w:delText")):
        change = next(element.iterancestors(qn("w:ins"), qn("w:del")), None)
        sign = "" if change is None else "+" if change.tag == qn("w:ins") else "-"
        words += f"[{sign}{element.text}{sign}]" if sign else element.text or ""
    return words


def of_excel(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join("\t".join(str(cell.value or "") for cell in row) for sheet in book for row in sheet)


def of_html(content: bytes) -> str:
    """The page without its style, which its own file holds."""
    return re.sub(r"<style>.*?</style>", "<style></style>", content.decode(), flags=re.DOTALL)


READERS = {
    "html": of_html,
    "pdf": lambda content: extract_text(io.BytesIO(content)),
    "docx": of_word,
    "xlsx": of_excel,
    "csv": lambda content: content.decode("utf-8-sig").replace("\r\n", "\n"),
}


def rendered(report, kind: str, form: str) -> bytes:
    wanted = report.only(report.claims[7]) if REPORT_KINDS[kind].of_one_claim else report
    return REPORT_KINDS[kind].forms[form](wanted)


@pytest.mark.parametrize(("kind", "form"), PAGES)
def test_a_report_reads_as_it_did(first_report, kind, form):
    content = rendered(first_report, kind, form)
    told = READERS.get(form, bytes.decode)(content)
    golden = FOLDER / f"{kind}.{form}{'' if form in {'html', 'md', 'json', 'csv'} else '.txt'}"
    if os.environ.get("WORKBENCH_WRITE_GOLDEN"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


@pytest.mark.parametrize(("kind", "form"), PAGES)
def test_the_same_report_gives_the_same_file(first_report, kind, form):
    assert rendered(first_report, kind, form) == rendered(first_report, kind, form)
