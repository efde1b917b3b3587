"""Records for tests: each is whole with what a test says of it, and what it does not say is the same every time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from workbench.config.label_sets import load_labels
from workbench.domain.article import Article, article_of
from workbench.domain.claim import Claim, ClaimKind, ClaimUnit, placement_at
from workbench.domain.comment import Comment
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import Flag, FlagAction, FlagDecision, Severity, flag_id_for
from workbench.domain.report import Report
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.domain.source import Evidence, Outcome, Recheck, Source, SourceKind
from workbench.domain.span import Span
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.verdict import Aspect, Label, Verdict
from workbench.reports.build import build_report
from workbench.text.coverage.of_sentences import sentence_coverage

AT = "2026-01-02T03:04:05Z"


def span_of(article: Article, words: str) -> Span:
    """Where the words first stand in the article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def claim_at(article: Article, start: int = 0, end: int | None = None, **more: Any) -> Claim:
    """The claim at these places, the whole text where none are given."""
    about = {"kind": ClaimKind.STATISTIC, "checkable": True}
    placed = placement_at(article, Span(start, len(article.text) if end is None else end))
    return Claim(**(placed | about | more))


def claim_on(article: Article, words: str, **more: Any) -> Claim:
    span = span_of(article, words)
    return claim_at(article, span.start, span.end, **more)


def record_parts(desk: Any, article: Article, statement: Claim, *words: str) -> list[Claim]:
    """Record single facts inside a statement, as a check that finds them does; each reads alone as "Alone: ..."."""
    loaded, parts = desk.store.load(article.id), []
    for each in words:
        start = article.text.index(each, statement.start)
        about = {"unit": ClaimUnit.PART, "parent": statement.id, "standalone": f"Alone: {each}"}
        parts.append(claim_at(article, start, start + len(each), **about))
    scan = loaded.scans[-1]
    found = (*scan.claim_ids, *(part.id for part in parts))
    desk.store.append([*parts, replace(scan, id=f"{scan.id}_parts", claim_ids=found)], by="Zoe")
    return parts


def flag_on(article: Article, words: str, *, rule: str = "NAM001", **more: Any) -> Flag:
    """The flag on these words."""
    span = more.pop("span", None) or span_of(article, words)
    placed = {"id": flag_id_for(article.id, rule, span), "article_id": article.id, "start": span.start, "end": span.end}
    about = {"name": "two-spellings", "severity": Severity.ERROR, "quote": words, "message": "Look at it."}
    return Flag(**(placed | about | {"rule": rule} | more))


def answer_to(flag: Flag, **more: Any) -> FlagDecision:
    about = {"article_id": flag.article_id, "flag_id": flag.id, "rule": flag.rule, "quote": flag.quote}
    made = {"id": "fld_1", "action": FlagAction.ACCEPTED, "reason": "", "reviewer": "Ana", "decided_at": AT}
    return FlagDecision(**(about | made | more))


def verdict_on(claim: Claim, label: str = "wrong", **more: Any) -> Verdict:
    about = {"article_id": claim.article_id, "claim_id": claim.id, "quote": claim.quote, "label": label}
    made = {"id": "ver_1", "aspect": Aspect.CONTENT, "rationale": "Because.", "reviewer": "Ana", "decided_at": AT}
    return Verdict(**(about | made | more))


def source_in(article: Article, name: str = "1", **more: Any) -> Source:
    made = {"kind": SourceKind.CITATION, "title": name, "added_by": "Ana", "added_at": AT}
    return Source(**({"id": f"src_{name}", "article_id": article.id} | made | more))


def evidence_for(claim: Claim, name: str = "1", **more: Any) -> Evidence:
    """What a source, by its name in `source_in`, has on the claim."""
    about = {"id": f"evi_{name}", "article_id": claim.article_id, "claim_id": claim.id, "source_id": f"src_{name}"}
    return Evidence(**(about | {"added_by": "Ana", "added_at": AT} | more))


def look_at(evidence: Evidence, outcome: Outcome = Outcome.CHANGED, **more: Any) -> Recheck:
    about = {"article_id": evidence.article_id, "evidence_id": evidence.id, "source_id": evidence.source_id}
    made = {"id": "rck_1", "outcome": outcome, "rechecked_by": "Ben", "rechecked_at": AT}
    return Recheck(**(about | made | more))


def move_of(claim: Claim, state: Stage = Stage.CHECKING, **more: Any) -> StageChange:
    about = {"article_id": claim.article_id, "claim_id": claim.id, "quote": claim.quote, "state": state}
    return StageChange(**(about | {"id": "mov_1", "reviewer": "Ben", "moved_at": AT} | more))


def comment_on(claim: Claim, text: str = "Look again.", **more: Any) -> Comment:
    about = {"id": "cmt_1", "article_id": claim.article_id, "claim_id": claim.id, "text": text}
    return Comment(**(about | {"author": "Ben", "added_by": "Ben", "added_at": AT} | more))


def event_about(record: Any, kind: EventKind = EventKind.RETRACTED, **more: Any) -> Event:
    about = {"article_id": getattr(record, "article_id", record.id), "subject_id": record.id, "kind": kind}
    return Event(**(about | {"id": "evt_1", "reviewer": "Ben", "at": AT} | more))


def reviewed(claim: Claim, **more: Any) -> ReviewedClaim:
    """The claim with nothing done about it but what is given."""
    nothing = {"verdict": None, "attribution": None, "evidence": (), "flag_ids": (), "history": (), "stale": False}
    return ReviewedClaim(claim=claim, **({"number": "1", "retracted": frozenset()} | nothing | more))


def reviewed_flag(flag: Flag, **more: Any) -> ReviewedFlag:
    return ReviewedFlag(flag=flag, **({"decision": None} | more))


def review_of(article: Article | str, *claims: ReviewedClaim, **more: Any) -> Review:
    """The article, given as it is or by its text, with nothing in its review but what is given.

    Each claim gets those of the sources that its evidence is from.
    """
    nothing = {"sentences": (), "flags": (), "sources": (), "events": ()}
    made = article if isinstance(article, Article) else article_of(article)
    about = nothing | more
    claims = tuple(_with_sources(claim, about["sources"]) for claim in claims)
    review = Review(article=made, claims=claims, **about)
    return review if "coverage" in more else replace(review, coverage=sentence_coverage(review.sentences))


def _with_sources(claim: ReviewedClaim, sources: Sequence[Source]) -> ReviewedClaim:
    linked = {link.source_id for link in claim.evidence}
    return replace(claim, sources=tuple(source for source in sources if source.id in linked))


def report_on(review: Review, *, desk_labels: tuple[Label, ...] | None = None, **more: Any) -> Report:
    about = {"made_at": AT, "made_by": "Ana", "version": "1.2.3"} | more
    return build_report(review, labels=load_labels() if desk_labels is None else desk_labels, **about)


ARTICLE = article_of("Some 36% agreed.")
CLAIM = claim_at(ARTICLE)
VERDICT = verdict_on(CLAIM)
"""An article of one sentence, which is a claim that Ana judged."""
