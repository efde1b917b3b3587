"""The names of an article's findings files, safe on every system."""

import re
from typing import Final, NamedTuple

from anyascii import anyascii

from workbench.domain.article import Article
from workbench.domain.identity import sha256_of

_LONGEST_TITLE: Final = 60
_SHORT_ID: Final = 8
_FILE_NAME: Final = re.compile(r".{0,60}-([0-9a-f]{8})(-sources)?(-edited(?:-[0-9]{1,6})?)?\.csv")


class FileNames(NamedTuple):
    """The names of the two files of an article."""

    statements: str
    sources: str


class NamedFile(NamedTuple):
    """What the name of a file says: whose it is, which of the two tables, and whether it is an edited copy."""

    name: str
    short_id: str
    is_sources: bool
    is_aside: bool


def names_of(article: Article) -> FileNames:
    """The names of the files of `article`: its title in small letters, digits and hyphens, and eight digits of its id.

    >>> from workbench.domain.article import article_of
    >>> names_of(article_of("Text.", title="Élysée: 36% agree / CON")).statements
    'elysee-36-agree-con-f06dce27.csv'
    """
    words = re.sub(r"[^a-z0-9]+", "-", anyascii(article.title[: 4 * _LONGEST_TITLE]).lower())
    stem = f"{words[:_LONGEST_TITLE].strip('-') or 'article'}-{short_id(article.id)}"
    return FileNames(f"{stem}.csv", f"{stem}-sources.csv")


def short_id(article_id: str) -> str:
    """Eight hex digits of the article's id, or of its sum where the id is of another form."""
    digits = article_id.partition("_")[2][:_SHORT_ID]
    is_plain = re.fullmatch(r"[0-9a-f]{8}", digits)
    return digits if is_plain else sha256_of(article_id.encode("utf-8", "surrogatepass"))[:_SHORT_ID]


def read_name(name: str) -> NamedFile | None:
    """What `name` says, or nothing where it is no name of a findings file."""
    match = _FILE_NAME.fullmatch(name)
    return NamedFile(name, match[1], bool(match[2]), bool(match[3])) if match else None
