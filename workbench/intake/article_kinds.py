"""The kinds of file that an article is read from: a new one is an entry here, a reader, and its signature.

The signature, by which the bytes of a file are told, is in `media_types`.
"""

from dataclasses import dataclass
from typing import Final

from workbench.intake.media_types import DOCX, EMAIL, HTML, MHTML, PDF


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleKind:
    """A kind of file: its media type, the endings of its names, and the function that reads it, "module:function".

    The function takes the bytes and returns an `Extracted`, in a process of its own; the module is in this
    folder. `in_words` names the kind where the commands and the page say what they take; empty where it is no
    kind that people look for.
    """

    media_type: str
    endings: tuple[str, ...]
    reader: str
    in_words: str = ""


ARTICLE_KINDS: Final = (
    ArticleKind(media_type=HTML, endings=("html", "htm"), reader="pages.web_page:read_web_page", in_words="HTML"),
    ArticleKind(media_type=MHTML, endings=("mhtml", "mht"), reader="pages.message:read_mhtml", in_words="MHTML"),
    ArticleKind(media_type=EMAIL, endings=(), reader="pages.message:read_email"),
    ArticleKind(media_type=PDF, endings=("pdf",), reader="pdf:read_pdf", in_words="PDF"),
    ArticleKind(media_type=DOCX, endings=("docx",), reader="docx:read_docx", in_words="DOCX"),
)
TEXT_ENDINGS: Final = ("txt", "text", "md")
"""Endings of plain text, which needs no reader."""


def endings() -> tuple[str, ...]:
    """Return the endings of the names of files that an article is read from, plain text first."""
    return (*TEXT_ENDINGS, *(ending for kind in ARTICLE_KINDS for ending in kind.endings))


def kinds_in_words() -> str:
    """Return the kinds of file as a sentence names them.

    >>> kinds_in_words()
    'a text file, HTML, MHTML, PDF or DOCX'
    """
    *others, last = [kind.in_words for kind in ARTICLE_KINDS if kind.in_words]
    return f"{', '.join(['a text file', *others])} or {last}"
