"""The PDF: tagged, with bookmarks, page numbers and links, and every sign of it either shown or spelt out."""

import io
from dataclasses import replace

import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from workbench.reports.kinds.audit import audit_page
from workbench.reports.typeset.model import Entry, Paper, Paragraph, Quotation, Section, Status, line
from workbench.reports.typeset.pdf.glyphs import characters_without_glyph
from workbench.reports.typeset.pdf.render import as_pdf

GREEK_AND_CYRILLIC = "Ελλάδα Ἀθῆναι Київ Ђорђе Ґанок Brégançon Łódź Þór ẞ ﬁ œ"


def paper_of(*texts: str) -> Paper:
    section = Section("words", "Words", tuple(Paragraph(line(text)) for text in texts))
    return Paper(kind="Test", title="A title", about=(), sections=(section,), made_at="2026-01-02T03:04:05Z")


def opened(content: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(io.BytesIO(content)))


def words_in(content: bytes) -> str:
    return " ".join(extract_text(io.BytesIO(content)).split())


def test_it_is_tagged_and_says_that_it_meets_pdf_ua(plain_report):
    document = opened(as_pdf(audit_page(plain_report)))
    metadata = resolve1(document.catalog["Metadata"]).get_data()

    assert resolve1(document.catalog["MarkInfo"])["Marked"] is True
    assert "StructTreeRoot" in document.catalog
    assert document.catalog["Lang"] == b"en"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_it_has_a_bookmark_for_each_section_and_claim(plain_report):
    paper = audit_page(plain_report)
    told = [(level, title) for level, title, *_ in opened(as_pdf(paper)).get_outlines()]

    assert [title for level, title in told if level == 1] == [section.heading for section in paper.sections]
    assert [title.split("  ")[0] for level, title in told if level == 2] == ["Claim 1", "Claim 2"]


def test_its_pages_are_numbered(plain_report):
    content = as_pdf(audit_page(plain_report))
    count = sum(1 for _ in PDFPage.get_pages(io.BytesIO(content)))

    assert count > 1
    assert f"1 / {count}" in words_in(content)
    assert f"{count} / {count}" in words_in(content)


def test_marks_lead_to_entries_and_entries_back(plain_report):
    content = as_pdf(audit_page(plain_report))
    links = [
        resolve1(annotation)
        for page in PDFPage.get_pages(io.BytesIO(content))
        for annotation in resolve1(page.annots) or ()
    ]
    inside = [link for link in links if "Dest" in link or "D" in resolve1(link.get("A", {}))]
    assert len(inside) >= 4


def test_greek_cyrillic_and_accents_come_out_as_they_went_in():
    assert GREEK_AND_CYRILLIC in words_in(as_pdf(paper_of(GREEK_AND_CYRILLIC)))


def test_no_word_is_read_as_markup():
    texts = ["#panic()", "$ x^2 $", "*bold* _thin_ `raw`", "= heading", "@claim-1 <claim-1>", "\\u{41} // gone"]
    told = words_in(as_pdf(paper_of(*texts)))
    assert [text for text in texts if " ".join(text.split()) not in told] == []


def test_a_sign_that_no_font_has_is_spelt_out():
    told = words_in(as_pdf(paper_of("\U00012000 is a sign")))
    assert ("[U+12000] is a sign" in told) == bool(characters_without_glyph("\U00012000", own_fonts_only=False))


def test_typsts_own_fonts_are_known_to_lack_han_signs():
    assert characters_without_glyph("é中Ж✓○❝✎◐…†≠✗∅↻", own_fonts_only=True) == {"中"}
    assert characters_without_glyph("plain", own_fonts_only=True) == frozenset()


def test_a_word_too_long_for_a_line_is_broken_and_stays_on_the_page():
    boxes = [box for page in extract_pages(io.BytesIO(as_pdf(paper_of("w" * 500)))) for box in page]
    assert max(box.x1 for box in boxes) < 595


def test_the_time_in_the_file_is_that_of_the_report():
    made = opened(as_pdf(paper_of("x"))).info[0]["CreationDate"]
    assert made.startswith(b"D:20260102030405")


@pytest.mark.parametrize("text", ["", "\n", "a\r\nb\rc\n\nd", "\u0301", "\U0001f469\u200d\U0001f692", "क्षि", "ـٰ"])
def test_odd_texts_are_set(text):
    entry = Entry(text, (Paragraph(line(text)),), Status(text, text, "#000000", "#ffffff"))
    paper = replace(paper_of(text), title=text, sections=(Section("x", text or "x", (entry,)),))
    assert as_pdf(paper).startswith(b"%PDF-")


def test_a_page_that_cannot_meet_pdf_ua_is_tagged_all_the_same():
    blank = replace(paper_of("Words stay."), sections=(Section("x", "\n", (Paragraph(line("Words stay.")),)),))
    document = opened(as_pdf(blank))

    assert "Words stay." in words_in(as_pdf(blank))
    assert "StructTreeRoot" in document.catalog
    assert b"pdfuaid" not in resolve1(document.catalog["Metadata"]).get_data()


@pytest.mark.parametrize("language", ["fr", "ar", "pt-BR", "xx", "", '") #panic(', "\u202e"])
def test_quotes_are_in_the_articles_language_whatever_it_is_said_to_be(language):
    quoting = replace(paper_of(), sections=(Section("x", "X", (Quotation("Brégançon", language),)),))
    assert "Brégançon" in words_in(as_pdf(quoting))
