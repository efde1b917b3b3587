"""The ledgers of an article, built from its text, its claims and its flags."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.domain.review import Review
from workbench.errors import UnknownRecordError
from workbench.ledgers.all_ledgers import LEDGERS, REVIEWED_LEDGERS
from workbench.ledgers.ledger import Findings, Ledger, Reviewed
from workbench.services.articles.language import tagger_for
from workbench.services.desk import Desk
from workbench.text.document import Document
from workbench.text.read_article import read_document

_MOST_KEPT: Final = 4


def read_again(article: Article) -> Document:
    """Read an article as it was read to be checked."""
    return read_document(article, tagger_for(article))


def build_ledger(document: Document, name: str, *, claims: Sequence[Claim], flags: Sequence[Flag]) -> Ledger:
    """Build the ledger `name` of an article that was read, with these claims and flags.

    Raises:
        UnknownRecordError: there is no such ledger.
    """
    if name not in LEDGERS:
        raise UnknownRecordError(kind="ledger", record_id=name)
    return LEDGERS[name](Findings(document=document, claims=tuple(claims), flags=tuple(flags)))


def build_reviewed_ledger(desk: Desk, review: Review, name: str) -> Ledger:
    """Build the ledger `name` of an article under review, by the desk's labels; dismissed flags are left out.

    The text is read once for as long as the desk is open. Raises UnknownRecordError where there is no such ledger.
    """
    if name in REVIEWED_LEDGERS:
        return REVIEWED_LEDGERS[name](Reviewed(review=review, labels=desk.labels))
    flags = [reviewed_flag.flag for reviewed_flag in review.flags if reviewed_flag.status != "dismissed"]
    article = review.article
    document = desk.cache.once("document", article, lambda: read_again(article), most=_MOST_KEPT)
    return build_ledger(document, name, claims=[reviewed.claim for reviewed in review.claims], flags=flags)
