"""What lasts of a fetch: its steps, in the store and in the archive of the article."""

from dataclasses import replace
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from workbench.domain.identity import sha256_of
from workbench.domain.source import Exchange, Fetched, Snapshot, SourceTier, Stance
from workbench.errors import StoreError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim
from workbench.services.desk import Desk
from workbench.services.sources.archive import archive_files, hashes_of_copies
from workbench.services.sources.attach_source import attach_file, attach_url
from workbench.services.sources.details import EvidenceInput
from workbench.store.csv_folder import CsvFolder

TEXT = "Paris Council approved the plan in 2019."
BEARING = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ada")
PAGE = b"<html><p>The council approved it."
URL = "https://example.org/plan"
EXCHANGE = Exchange(
    url=URL,
    asked_at="2026-01-01T00:00:00Z",
    address="93.184.216.34",
    version="1.1",
    status=200,
    reason="OK",
    request=(("Host", "example.org"),),
    response=(("Content-Type", "text/html"),),
)


def fetch(url: str) -> Fetched:
    snapshot = Snapshot(
        sha256=sha256_of(PAGE), media_type="text/html", size=len(PAGE), fetched_at="2026-01-01T00:00:01Z", final_url=url
    )
    return Fetched(content=PAGE, title="The plan", snapshot=snapshot, exchanges=(EXCHANGE,))


@pytest.fixture
def article_id(desk: Desk, tmp_path) -> str:
    article = import_text(desk, TEXT, origin="a.txt", by="Ada")
    claim = add_claim(desk, article.id, start=0, end=len(TEXT), by="Ada")
    attach_url(desk, article.id, claim.id, url=URL, bearing=BEARING)
    attach_url(desk, article.id, claim.id, url=URL, bearing=BEARING)
    attach_file(desk, article.id, claim.id, content=b"a letter", name="letter.txt", bearing=BEARING)
    return article.id


@pytest.fixture
def desk(desk: Desk, tmp_path) -> Desk:
    return replace(desk, store=CsvFolder(tmp_path / "claims"), fetch=fetch)


def test_a_fetch_is_kept_with_its_steps(desk: Desk, article_id: str) -> None:
    captures = desk.store.captures(sha256_of(PAGE))
    assert {capture.exchanges for capture in captures} == {(EXCHANGE,)}


def test_the_archive_holds_every_copy_behind_the_article(desk: Desk, article_id: str) -> None:
    review = open_review(desk, article_id)
    files = archive_files(desk, review)
    records = [
        (record.rec_type, record.content_stream().read())
        for record in ArchiveIterator(BytesIO(files["snapshots.warc.gz"]), check_digests="raise")
    ]
    payloads = [payload for sort, payload in records if sort in {"response", "resource"}]
    assert payloads == [TEXT.encode(), PAGE, b"a letter"]
    assert len(hashes_of_copies(review)) == 3


def test_an_altered_copy_is_not_archived(desk: Desk, article_id: str) -> None:
    (desk.store.path / "evidence" / sha256_of(PAGE)).write_bytes(b"other words")
    with pytest.raises(StoreError, match="altered"):
        archive_files(desk, open_review(desk, article_id))


def test_an_article_by_its_address_is_kept_with_its_steps(desk: Desk) -> None:
    article = import_text(desk, TEXT, origin=URL, by="Ada", original=TEXT.encode(), exchanges=(EXCHANGE,))
    (capture,) = desk.store.captures(article.original_sha256)
    assert (capture.origin, capture.exchanges) == (URL, (EXCHANGE,))
