"""What was read from a page or document."""

from dataclasses import dataclass


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
