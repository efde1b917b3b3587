"""Attaching sources to claims: a citation, a file, or a page fetched and archived."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from workbench.domain.article import ArticleId
from workbench.domain.identity import content_id, sha256_of
from workbench.domain.source import (
    Evidence,
    EvidenceId,
    Snapshot,
    Source,
    SourceId,
    SourceKind,
    Stance,
    Standing,
)
from workbench.errors import DecisionRefusedError, IntakeError
from workbench.services.archiving import stamp_copy
from workbench.services.deciding import claim_in
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review

LARGEST_FILE = 25_000_000
"""Bytes of a file kept as evidence."""
LONGEST_PASSAGE = 20_000

_KINDS = {
    "pdf": (SourceKind.DOCUMENT, "application/pdf"),
    "docx": (SourceKind.DOCUMENT, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "txt": (SourceKind.DOCUMENT, "text/plain"),
    "html": (SourceKind.WEB_PAGE, "text/html"),
    "htm": (SourceKind.WEB_PAGE, "text/html"),
    "mhtml": (SourceKind.WEB_PAGE, "multipart/related"),
    "png": (SourceKind.IMAGE, "image/png"),
    "jpg": (SourceKind.IMAGE, "image/jpeg"),
    "jpeg": (SourceKind.IMAGE, "image/jpeg"),
    "csv": (SourceKind.DATASET, "text/csv"),
    "xlsx": (SourceKind.DATASET, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How a source bears on the claim it is attached to, in the words of `by`, the reviewer."""

    stance: Stance
    standing: Standing
    by: str
    passage: str = ""


def attach_citation(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    title: str,
    bearing: Bearing,
    publisher: str = "",
    published: str = "",
    url: str = "",
) -> Evidence:
    """The evidence that a source recorded by hand gives; nothing is fetched.

    Raises:
        DecisionRefusedError: the citation is empty.
    """
    if not title.strip():
        raise DecisionRefusedError(what="The citation is empty", fix="Write title, author and page.")
    source = Source(
        id=SourceId(content_id("src", article_id, "citation", title.strip(), url, publisher, published)),
        article_id=_known(desk, article_id, claim_id),
        kind=SourceKind.CITATION,
        title=title.strip(),
        standing=bearing.standing,
        added_by=bearing.by,
        added_at=desk.now(),
        publisher=publisher,
        published=published,
        url=url,
    )
    return _attach(desk, source, claim_id, bearing=bearing)


def attach_file(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    content: bytes,
    name: str,
    bearing: Bearing,
) -> Evidence:
    """The evidence that a file gives; its bytes are kept under their SHA-256.

    Raises:
        IntakeError: the file is empty or too large.
    """
    shown = PurePosixPath(name.replace("\\", "/")).name or "file"
    if not content or len(content) > LARGEST_FILE:
        what = "the file is empty" if not content else f"{len(content) / 1e6:.1f} MB is more than 25 MB"
        raise IntakeError(origin=shown, what=what, fix="Attach the page that matters.")
    known = _known(desk, article_id, claim_id)
    kind, media_type = _KINDS.get(shown.rsplit(".", 1)[-1].lower(), (SourceKind.DOCUMENT, "application/octet-stream"))
    sha256 = desk.store.keep(content, media_type=media_type, origin=shown)
    at = desk.now()
    source = Source(
        id=SourceId(content_id("src", article_id, "file", sha256)),
        article_id=known,
        kind=kind,
        title=shown,
        standing=bearing.standing,
        added_by=bearing.by,
        added_at=at,
        snapshot=Snapshot(sha256=sha256, media_type=media_type, size=len(content), fetched_at=at),
    )
    return _attach(desk, source, claim_id, bearing=bearing)


def attach_url(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    url: str,
    bearing: Bearing,
) -> Evidence:
    """The evidence that a page gives, fetched now and archived with its final address and title.

    Raises FetchError, with nothing changed, where the page cannot be had; the
    source can then be recorded by hand with `attach_citation`.
    """
    known = _known(desk, article_id, claim_id)
    fetched = desk.fetch(url.strip())
    desk.store.keep(
        fetched.content,
        media_type=fetched.snapshot.media_type,
        origin=fetched.snapshot.final_url,
        exchanges=fetched.exchanges,
    )
    source = Source(
        id=SourceId(content_id("src", article_id, fetched.snapshot.final_url, sha256_of(fetched.content))),
        article_id=known,
        kind=SourceKind.WEB_PAGE,
        title=fetched.title.strip() or fetched.snapshot.final_url,
        standing=bearing.standing,
        added_by=bearing.by,
        added_at=desk.now(),
        url=fetched.snapshot.final_url,
        snapshot=fetched.snapshot,
    )
    return _attach(desk, source, claim_id, bearing=bearing)


def _known(desk: Desk, article_id: str, claim_id: str) -> ArticleId:
    return claim_in(open_review(desk, article_id), claim_id).claim.article_id


def _attach(desk: Desk, source: Source, claim_id: str, *, bearing: Bearing) -> Evidence:
    if not source.added_by.strip():
        raise DecisionRefusedError(what="Nobody is named as the reviewer", fix="Give your name first.")
    if len(bearing.passage) > LONGEST_PASSAGE:
        what = f"The passage has {len(bearing.passage)} characters"
        raise DecisionRefusedError(what=what, fix=f"Keep to the words that matter, under {LONGEST_PASSAGE}.")
    review = open_review(desk, source.article_id)
    evidence = Evidence(
        id=EvidenceId(desk.new_id("evi")),
        article_id=source.article_id,
        claim_id=claim_in(review, claim_id).claim.id,
        source_id=source.id,
        stance=bearing.stance,
        added_by=source.added_by,
        added_at=source.added_at,
        passage=bearing.passage.strip(),
    )
    new = [] if any(known.id == source.id for known in review.sources) else [source]
    desk.store.append([*new, evidence], by=source.added_by)
    stamp_copy(desk, source)
    return evidence
