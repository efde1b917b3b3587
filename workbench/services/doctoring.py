"""Examining the desk: does the store still hold what was acknowledged, and is the model there."""

from collections.abc import Iterator

from workbench.domain.claim import is_anchored
from workbench.domain.problem import Problem
from workbench.errors import TimestampError
from workbench.services.articles.language import PACKAGE, load_tagger
from workbench.services.desk import Desk
from workbench.store.protocol import Loaded

CERTIFICATES = "Have WORKBENCH_TIMESTAMP_CERTIFICATES name a PEM file of the authority's certificates."


def examine(desk: Desk) -> tuple[Problem, ...]:
    """Everything that is wrong; empty when all is well.

    Rows are checked against their sums, journals against their hash chain, every
    kept file against its hash and archived copies against their timestamps, and
    claims against their article's text; the settings files are listed first. What two of them find is told once.
    """
    loaded = desk.store.load_all()
    kept = (*desk.store.check_journal(), *desk.store.check_kept(named_copies(loaded)), *_bad_timestamps(desk))
    found = (*desk.configuration(), *loaded.problems, *kept, *_lost_anchors(loaded), *_missing_model())
    return tuple(dict.fromkeys(found))


def named_copies(loaded: Loaded) -> dict[str, str]:
    """What each SHA-256 that a record names is a copy of."""
    titles = {source.id: source.title for source in loaded.sources}
    named = {look.snapshot.sha256: titles.get(look.source_id, look.id) for look in loaded.rechecks if look.snapshot}
    named |= {source.snapshot.sha256: source.title for source in loaded.sources if source.snapshot}
    return named | {article.original_sha256: article.title for article in loaded.articles if article.original_sha256}


def _bad_timestamps(desk: Desk) -> Iterator[Problem]:
    stamps = desk.store.timestamps()
    if desk.timestamps is None:
        if stamps:
            yield Problem(where="timestamps of archived copies", what="cannot be checked", fix=CERTIFICATES)
        return
    for sha256, token in stamps.items():
        try:
            desk.timestamps.check(token, sha256=sha256)
        except TimestampError as error:
            yield Problem(where=f"the timestamp of {sha256}", what=error.what, fix=error.fix)


def _lost_anchors(loaded: Loaded) -> Iterator[Problem]:
    articles = {article.id: article for article in loaded.articles}
    for claim in loaded.claims:
        article = articles.get(claim.article_id)
        if article is None or not is_anchored(claim, article):
            what = f"the claim '{claim.quote[:80]}' is not at {claim.start}..{claim.end} of its article"
            yield Problem(where=f"claims.csv: {claim.id}", what=what, fix="It is listed as lost, never moved.")


def _missing_model() -> Iterator[Problem]:
    if load_tagger() is None:
        what = "the language model is not installed; claims are whole sentences"
        yield Problem(where=PACKAGE, what=what, fix="Run: make setup")
