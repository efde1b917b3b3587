"""Attaching sources to claims: a citation, a person asked, a file, or a page fetched and archived."""

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from workbench.domain.article import ArticleId
from workbench.domain.identity import content_id, sha256_of
from workbench.domain.source import (
    Evidence,
    EvidenceId,
    Snapshot,
    Source,
    SourceId,
    SourceKind,
)
from workbench.errors import DecisionRefusedError, IntakeError
from workbench.services.articles.open_review import claim_in, open_review
from workbench.services.desk import Desk
from workbench.services.sources.archive import keep_page, timestamp_snapshot
from workbench.services.sources.assess_source import new_or_retyped
from workbench.services.sources.details import (
    NOTHING,
    Contact,
    EvidenceInput,
    SourceMetadata,
    check_address,
    check_bearing,
    check_day,
    validated,
)
from workbench.services.sources.locate_passage import Place, place_of
from workbench.services.sources.read_file import SourceContent, read_source

LARGEST_FILE: Final = 25_000_000
"""Bytes of a file kept as evidence."""


def attach_citation(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    title: str,
    bearing: EvidenceInput,
    publisher: str = "",
    published: str = "",
    url: str = "",
    note: str = "",
) -> Evidence:
    """The evidence that a source recorded by hand gives, in the reviewer's words; nothing is fetched.

    Raises:
        DecisionRefusedError: the citation is empty, or its address is none on the web.
    """
    check_address(url)
    if not title.strip():
        raise DecisionRefusedError(what="The citation is empty", fix="Enter title, author and page.")
    known = _known(desk, article_id, claim_id, bearing=bearing)
    source = Source(
        id=SourceId(content_id("src", article_id, "citation", title.strip(), url, publisher, published)),
        article_id=known,
        kind=SourceKind.CITATION,
        title=title.strip(),
        standing=bearing.standing,
        added_by=bearing.by,
        added_at=desk.now(),
        publisher=publisher,
        published=published,
        url=url,
        note=note.strip(),
    )
    return _attach(desk, source, claim_id, bearing=bearing, place=_typed(bearing))


def attach_person(
    desk: Desk, article_id: str, claim_id: str, *, about: SourceMetadata, contact: Contact, bearing: EvidenceInput
) -> Evidence:
    """The evidence that a person gave when asked; `about` names the person, where they belong, and the day.

    Raises:
        DecisionRefusedError: person or day is missing, or the day is still to come.
    """
    told = validated(about)
    if not told.title:
        raise DecisionRefusedError(what="The person's name is missing", fix="Enter who it was, and in what role.")
    known = _known(desk, article_id, claim_id, bearing=bearing)
    check_day(told.published, contact, today=desk.now()[:10])
    source = Source(
        id=SourceId(content_id("src", article_id, "person", contact, told.title, told.published, told.note)),
        article_id=known,
        kind=SourceKind.PERSON,
        title=told.title,
        standing=bearing.standing,
        added_by=bearing.by,
        added_at=desk.now(),
        publisher=told.publisher,
        published=told.published,
        url=told.url,
        note=f"{contact.value}: {told.note}" if told.note else contact.value,
    )
    return _attach(desk, source, claim_id, bearing=bearing, place=_typed(bearing))


def attach_file(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    content: bytes,
    name: str,
    bearing: EvidenceInput,
    about: SourceMetadata = NOTHING,
) -> Evidence:
    """The evidence that a file gives; its bytes are kept under their SHA-256.

    What `about` leaves open is taken from the file: the title of a document, the
    address of a saved page. Without `about.note`, its alt text, an image is refused.

    Raises IntakeError where the file is empty or too large, or an image that is damaged.
    """
    shown = PurePosixPath(name.replace("\\", "/")).name or "file"
    _check_size(content, shown)
    known = _known(desk, article_id, claim_id, bearing=bearing)
    told = validated(about)
    reading = read_source(content, shown)
    place = _placed(reading, told, bearing)
    sha256 = desk.store.keep(content, media_type=reading.media_type, origin=shown)
    at = desk.now()
    source = _as_told(
        Source(
            id=SourceId(content_id("src", article_id, "file", sha256)),
            article_id=known,
            kind=reading.kind,
            title=shown,
            standing=bearing.standing,
            added_by=bearing.by,
            added_at=at,
            snapshot=Snapshot(sha256=sha256, media_type=reading.media_type, size=len(content), fetched_at=at),
        ),
        reading,
        told,
    )
    return _attach(desk, source, claim_id, bearing=bearing, place=place)


def attach_url(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    url: str,
    bearing: EvidenceInput,
    about: SourceMetadata = NOTHING,
) -> Evidence:
    """The evidence that a page or file on the web gives, fetched now and archived with its final address.

    Raises FetchError, with nothing changed, where the page cannot be had; the
    source can then be recorded by hand with `attach_citation`.
    """
    known = _known(desk, article_id, claim_id, bearing=bearing)
    told = validated(about)
    fetched = desk.fetch(url.strip())
    reading = read_source(fetched.content, PurePosixPath(fetched.snapshot.final_url).name or "page")
    place = _placed(reading, told, bearing)
    keep_page(desk, fetched)
    source = _as_told(
        Source(
            id=SourceId(content_id("src", article_id, fetched.snapshot.final_url, sha256_of(fetched.content))),
            article_id=known,
            kind=reading.kind,
            title=fetched.title.strip() or reading.text.title or fetched.snapshot.final_url,
            standing=bearing.standing,
            added_by=bearing.by,
            added_at=desk.now(),
            url=fetched.snapshot.final_url,
            snapshot=replace(fetched.snapshot, media_type=reading.media_type),
        ),
        reading,
        told,
    )
    return _attach(desk, source, claim_id, bearing=bearing, place=place)


def _as_told(source: Source, reading: SourceContent, about: SourceMetadata) -> Source:
    """The source with what the reviewer says of it, or else what it says of itself."""
    read = reading.text
    notes = [about.note]
    notes += [f"No text could be read: {reading.unread}"] if reading.unread else []
    notes += [f"{reading.remark[0].upper()}{reading.remark[1:]}."] if reading.remark else []
    notes += (
        ["The address comes from the file itself and was not checked."]
        if read.address and not (about.url or source.url)
        else []
    )
    from_file = not source.url
    return replace(
        source,
        title=about.title or (read.title if from_file else "") or source.title,
        publisher=about.publisher or read.publisher,
        published=about.published or read.published,
        url=source.url or about.url or read.address,
        note=" ".join(note for note in notes if note),
    )


def _placed(reading: SourceContent, about: SourceMetadata, bearing: EvidenceInput) -> Place:
    if reading.kind is SourceKind.IMAGE and not about.note:
        fix = "Describe in a sentence what it shows, for readers who cannot see it."
        raise DecisionRefusedError(what="The image has no alt text", fix=fix)
    return place_of(reading, bearing)


def _check_size(content: bytes, name: str) -> None:
    if not content or len(content) > LARGEST_FILE:
        what = "the file is empty" if not content else f"{len(content) / 1e6:.1f} MB is more than 25 MB"
        raise IntakeError(origin=name, what=what, fix="Attach only the relevant page.")


def _typed(bearing: EvidenceInput) -> Place:
    return Place(passage=bearing.passage.strip(), locator=bearing.locator.strip())


def _known(desk: Desk, article_id: str, claim_id: str, *, bearing: EvidenceInput) -> ArticleId:
    check_bearing(bearing)
    return claim_in(open_review(desk, article_id), claim_id).claim.article_id


def _attach(desk: Desk, source: Source, claim_id: str, *, bearing: EvidenceInput, place: Place) -> Evidence:
    review = open_review(desk, source.article_id)
    evidence = Evidence(
        id=EvidenceId(desk.new_id("evi")),
        article_id=source.article_id,
        claim_id=claim_in(review, claim_id).claim.id,
        source_id=source.id,
        stance=bearing.stance,
        added_by=source.added_by,
        added_at=source.added_at,
        passage=place.passage,
        start=place.start,
        end=place.end,
        locator=place.locator,
        note=bearing.note.strip(),
    )
    desk.store.append([*new_or_retyped(desk, review, source), evidence], by=source.added_by)
    timestamp_snapshot(desk, source)
    return evidence
