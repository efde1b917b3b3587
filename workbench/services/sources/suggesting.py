"""Where a claim may be looked up: links made here and opened by the reviewer, nothing sent."""

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Final

from workbench.domain.article import article_of
from workbench.domain.problem import Problem
from workbench.domain.review import ClaimStanding, Review
from workbench.evidence.searches.links import Looked, Search, searches_for
from workbench.evidence.searches.places import SearchPlaces, search_places_from
from workbench.intake.saved_page import web_address
from workbench.services.articles.language import load_tagger
from workbench.services.deciding import claim_in
from workbench.services.desk import Desk
from workbench.text.reading import read_document

FILE_NAME: Final = "searches.toml"

Places = tuple[SearchPlaces, tuple[Problem, ...]]
"""The places to search, and what in their file could not be used."""


def searches_of(desk: Desk, review: Review, claim_id: str) -> tuple[Search, ...]:
    """The searches for the claim, at the desk's own places or the default ones.

    Raises UnknownRecordError where the article has no such claim.
    """
    standing = claim_in(review, claim_id)
    claim = standing.claim
    alone = article_of(claim.standalone or claim.quote, language=review.article.language)
    looked = Looked(
        claim=claim,
        document=read_document(alone, load_tagger() if review.article.is_english else None),
        published=review.article.published,
        addresses=_addresses(review, standing),
    )
    return searches_for(looked, desk.search_places()[0])


def search_places(folder: Path | None = None) -> Places:
    """The places in `folder`'s own file, or else the default ones; a file that cannot be read is a Problem.

    The file is read anew only after it changed.
    """
    path = folder / FILE_NAME if folder else None
    if path is None or not path.is_file():
        return _parsed(default_places(), "the default places")
    try:
        return _parsed(path.read_text("utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        what = (getattr(error, "strerror", None) or "").lower() or "it is not UTF-8"
        problem = Problem(where=str(path), what=what, fix="Give a TOML file that you may read.")
        return SearchPlaces(), (problem,)


def default_places() -> str:
    """The file of the default places, as TOML to copy and edit."""
    return resources.files("workbench.evidence.searches").joinpath("places.toml").read_text("utf-8")


@lru_cache(maxsize=8)
def _parsed(text: str, where: str) -> Places:
    return search_places_from(text, where=where)


def _addresses(review: Review, standing: ClaimStanding) -> tuple[str, ...]:
    """The web addresses of the claim's sources and of the article."""
    linked = {link.source_id for link in standing.evidence}
    written = [source.url for source in review.sources if source.id in linked]
    return tuple(address for url in (*written, review.article.origin) if (address := web_address(url)))
