"""The ledgers of an article, built from its text, its claims and its flags."""

from collections.abc import Sequence
from functools import lru_cache

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.domain.review import Review
from workbench.domain.verdict import Label
from workbench.errors import UnknownRecordError
from workbench.ledgers.all_ledgers import LEDGERS, REVIEWED_LEDGERS
from workbench.ledgers.ledger import Findings, Ledger, Reviewed
from workbench.services.articles.language import tagger_for
from workbench.text.document import Document
from workbench.text.read_article import read_document


def build_ledger(article: Article, name: str, *, claims: Sequence[Claim], flags: Sequence[Flag]) -> Ledger:
    """Build the ledger `name` of an article with these claims and flags.

    Raises:
        UnknownRecordError: there is no such ledger.
    """
    if name not in LEDGERS:
        raise UnknownRecordError(kind="ledger", record_id=name)
    return LEDGERS[name](Findings(document=_read_again(article), claims=tuple(claims), flags=tuple(flags)))


def build_reviewed_ledger(review: Review, name: str, *, labels: Sequence[Label]) -> Ledger:
    """Build the ledger `name` of an article under review, by the desk's `labels`; dismissed flags are left out.

    Raises UnknownRecordError where there is no such ledger.
    """
    if name in REVIEWED_LEDGERS:
        return REVIEWED_LEDGERS[name](Reviewed(review=review, labels=tuple(labels)))
    flags = [reviewed_flag.flag for reviewed_flag in review.flags if reviewed_flag.status != "dismissed"]
    return build_ledger(review.article, name, claims=[reviewed.claim for reviewed in review.claims], flags=flags)


@lru_cache(maxsize=4)
def _read_again(article: Article) -> Document:
    return read_document(article, tagger_for(article))
