"""The page as a Word document: every part in Word's own styles, the marked article included."""

import io
from datetime import UTC, datetime

import docx

from workbench.reports.kinds.audit import audit_page
from workbench.reports.typeset.model import Bullets, Link, Paper, Paragraph, Section, Style, Words, line
from workbench.reports.typeset.word_document import as_word


def opened(paper: Paper):
    return docx.Document(io.BytesIO(as_word(paper)))


def test_the_marked_article_has_each_claims_number_before_its_words(plain_report):
    lines = [paragraph.text for paragraph in opened(audit_page(plain_report)).paragraphs]
    marks = [claim.mark for claim in plain_report.claims]

    assert f"[1{marks[0]}] The bridge in Brégançon opened in 2019." in lines
    assert f"[2{marks[1]}] It cost 36% more." in lines


def test_headings_lists_and_looks_are_words_own(plain_report):
    told = line(Words("old", Style.STRUCK), " ", Words("said", Style.QUOTED), " ", Link("a page", "https://a.org"))
    sections = (Section("x", "Part", (Paragraph(told), Bullets((line("one"), line("two"))))),)
    paper = Paper(kind="Test", title="A title", about=(), sections=sections, made_at="2026-01-02T03:04:05Z")
    document = opened(paper)
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    struck, _, quoted, *_ = document.paragraphs[3].runs

    assert styles["A title"] == "Title"
    assert styles["Part"] == "Heading 1"
    assert styles["two"] == "List Bullet"
    assert document.paragraphs[3].text == "old “said” a page (https://a.org)"
    assert struck.font.strike
    assert quoted.font.italic
    assert document.core_properties.created == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
