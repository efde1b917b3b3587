"""What remains of earlier checks of an article after the newest one."""

from collections.abc import Sequence

from workbench.domain.article import Article
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim, ClaimOrigin, is_anchored
from workbench.review.records import ArticleRecords, retracted_ids


def newest_scan(scans: Sequence[Scan]) -> Scan | None:
    """Return the check acknowledged last, or None where none is recorded."""
    return scans[-1] if scans else None


def ids_no_longer_found(recorded: ArticleRecords) -> frozenset[str]:
    """Return the ids of the machine's claims and flags that the newest check does not find, if a check is recorded.

    A claim whose words are no longer where they were is listed as lost, and is none of these.
    """
    scan = newest_scan(recorded.scans)
    if scan is None:
        return frozenset()
    newest_ids: set[str] = {*scan.claim_ids, *scan.flag_ids}
    known_ids: set[str] = {claim.id for claim in recorded.claims if _is_the_machines(claim, recorded.article)}
    known_ids |= {flag.id for flag in recorded.flags}
    return frozenset(known_ids - newest_ids)


def worked_on_ids(recorded: ArticleRecords) -> frozenset[str]:
    """Return the ids of the claims and flags that anybody worked on, also where that was taken back.

    Every kind of record that a person makes about a claim or a flag belongs in here.
    """
    ids: set[str] = {answer.flag_id for answer in recorded.flag_decisions}
    ids |= {verdict.claim_id for verdict in recorded.verdicts}
    ids |= {link.claim_id for link in recorded.evidence}
    ids |= {move.claim_id for move in recorded.moves}
    ids |= {publication.claim_id for publication in recorded.publications}
    ids |= {comment.claim_id for comment in recorded.comments}
    return frozenset(ids)


def taken_back_ids(recorded: ArticleRecords) -> frozenset[str]:
    """Return the ids of the records that were taken back.

    A claim that the newest check finds by itself is not among them, nor one that others worked on meanwhile.
    """
    scan = newest_scan(recorded.scans)
    found_ids = frozenset(scan.claim_ids if scan else ())
    return retracted_ids(recorded.events) - found_ids - recorded.removals_in_conflict.keys()


def _is_the_machines(claim: Claim, article: Article) -> bool:
    return claim.origin is ClaimOrigin.MACHINE and is_anchored(claim, article)
