"""Suggesting searches for a claim: links made here and opened by the reviewer; nothing is sent."""

from pathlib import Path
from typing import Final

from workbench.config.search_places import SearchPlaces, parse_search_places
from workbench.config.settings_files import packaged_text, packaged_toml, read_toml_file
from workbench.domain.article import article_of
from workbench.domain.problem import Problem
from workbench.domain.review import Review, ReviewedClaim
from workbench.intake.pages.saved_page import web_address
from workbench.lookups.links import Search, SearchSubject, build_searches
from workbench.services.articles.language import tagger_for
from workbench.services.articles.open_review import find_claim
from workbench.services.desk import Desk
from workbench.text.read_article import read_document

FILE_NAME: Final = "searches.toml"
_PACKAGE: Final = "workbench.config"
_DEFAULT: Final = "search_places.toml"

LoadedPlaces = tuple[SearchPlaces, tuple[Problem, ...]]
"""The places to search, and the problems in their file."""


def suggest_searches(desk: Desk, review: Review, claim_id: str) -> tuple[Search, ...]:
    """Build the searches for the claim, at the desk's own places or the default ones.

    Raises UnknownRecordError where the article has no such claim.
    """
    reviewed = find_claim(review, claim_id)
    claim = reviewed.claim
    standalone = article_of(claim.standalone or claim.quote, language=review.article.language)
    subject = SearchSubject(
        claim=claim,
        document=read_document(standalone, tagger_for(review.article)),
        published=review.article.published,
        addresses=_addresses(review, reviewed),
    )
    return build_searches(subject, desk.search_places()[0])


def load_search_places(folder: Path | None = None) -> LoadedPlaces:
    """Read the places in `folder`'s own file as it is now, or else the default ones.

    The default ones also replace a file of which nothing can be used; its problems are returned all the same.
    """
    file = read_toml_file(folder / FILE_NAME) if folder else None
    places, problems = parse_search_places(file) if file else (SearchPlaces(), ())
    if file is None or (problems and places == SearchPlaces()):
        places, _ = parse_search_places(packaged_toml(_PACKAGE, _DEFAULT))
    return places, problems


def default_places_file() -> str:
    """Read the file of the default places, as TOML to copy and edit."""
    return packaged_text(_PACKAGE, _DEFAULT)


def _addresses(review: Review, reviewed: ReviewedClaim) -> tuple[str, ...]:
    """Return the web addresses of the claim's sources and of the article."""
    linked = {link.source_id for link in reviewed.evidence}
    urls = [source.url for source in review.sources if source.id in linked]
    return tuple(filter(None, map(web_address, [*urls, review.article.origin])))
