"""Checking the desk: whether the store still holds what was acknowledged, and whether the model is installed."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from workbench.bundle.package import MANIFEST, BundleError
from workbench.domain.claim import is_anchored
from workbench.domain.journal_head import Head
from workbench.domain.problem import Problem
from workbench.errors import TimestampError
from workbench.review.disputes.listing import Dispute, find_disputes
from workbench.services.articles.language import MODEL_PACKAGE, load_tagger
from workbench.services.desk import Desk
from workbench.services.findings.edited_tables import edited_findings_problems
from workbench.services.requirements import check_named
from workbench.store.protocol import Loaded

if TYPE_CHECKING:
    from workbench.review.unseen_changes import Decision

_DECISION_COMMANDS: Final = {
    "ver": "verdict {article} {subject} LABEL --reason WORDS",
    "mov": "state {article} {subject} --to STATE",
    "fld": "flag {article} {subject} accept",
    "pub": "claimreview export {article} {subject}",
}
"""The command that decides between records in conflict, by the prefix of their ids."""
CERTIFICATES = "Set WORKBENCH_TIMESTAMP_CERTIFICATES to a PEM file of the authority's certificates."


def check_desk(desk: Desk) -> tuple[Problem, ...]:
    """Check the desk and return everything that is wrong; empty when all is well.

    Rows are checked against their checksums and the journals, journals against their hash chain, every
    kept file against its hash and archived copies against their timestamps, and
    claims against their article's text. Problems of settings files come first, those of findings
    tables that somebody edited and decisions in conflict last. No problem is listed twice.
    """
    journal_problems = desk.store.check_journal()
    loaded = desk.store.load_all()
    kept_file_problems = (*journal_problems, *desk.store.check_kept(titles_of_copies(loaded)), *_bad_timestamps(desk))
    problems = (*desk.configuration(), *loaded.problems, *kept_file_problems, *_lost_anchors(loaded), *_missing_model())
    return tuple(dict.fromkeys((*problems, *edited_findings_problems(desk), *_conflicts(loaded))))


def accept_stray_rows(desk: Desk, *, by: str) -> tuple[Problem, ...]:
    """Enter every row that no journal holds into this folder's journal, accept damaged journals, and say what was done.

    Raises:
        DecisionRefusedError: nobody is named.
        StoreError: it cannot be written.
    """
    check_named(by)
    return desk.store.take_in(by=by)


def find_departures(desk: Desk, manifest: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Find where the desk's history departs from the one that the bundle with this manifest was made from.

    Raises:
        BundleError: the manifest has no history, or none that can be read.
    """
    try:
        heads = [(str(head["journal"]), int(head["commits"]), str(head["sum"])) for head in manifest["history"]]
    except (KeyError, TypeError, ValueError):
        what = "records no history: it was made by an earlier version, or from a store without journals"
        raise BundleError(path=MANIFEST, what=what) from None
    if not heads or any(commits < 1 for _, commits, _ in heads):
        raise BundleError(path=MANIFEST, what="records a history without commits")
    return desk.store.departures([Head(*head) for head in heads])


def titles_of_copies(loaded: Loaded) -> dict[str, str]:
    """Map each SHA-256 that a record names to the title of what it is a copy of."""
    titles = {source.id: source.title for source in loaded.sources}
    titles_by_hash = {
        recheck.snapshot.sha256: titles.get(recheck.source_id, recheck.id)
        for recheck in loaded.rechecks
        if recheck.snapshot
    }
    titles_by_hash |= {source.snapshot.sha256: source.title for source in loaded.sources if source.snapshot}
    return titles_by_hash | {
        article.original_sha256: article.title for article in loaded.articles if article.original_sha256
    }


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
    descriptions = {str(claim.id): f"the claim '{claim.quote[:80]}'" for claim in loaded.claims}
    descriptions |= {str(flag.id): f"the flag {flag.rule} on '{flag.quote[:80]}'" for flag in loaded.flags}
    descriptions |= {str(source.id): f"the source '{source.title[:80]}'" for source in loaded.sources}
    descriptions |= {
        str(link.id): f"a passage for {descriptions.get(link.claim_id, link.claim_id)}" for link in loaded.evidence
    }
    for dispute in _disputes_in(loaded):
        subject = descriptions.get(dispute.subject_id, dispute.subject_id)
        where = f"'{titles.get(dispute.article_id, dispute.article_id)}', {subject}"
        what = f"is in conflict: {dispute.what}"
        yield Problem(where=where, what=what, fix=_how_to_decide(dispute))


def _how_to_decide(dispute: Dispute) -> str:
    """Say how to decide a dispute: on the page, and where the records have ids, by a command too."""
    over_options = " ".join(f"--over {record_id}" for record_id in dispute.ids.split())
    kind = dispute.ids.partition("_")[0]
    if kind not in _DECISION_COMMANDS:
        return "Decide between them on the page, in the claim's card."
    command = _DECISION_COMMANDS[kind].format(article=dispute.article_id, subject=dispute.subject_id)
    command += " --said" if dispute.is_on_saying else ""
    return f"Decide between them on the page, or with: workbench {command} {over_options}"


def _disputes_in(loaded: Loaded) -> Iterator[Dispute]:
    decisions: tuple[Decision, ...] = (*loaded.verdicts, *loaded.moves, *loaded.publications, *loaded.flag_decisions)
    newest_scans = {scan.article_id: scan for scan in loaded.scans}
    claim_ids: set[str] = set()
    for scan in newest_scans.values():
        claim_ids.update(scan.claim_ids)
    return find_disputes(decisions, loaded.events, evidence=loaded.evidence, machine_claim_ids=claim_ids)


def _missing_model() -> Iterator[Problem]:
    if load_tagger() is None:
        what = "the language model is not installed; claims are whole sentences"
        yield Problem(where=MODEL_PACKAGE, what=what, fix="Run: make setup")
