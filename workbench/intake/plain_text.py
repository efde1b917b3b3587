"""Plain text: bytes decoded, line ends unified, nothing else changed."""

import codecs
import re
from typing import Final

import charset_normalizer

from workbench.intake.extracted import UnreadableError

PASTE: Final = "Open it, copy the text, and paste it."

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LAST_ASCII: Final = 127
_FEW_NON_ASCII: Final = 0.2
_UNDEFINED: Final = frozenset(b"\x81\x8d\x8f\x90\x9d")
"""Bytes that Windows-1252 leaves undefined."""


def read_plain(content: bytes | str) -> str:
    r"""Return the text of `content`, line ends as \\n and nothing else changed.

    Raises:
        UnreadableError: there is no text, or none that can be read.
    """
    text = content if isinstance(content, str) else _decode(content)
    text = re.sub(r"\r\n?", "\n", text)
    if any("\ud800" <= character <= "\udfff" or character == "\x00" for character in text):
        raise UnreadableError(what="the text contains broken characters", fix=PASTE)
    if not any(character.isalnum() for character in text):
        raise UnreadableError(what="there is no text", fix="Paste or choose the article's text.")
    return text


def _decode(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decode_as(content, encoding)
    if b"\x00" in content:
        raise UnreadableError(what="this is a binary file, not text", fix=PASTE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_by_guess(content)


def _decode_by_guess(content: bytes) -> str:
    if _is_western(content):
        return content.decode("cp1252")
    best = charset_normalizer.from_bytes(content).best()
    if best is None:
        raise UnreadableError(what="its encoding cannot be determined", fix="Save it as UTF-8 and try again.")
    return str(best)


def _is_western(content: bytes) -> bool:
    """Return whether `content` is text in Windows' Western encoding: few bytes beyond ASCII, all of them defined.

    Most bytes of a Cyrillic or Greek text lie beyond ASCII; a Western text has too few
    for the statistics of a detector.
    """
    non_ascii = sum(byte > _LAST_ASCII for byte in content)
    return non_ascii <= _FEW_NON_ASCII * len(content) and not set(content) & _UNDEFINED


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        what = f"it is marked as {encoding.removesuffix('-sig').upper()}, but is not"
        raise UnreadableError(what=what, fix="Save it as UTF-8 and try again.") from None
