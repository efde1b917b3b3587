"""The article under check: a text frozen at intake, and what is known about it."""

from dataclasses import dataclass
from typing import Final, NewType

from workbench.domain.identity import content_id, sha256_of

ArticleId = NewType("ArticleId", str)

NO_ARTICLE: Final = ArticleId("")
"""The article id of a record that belongs to the whole desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text to be checked.

    `text` never changes after intake, so every offset into it stays true.
    `language` is an ISO 639 code; `published` is an ISO 8601 date or empty; `added_at` is UTC ISO 8601.
    `sha256` is that of the UTF-8 text, `original_sha256` that of the bytes
    the text was read from. `revises` names the earlier draft, if any.
    """

    id: ArticleId
    title: str
    text: str
    sha256: str
    byline: str = ""
    published: str = ""
    origin: str = ""
    media_type: str = "text/plain"
    language: str = "en"
    original_sha256: str = ""
    revises: str = ""
    added_at: str = ""
    added_by: str = ""

    @property
    def is_english(self) -> bool:
        """Whether the rules and the model for English words apply."""
        return self.language.startswith("en")

    def __post_init__(self) -> None:
        actual = sha256_of(self.text.encode("utf-8", "surrogatepass"))
        if actual != self.sha256:
            message = f"Article {self.id!r}: the text has SHA-256 {actual}, not {self.sha256!r}"
            raise ValueError(message)


def article_id_for(text: str) -> ArticleId:
    """Return the id of the article with this text; the same text always gives the same id."""
    return ArticleId(content_id("art", text))


def article_of(text: str, *, title: str = "", published: str = "", origin: str = "", language: str = "en") -> Article:
    """Make an article of `text`, without storing it."""
    return Article(
        id=article_id_for(text),
        title=title,
        text=text,
        sha256=sha256_of(text.encode("utf-8", "surrogatepass")),
        published=published,
        origin=origin,
        language=language,
    )
