"""What of everything recorded is in effect, table by table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Aspect
from workbench.review.records import retracted_in
from workbench.store.protocol import Loaded

HISTORIES = {"verdict_history": "verdicts", "flag_decision_history": "flag_decisions", "move_history": "moves"}
"""The tables that are also given whole, by the name they go by then."""


@dataclass(slots=True, kw_only=True)
class InEffect:
    """Records by table, and by table the columns that say how each of them stands."""

    records: dict[str, list[Any]] = field(default_factory=dict)
    claim_status: list[str] = field(default_factory=list)
    claim_stage: list[str] = field(default_factory=list)
    flag_status: list[str] = field(default_factory=list)

    def add(self, table: str, records: Iterable[object]) -> None:
        """Note that these records of the table are in effect too."""
        self.records.setdefault(table, []).extend(records)


def in_effect(loaded: Loaded, reviews: Sequence[Review]) -> InEffect:
    """The records of `loaded` that are in effect, by the `reviews` of all its articles.

    Where several stand in conflict, all of them are. What was only noted (events,
    checks of others, answers of authors) is in effect unless it was taken back.
    """
    found = InEffect()
    retracted = retracted_in(loaded.events)
    for review in reviews:
        _add_article(found, review)
        for standing in review.claims:
            _add_claim(found, standing)
        for flagged in review.flags:
            found.add("flags", [flagged.flag])
            found.add("flag_decisions", flagged.standing)
            found.flag_status.append(flagged.status)
    claim_ids = {claim.id for claim in found.records.get("claims", ())}
    comments = (comment for comment in loaded.comments if not comment.claim_id or comment.claim_id in claim_ids)
    noted: Mapping[str, Iterable[Any]] = {
        "comments": comments,
        "author_answers": loaded.author_answers,
        "published_checks": loaded.published_checks,
    }
    for table, records in noted.items():
        found.add(table, (record for record in records if record.id not in retracted))
    return found


def _add_article(found: InEffect, review: Review) -> None:
    found.add("articles", [review.article])
    found.add("sources", review.sources)
    found.add("events", review.events)
    found.add("scans", [review.scan] if review.scan else [])


def _add_claim(found: InEffect, standing: ReviewedClaim) -> None:
    found.add("claims", [replace(standing.claim, number=standing.number)])
    found.claim_status.append(str(standing.status))
    found.claim_stage.append(standing.state.value)
    for aspect in Aspect:
        found.add("verdicts", standing.standing_on(aspect))
    found.add("moves", standing.last_moves)
    found.add("publications", [standing.publication] if standing.publication else standing.rivals.publications)
    found.add("evidence", standing.evidence)
    found.add("rechecks", standing.rechecks)
