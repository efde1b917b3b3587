"""A source of every kind says what it is, where the passage stands in it, and what it is missing."""

from dataclasses import replace

import pytest
from made_files import letter, mhtml, pdf, png, workbook

from workbench.domain.source import Fetched, Snapshot, SourceKind, SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import DecisionRefusedError, IntakeError
from workbench.services.articles.extract_text import extract
from workbench.services.articles.import_article import import_text
from workbench.services.claims.decide import add_claim
from workbench.services.sources.attach_source import attach_file, attach_person, attach_url
from workbench.services.sources.details import Contact, EvidenceInput, validated

TEXT = "In 2019 the mill sold 400 sacks."
BEARING = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ada")
PAGE = (
    "<html><head><title>Mill burns</title></head><body><article><h1>Mill burns</h1>"
    "<p>The old mill in Ayr burned down on Monday, and “36%” of the stock was lost, the owner said.</p></article>"
)
NEW = {"content": b"It sold 400 sacks.", "name": "note.txt"}


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ada")
    return article.id, add_claim(desk, article.id, start=0, end=len(TEXT), by="Ada").id


def only_source(desk, claim):
    (source,) = desk.store.load(claim[0]).sources
    return source


def test_a_passage_typed_for_a_pdf_gets_its_page_and_place(desk, claim):
    content = pdf(("The mill stood in Ayr.",), ("In 2019 the mill sold", "400 sacks to bakers.", ""))
    bearing = replace(BEARING, passage="the mill  sold 400\nsacks")
    evidence = attach_file(desk, *claim, content=content, name="report.pdf", bearing=bearing).evidence

    assert (evidence.locator, evidence.passage) == ("page 2", "the mill sold 400 sacks")
    assert evidence.end - evidence.start == len(evidence.passage)
    assert only_source(desk, claim).kind is SourceKind.DOCUMENT


def test_a_passage_that_stands_on_two_pages_is_taken_from_the_one_named(desk, claim):
    content = pdf(("It sold 400 sacks.",), ("It sold 400 sacks.",))
    bearing = replace(BEARING, passage="400 sacks", locator="p. 2")
    evidence = attach_file(desk, *claim, content=content, name="report.pdf", bearing=bearing).evidence

    assert evidence.locator == "p. 2"
    assert evidence.start > 20


def test_a_passage_that_is_not_in_the_file_is_kept_as_typed_without_a_place(desk, claim):
    evidence = attach_file(
        desk, *claim, **NEW, bearing=replace(BEARING, passage="500 sacks", locator="line 1")
    ).evidence

    assert (evidence.passage, evidence.start, evidence.end, evidence.locator) == ("500 sacks", 0, 0, "line 1")


def test_quotation_marks_need_not_be_the_sources_own(desk, claim):
    bearing = replace(BEARING, passage='and "36%" of the stock')
    evidence = attach_file(desk, *claim, content=PAGE.encode(), name="a.html", bearing=bearing).evidence

    assert evidence.passage == "and “36%” of the stock"


def test_a_saved_page_gives_title_and_address_unless_told_otherwise(desk, claim):
    attach_file(desk, *claim, content=mhtml(PAGE.encode()), name="x.mht", bearing=BEARING)
    source = only_source(desk, claim)

    assert (source.kind, source.title) == (SourceKind.WEB_PAGE, "Mill burns")
    assert source.url == "https://gazette.example/mill?id=1"
    assert "comes from the file itself" in source.note


def test_what_the_reviewer_says_of_a_file_goes_before_what_it_says_itself(desk, claim):
    about = SourceMetadata(
        title="Gazette", publisher="Gazette Ltd", published="2020-09", url="https://a.example/", note="Seen"
    )
    attach_file(desk, *claim, content=mhtml(PAGE.encode()), name="x.mht", bearing=BEARING, about=about)
    source = only_source(desk, claim)

    told = (source.title, source.publisher, source.published, source.url, source.note)
    assert told == ("Gazette", "Gazette Ltd", "2020-09", "https://a.example/", "Seen")


def test_a_letter_gives_its_subject_and_day(desk, claim):
    attach_file(desk, *claim, content=letter(), name="letter.eml", bearing=BEARING)
    source = only_source(desk, claim)

    assert (source.kind, source.title, source.published) == (SourceKind.DOCUMENT, "Our café’s stock", "2020-09-30")


def test_cells_become_the_passage_and_their_name_the_locator(desk, claim):
    content = workbook(One=[["x"]], Two=[["Year", "Sacks"], [2019, 400]])
    evidence = attach_file(
        desk, *claim, content=content, name="t.xlsx", bearing=replace(BEARING, locator="two!a2:b2")
    ).evidence

    assert (evidence.passage, evidence.locator) == ("2019\t400", "Two!A2:B2")
    assert only_source(desk, claim).kind is SourceKind.DATASET


def test_cells_that_a_dataset_does_not_have_are_refused_and_nothing_is_kept(desk, claim):
    before = desk.store.version()
    with pytest.raises(DecisionRefusedError, match="'Z9' holds no filled cell"):
        attach_file(desk, *claim, content=b"a,b\n1,2", name="t.csv", bearing=replace(BEARING, locator="Z9"))
    assert desk.store.version() == before


@pytest.mark.parametrize(
    ("name", "content"), [("t.csv", b"Year;Sacks\n2019;400"), ("t.xlsx", workbook(A=[[2019, 400]]))]
)
def test_a_passage_typed_for_a_table_stands_where_others_read_it(desk, claim, name, content):
    evidence = attach_file(desk, *claim, content=content, name=name, bearing=replace(BEARING, passage="400")).evidence

    assert extract(content, origin=name).text[evidence.start : evidence.end] == "400"


def test_an_image_without_alt_text_is_refused_and_with_it_kept(desk, claim):
    image = {"content": png(30, 20), "name": "ballot.png", "bearing": BEARING}
    with pytest.raises(DecisionRefusedError, match=r"no alt text\. Describe in a sentence what it shows"):
        attach_file(desk, *claim, **image)
    attach_file(desk, *claim, **image, about=SourceMetadata(note="A ballot paper"))
    source = only_source(desk, claim)

    assert (source.kind, source.note, source.title) == (SourceKind.IMAGE, "A ballot paper", "ballot.png")
    assert source.snapshot.media_type == "image/png"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n", png(30, 20).replace(b"\0\0\0\x1e", b"\x7f\0\0\0", 1)])
def test_an_image_that_is_damaged_or_too_large_to_show_is_refused(desk, claim, content):
    with pytest.raises(IntakeError, match=r"damaged|million"):
        attach_file(desk, *claim, content=content, name="a.png", bearing=BEARING, about=SourceMetadata(note="A ballot"))


@pytest.mark.parametrize("content", [pdf(()), b"RIFF\0\0\0\0WAVEfmt ", b"PK\x03\x04rest"])
def test_a_file_without_words_is_kept_and_says_so(desk, claim, content):
    attach_file(desk, *claim, content=content, name="file", bearing=replace(BEARING, passage="What it says"))
    source = only_source(desk, claim)

    assert source.kind is SourceKind.DOCUMENT
    assert source.note.startswith("No text could be read: ")
    assert desk.store.read(source.snapshot.sha256) == content


def test_a_person_is_recorded_with_the_day_and_how_they_were_asked(desk, claim):
    about = SourceMetadata(
        title="Anna Berg, miller", publisher="Ayr Mill", published="2020-09-30", note="How many sacks?"
    )
    bearing = replace(BEARING, passage="Four hundred.")
    evidence = attach_person(desk, *claim, about=about, contact=Contact.LETTER, bearing=bearing).evidence
    source = only_source(desk, claim)

    assert (source.kind, source.title, source.publisher) == (SourceKind.PERSON, "Anna Berg, miller", "Ayr Mill")
    assert (source.published, source.note) == ("2020-09-30", "letter: How many sacks?")
    assert evidence.passage == "Four hundred."


@pytest.mark.parametrize(
    ("title", "day", "why"),
    [
        (" ", "2020-09-30", "The person's name is missing"),
        ("Anna", "", "The phone call has no date"),
        ("Anna", "2020-09", "The phone call has no date"),
        ("Anna", "2026-11-25", "in the future"),
    ],
)
def test_a_call_to_nobody_or_on_no_day_is_refused(desk, claim, title, day, why):
    about = SourceMetadata(title=title, published=day)
    with pytest.raises(DecisionRefusedError, match=why):
        attach_person(desk, *claim, about=about, contact=Contact.PHONE, bearing=BEARING)


def test_what_lies_at_an_address_is_told_by_its_bytes(desk, claim):
    def fetch(url: str) -> Fetched:
        content = png(30, 20) if url.endswith("png") else pdf(("It sold 400 sacks.",))
        snapshot = Snapshot(
            sha256="", media_type="text/html", size=len(content), fetched_at="", final_url=url, http_status=200
        )
        return Fetched(content=content, title="", snapshot=snapshot)

    desk = replace(desk, fetch=fetch)
    evidence = attach_url(
        desk, *claim, url="https://a.example/r", bearing=replace(BEARING, passage="400 sacks")
    ).evidence
    assert (only_source(desk, claim).kind, evidence.locator) == (SourceKind.DOCUMENT, "page 1")
    with pytest.raises(DecisionRefusedError, match="no alt text"):
        attach_url(desk, *claim, url="https://a.example/a.png", bearing=BEARING)


@pytest.mark.parametrize(
    ("about", "why"),
    [
        (SourceMetadata(published="30/09/2020"), "'30/09/2020' is not a date. Write it as 2020-09-30"),
        (SourceMetadata(published="2020-02-31"), "'2020-02-31' is not a date"),
        (SourceMetadata(url="javascript:alert(1)"), "'javascript:alert(1)' is not a web address"),
        (SourceMetadata(title="x" * 1001), "longer than 1,000"),
    ],
)
def test_what_is_said_of_a_source_must_be_sound(about, why):
    with pytest.raises(DecisionRefusedError) as refused:
        validated(about)
    assert why in str(refused.value)


@pytest.mark.parametrize("day", ["2020", "2020-09", "2020-09-30", " 2020 ", ""])
def test_a_day_a_month_or_a_year_is_a_date(day):
    assert validated(SourceMetadata(published=day)).published == day.strip()


def test_nobody_attaches_nothing(desk, claim):
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        attach_file(desk, *claim, **NEW, bearing=replace(BEARING, by=" "))
