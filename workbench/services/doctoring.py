"""Examining the desk: does the store still hold what was acknowledged, and is the model there."""

from collections.abc import Iterator

from workbench.domain.claim import is_anchored
from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.services.articles.language import PACKAGE, load_tagger
from workbench.services.desk import Desk
from workbench.store.protocol import Loaded


def examine(desk: Desk) -> tuple[Problem, ...]:
    """Everything that is wrong; empty when all is well.

    Rows are checked against their sums, archived copies against their hashes,
    and claims against their article's text.
    """
    loaded = desk.store.load_all()
    return (*loaded.problems, *_altered_copies(desk, loaded), *_lost_anchors(loaded), *_missing_model())


def _altered_copies(desk: Desk, loaded: Loaded) -> Iterator[Problem]:
    hashes = {source.snapshot.sha256: source.title for source in loaded.sources if source.snapshot}
    hashes |= {article.original_sha256: article.title for article in loaded.articles if article.original_sha256}
    titles = {source.id: source.title for source in loaded.sources}
    looks = [look for look in loaded.rechecks if look.snapshot]
    hashes |= {look.snapshot.sha256: titles.get(look.source_id, look.id) for look in looks if look.snapshot}
    for sha256, title in hashes.items():
        try:
            desk.store.read(sha256)
        except StoreError as error:
            yield Problem(where=title, what=str(error), fix="Its verdicts stand; the copy must come from a backup.")


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
