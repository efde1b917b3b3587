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
from workbench.intake.pages.web_page import lines_of_page, read_web_page
from workbench.intake.pdf import read_pdf
from workbench.services.articles.extract_text import LARGEST_DOCUMENT, extract

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


def changed(**parts: str) -> bytes:
    """A Word document whose body holds these paragraphs, given as WordprocessingML."""
    whole = BytesIO(word("Last."))
    kept = BytesIO()
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(kept, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + "".join(parts.values()).encode(), 1)
            after.writestr(name, content)
    return kept.getvalue()


def run(words: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{words}</w:{tag}></w:r>"


def test_a_word_document_is_read_as_it_looks_with_its_changes_taken():
    tracked = f"<w:p>{run('It lost ')}<w:del>{run('63%', 'delText')}</w:del><w:ins>{run('36%')}</w:ins></w:p>"
    moved = f"<w:p><w:moveFrom>{run('Gone.')}</w:moveFrom>{run('Here.')}</w:p>"
    control = f"<w:sdt><w:sdtContent><w:p>{run('A title in a field')}</w:p></w:sdtContent></w:sdt>"
    inside = f"<w:txbxContent><w:p>{run('In a box')}</w:p></w:txbxContent>"
    box = f"<w:p>{run('Beside')}<w:r><w:pict>{inside}</w:pict></w:r></w:p>"
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("2018", "380"))
    inner = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    nested = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc><w:tc><w:p>{run('Sum')}</w:p></w:tc></w:tr></w:tbl>"
    read = read_docx(changed(tracked=tracked, moved=moved, control=control, box=box, nested=nested))

    lines = ["It lost 36%", "Here.", "A title in a field", "Beside", "2018 380\tSum", "Last.", "2019\t400"]
    assert read.text.split("\n") == lines
    assert read.left_out == ("In a box",)


def test_the_notes_of_a_word_document_are_left_out_at_its_end():
    whole = BytesIO(word("It burned.", header="Draft 3"))
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f"<w:footnote w:id='1'><w:p>{run('Source: ')}{run('the owner.')}</w:p></w:footnote>"
    notes = f"<w:footnotes {space}>{note}</w:footnotes>"
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    kept = BytesIO()
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(kept, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{content_type}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            elif name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode())
            after.writestr(name, content)
        after.writestr("word/footnotes.xml", notes)
    read = read_docx(kept.getvalue())

    assert dict(zip(read.left_out, read.left_out_at, strict=True)) == {
        "Source: the owner.": len(read.text),
        "Draft 3": 0,
    }


NEWS = """<!doctype html><html><head><title>Mill burns down | Gazette</title>
<meta property="og:site_name" content="Gazette">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Mill burns down","author":{"@type":"Person","name":"Ann Lee"},
"datePublished":"2020-09-30T08:00:00Z"}</script></head><body>
<div id="cookie-banner"><p>We and our 845 partners store cookies on your device to show personalised ads.</p>
<button>Accept all</button></div><nav><a href="/">Home</a></nav><article><h1>Mill burns down</h1>
<p>The old mill in Ayr burned down on Monday, and 36% of the stock was lost, the owner said in a statement.</p>
<figure><img src="m.jpg"><figcaption>Photo: Jo Day</figcaption></figure>
<p>The mill was built in 1850 and stood empty for 12 years before the company bought it, the owner said.</p>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Five mills you should visit</a></li></ul></aside>
<p>The insurer expects to pay £2.4 million, which is less than half of the value of the building.</p></article>
<footer>© 2020 Gazette Ltd. All rights reserved.</footer></body></html>""".encode()


def test_a_news_page_gives_its_story_and_keeps_banner_links_and_captions_apart_with_their_places():
    read = read_web_page(NEWS)

    assert [line.split()[0] for line in read.text.split("\n")] == ["Mill", "The", "The", "The"]
    assert (read.byline, read.published, read.publisher) == ("Ann Lee", "2020-09-30", "Gazette")
    place = dict(zip(read.left_out, read.left_out_at, strict=True))
    assert place["We and our 845 partners store cookies on your device to show personalised ads."] == 0
    assert read.text[place["Photo: Jo Day"] :].strip().startswith("The mill was built")
    assert read.text[place["Five mills you should visit"] :].strip().startswith("The insurer")
    assert place["© 2020 Gazette Ltd. All rights reserved."] == len(read.text)


def with_part(name, content):
    """A Word document with `content` for one of its parts; without the part where that is nothing."""
    whole, changed = zipfile.ZipFile(BytesIO(word(PARAGRAPHS[0]))), BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as package:
        for part in whole.namelist():
            kept = content if part == name else whole.read(part)
            if kept is not None:
                package.writestr(part, kept)
    return changed.getvalue()


PARTS = ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml"]


@pytest.mark.parametrize("content", [None, b"", b"<x", b"<a/>", b"\x00"])
@pytest.mark.parametrize("part", PARTS)
def test_a_word_document_with_a_damaged_part_is_read_or_called_damaged(part, content):
    with contextlib.suppress(UnreadableError):
        assert read_docx(with_part(part, content)).text == PARAGRAPHS[0]


WORD = word(PARAGRAPHS[0])
DAMAGED = [
    WORD[: len(WORD) // 2],
    WORD[:-30],
    WORD[:1500] + bytes([WORD[1500] ^ 255]) + WORD[1501:],
    b"PK\x03\x04",
    b"PK\x03\x04" + b"junk" * 500,
    with_part("word/document.xml", None),
    with_part("word/document.xml", b"<a/>"),
    WORD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00"),
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_word_document_is_refused_for_the_damage_and_for_nothing_else(content):
    with pytest.raises(IntakeError, match=r"^a\.docx: this DOCX file is damaged\. Open and save it again"):
        extract(content, origin="a.docx")


def test_a_zip_file_of_another_name_is_no_word_document():
    with pytest.raises(IntakeError, match="ZIP file"):
        extract(b"PK\x03\x04" + b"junk" * 500, origin="photos.zip")
