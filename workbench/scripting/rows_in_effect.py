"""Which of all recorded rows are in effect, table by table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Aspect
from workbench.review.desk_names import listed_names
from workbench.review.records import retracted_ids
from workbench.store.protocol import Loaded

HISTORIES = {"verdict_history": "verdicts", "flag_decision_history": "flag_decisions", "move_history": "moves"}
"""The tables that are also returned whole, by the names of their histories."""


@dataclass(slots=True, kw_only=True)
class RowsInEffect:
    """The records in effect by table, and the status columns of claims and flags in the same order."""

    records: dict[str, list[Any]] = field(default_factory=dict)
    claim_status: list[str] = field(default_factory=list)
    claim_stage: list[str] = field(default_factory=list)
    flag_status: list[str] = field(default_factory=list)

    def add(self, table: str, records: Iterable[object]) -> None:
        """Add records of the table that are in effect."""
        self.records.setdefault(table, []).extend(records)


def rows_in_effect(loaded: Loaded, reviews: Sequence[Review]) -> RowsInEffect:
    """Collect the records of `loaded` that are in effect, by the `reviews` of all its articles.

    Records in conflict are all in effect. What was only noted (events,
    checks of others, answers of authors) is in effect unless it was taken back.
    """
    rows = RowsInEffect()
    retracted = retracted_ids(loaded.events)
    for review in reviews:
        _add_article(rows, review)
        for reviewed in review.all_claims:
            _add_claim(rows, reviewed)
        for reviewed_flag in review.flags:
            rows.add("flags", [reviewed_flag.flag])
            rows.add("flag_decisions", reviewed_flag.standing)
            rows.flag_status.append(reviewed_flag.status)
    claim_ids = {claim.id for claim in rows.records.get("claims", ())}
    comments = (comment for comment in loaded.comments if not comment.claim_id or comment.claim_id in claim_ids)
    other_records: Mapping[str, Iterable[Any]] = {
        "comments": comments,
        "author_answers": loaded.author_answers,
        "published_checks": loaded.published_checks,
    }
    for table, records in other_records.items():
        rows.add(table, (record for record in records if record.id not in retracted))
    rows.add("names", chain.from_iterable(listed.entries for listed in listed_names(loaded.names)))
    return rows


def _add_article(rows: RowsInEffect, review: Review) -> None:
    rows.add("articles", [review.article])
    rows.add("sources", review.sources)
    rows.add("events", review.events)
    rows.add("scans", [review.scan] if review.scan else [])


def _add_claim(rows: RowsInEffect, reviewed: ReviewedClaim) -> None:
    rows.add("claims", [replace(reviewed.claim, number=reviewed.number)])
    rows.claim_status.append(str(reviewed.status))
    rows.claim_stage.append(reviewed.state.value)
    for aspect in Aspect:
        rows.add("verdicts", reviewed.standing_on(aspect))
    rows.add("moves", reviewed.last_moves)
    rows.add("publications", [reviewed.publication] if reviewed.publication else reviewed.rivals.publications)
    rows.add("evidence", reviewed.evidence)
    rows.add("rechecks", reviewed.rechecks)
