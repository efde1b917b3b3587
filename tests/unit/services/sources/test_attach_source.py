"""Sources are attached whole or not at all, and kept once."""

import hashlib
import itertools

import pytest
from made_files import png

from workbench.domain.source import Fetched, Snapshot, SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import DecisionRefusedError, FetchError, IntakeError
from workbench.services.articles.import_article import import_text
from workbench.services.claims.decide import add_claim
from workbench.services.desk import Desk
from workbench.services.sources.attach_source import (
    LARGEST_FILE,
    attach_citation,
    attach_file,
    attach_person,
    attach_url,
)
from workbench.services.sources.details import Contact, EvidenceInput
from workbench.store.memory import Memory

SHA = hashlib.sha256(b"page").hexdigest()
TEXT = "Paris Council approved the plan in 2019."
BEARING = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ada", passage=" the words ")


def fetch(url: str) -> Fetched:
    if "gone" in url:
        raise FetchError(url=url, what="the site answered 404")
    snapshot = Snapshot(sha256=SHA, media_type="text/html", size=4, fetched_at="", final_url=url, http_status=200)
    return Fetched(content=b"page", title="A page", snapshot=snapshot)


@pytest.fixture
def desk() -> Desk:
    count = itertools.count()
    return Desk(
        store=Memory(),
        now=lambda: "2026-01-02T03:04:05Z",
        new_id=lambda prefix: f"{prefix}_{next(count):04d}",
        fetch=fetch,
        labels=(),
    )


@pytest.fixture
def claim(desk: Desk) -> tuple[str, str]:
    article = import_text(desk, TEXT, origin="a.txt", by="Ada")
    return article.id, add_claim(desk, article.id, start=0, end=len(TEXT), by="Ada").id


def test_a_page_is_kept_with_its_address_and_title(desk: Desk, claim: tuple[str, str]) -> None:
    evidence = attach_url(desk, *claim, url="https://example.org/", bearing=BEARING).evidence
    (source,) = desk.store.load(claim[0]).sources
    assert (source.id, source.title, source.url) == (evidence.source_id, "A page", "https://example.org/")
    assert desk.store.read(source.snapshot.sha256) == b"page"
    assert evidence.passage == "the words"


def test_the_same_page_twice_is_one_source(desk: Desk, claim: tuple[str, str]) -> None:
    for _ in range(2):
        attach_url(desk, *claim, url="https://example.org/", bearing=BEARING)
    loaded = desk.store.load(claim[0])
    assert (len(loaded.sources), len(loaded.evidence)) == (1, 2)


NOTES = {"content": b"It opened in 2019.", "name": "notes.txt"}


def attach_notes(desk: Desk, claim: tuple[str, str], **details: str) -> str:
    return attach_file(desk, *claim, **NOTES, bearing=BEARING, about=SourceMetadata(**details)).notice


def test_a_new_source_and_one_attached_again_with_the_same_details_give_no_notice(desk, claim) -> None:
    details = {"publisher": " INSEE", "published": "2019", "url": "HTTPS://example.org/a"}
    assert attach_notes(desk, claim, **details) == ""
    assert attach_notes(desk, claim, **details) == ""
    assert attach_notes(desk, claim) == ""


def test_details_that_a_source_attached_again_does_not_take_are_named_in_one_line(desk, claim) -> None:
    attach_notes(desk, claim, title="Report", publisher="INSEE")
    notice = attach_notes(desk, claim, title="The report", publisher="Eurostat\n" * 99, published="2019")

    assert "Not recorded: title 'The report' (stays 'Report'), publisher 'Eurostat Eurostat " in notice
    assert "(stays 'INSEE'), published '2019' (stays empty). " in notice
    assert notice.isprintable()
    assert len(notice) < 500
    (source,) = desk.store.load(claim[0]).sources
    assert (source.title, source.publisher, source.published) == ("Report", "INSEE", "")


def test_another_affiliation_of_a_person_who_was_asked_already_is_named(desk, claim) -> None:
    def ask(affiliation: str) -> str:
        about = SourceMetadata(title="Anna Berg", publisher=affiliation, published="2020-09-30")
        return attach_person(desk, *claim, about=about, contact=Contact.LETTER, bearing=BEARING).notice

    assert ask("Ayr Mill") == ""
    assert "publisher 'Town of Ayr' (stays 'Ayr Mill')" in ask("Town of Ayr")


def test_an_image_attached_again_with_another_alt_text_keeps_the_first(desk, claim) -> None:
    def show(alt: str) -> str:
        about = SourceMetadata(note=alt)
        return attach_file(desk, *claim, content=png(2, 2), name="ballot.png", bearing=BEARING, about=about).notice

    assert show("A ballot paper") == ""
    assert "note 'A ballot' (stays 'A ballot paper')" in show("A ballot")


def test_a_page_that_cannot_be_had_changes_nothing(desk: Desk, claim: tuple[str, str]) -> None:
    before = desk.store.version()
    with pytest.raises(FetchError, match="by hand"):
        attach_url(desk, *claim, url="https://example.org/gone", bearing=BEARING)
    assert desk.store.version() == before


def test_a_citation_is_recorded_without_fetching(desk: Desk, claim: tuple[str, str]) -> None:
    attach_citation(
        desk, *claim, about=SourceMetadata(title="Pew, p. 3", url="https://example.org/gone"), bearing=BEARING
    )
    assert [source.title for source in desk.store.load(claim[0]).sources] == ["Pew, p. 3"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,<b>", "file:///etc/passwd", "ftp://x", "page"],
)
def test_an_address_that_is_none_on_the_web_is_refused_in_a_citation(
    desk: Desk, claim: tuple[str, str], url: str
) -> None:
    with pytest.raises(DecisionRefusedError, match="not a web address"):
        attach_citation(desk, *claim, about=SourceMetadata(title="Pew, p. 3", url=url), bearing=BEARING)
    assert desk.store.load(claim[0]).sources == ()


def test_an_empty_citation_is_refused(desk: Desk, claim: tuple[str, str]) -> None:
    with pytest.raises(DecisionRefusedError):
        attach_citation(desk, *claim, about=SourceMetadata(title=" "), bearing=BEARING)


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\dir\\passwd", "/abs/passwd"])
def test_a_file_name_is_never_a_path(desk: Desk, claim: tuple[str, str], name: str) -> None:
    attach_file(desk, *claim, content=b"x", name=name, bearing=BEARING)
    assert desk.store.load(claim[0]).sources[0].title == "passwd"


@pytest.mark.parametrize("size", [0, LARGEST_FILE + 1])
def test_an_empty_or_huge_file_is_refused(desk: Desk, claim: tuple[str, str], size: int) -> None:
    with pytest.raises(IntakeError):
        attach_file(desk, *claim, content=b"\0" * size, name="a.txt", bearing=BEARING)
