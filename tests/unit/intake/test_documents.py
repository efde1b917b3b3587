"""Web pages, PDFs and Word documents become text; what stood around it is told, what cannot be read is refused."""

import contextlib
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import pdf, word

from workbench.errors import IntakeError
from workbench.intake.docx import read_docx
from workbench.intake.extracted import UnreadableError
from workbench.intake.media_types import DOCX, HTML, PDF, PLAIN, media_type_of
from workbench.intake.pdf import read_pdf
from workbench.intake.web_page import lines_of_page, read_web_page
from workbench.services.articles.extracting import LARGEST_DOCUMENT, extract

PARAGRAPHS = (
    "The old mill in Ayr burned down on Monday, and 36% of the stock was lost, the owner said in a statement.",
    "“We will build it again,” Mr Smith said. The mill was built in 1850 and stood empty for 12 years.",
)
PAGE = f"""<!doctype html><html><head><title>Mill burns - Gazette</title>
<meta property="og:title" content="Mill burns down"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2020-09-30T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Mill burns down</h1><p>{PARAGRAPHS[0]}</p><script>alert(1)</script>
<p>{PARAGRAPHS[1]}</p><table><tr><th>Year</th><th>Sacks</th></tr><tr><td>2019</td><td>400</td></tr></table>
</article><aside>Subscribe to our newsletter</aside></body></html>""".encode()


def test_a_page_gives_its_article_and_tells_what_stood_around_it():
    read = read_web_page(PAGE)

    assert read.text.split("\n") == ["Mill burns down", *PARAGRAPHS, "Year\tSacks", "2019\t400"]
    assert (read.title, read.byline, read.published) == ("Mill burns down", "Ann Lee", "2020-09-30")
    assert set(read.left_out) == {"Home", "Subscribe to our newsletter"}


def test_a_page_without_words_says_what_to_do():
    with pytest.raises(UnreadableError, match="no words on this page; it may need scripts"):
        read_web_page(b"<html><body><script>render()</script></body></html>")


def test_a_pdf_gives_paragraphs_joined_over_lines_and_pages():
    first = ("The Gazette 1", "", "", "The infor-", "mation was well-", "known to all who", "")
    second = ("The Gazette 2", "", "", "came in 1999.", "")
    third = ("The Gazette 3", "", "", "Nobody came later.", "")
    read = read_pdf(pdf(first, second, third))

    assert read.text == "The information was well-known to all who came in 1999.\nNobody came later."
    assert set(read.left_out) == {"The Gazette 1", "The Gazette 2", "The Gazette 3"}
    assert [read.text[start:].split()[0] for start in read.page_starts] == ["The", "came", "Nobody"]


def test_a_scan_says_that_it_has_no_text_layer():
    with pytest.raises(UnreadableError, match="no text layer"):
        read_pdf(pdf(()))


def test_a_word_document_gives_paragraphs_and_tables_and_leaves_the_header_out():
    read = read_docx(word(*PARAGRAPHS, header="Draft 3"))

    assert read.text.split("\n") == [*PARAGRAPHS, "2019\t400"]
    assert (read.title, read.byline, read.left_out) == ("Mill burns down", "Ann Lee", ("Draft 3",))


def test_a_document_that_unpacks_to_too_much_is_refused():
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("word/document.xml", b" " * 200_000_001)
    assert len(kept.getvalue()) < 1_000_000
    with pytest.raises(UnreadableError, match="unpacks to 200 MB"):
        read_docx(kept.getvalue())


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [(PAGE, "", HTML), (pdf(("x",)), "", PDF), (word("x"), "", DOCX), (b"<b>No page</b>", "a.txt", PLAIN)],
)
def test_what_a_file_is_shows_in_its_bytes(content, name, media_type):
    assert media_type_of(content, name) == media_type


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 and then nothing", "damaged|no text layer"),
        (word("x")[:900], "damaged|ZIP"),
        (PAGE + b" " * LARGEST_DOCUMENT, "more than the 25 MB"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_in_one_line(content, why):
    with pytest.raises(IntakeError, match=rf"^a\.bin: [^\n]*({why})[^\n]*$"):
        extract(content, origin="a.bin")


def test_a_document_is_read_in_a_process_of_its_own_as_it_is_here():
    assert extract(PAGE, origin="a.html") == read_web_page(PAGE)


@given(st.binary(max_size=300))
def test_any_bytes_can_be_taken_for_a_page(content):
    assert all(lines_of_page(b"<html>" + content))


@settings(max_examples=40)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=8))
def test_a_damaged_pdf_is_read_or_refused(place, junk):
    whole = pdf(("The mill burned in 1999.",))
    damaged = whole[:place] + junk + whole[place + len(junk) :]
    with contextlib.suppress(UnreadableError):
        assert read_pdf(damaged).text
