"""Pages saved as MHTML and letters saved as e-mail: the parts of a MIME message."""

import email
import email.policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Final

from workbench.intake.extracted import Extracted, UnreadableError
from workbench.intake.media_types import EMAIL, MHTML
from workbench.intake.pages.saved_page import web_address
from workbench.intake.pages.web_page import lines_of_page, read_web_page

MOST_PARTS: Final = 5_000
_TOLD: Final = ("From", "To", "Date", "Subject")


def read_mhtml(content: bytes) -> Extracted:
    """The page that the MHTML file was saved from, with the address the file gives.

    Raises:
        UnreadableError: there is no page in it, or no words on the page.
    """
    message = _message(content)
    page = _page_of(message)
    if page is None:
        raise UnreadableError(what="there is no page in this MHTML file", fix="Save it again, as HTML.")
    read = read_web_page(_utf8(page))
    named = message["Snapshot-Content-Location"] or page["Content-Location"] or message["Content-Location"] or ""
    return Extracted(
        text=read.text,
        media_type=MHTML,
        title=read.title or _words(message["Subject"]),
        byline=read.byline,
        published=read.published,
        address=web_address(str(named)) or read.address,
        publisher=read.publisher,
        left_out=read.left_out,
        left_out_at=read.left_out_at,
    )


def read_email(content: bytes) -> Extracted:
    """The words of the letter under its sender, addressee, date and subject; its author and day besides.

    Raises:
        UnreadableError: there are no words in it.
    """
    message = _message(content)
    parts = list(islice(message.walk(), MOST_PARTS))
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    lines = _utf8(plain).decode().splitlines() if plain else lines_of_page(_utf8(page)) if page else []
    body = "\n".join(line.rstrip() for line in lines).replace("\x00", "").strip("\n")
    if not any(sign.isalnum() for sign in body):
        raise UnreadableError(what="there are no words in this e-mail", fix="Attach its attachments instead.")
    heads = [f"{name}: {_words(message[name])}" for name in _TOLD if message[name]]
    return Extracted(
        text="\n".join([*heads, "", body]),
        media_type=EMAIL,
        title=_words(message["Subject"]),
        byline=_words(message["From"]),
        published=_day(message),
    )


def _message(content: bytes) -> Message:
    return email.message_from_bytes(content, policy=email.policy.compat32)


def _page_of(message: Message) -> Message | None:
    """The part that the message names as its start, or else its first page."""
    start = str(message.get_param("start") or "").strip("<>")
    parts = islice(message.walk(), MOST_PARTS)
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    named = (page for page in pages if start and str(page["Content-ID"] or "").strip("<>") == start)
    return next(named, None) or next(iter(pages), None)


def _utf8(part: Message) -> bytes:
    """The bytes of a part as UTF-8, by the encoding that the part names."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        return content.decode(part.get_content_charset("utf-8")).encode()
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace").encode()


def _words(header: object) -> str:
    """A header as one line of words, its encoded words read."""
    written = str(header or "")
    try:
        told = str(make_header(decode_header(written)))
    except (LookupError, UnicodeError, ValueError, MessageError):
        told = written
    return " ".join("".join(sign for sign in told if sign.isprintable() or sign.isspace()).split())


def _day(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""
