"""Hostile words in every field of every kind of report stay words in every format."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import openpyxl
import pytest
from lxml import etree
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from workbench.domain.publisher import Publisher
from workbench.reports.escaping import replace_surrogates, show_hidden
from workbench.reports.formats import REPORT_KINDS

PAGES = [(kind, form) for kind, told in REPORT_KINDS.items() for form in told.forms]
HIDDEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
SAFE = ("#", "http://", "https://", "mailto:")


@pytest.fixture(scope="module")
def reports(hostile_report, hostile_words):
    """The hostile report with each of its words in turn as what the publisher's file says."""
    said = replace(
        hostile_report, publisher=Publisher(name="<b>", url="javascript:1", corrections="=1+1", method="$x$")
    )
    return [said, *(replace(said, publisher=_publisher(words)).only(said.claims[0]) for words in hostile_words)]


def _publisher(words: str) -> Publisher:
    return Publisher(name=words, url=words, corrections=words, method=words)


def of_form(form: str) -> list[str]:
    return [kind for kind, each in PAGES if each == form]


def rendered(report, kind: str, form: str) -> bytes:
    wanted = report.only(report.claims[1 % len(report.claims)]) if REPORT_KINDS[kind].of_one_claim else report
    return REPORT_KINDS[kind].forms[form](wanted)


TAGS = set(
    """html head meta title style body a header p h1 h2 h3 nav ul ol li main section article div span sup dl dt dd
    blockquote small strong q s code""".split()  # noqa: SIM905 - reads better as words
)
ATTRIBUTES = set(
    """lang charset name content http-equiv class href id dir aria-label aria-labelledby tabindex title
    rel""".split()  # noqa: SIM905 - as above
)


class Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        assert tag in TAGS
        assert set(told) <= ATTRIBUTES
        assert told.get("http-equiv", "Content-Security-Policy") == "Content-Security-Policy"
        self.links += [told["href"]] if "href" in told else []
        self.anchors += [told["id"]] if "id" in told else []


@pytest.mark.parametrize("kind", of_form("html"))
def test_html_has_our_own_tags_only_and_its_jumps_land(reports, kind):
    for report in reports:
        written = rendered(report, kind, "html").decode()
        page = Page(written)

        assert not HIDDEN.search(written.replace("\n", ""))
        assert all(link.startswith(SAFE) for link in page.links)
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.anchors)
        assert len(page.anchors) == len(set(page.anchors))


@pytest.mark.parametrize("kind", of_form("md"))
def test_markdown_is_read_as_words_only(reports, kind):
    markdown = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": True}).enable(["table"])
    ours = {"heading", "paragraph", "bullet_list", "list_item", "blockquote", "inline", "text", "softbreak"}
    ours |= {"strong", "em", "s", "text_special"}
    for report in reports:
        written = rendered(report, kind, "md").decode()
        tokens = [token for outer in markdown.parse(written) for token in (outer, *(outer.children or ()))]

        assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= ours
        assert not HIDDEN.search(written.replace("\n", ""))


def test_no_cell_of_the_csv_is_a_formula(reports):
    for report in reports:
        rows = list(csv.reader(io.StringIO(rendered(report, "audit", "csv").decode("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_every_cell_of_the_workbook_is_text_or_a_count(reports):
    for report in reports:
        book = openpyxl.load_workbook(io.BytesIO(rendered(report, "audit", "xlsx")))
        assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("kind", of_form("docx"))
def test_word_holds_no_link_field_macro_or_outside_part(reports, kind):
    for report in reports:
        folder = zipfile.ZipFile(io.BytesIO(rendered(report, kind, "docx")))
        parts = {name: folder.read(name) for name in folder.namelist()}
        text = b"".join(content for name, content in parts.items() if name.startswith("word/"))

        assert not [name for name in parts if re.search("vba|embed|activeX", name, re.IGNORECASE)]
        assert not re.search(rb'<w:hyperlink|<w:fldSimple|<w:instrText|<w:object|TargetMode="External"', text)
        for name, content in parts.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(content)


@pytest.mark.parametrize("kind", of_form("pdf"))
def test_a_pdf_holds_no_script_and_leads_only_to_safe_addresses(reports, kind):
    for report in reports[:3]:
        content = rendered(report, kind, "pdf")
        document = PDFDocument(PDFParser(io.BytesIO(content)))
        objects = [document.getobj(number) for table in document.xrefs for number in table.get_objids()]
        dictionaries = [told for told in map(resolve1, objects) if isinstance(told, dict)]
        actions = [told for told in dictionaries if "S" in told and "URI" in told]

        assert not [
            told for told in dictionaries if {"JS", "JavaScript", "Launch", "EmbeddedFiles", "OpenAction"} & set(told)
        ]
        assert all(resolve1(told["URI"]).decode().startswith(SAFE[1:]) for told in actions)


def test_the_pdf_shows_every_hostile_word_and_sets_none_of_it(short_report, hostile_words):
    told = "".join(extract_text(io.BytesIO(rendered(short_report, "audit", "pdf"))).split())
    one_line = [words for words in hostile_words if "\r" not in words and len(words) < 1_000 and "שלום" not in words]

    assert len(one_line) > 15
    assert [words for words in one_line if "".join(replace_surrogates(show_hidden(words)).split()) not in told] == []


def test_the_pdf_breaks_a_claim_of_ten_thousand_letters_and_loses_none(long_claim_report):
    page = extract_text(io.BytesIO(rendered(long_claim_report, "audit", "pdf")))
    assert page.count("w") == rendered(long_claim_report, "audit", "md").decode().count("w") > 40_000
    assert max(map(len, page.split("\n"))) < 200


@pytest.mark.parametrize(("kind", "form"), PAGES)
def test_a_report_with_nothing_in_it_is_made(empty_report, kind, form):
    if REPORT_KINDS[kind].of_one_claim:
        with pytest.raises(ValueError, match="no claim"):
            REPORT_KINDS[kind].forms[form](empty_report)
    else:
        assert REPORT_KINDS[kind].forms[form](empty_report)


@pytest.mark.parametrize("form", list(REPORT_KINDS["audit"].forms))
def test_an_article_of_three_megabytes_is_reported_in_every_format(large_report, form):
    content = rendered(large_report, "audit", form)
    assert content
