"""Every quote in every format is the article's own, accents, dashes and no-break space included."""

import csv
import html
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pdfminer.high_level import extract_text

from workbench.reports.formats import REPORT_KINDS


@pytest.fixture(scope="module")
def audit(first_report):
    return {form: render(first_report) for form, render in REPORT_KINDS["audit"].forms.items() if form != "pdf"}


@pytest.fixture(scope="module")
def pdf_text(first_report) -> str:
    return extract_text(io.BytesIO(REPORT_KINDS["audit"].forms["pdf"](first_report)))


def test_html(audit, quotes):
    told = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", audit["html"].decode(), re.DOTALL)
    assert tuple(map(html.unescape, told)) == quotes


def test_markdown(audit, quotes):
    told = re.findall(r"^> (.*)$", audit["md"].decode(), re.MULTILINE)
    assert tuple(re.sub(r"\\(.)", r"\1", line) for line in told) == quotes


def test_csv(audit, quotes_and_part):
    rows = csv.DictReader(io.StringIO(audit["csv"].decode("utf-8-sig")))
    assert tuple(row["claim"] for row in rows if row["kind"] != "flag") == quotes_and_part


def test_excel(audit, quotes_and_part):
    sheet = openpyxl.load_workbook(io.BytesIO(audit["xlsx"]))["Claims"]
    assert tuple(row[3].value for row in sheet.iter_rows(min_row=2)) == quotes_and_part


def test_json(audit, quotes_and_part):
    told = json.loads(audit["json"])
    text = told["article"]["text"]
    assert tuple(claim["quote"] for claim in told["claims"]) == quotes_and_part
    assert tuple(text[claim["start"] : claim["end"]] for claim in told["claims"]) == quotes_and_part


def test_pdf(pdf_text, quotes):
    """A PDF breaks lines, so blanks are left out of the comparison; all else is as it was."""
    told = "".join(pdf_text.split())
    missing = [quote for quote in quotes if told.count("".join(quote.split())) < 1]
    assert missing == []
    assert told.count("LesRépublicains") >= 3
    assert "BenŌe" in told


def test_word_paragraphs_are_the_articles_lines(audit, first_report):
    paragraphs = docx.Document(io.BytesIO(audit["docx"])).paragraphs
    lines = ["".join(map(words_before_changes, paragraph._p.iter())) for paragraph in paragraphs]
    wanted = first_report.review.article.text.split("\n")
    assert lines[: len(wanted)] == wanted


def test_word_comments_stand_at_the_exact_words(audit, first_report):
    document = docx.Document(io.BytesIO(audit["docx"]))
    how_to, *comments = document.comments
    marked = {commented_words(document, comment): comment for comment in comments}

    assert how_to.text.startswith("How to answer in this file")
    decided = [claim for claim in first_report.claims if claim.verdict or claim.attribution]
    assert {claim.claim.quote for claim in decided} | {"Marcon", "Bregencon", "phase"} == set(marked)
    assert marked["62% expressing an unfavorable view"].author == "Ben Ōe"
    assert "Pew has 61%, not 62%." in marked["62% expressing an unfavorable view"].text
    assert "Suggested: Brégançon" in marked["Bregencon"].text


def commented_words(document, comment) -> str:
    """The words between the marks that begin and end a comment."""
    words, inside = "", False
    for element in document.element.body.iter():
        if element.get(qn("w:id")) == str(comment.comment_id):
            inside = element.tag == qn("w:commentRangeStart")
        elif inside:
            words += words_before_changes(element)
    return words


def words_before_changes(element) -> str:
    """The words of an element, without those that a tracked change adds."""
    is_added = next(element.iterancestors(qn("w:ins")), None) is not None
    return element.text or "" if element.tag in {qn("w:t"), qn("w:delText")} and not is_added else ""


def test_another_office_program_opens_the_word_document(audit, quotes, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    if not list(Path(office).resolve().parent.glob("*swlo*")):
        pytest.skip("LibreOffice is installed without Writer")
    report = tmp_path / "report.docx"
    report.write_bytes(audit["docx"])
    command = [office, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(report)]
    subprocess.run(command, check=True, capture_output=True, timeout=200, env={"HOME": str(tmp_path)})
    told = (tmp_path / "report.txt").read_text("utf-8-sig")
    assert [quote for quote in quotes if quote not in told] == []
