"""Files as articles: read for a check, or added to the store with their claims and flags."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from workbench.cli.options import default_claims_folder
from workbench.cli.settings import LONGEST
from workbench.cli.terminal import DONE, byte_counter, one_line
from workbench.config.house_style import HouseStyle
from workbench.domain.article import Article, article_of
from workbench.domain.problem import Problem
from workbench.errors import IntakeError
from workbench.intake.media_types import media_type_of
from workbench.services.articles.check_article import name_problems
from workbench.services.articles.extract_text import LARGEST_DOCUMENT, extract
from workbench.services.articles.import_article import import_text
from workbench.services.articles.language import detect_language
from workbench.services.articles.open_review import load_house_style, load_house_style_file
from workbench.services.articles.scan_article import scan_article
from workbench.services.desk import Desk
from workbench.services.names.names_in_style import with_names
from workbench.wiring import fetch, open_desk, read_names

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Details of an article that its file lacks or has wrong; each may be empty."""

    title: str = ""
    byline: str = ""
    published: str = ""


NO_DETAILS: Final = Details()


def read_article(name: str, *, title: str, published: str) -> Article:
    """Read the article in the file `name`, at the address `name`, or on standard input for "-"; nothing is stored.

    Raises IntakeError where there is no such file, or no text in it, and
    FetchError where the page cannot be had.
    """
    origin = "standard input" if name == STDIN else name
    content = _content_of(name)
    extracted = extract(content, origin=origin)
    article = article_of(
        extracted.text,
        title=title or extracted.title,
        published=published or extracted.published,
        origin=name,
        language=detect_language(extracted.text),
    )
    return replace(article, media_type=media_type_of(content, origin))


def read_article_and_warn(name: str, *, title: str, published: str) -> Article:
    """Read an article as `read_article` does, and warn on standard error of a misleading file name."""
    article = read_article(name, title=title, published=published)
    _warn_of_misleading_name(article)
    return article


def _warn_of_misleading_name(article: Article) -> None:
    for problem in name_problems(article):
        print(f"workbench: {problem}", file=sys.stderr)


def _content_of(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(LARGEST_DOCUMENT + 1)
    if name.startswith(("http://", "https://")):
        return _fetch(name)
    return read_file(Path(name))


def _fetch(url: str) -> bytes:
    """Fetch the bytes at `url`, showing on a terminal how many have arrived."""
    show = byte_counter(sys.stderr, what=f"Fetching {url}")
    try:
        return fetch(url, progress=show).content
    finally:
        show(DONE)


def read_file(path: Path) -> bytes:
    """Read the bytes of an article's file; raises IntakeError where it cannot be read."""
    return read_bytes(path, most=LARGEST_DOCUMENT)


def read_bytes(path: Path, *, most: int) -> bytes:
    """Read at most `most` bytes of the file at `path`, and one more to show that it is too large.

    Raises:
        IntakeError: where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise IntakeError(origin=str(path), what=reason, fix="Choose a file that you can read.") from None


def style_of(options: argparse.Namespace) -> HouseStyle:
    """Return the house style that `options` name, or the one in the claims folder or the working folder.

    The names on the list of the claims folder are part of it. What is wrong with a style that is named goes to
    standard error; of the others `warn_of_settings` has warned already.

    Raises:
        IntakeError: where the file named cannot be read.
    """
    named_folder = getattr(options, "claims", None)
    names, problems = read_names(named_folder or default_claims_folder())
    _print_problems(problems)
    return with_names(_style_of_file(options, named_folder), names)


def _style_of_file(options: argparse.Namespace, folder: Path | None) -> HouseStyle:
    if options.style is None:
        return load_house_style(*([folder] if folder else []), Path())[0]
    read_bytes(options.style, most=0)
    style, problems = load_house_style_file(options.style)
    _print_problems(problems)
    return style


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(f"workbench: {one_line(str(problem), width=LONGEST)}", file=sys.stderr)


def add_files(folder: Path, paths: Sequence[Path], *, by: str) -> None:
    """Add every file of `paths` to the store in `folder`, printing a line of progress for each new one."""
    desk = open_desk(folder)
    for path in paths:
        add_file(desk, path, by=by)


def add_file(desk: Desk, path: Path, *, by: str, details: Details = NO_DETAILS) -> Article:
    """Add the article in the file at `path` to the store, scan it, and return it.

    A file whose text is there already is neither added nor scanned again.
    Raises IntakeError where there is no text to be had.
    """
    return _scan_if_new(desk, store_file(desk, path, by=by, details=details), name=str(path), by=by)


def add_page(desk: Desk, url: str, *, by: str, details: Details = NO_DETAILS) -> Article:
    """Fetch the article at the address `url` once, add it to the store, scan it, and return it.

    Raises FetchError where the page cannot be had, IntakeError where there is no text on it.
    """
    return _scan_if_new(desk, store_page(desk, url, by=by, details=details), name=url, by=by)


def store_file(desk: Desk, path: Path, *, by: str, details: Details = NO_DETAILS) -> Article:
    """Add the article in the file at `path` to the store without scanning it; raises IntakeError."""
    return import_text(desk, read_file(path), origin=path.name, by=by, **asdict(details))


def store_page(desk: Desk, url: str, *, by: str, details: Details = NO_DETAILS) -> Article:
    """Fetch the article at `url` and add it to the store without scanning it; raises FetchError, IntakeError."""
    fetched = desk.fetch(url)
    origin, exchanges = fetched.snapshot.final_url, fetched.exchanges
    return import_text(desk, fetched.content, origin=origin, by=by, exchanges=exchanges, **asdict(details))


def _scan_if_new(desk: Desk, article: Article, *, name: str, by: str) -> Article:
    if not desk.store.load(article.id).claims:
        print(f"Reading {one_line(name)}: {one_line(article.title)}", flush=True)
        _warn_of_misleading_name(article)
        scan_article(desk, article, by=by)
    return article
