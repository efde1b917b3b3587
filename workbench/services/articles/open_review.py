"""Opening an article for review."""

from dataclasses import fields, replace
from functools import partial
from pathlib import Path

from workbench.config.house_style import FILE_NAME, NO_STYLE, HouseStyle, parse_house_style
from workbench.config.settings_files import read_toml_file
from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.errors import UnknownRecordError
from workbench.flags.registry import CODES, apply_house_style
from workbench.review.fold import fold
from workbench.review.records import ArticleRecords
from workbench.services.desk import Desk
from workbench.services.session_cache import SessionCache
from workbench.store.protocol import Loaded

_MOST_KEPT = 8
LoadedStyle = tuple[HouseStyle, tuple[Problem, ...]]
"""A house style, and the problems in its file."""


def open_review(desk: Desk, article_id: str) -> Review:
    """Open the article with everything in effect on it, its flags adjusted to the house style.

    A flag that somebody answered stays, whatever the house style says of its rule by now.

    Raises:
        UnknownRecordError: there is no such article.
    """
    loaded = _load_article(desk, article_id)
    answered = frozenset(decision.flag_id for decision in loaded.flag_decisions)
    article = loaded.articles[-1]
    flags = apply_house_style(loaded.flags, desk.house_style()[0], text=article.text, answered=answered)
    recorded = records_about(article, replace(loaded, flags=flags))
    return fold(recorded, second_check=desk.rules()[0].second_check)


def review_as_recorded(desk: Desk, article_id: str) -> Review:
    """Open the article with everything in effect on it, including flags that the house style has switched off since.

    Raises UnknownRecordError where there is no such article.
    """
    loaded = _load_article(desk, article_id)
    return fold(records_about(loaded.articles[-1], loaded), second_check=desk.rules()[0].second_check)


def _load_article(desk: Desk, article_id: str) -> Loaded:
    loaded = desk.store.load(article_id)
    if not loaded.articles:
        raise UnknownRecordError(kind="article", record_id=article_id)
    return loaded


def records_about(article: Article, loaded: Loaded) -> ArticleRecords:
    """Collect what `loaded` holds about its one article, ready to be folded into a review."""
    names = [field.name for field in fields(ArticleRecords) if field.name != "article"]
    return ArticleRecords(article=article, **{name: getattr(loaded, name) for name in names})


def load_house_style(*folders: Path, cache: SessionCache | None = None) -> LoadedStyle:
    """Read the house style in the first of `folders` that has one; an empty one where none has.

    With a `cache` a file is parsed again only after it changed.
    """
    file = next(filter(None, (read_toml_file(folder / FILE_NAME) for folder in folders)), None)
    if file is None:
        return NO_STYLE, ()
    parse = partial(parse_house_style, file, CODES)
    return cache.once("house style", file, parse, most=_MOST_KEPT) if cache else parse()


def load_house_style_file(path: Path) -> LoadedStyle:
    """Read the house style in the file at `path`; a file that cannot be read is a Problem."""
    file = read_toml_file(path)
    return parse_house_style(file, CODES) if file else (NO_STYLE, ())


def find_claim(review: Review, claim_id: str) -> ReviewedClaim:
    """Find the claim of `review` with this id.

    Raises:
        UnknownRecordError: there is none.
    """
    for reviewed in review.all_claims:
        if reviewed.claim.id == claim_id:
            return reviewed
    raise UnknownRecordError(kind="claim", record_id=claim_id)


def find_flag(review: Review, flag_id: str) -> ReviewedFlag:
    """Find the flag of `review` with this id.

    Raises:
        UnknownRecordError: there is none.
    """
    for reviewed_flag in review.flags:
        if reviewed_flag.flag.id == flag_id:
            return reviewed_flag
    raise UnknownRecordError(kind="flag", record_id=flag_id)
