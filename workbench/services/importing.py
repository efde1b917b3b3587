"""Taking an article in: bytes or pasted text, frozen as the text under check."""

import codecs
import re
from datetime import date

import charset_normalizer

from workbench.domain.article import Article, ArticleId, article_id_for
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.identity import sha256_of
from workbench.errors import IntakeError
from workbench.services.desk import Desk
from workbench.services.language import language_of

LARGEST = 5_000_000
"""Bytes of an article; a long novel is about a fifth of it."""
LONGEST_TITLE = 200

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, DOCX or XLSX file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
)
_ASCII = 127
_FEW = 0.2
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
"""Bytes that Windows-1252 leaves undefined."""
_PASTE = "Open it, copy the text, and paste it."


def import_text(
    desk: Desk, content: bytes | str, *, origin: str, title: str = "", published: str = "", by: str
) -> Article:
    """The article made of `content`, kept in the store; the same text again gives the article already there.

    `title` defaults to the first line. Raises IntakeError, with nothing kept,
    for content that is empty, binary, too large or undecodable, and for a date
    that is not ISO 8601.
    """
    text = decode_text(content, origin=origin)
    day = _published(published, origin=origin)
    known = desk.store.load(article_id_for(text)).articles
    if known:
        return known[-1]
    raw = content if isinstance(content, bytes) else text.encode()
    article = Article(
        id=ArticleId(article_id_for(text)),
        title=title.strip() or first_line(text),
        text=text,
        sha256=sha256_of(text.encode("utf-8")),
        published=day,
        origin=origin,
        language=language_of(text),
        original_sha256=desk.store.keep(raw, media_type="text/plain", origin=origin),
        added_at=desk.now(),
        added_by=by,
    )
    added = Event(
        id=EventId(desk.new_id("evt")),
        article_id=article.id,
        subject_id=article.id,
        kind=EventKind.ADDED,
        reviewer=by,
        at=article.added_at,
        note=origin,
    )
    desk.store.append([article, added], by=by)
    return article


def decode_text(content: bytes | str, *, origin: str) -> str:
    r"""The text of `content`, line ends as \\n and nothing else changed.

    Raises:
        IntakeError: there is no text in it, or none that can be read.
    """
    size = len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        what = f"{size / 1e6:.1f} MB is more than the {LARGEST / 1e6:.0f} MB an article may have"
        raise IntakeError(origin=origin, what=what, fix="Split it, and add the parts one by one.")
    text = content if isinstance(content, str) else _decoded(content, origin=origin)
    text = re.sub(r"\r\n?", "\n", text)
    if any("\ud800" <= character <= "\udfff" or character == "\x00" for character in text):
        raise IntakeError(origin=origin, what="the text holds broken characters", fix=_PASTE)
    if not any(character.isalnum() for character in text):
        raise IntakeError(origin=origin, what="there is no text in it", fix="Paste or choose the article's text.")
    return text


def first_line(text: str) -> str:
    """The first line of `text` that is not blank, as a title."""
    line = next(line.strip() for line in text.split("\n") if line.strip())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _decoded(content: bytes, *, origin: str) -> str:
    for magic, kind in _MAGIC:
        if content.lstrip()[:8].startswith(magic):
            raise IntakeError(origin=origin, what=f"this is {kind}, not text", fix=_PASTE)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding, origin=origin)
    if b"\x00" in content:
        raise IntakeError(origin=origin, what="this is a binary file, not text", fix=_PASTE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content, origin=origin)


def _guessed(content: bytes, *, origin: str) -> str:
    if _looks_western(content):
        return content.decode("cp1252")
    best = charset_normalizer.from_bytes(content).best()
    if best is None:
        raise IntakeError(origin=origin, what="its encoding cannot be told", fix="Save it as UTF-8 and try again.")
    return str(best)


def _looks_western(content: bytes) -> bool:
    """Whether `content` is text in Windows' Western encoding: few bytes above ASCII, all of them defined.

    In a Cyrillic or Greek text most bytes lie above; statistics on the few that a
    Western text has mislead a detector.
    """
    above = sum(byte > _ASCII for byte in content)
    return above <= _FEW * len(content) and not set(content) & _UNDEFINED


def _strictly(content: bytes, encoding: str, *, origin: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        what = f"it says it is {encoding.removesuffix('-sig').upper()}, but is not"
        raise IntakeError(origin=origin, what=what, fix="Save it as UTF-8 and try again.") from None


def _published(written: str, *, origin: str) -> str:
    if not written.strip():
        return ""
    try:
        return date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        what = f"'{written}' is not a date of publication"
        raise IntakeError(origin=origin, what=what, fix="Write it as 2020-09-30, or leave it empty.") from None
