"""What was read from a page or document."""

import re
from dataclasses import dataclass
from typing import Final

_NO_TITLE: Final = re.compile(
    r"""
      \(anonymous\) | unknown | title | python-docx | powerpoint\ presentation | microsoft\ word
    | (?:untitled|document|dokument|new\ page|presentation) (?:\ document)? [\ -]?\d{0,3}
    | microsoft\ word\ -\ .*
    | .*\.(?:docx?|odt|rtf|indd|qxd|pages|tex|pdf)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a program writes where nobody gave a title, and the name of the file it was made from."""
_NO_AUTHOR: Final = re.compile(
    r"""
      \(anonymous\) | unknown(?:\ author)? | author | (?:microsoft\ office|windows)\ user
    | user\d{0,3} | admin | administrator | owner | root | guest
    | python-docx | openpyxl | apache\ poi | libreoffice | microsoft(?:\ word)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a program writes where nobody gave an author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    r"""The running text of a page or document, paragraphs ended by \\n, and what was left out of it.

    `published` is an ISO 8601 date; `address` is where a saved page says that it
    came from, `publisher` the site's name. They, `title` and `byline` are empty
    where the document does not say. `left_out` holds menus, headers, footers and
    notes, each as one text; `left_out_at` the code point of `text` before which
    each stood. `page_starts` are the code points where the pages of a PDF begin,
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
    """A document that gives no text; `what` says why, `fix` what to do."""

    def __init__(self, *, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")


def named_title(told: str) -> str:
    """The title a document gives itself, on one line, unless a program filled it in.

    >>> named_title("Mill burns down"), named_title("Microsoft Word - mill.doc")
    ('Mill burns down', '')
    """
    title = " ".join(told.split())
    return "" if _NO_TITLE.fullmatch(title) else title


def named_author(told: str) -> str:
    """The authors a document gives itself, on one line and apart by semicolons, without those a program filled in.

    >>> named_author("Ann Lee"), named_author("python-docx")
    ('Ann Lee', '')
    """
    authors = (" ".join(author.split()) for author in told.split(";"))
    return "; ".join(author for author in authors if author and not _NO_AUTHOR.fullmatch(author))
