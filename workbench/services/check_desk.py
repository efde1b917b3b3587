"""Examining the desk: does the store still hold what was acknowledged, and is the model there."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from workbench.bundle.package import MANIFEST, BundleError
from workbench.domain.claim import is_anchored
from workbench.domain.journal_head import Head
from workbench.domain.problem import Problem
from workbench.errors import TimestampError
from workbench.review.disputes.listing import Dispute, disputes_between
from workbench.services.articles.language import PACKAGE, load_tagger
from workbench.services.desk import Desk
from workbench.services.findings.edited_tables import edited_findings
from workbench.services.requirements import check_named
from workbench.store.protocol import Loaded

_DECIDED_WITH: Final = {
    "ver": "verdict {article} {subject} LABEL --reason WORDS",
    "mov": "state {article} {subject} --to STATE",
    "fld": "flag {article} {subject} accept",
    "pub": "claimreview export {article} {subject}",
}
"""By the beginning of the ids of records in conflict, the command that decides between them."""
CERTIFICATES = "Set WORKBENCH_TIMESTAMP_CERTIFICATES to a PEM file of the authority's certificates."


def check_desk(desk: Desk) -> tuple[Problem, ...]:
    """Everything that is wrong; empty when all is well.

    Rows are checked against their sums and the journals, journals against their hash chain, every
    kept file against its hash and archived copies against their timestamps, and
    claims against their article's text. The settings files are listed first, findings tables
    that somebody edited and decisions in conflict last. What two of them find is told once.
    """
    journals = desk.store.check_journal()
    loaded = desk.store.load_all()
    kept = (*journals, *desk.store.check_kept(named_copies(loaded)), *_bad_timestamps(desk))
    found = (*desk.configuration(), *loaded.problems, *kept, *_lost_anchors(loaded), *_missing_model())
    return tuple(dict.fromkeys((*found, *edited_findings(desk), *_conflicts(loaded))))


def take_in(desk: Desk, *, by: str) -> tuple[Problem, ...]:
    """Have this folder's journal hold every row that none holds, and accept damaged journals; what was done.

    Raises:
        DecisionRefusedError: nobody is named.
        StoreError: it cannot be written.
    """
    check_named(by)
    return desk.store.take_in(by=by)


def departures(desk: Desk, manifest: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Where the desk's history is no longer that from which the bundle with this manifest was made.

    Raises:
        BundleError: it tells no history, or none that can be read.
    """
    try:
        told = [(str(head["journal"]), int(head["commits"]), str(head["sum"])) for head in manifest["history"]]
    except (KeyError, TypeError, ValueError):
        what = "records no history: it was made by an earlier version, or from a store without journals"
        raise BundleError(path=MANIFEST, what=what) from None
    if not told or any(commits < 1 for _, commits, _ in told):
        raise BundleError(path=MANIFEST, what="records a history without commits")
    return desk.store.departures([Head(*head) for head in told])


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
            yield Problem(where=f"claims.csv: {claim.id}", what=what, fix="It is listed as not found, never moved.")


def _conflicts(loaded: Loaded) -> Iterator[Problem]:
    titles = {str(article.id): article.title for article in loaded.articles}
    about = {str(claim.id): f"the claim '{claim.quote[:80]}'" for claim in loaded.claims}
    about |= {str(flag.id): f"the flag {flag.rule} on '{flag.quote[:80]}'" for flag in loaded.flags}
    about |= {str(source.id): f"the source '{source.title[:80]}'" for source in loaded.sources}
    about |= {str(link.id): f"a passage for {about.get(link.claim_id, link.claim_id)}" for link in loaded.evidence}
    for dispute in _disputes_in(loaded):
        subject = about.get(dispute.subject_id, dispute.subject_id)
        where = f"'{titles.get(dispute.article_id, dispute.article_id)}', {subject}"
        what = f"is in conflict: {dispute.what}"
        yield Problem(where=where, what=what, fix=_decision_between(dispute))


def _decision_between(dispute: Dispute) -> str:
    """How to decide between what is in conflict: on the page, and where the records have ids, by a command too."""
    over = " ".join(f"--over {record_id}" for record_id in dispute.ids.split())
    kind = dispute.ids.partition("_")[0]
    if kind not in _DECIDED_WITH:
        return "Decide between them on the page, in the claim's card."
    command = _DECIDED_WITH[kind].format(article=dispute.article_id, subject=dispute.subject_id)
    command += " --said" if dispute.is_on_saying else ""
    return f"Decide between them on the page, or with: workbench {command} {over}"


def _disputes_in(loaded: Loaded) -> Iterator[Dispute]:
    given = (loaded.verdicts, loaded.moves, loaded.publications, loaded.flag_decisions)
    decisions = tuple(decision for decisions in given for decision in decisions)
    newest = {scan.article_id: scan for scan in loaded.scans}
    found = {str(claim_id) for scan in newest.values() for claim_id in scan.claim_ids}
    return disputes_between(decisions, loaded.events, evidence=loaded.evidence, found=found)


def _missing_model() -> Iterator[Problem]:
    if load_tagger() is None:
        what = "the language model is not installed; claims are whole sentences"
        yield Problem(where=PACKAGE, what=what, fix="Run: make setup")
