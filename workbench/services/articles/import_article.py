"""Importing an article: what a reviewer brings, frozen as the text under check."""

from datetime import date

from workbench.domain.article import Article, ArticleId, article_id_for
from workbench.domain.event import Event, EventKind
from workbench.domain.identity import sha256_of
from workbench.domain.source import Exchange
from workbench.errors import IntakeError
from workbench.intake.extracted import Extracted
from workbench.intake.pages.saved_page import is_script_address, web_address
from workbench.services.articles.extract_text import extract
from workbench.services.articles.language import detect_language
from workbench.services.desk import Desk
from workbench.services.record_event import new_event

LONGEST_TITLE = 200
_ORIGIN_FIX = "Enter a file name, or a web address with http:// or https://."


def import_text(
    desk: Desk,
    content: bytes | str,
    *,
    origin: str,
    by: str,
    title: str = "",
    published: str = "",
    byline: str = "",
    original: bytes = b"",
    exchanges: tuple[Exchange, ...] = (),
) -> Article:
    """Store the article read from `content` and return it; the same text again gives the article already there.

    `title` (else the first line), `byline` and `published` default to what the document says, the origin of a
    saved page to the address it gives. `original` are the bytes that a reviewer corrected `content` from,
    `exchanges` the steps that fetched them. Raises IntakeError for no text, a date not in ISO 8601, or a bad origin.
    """
    extracted = _extract_checked(content, origin=origin)
    publication_day = _parse_publication_day(published or extracted.published, origin=origin)
    if stored := desk.store.load(article_id_for(extracted.text)).articles:
        return stored[-1]
    source = extract(original, origin=origin) if original else extracted
    raw = original or (content if isinstance(content, bytes) else extracted.text.encode())
    article = Article(
        id=ArticleId(article_id_for(extracted.text)),
        title=title.strip() or extracted.title or first_line(extracted.text),
        text=extracted.text,
        sha256=sha256_of(extracted.text.encode("utf-8")),
        byline=byline.strip() or source.byline,
        published=publication_day,
        origin=origin if web_address(origin) else source.address or origin,
        media_type=source.media_type,
        language=detect_language(extracted.text),
        original_sha256=desk.store.keep(raw, media_type=source.media_type, origin=origin, exchanges=exchanges),
        added_at=desk.now(),
        added_by=by,
    )
    desk.store.append([article, _added_event(desk, article)], by=by)
    return article


def _extract_checked(content: bytes | str, *, origin: str) -> Extracted:
    """Extract the text of `content`.

    Raises:
        IntakeError: where `extract` does, or `origin` is an address that would run as a script when followed.
    """
    if is_script_address(origin):
        raise IntakeError(origin=repr(origin[:LONGEST_TITLE]), what="this address would run a script", fix=_ORIGIN_FIX)
    return extract(content, origin=origin)


def _added_event(desk: Desk, article: Article) -> Event:
    return new_event(
        desk,
        EventKind.ADDED,
        article_id=article.id,
        subject_id=article.id,
        reviewer=article.added_by,
        at=article.added_at,
        note=article.origin,
    )


def first_line(text: str) -> str:
    """Return the first line of `text` that is not blank, shortened to a title."""
    line = next(line.strip() for line in text.split("\n") if line.strip())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _parse_publication_day(written: str, *, origin: str) -> str:
    if not written.strip():
        return ""
    try:
        return date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        what = f"'{written}' is not a date of publication"
        raise IntakeError(origin=origin, what=what, fix="Write it as 2020-09-30, or leave it empty.") from None
