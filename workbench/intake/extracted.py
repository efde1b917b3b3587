"""The text read from a page or document."""

import re
from dataclasses import dataclass
from typing import Final

_PLACEHOLDER_TITLE: Final = re.compile(
    r"""
      \(anonymous\) | unknown | title | python-docx | powerpoint\ presentation | microsoft\ word
    | (?:untitled|document|dokument|new\ page|presentation) (?:\ document)? [\ -]?\d{0,3}
    | microsoft\ word\ -\ .*
    | .*\.(?:docx?|odt|rtf|indd|qxd|pages|tex|pdf)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Titles that a program fills in where nobody gave one, among them the name of the original file."""
_PLACEHOLDER_AUTHOR: Final = re.compile(
    r"""
      \(anonymous\) | unknown(?:\ author)? | author | (?:microsoft\ office|windows)\ user
    | user\d{0,3} | admin | administrator | owner | root | guest
    | python-docx | openpyxl | apache\ poi | libreoffice | microsoft(?:\ word)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Authors that a program fills in where nobody gave one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    r"""The running text of a page or document, paragraphs separated by \\n, and what was left out of it.

    `published` is an ISO 8601 date; `address` is the address that a saved page
    gives as its origin, `publisher` the site's name. They, `title` and `byline` are
    empty where the document does not give them. `left_out` holds menus, headers,
    footers and notes, each as one text; `left_out_at` the code point of `text` before
    which each stood. `page_starts` are the code points where the pages of a PDF begin,
    and empty for other kinds.
    """

    text: str
    media_type: str = "text/plain"
    title: str = ""
    byline: str = ""
    published: str = ""
    address: str = ""
    publisher: str = ""
    left_out: tuple[str, ...] = ()
    left_out_at: tuple[int, ...] = ()
    page_starts: tuple[int, ...] = ()


class UnreadableError(ValueError):
    """A document without readable text; `what` gives the reason, `fix` what to do."""

    def __init__(self, *, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")


def clean_title(written: str) -> str:
    """Return the title in a document's own metadata, on one line; empty where a program filled it in.

    >>> clean_title("Mill burns down"), clean_title("Microsoft Word - mill.doc")
    ('Mill burns down', '')
    """
    title = " ".join(written.split())
    return "" if _PLACEHOLDER_TITLE.fullmatch(title) else title


def clean_authors(written: str) -> str:
    """Return the authors in a document's own metadata, separated by semicolons, without those a program filled in.

    >>> clean_authors("Ann Lee"), clean_authors("python-docx")
    ('Ann Lee', '')
    """
    authors = (" ".join(author.split()) for author in written.split(";"))
    return "; ".join(author for author in authors if author and not _PLACEHOLDER_AUTHOR.fullmatch(author))
