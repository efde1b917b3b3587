"""Pages saved as MHTML and saved e-mails: the parts of a MIME message."""

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
_SHOWN_HEADERS: Final = ("From", "To", "Date", "Subject")


def read_mhtml(content: bytes) -> Extracted:
    """Read the page that was saved as an MHTML file, with the address in the file.

    Raises:
        UnreadableError: there is no page in it, or no words on the page.
    """
    message = _parse_message(content)
    page = _main_page(message)
    if page is None:
        raise UnreadableError(what="there is no page in this MHTML file", fix="Save it again, as HTML.")
    extracted = read_web_page(_as_utf8(page))
    address = message["Snapshot-Content-Location"] or page["Content-Location"] or message["Content-Location"] or ""
    return Extracted(
        text=extracted.text,
        media_type=MHTML,
        title=extracted.title or _header_text(message["Subject"]),
        byline=extracted.byline,
        published=extracted.published,
        address=web_address(str(address)) or extracted.address,
        publisher=extracted.publisher,
        left_out=extracted.left_out,
        left_out_at=extracted.left_out_at,
    )


def read_email(content: bytes) -> Extracted:
    """Read the text of an e-mail under its sender, addressee, date and subject; sender and date as author and day too.

    Raises:
        UnreadableError: there are no words in it.
    """
    message = _parse_message(content)
    parts = list(islice(message.walk(), MOST_PARTS))
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    lines: list[str] = []
    if plain:
        lines = _as_utf8(plain).decode().splitlines()
    elif page:
        lines = lines_of_page(_as_utf8(page))
    body = "\n".join(line.rstrip() for line in lines).replace("\x00", "").strip("\n")
    if not any(character.isalnum() for character in body):
        raise UnreadableError(what="there are no words in this e-mail", fix="Attach its attachments instead.")
    header_lines = [f"{name}: {_header_text(message[name])}" for name in _SHOWN_HEADERS if message[name]]
    return Extracted(
        text="\n".join([*header_lines, "", body]),
        media_type=EMAIL,
        title=_header_text(message["Subject"]),
        byline=_header_text(message["From"]),
        published=_sent_on(message),
    )


def _parse_message(content: bytes) -> Message:
    return email.message_from_bytes(content, policy=email.policy.compat32)


def _main_page(message: Message) -> Message | None:
    """Return the part that the message names as its start, or else its first page."""
    start = str(message.get_param("start") or "").strip("<>")
    parts = islice(message.walk(), MOST_PARTS)
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start_pages = (page for page in pages if start and str(page["Content-ID"] or "").strip("<>") == start)
    return next(start_pages, None) or next(iter(pages), None)


def _as_utf8(part: Message) -> bytes:
    """Return the bytes of a part as UTF-8, decoded by the encoding that the part names."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        return content.decode(part.get_content_charset("utf-8")).encode()
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace").encode()


def _header_text(header: object) -> str:
    """Return a header as one line of text, its encoded words decoded."""
    raw = str(header or "")
    try:
        decoded = str(make_header(decode_header(raw)))
    except (LookupError, UnicodeError, ValueError, MessageError):
        decoded = raw
    return " ".join(
        "".join(character for character in decoded if character.isprintable() or character.isspace()).split()
    )


def _sent_on(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""
