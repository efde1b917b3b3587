"""The report, in every format, with hostile words in every field."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest
from builders import flag_on
from docx.oxml.ns import qn

from workbench.domain.publisher import Publisher
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.verdict import Aspect
from workbench.errors import DecisionRefusedError, UnknownRecordError
from workbench.reports.escaping import show_hidden
from workbench.services.articles.import_article import import_text
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.take_back import undo
from workbench.services.export_report import export_report, render_report, report_on_article
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput

HOSTILE = '<script>alert(1)</script> ![x](http://evil.example/a.png) =1+1 "quoted" \u202eturned'
TEXT = f"Élysée: 36% agreed – so it says.\n{HOSTILE}\n=SUM(A1) was the first word.\n{'long ' * 2000}end."


@pytest.fixture
def article(desk):
    made = import_text(desk, TEXT, origin="a.txt", title=HOSTILE, by="Ana")
    start = 0
    for line in TEXT.split("\n"):
        add_claim(desk, made.id, start=start, end=start + len(line), by="Ana")
        start += len(line) + 1
    first = desk.store.load(made.id).claims[0]
    bearing = EvidenceInput(stance=Stance.REFUTES, standing=SourceTier.PRIMARY, by=HOSTILE, passage=HOSTILE)
    attach_citation(desk, made.id, first.id, about=SourceMetadata(title=HOSTILE), bearing=bearing)
    [source] = desk.store.load(made.id).sources
    desk.store.append([replace(source, url="javascript:alert(1)")], by="an earlier version")
    decide(desk, made.id, first.id, label="wrong", rationale=HOSTILE, by=HOSTILE)
    decide(desk, made.id, first.id, label="outdated", rationale="No.", by="Ben")
    undo(desk, made.id, by="Ben")
    return made


class Read(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.quotes, self._quote = set(), [], [], None

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        if tag == "blockquote":
            self._quote = ""

    def handle_endtag(self, tag):
        if tag == "blockquote":
            self.quotes.append(self._quote)
            self._quote = None

    def handle_data(self, data):
        if self._quote is not None:
            self._quote += data


def read_html(desk, article) -> Read:
    page = Read()
    page.feed(render_report(desk, article.id, form="html", by="Ana").decode())
    return page


def test_hostile_words_are_only_words_in_html(desk, article):
    page = read_html(desk, article)

    assert not page.tags & {"script", "img", "iframe", "object", "form"}
    assert all(link.startswith("#") for link in page.links)


def test_every_quote_in_html_is_the_articles_own(desk, article):
    assert read_html(desk, article).quotes == [line.replace("\u202e", "[U+202E]") for line in TEXT.split("\n")]


def test_html_loads_nothing_and_says_its_language(desk, article):
    page = render_report(desk, article.id, form="html", by="Ana").decode()

    assert "default-src 'none'" in page
    assert '<html lang="en">' in page


def test_markdown_has_no_active_form(desk, article):
    page = render_report(desk, article.id, form="md", by="Ana").decode()

    assert not re.search(r"(?<!\\)[<\[`]", page)
    assert "\u202e" not in page


def test_no_cell_of_the_table_is_a_formula(desk, article):
    page = render_report(desk, article.id, form="csv", by="Ana").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(page)))

    assert len(rows) == 5
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)
    assert rows[3][2] == "'=SUM(A1) was the first word."


@pytest.mark.parametrize("form", ["html", "md", "csv"])
def test_whether_it_was_said_is_told_apart_with_its_reason(desk, article, form):
    claim = desk.store.load(article.id).claims[1]
    told = {"label": "correctly attributed", "rationale": "Heard on the tape", "by": "Ana"}
    decide(desk, article.id, claim.id, aspect=Aspect.ATTRIBUTION, **told)

    page = render_report(desk, article.id, form=form, by="Ana").decode()

    assert "Heard on the tape" in page
    assert form == "csv" or "correctly attributed (was it said)" in page


def test_the_table_tells_of_a_flag_outside_every_claim(desk):
    article = import_text(desk, "No claim here, but a  slip.", origin="b.txt", by="Ana")
    flag = flag_on(article, "  sl", rule="WRD002")
    desk.store.append([flag], by="Ana")

    (row,) = csv.DictReader(io.StringIO(render_report(desk, article.id, form="csv", by="Ana").decode("utf-8-sig")))

    assert (row["number"], row["kind"], row["claim"], row["status"]) == ("", "flag", flag.quote, "open")
    assert row["flags"] == "WRD002 open: Look at it."


def read_word(desk, article) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_report(desk, article.id, form="docx", by="Ana")))


def commented_words(document, comment) -> str:
    """The words between the marks that begin and end a comment."""
    words, inside = "", False
    for element in document.element.body.iter():
        if element.get(qn("w:id")) == str(comment.comment_id):
            inside = element.tag == qn("w:commentRangeStart")
        elif inside and element.tag in {qn("w:t"), qn("w:tab")}:
            words += "\t" if element.tag == qn("w:tab") else element.text or ""
    return words


def test_the_word_document_holds_the_articles_own_lines(desk, article):
    lines = [paragraph.text for paragraph in read_word(desk, article).paragraphs]
    assert lines[: TEXT.count("\n") + 1] == [line.replace("\u202e", "[U+202E]") for line in TEXT.split("\n")]


def test_a_comment_in_word_stands_at_its_claims_words_and_tells_why(desk, article):
    document = read_word(desk, article)
    _, comment = document.comments  # the first says how to answer

    assert commented_words(document, comment) == TEXT.split("\n", maxsplit=1)[0]
    assert "wrong" in comment.text
    assert show_hidden(HOSTILE) in comment.text
    assert comment.author == show_hidden(HOSTILE)


def test_a_word_document_has_no_link_field_or_macro(desk, article):
    folder = zipfile.ZipFile(io.BytesIO(render_report(desk, article.id, form="docx", by="Ana")))
    assert not [name for name in folder.namelist() if "vba" in name.lower()]
    body = folder.read("word/document.xml") + folder.read("word/comments.xml")
    assert not re.search(rb"w:hyperlink|w:fldSimple|w:instrText|TargetMode", body)


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_is_open_and_what_was_taken_back_is_told(desk, article, form):
    page = render_report(desk, article.id, form=form, by="Ana").decode()

    assert "Still open" in page
    assert "(taken back)" in page
    assert "3 open" in page


def test_publishing_is_noted_and_a_preview_is_not(desk, article):
    before = len(desk.store.load(article.id).events)
    render_report(desk, article.id, form="csv", by="Ana")
    assert len(desk.store.load(article.id).events) == before

    export_report(desk, article.id, form="csv", by="Ana")
    assert desk.store.load(article.id).events[-1].note == "csv"


def test_an_unknown_format_names_those_there_are(desk, article):
    with pytest.raises(DecisionRefusedError, match=r"'odt' is not a format of the report 'audit'\. Use one of: html, "):
        render_report(desk, article.id, form="odt", by="Ana")


def test_an_unknown_kind_names_those_there_are(desk, article):
    with pytest.raises(DecisionRefusedError, match=r"'poem' is not a kind of report\. Use one of: audit, corrections"):
        render_report(desk, article.id, form="html", by="Ana", kind="poem")


def test_a_fact_check_needs_a_claim_that_is_there_and_decided(desk, article):
    wanted = {"form": "md", "by": "Ana", "kind": "fact-check"}

    with pytest.raises(DecisionRefusedError, match="needs to know which claim"):
        render_report(desk, article.id, **wanted)
    with pytest.raises(UnknownRecordError, match="'99'"):
        render_report(desk, article.id, claim="99", **wanted)
    with pytest.raises(DecisionRefusedError, match="Claim 1a is open, so there is nothing to publish"):
        render_report(desk, article.id, claim="1a", **wanted)


def test_a_fact_check_is_about_the_claim_named_by_number_or_id(desk, article):
    first = desk.store.load(article.id).claims[0]
    wanted = {"form": "md", "by": "Ana", "kind": "fact-check"}

    page = render_report(desk, article.id, claim="1", **wanted).decode()

    assert page == render_report(desk, article.id, claim=first.id, **wanted).decode()
    assert page.count("\n> ") - page.count("\n> **Draft: ") == 1
    assert "Not decided yet in the whole article: 3 of 4 claims." in page


def test_the_event_says_which_kind_left_the_desk_and_about_which_claim(desk, article):
    export_report(desk, article.id, form="md", by="Ana", kind="fact-check", claim="1")
    assert desk.store.load(article.id).events[-1].note == "fact-check claim 1 md draft"


def test_the_report_names_the_publisher_and_the_later_draft(desk, article):
    draft = import_text(desk, f"{TEXT} More.", origin="b.txt", title="Second draft", by="Ana")
    desk.store.append([replace(draft, revises=article.id)], by="Ana")
    named = replace(desk, publisher=lambda: (Publisher(name="The Example"), ()))

    report = report_on_article(named, article.id, by="Ana")

    assert report.publisher.name == "The Example"
    assert report.revised.title == "Second draft"
