"""Attaching sources to claims: a citation, a person asked, a file, or a page fetched and archived."""

from dataclasses import asdict, replace
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
from workbench.domain.source_details import NO_METADATA, SourceMetadata
from workbench.errors import DecisionRefusedError, IntakeError
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.desk import Desk
from workbench.services.sources.archive import archive_page, timestamp_snapshot
from workbench.services.sources.assess_source import records_of_attached_source
from workbench.services.sources.attachment import Attachment, unrecorded_details
from workbench.services.sources.details import (
    Contact,
    EvidenceInput,
    check_address,
    check_contact_day,
    check_evidence_input,
    validated,
)
from workbench.services.sources.locate_passage import PassagePlace, locate_passage
from workbench.services.sources.read_file import SourceContent, read_source

LARGEST_FILE: Final = 25_000_000
"""The most bytes of a file attached as evidence."""


def attach_citation(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    about: SourceMetadata,
    bearing: EvidenceInput,
) -> Attachment:
    """Attach a source that the reviewer describes, and return what came of it; nothing is fetched.

    Raises:
        DecisionRefusedError: the citation is empty, or its address is not a web address.
    """
    check_address(about.url)
    cited = replace(about, title=about.title.strip(), note=about.note.strip())
    if not cited.title:
        raise DecisionRefusedError(what="The citation is empty", fix="Enter title, author and page.")
    known_article_id = _check_and_find_article(desk, article_id, claim_id, bearing=bearing)
    source = Source(
        id=SourceId(
            content_id("src", article_id, "citation", cited.title, cited.url, cited.publisher, cited.published)
        ),
        article_id=known_article_id,
        kind=SourceKind.CITATION,
        standing=bearing.standing,
        added_by=bearing.by,
        added_at=desk.now(),
        **asdict(cited),
    )
    return _attach(desk, source, claim_id, about=cited, bearing=bearing, place=_place_as_typed(bearing))


def attach_person(
    desk: Desk, article_id: str, claim_id: str, *, about: SourceMetadata, contact: Contact, bearing: EvidenceInput
) -> Attachment:
    """Attach what a person said when asked, and return what came of it; `about` has the name, affiliation and day.

    Raises:
        DecisionRefusedError: person or day is missing, or the day is still to come.
    """
    metadata = validated(about)
    if not metadata.title:
        raise DecisionRefusedError(what="The person's name is missing", fix="Enter who it was, and in what role.")
    known_article_id = _check_and_find_article(desk, article_id, claim_id, bearing=bearing)
    check_contact_day(metadata.published, contact, today=desk.now()[:10])
    source = Source(
        id=SourceId(
            content_id("src", article_id, "person", contact, metadata.title, metadata.published, metadata.note)
        ),
        article_id=known_article_id,
        kind=SourceKind.PERSON,
        standing=bearing.standing,
        added_by=bearing.by,
        added_at=desk.now(),
        **asdict(replace(metadata, note=f"{contact.value}: {metadata.note}" if metadata.note else contact.value)),
    )
    return _attach(desk, source, claim_id, about=metadata, bearing=bearing, place=_place_as_typed(bearing))


def attach_file(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    content: bytes,
    name: str,
    bearing: EvidenceInput,
    about: SourceMetadata = NO_METADATA,
) -> Attachment:
    """Attach a file and return what came of it; its bytes are archived under their SHA-256.

    What `about` leaves open is taken from the file: the title of a document, the
    address of a saved page. Without `about.note`, its alt text, an image is refused.

    Raises IntakeError where the file is empty or too large, or an image that is damaged.
    """
    file_name = PurePosixPath(name.replace("\\", "/")).name or "file"
    _check_size(content, file_name)
    known_article_id = _check_and_find_article(desk, article_id, claim_id, bearing=bearing)
    metadata = validated(about)
    content_read = read_source(desk, content, file_name)
    place = _locate_passage(content_read, metadata, bearing)
    sha256 = desk.store.keep(content, media_type=content_read.media_type, origin=file_name)
    at = desk.now()
    source = _complete_source(
        Source(
            id=SourceId(content_id("src", article_id, "file", sha256)),
            article_id=known_article_id,
            kind=content_read.kind,
            title=file_name,
            standing=bearing.standing,
            added_by=bearing.by,
            added_at=at,
            snapshot=Snapshot(sha256=sha256, media_type=content_read.media_type, size=len(content), fetched_at=at),
        ),
        content_read,
        metadata,
    )
    return _attach(desk, source, claim_id, about=metadata, bearing=bearing, place=place)


def attach_url(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    url: str,
    bearing: EvidenceInput,
    about: SourceMetadata = NO_METADATA,
) -> Attachment:
    """Fetch and archive a page or file on the web, attach it, and return what came of it.

    Raises FetchError, with nothing changed, where the page cannot be fetched; the
    source can then be recorded by hand with `attach_citation`.
    """
    known_article_id = _check_and_find_article(desk, article_id, claim_id, bearing=bearing)
    metadata = validated(about)
    fetched = desk.fetch(url.strip())
    content_read = read_source(desk, fetched.content, PurePosixPath(fetched.snapshot.final_url).name or "page")
    place = _locate_passage(content_read, metadata, bearing)
    archive_page(desk, fetched)
    source = _complete_source(
        Source(
            id=SourceId(content_id("src", article_id, fetched.snapshot.final_url, sha256_of(fetched.content))),
            article_id=known_article_id,
            kind=content_read.kind,
            title=fetched.title.strip() or content_read.text.title or fetched.snapshot.final_url,
            standing=bearing.standing,
            added_by=bearing.by,
            added_at=desk.now(),
            url=fetched.snapshot.final_url,
            snapshot=replace(fetched.snapshot, media_type=content_read.media_type),
        ),
        content_read,
        metadata,
    )
    return _attach(desk, source, claim_id, about=metadata, bearing=bearing, place=place)


def _complete_source(source: Source, content_read: SourceContent, about: SourceMetadata) -> Source:
    """Complete the source with what the reviewer says of it, or else with what it says of itself."""
    text = content_read.text
    notes = [about.note]
    if content_read.unread:
        notes.append(f"No text could be read: {content_read.unread}")
    if content_read.remark:
        notes.append(f"{content_read.remark[0].upper()}{content_read.remark[1:]}.")
    if text.address and not (about.url or source.url):
        notes.append("The address comes from the file itself and was not checked.")
    from_file = not source.url
    complete = replace(
        about,
        title=about.title or (text.title if from_file else "") or source.title,
        publisher=about.publisher or text.publisher,
        published=about.published or text.published,
        url=source.url or about.url or text.address,
        note=" ".join(note for note in notes if note),
    )
    return replace(source, **asdict(complete))


def _locate_passage(content_read: SourceContent, about: SourceMetadata, bearing: EvidenceInput) -> PassagePlace:
    if content_read.kind is SourceKind.IMAGE and not about.note:
        fix = "Describe in a sentence what it shows, for readers who cannot see it."
        raise DecisionRefusedError(what="The image has no alt text", fix=fix)
    return locate_passage(content_read, bearing)


def _check_size(content: bytes, name: str) -> None:
    if not content or len(content) > LARGEST_FILE:
        what = "the file is empty" if not content else f"{len(content) / 1e6:.1f} MB is more than 25 MB"
        raise IntakeError(origin=name, what=what, fix="Attach only the relevant page.")


def _place_as_typed(bearing: EvidenceInput) -> PassagePlace:
    return PassagePlace(passage=bearing.passage.strip(), locator=bearing.locator.strip())


def _check_and_find_article(desk: Desk, article_id: str, claim_id: str, *, bearing: EvidenceInput) -> ArticleId:
    check_evidence_input(bearing)
    return find_claim(open_review(desk, article_id), claim_id).claim.article_id


def _attach(
    desk: Desk, source: Source, claim_id: str, *, about: SourceMetadata, bearing: EvidenceInput, place: PassagePlace
) -> Attachment:
    review = open_review(desk, source.article_id)
    recorded = next((recorded for recorded in review.sources if recorded.id == source.id), None)
    evidence = Evidence(
        id=EvidenceId(desk.new_id("evi")),
        article_id=source.article_id,
        claim_id=find_claim(review, claim_id).claim.id,
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
    desk.store.append([*records_of_attached_source(desk, review, source), evidence], by=source.added_by)
    timestamp_snapshot(desk, source)
    return Attachment(evidence=evidence, notice=unrecorded_details(about, source=source, recorded=recorded))
