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
    """A findings file by its name: its article, which of the two tables it is, and whether it is an edited copy."""

    name: str
    short_id: str
    is_sources: bool
    is_aside: bool


def file_names_of(article: Article) -> FileNames:
    """Make the names of the files of `article`: its title in small letters, digits and hyphens, and part of its id.

    >>> from workbench.domain.article import article_of
    >>> file_names_of(article_of("Text.", title="Élysée: 36% agree / CON")).statements
    'elysee-36-agree-con-f06dce27.csv'
    """
    words = re.sub(r"[^a-z0-9]+", "-", anyascii(article.title[: 4 * _LONGEST_TITLE]).lower())
    stem = f"{words[:_LONGEST_TITLE].strip('-') or 'article'}-{short_id(article.id)}"
    return FileNames(f"{stem}.csv", f"{stem}-sources.csv")


def short_id(article_id: str) -> str:
    """Return eight hex digits of the article's id, or of its hash where the id is of another form."""
    digits = article_id.partition("_")[2][:_SHORT_ID]
    is_plain = re.fullmatch(r"[0-9a-f]{8}", digits)
    return digits if is_plain else sha256_of(article_id.encode("utf-8", "surrogatepass"))[:_SHORT_ID]


def parse_file_name(name: str) -> NamedFile | None:
    """Parse the name of a findings file; None where it is another file's."""
    match = _FILE_NAME.fullmatch(name)
    return NamedFile(name, match[1], bool(match[2]), bool(match[3])) if match else None
