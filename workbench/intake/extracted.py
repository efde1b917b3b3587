"""What was read from a page or document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    r"""The running text of a page or document, paragraphs ended by \\n, and what was left out of it.

    `published` is an ISO 8601 date; it, `title` and `byline` are empty where
    the document does not say. `left_out` holds menus, headers, footers and
    notes, each as one text. `page_starts` are the code points of `text` where
    the pages of a PDF begin, and empty for other kinds.
    """

    text: str
    media_type: str = "text/plain"
    title: str = ""
    byline: str = ""
    published: str = ""
    left_out: tuple[str, ...] = ()
    page_starts: tuple[int, ...] = ()


class UnreadableError(ValueError):
    """A document that gives no text; `what` says why, `fix` what to do."""

    def __init__(self, *, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")
