"""What a file says of itself is taken only where a person said it, and a name that misleads is told."""

from io import BytesIO

import docx
import pytest
from made_files import letter, mhtml, pdf, png, word, workbook

from workbench.intake.docx import read_docx
from workbench.intake.extracted import clean_authors, clean_title
from workbench.intake.media_types import media_type_of, name_mismatch
from workbench.intake.pages.web_page import read_web_page
from workbench.intake.pdf import read_pdf
from workbench.services.sources.read_file import source_media_type

PLACEHOLDER_TITLES = (
    "(anonymous)",
    "untitled",
    "Untitled-2",
    "Untitled Document",
    "Document1",
    "Document 12",
    "Dokument1",
    "Microsoft Word - final_v3.doc",
    "Microsoft Word - Mill burns",
    "PowerPoint Presentation",
    "final_v3.docx",
    "Unknown",
    "New Page 1",
    "python-docx",
    " ",
)
PLACEHOLDER_AUTHORS = (
    "(anonymous)",
    "python-docx",
    "Microsoft Office User",
    "Windows User",
    "user",
    "USER",
    "User1",
    "Unknown",
    "Unknown Author",
    "admin",
    "Administrator",
    "Apache POI",
    "openpyxl",
    "Author",
    "",
)


@pytest.mark.parametrize("title", PLACEHOLDER_TITLES)
def test_what_a_program_writes_for_a_title_is_none(title):
    assert clean_title(title) == ""


@pytest.mark.parametrize("author", PLACEHOLDER_AUTHORS)
def test_what_a_program_writes_for_an_author_is_none(author):
    assert clean_authors(author) == ""


@pytest.mark.parametrize(
    "title", ["Mill burns down", "The Untitled Space opens", "Documents of 1848", "Unknown soldier"]
)
def test_a_title_that_a_person_wrote_stays(title):
    assert clean_title(title) == title


@pytest.mark.parametrize("author", ["Ann Lee", "Anonymous", "Adele Admin", "A. User-Berg", "Ann Lee; Bo Ek"])
def test_an_author_that_a_person_wrote_stays(author):
    assert clean_authors(author) == author


def test_of_several_authors_the_persons_stay():
    assert clean_authors("admin; Ann Lee ;python-docx") == "Ann Lee"


def test_a_word_document_that_nobody_signed_has_no_title_and_no_byline():
    document = docx.Document()
    document.add_paragraph("The mill burned.")
    document.core_properties.title = "Document1"
    kept = BytesIO()
    document.save(kept)

    read = read_docx(kept.getvalue())

    assert document.core_properties.author == "python-docx"
    assert (read.title, read.byline) == ("", "")


def test_a_pdf_that_nobody_signed_has_no_title_and_no_byline():
    unsigned = read_pdf(pdf_signed(rb"\(anonymous\)"))
    signed = read_pdf(pdf_signed(b"Ann Lee"))

    assert (unsigned.title, unsigned.byline) == ("", "")
    assert (signed.title, signed.byline) == ("Ann Lee", "Ann Lee")


def pdf_signed(name: bytes) -> bytes:
    """A PDF with this title and author; its table is wrong, so that it is found as in damaged files."""
    info = b"9 0 obj\n<< /Title (%s) /Author (%s) >>\nendobj\n" % (name, name)
    plain = pdf(("The mill burned.",))
    start = plain.index(b"xref\n")
    content = plain[:start] + info + plain[start:].replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 9 0 R")
    return content.replace(b"startxref\n", b"startxref\n0")


def test_a_page_that_nobody_signed_has_no_title_and_no_byline():
    words = "The mill burned down in the night, and nobody was hurt, the fire brigade said. " * 4
    head = "<head><title>Untitled Document</title><meta name='author' content='admin'></head>"
    page = f"<html>{head}<body><article><p>{words}</p></article></body></html>"

    read = read_web_page(page.encode())

    assert (read.title, read.byline) == ("", "")
    assert not read.text.startswith("Untitled")


TEXT = b"The mill burned."
PAGE = b"<!doctype html><html><body>Log in</body></html>"


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (TEXT, "notes.pdf", "its name ends in .pdf, but it is plain text"),
        (TEXT, "notes.DOCX", "its name ends in .docx, but it is plain text"),
        (TEXT, "scan.png", "its name ends in .png, but it is plain text"),
        (TEXT, "page.html", "its name ends in .html, but it is plain text"),
        (PAGE, "https://example.org/report.pdf?a=1", "its name ends in .pdf, but it is a web page"),
        (PAGE, "notes.txt", "its name ends in .txt, but it is a web page"),
        (pdf(("Words",)), "notes.txt", "its name ends in .txt, but it is a PDF file"),
        (word("Words"), "notes.pdf", "its name ends in .pdf, but it is a Word document"),
        (workbook(Sheet=[["a"]]), "notes.csv", "its name ends in .csv, but it is an Excel workbook"),
        (png(1, 1), "poll.pdf", "its name ends in .pdf, but it is an image"),
        (letter(), "poll.pdf", "its name ends in .pdf, but it is an e-mail"),
    ],
)
def test_a_name_that_says_something_else_is_told(content, name, told):
    assert name_mismatch(media_type_of(content, name), name) == f"{told} and was read as such"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT, "notes.txt"),
        (TEXT, "notes.md"),
        (TEXT, "notes"),
        (TEXT, "notes.2020"),
        (TEXT, "standard input"),
        (b"a,b\n1,2\n", "table.csv"),
        (pdf(("Words",)), "notes.pdf"),
        (word("Words"), "notes.docx"),
        (word("Words"), "notes.doc"),
        (png(1, 1), "photo.jpg"),
        (PAGE, "page.htm"),
        (PAGE, "https://example.org/news"),
        (PAGE, "https://example.org/index.php"),
        (mhtml(PAGE), "page.mht"),
        (mhtml(PAGE), "page.html"),
        (letter(), "letter.eml"),
        (letter(), "letter.txt"),
        (b"\x00\x01\x02", "sound.mp3"),
    ],
)
def test_a_name_that_fits_or_says_nothing_is_passed_over(content, name):
    assert name_mismatch(source_media_type(content, name), name) == ""
