"""Reading a file or page as a source: its kind, and its text or table where it has one."""

import codecs
from dataclasses import dataclass, replace
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.domain.source import SourceKind
from workbench.errors import IntakeError
from workbench.intake.datasets.dataset import Dataset
from workbench.intake.extracted import Extracted, UnreadableError
from workbench.intake.image import image_size
from workbench.intake.media_types import DATASETS, HTML, IMAGES, MHTML, PLAIN, XLSX, media_type_of, name_mismatch
from workbench.intake.plain_text import read_plain
from workbench.services.articles.extract_text import extract, extract_dataset
from workbench.services.desk import Desk

BINARY: Final = "application/octet-stream"
_MOST_CACHED: Final = 8
_NO_TEXT: Final = Extracted(text="")
_BOMS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContent:
    """The content of a source; where no words can be read, `text` is empty and `unread` says why.

    `remark` is what the reviewer should know about its name, or empty.
    """

    kind: SourceKind
    media_type: str
    text: Extracted = _NO_TEXT
    dataset: Dataset | None = None
    unread: str = ""
    remark: str = ""


def read_source(desk: Desk, content: bytes, name: str) -> SourceContent:
    """Read `content` as a source, going by its bytes; a file whose words cannot be read is a source all the same.

    It is read once for as long as the desk is open. Raises IntakeError where it is an image that is damaged
    or too large to show.
    """
    key = (sha256_of(content), name)
    return desk.cache.once("source content", key, lambda: _read(content, name), most=_MOST_CACHED)


def _read(content: bytes, name: str) -> SourceContent:
    media_type = source_media_type(content, name)
    return replace(_read_as(media_type, content, name), remark=name_mismatch(media_type, name))


def _read_as(media_type: str, content: bytes, name: str) -> SourceContent:
    kind = source_kind(media_type)
    if kind is SourceKind.IMAGE:
        return _read_image(content, name, media_type)
    if media_type == BINARY:
        return SourceContent(
            kind=kind, media_type=media_type, unread="it is neither text nor a document the workbench can read"
        )
    return _read_words(content, name, media_type)


def _read_image(content: bytes, name: str, media_type: str) -> SourceContent:
    try:
        image_size(content, media_type)
    except UnreadableError as error:
        raise IntakeError(origin=name, what=error.what, fix=error.fix) from None
    return SourceContent(kind=SourceKind.IMAGE, media_type=media_type)


def _read_words(content: bytes, name: str, media_type: str) -> SourceContent:
    kind = source_kind(media_type)
    try:
        if kind is SourceKind.DATASET:
            dataset = extract_dataset(content, origin=name)
            text = dataset.text() if media_type == XLSX else read_plain(content)
            return SourceContent(kind=kind, media_type=media_type, text=Extracted(text=text), dataset=dataset)
        return SourceContent(kind=kind, media_type=media_type, text=extract(content, origin=name))
    except IntakeError as error:
        unread = str(error).removeprefix(f"{name}: ")
        return SourceContent(kind=kind, media_type=media_type, unread=unread)


def source_media_type(content: bytes, name: str) -> str:
    """Return the media type of a source; what is not text and not known is "application/octet-stream"."""
    media_type = media_type_of(content, name)
    binary = media_type == PLAIN and b"\x00" in content[:4096] and not content.startswith(_BOMS)
    return BINARY if binary else media_type


def source_kind(media_type: str) -> SourceKind:
    """Return the kind of source that a file of this media type is."""
    if media_type in IMAGES:
        return SourceKind.IMAGE
    if media_type in DATASETS:
        return SourceKind.DATASET
    return SourceKind.WEB_PAGE if media_type in {HTML, MHTML} else SourceKind.DOCUMENT
