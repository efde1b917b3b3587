"""Archiving sources: copies of pages, their timestamps, and all copies of an article in one WARC file."""

from workbench.domain.event import EventKind
from workbench.domain.review import Review
from workbench.domain.source import Fetched, Source
from workbench.errors import FetchError, StoreError
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.store.archive.warc_file import build_warc
from workbench.version import VERSION


def archive_page(desk: Desk, fetched: Fetched) -> str:
    """Store the fetched page with every step by which it came, and return the SHA-256 it is stored under."""
    snapshot = fetched.snapshot
    return desk.store.keep(
        fetched.content, media_type=snapshot.media_type, origin=snapshot.final_url, exchanges=fetched.exchanges
    )


def timestamp_snapshot(desk: Desk, source: Source) -> None:
    """Have the archived copy of `source` timestamped, once, where the desk has chosen an authority.

    A failure is an event that says why; copy and source are valid without it.
    """
    sha256 = source.snapshot.sha256 if source.snapshot else ""
    if not sha256 or desk.timestamps is None or not desk.timestamps.url or sha256 in desk.store.timestamps():
        return
    try:
        desk.store.keep_timestamp(sha256, desk.timestamps.stamp(desk.store.read(sha256)))
        kind, note = EventKind.TIMESTAMPED, f"{sha256} by {desk.timestamps.url}"
    except (FetchError, StoreError) as error:
        kind, note = EventKind.NOT_TIMESTAMPED, str(error)
    event = new_event(
        desk,
        kind,
        article_id=source.article_id,
        subject_id=source.id,
        reviewer=source.added_by,
        note=note,
    )
    desk.store.append([event], by=source.added_by)


def hashes_of_copies(review: Review) -> tuple[str, ...]:
    """Return the SHA-256 of every archived copy of the article: its own original, its sources', those of rechecks."""
    archived = [source.snapshot for source in review.sources] + [look.snapshot for look in review.rechecks]
    hashes = [review.article.original_sha256, *(snapshot.sha256 for snapshot in archived if snapshot)]
    return tuple(dict.fromkeys(sha256 for sha256 in hashes if sha256))


def archive_files(desk: Desk, review: Review) -> dict[str, bytes]:
    """Build the archive's files by name: the copies as `snapshots.warc.gz`, each timestamp as SHA-256 and `.tsr`.

    Raises StoreError where a copy is missing or was altered.
    """
    copies = hashes_of_copies(review)
    copies_with_captures = [(desk.store.read(sha256), desk.store.captures(sha256)) for sha256 in copies]
    timestamps = desk.store.timestamps()
    files = {f"{sha256}.tsr": timestamps[sha256] for sha256 in copies if sha256 in timestamps}
    return files | {"snapshots.warc.gz": build_warc(copies_with_captures, software=f"workbench/{VERSION}")}
