"""The whole report as JSON, for other programs."""

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from workbench.domain.checked import stretch_json
from workbench.domain.claim import Claim
from workbench.domain.event import Event
from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.review import Review
from workbench.domain.stage_change import StageChange
from workbench.domain.status import StatusKind
from workbench.domain.verdict import Verdict
from workbench.reports.escaping import json_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SCHEMA: Final = "workbench/report/1"
_SUPERSEDING: Final = (Verdict, StageChange, Event)


def as_json(report: Report) -> bytes:
    """Render the report as one UTF-8 line of JSON, following the schema in `report.schema.json`.

    Texts are exact, code point for code point; hidden characters and "<" are written
    as escapes, so that the file is harmless where it is shown or put into a page.
    """
    return json_text(json.dumps(_report(report), ensure_ascii=False)).encode("utf-8") + b"\n"


def _report(report: Report) -> dict[str, object]:
    review = report.review
    return {
        "schema": SCHEMA,
        "made_at": report.made_at,
        "made_by": report.made_by,
        "version": report.version,
        "publisher": _as_object(report.publisher),
        "article": _as_object(review.article),
        "coverage": _coverage(review),
        "counts": _counts(report),
        "attribution_counts": dict(report.attribution_counts),
        "reviewers": list(report.reviewers),
        "open": {
            "claims": [claim.claim.id for claim in report.open_claims],
            "flags": [flag.flag.id for flag in report.open_flags],
        },
        "claims": [_reported_claim(claim) for claim in report.all_claims],
        "flags": [_reported_flag(flag) for flag in report.flags],
        "sources": [_as_object(source) for source in review.sources],
        "sentences": [_as_object(sentence) for sentence in review.sentences],
        "events": [_as_object(event) for event in review.events],
        "lost": [_claim(claim) for claim in review.lost],
        "problems": [_as_object(problem) for problem in review.problems],
        "labels": [_as_object(label) for label in report.labels],
    }


def _coverage(review: Review) -> dict[str, object]:
    """The count of the review, in words; the sentences beside it as they were always counted."""
    coverage = review.coverage
    return {
        "covered": sum(1 for sentence in review.sentences if sentence.covered_by or sentence.not_checkable),
        "sentences": len(review.sentences),
        "unit": coverage.unit.value,
        "total": coverage.total,
        "accounted_for": coverage.accounted_for,
        "stretches": [stretch_json(stretch) for stretch in coverage.stretches],
        "uncovered": [{"start": span.start, "end": span.end} for span in coverage.uncovered],
    }


def _counts(report: Report) -> dict[str, int]:
    """The claims by status; those that only the machine reads as not checkable have a key of their own."""
    keys = {StatusKind.NOT_CHECKABLE_BY_MACHINE.value: "not_checkable_by_machine"}
    return {keys.get(status, status): count for status, count in report.counts}


def _reported_claim(reported: ReportedClaim) -> dict[str, object]:
    return {
        **_claim(replace(reported.claim, number=reported.number)),
        "line": reported.line,
        "column": reported.column,
        "status": str(reported.status),
        "mark": reported.mark,
        "colour": reported.colour,
        "colour_dark": reported.colour_dark,
        "verdict": _as_json_value(reported.verdict),
        "attribution": _as_json_value(reported.attribution),
        "should_read": reported.should_read,
        "in_conflict": [verdict.id for verdict in reported.contested] + [move.id for move in reported.rivals.moves],
        "stale_because": reported.stale_because,
        "evidence": [_as_object(support.evidence) for support in reported.supports],
        "rechecks": [_as_object(support.recheck) for support in reported.supports if support.recheck],
        "flag_ids": [flag.flag.id for flag in reported.flags],
        "history": [{**_as_object(entry.verdict), "retracted": entry.retracted} for entry in reported.history],
        "state": reported.state.value,
        "moves": [{**_as_object(entry.move), "retracted": entry.retracted} for entry in reported.moves],
        "signed_off": _as_json_value(reported.signed_off),
        "no_longer_found": reported.no_longer_found,
        "comments": [_as_object(comment) for comment in reported.comments],
    }


def _reported_flag(reported: ReportedFlag) -> dict[str, object]:
    entry = _as_object(reported)
    del entry["flag"]
    return {**_as_object(reported.flag), **entry}


def _claim(claim: Claim) -> dict[str, object]:
    """Return the claim with its check-worthiness under the name it has in the JSON of a check."""
    entry = _as_object(claim)
    entry["check_worthiness"] = entry.pop("worthiness")
    return entry


def _as_object(value: "DataclassInstance") -> dict[str, object]:
    """Return the fields of a domain value; the ids it supersedes are one text, separated by spaces."""
    entry = {field.name: _as_json_value(getattr(value, field.name)) for field in fields(value)}
    return entry | {"supersedes": " ".join(value.supersedes)} if isinstance(value, _SUPERSEDING) else entry


def _as_json_value(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_as_json_value(part) for part in value]
    return _as_object(value) if is_dataclass(value) and not isinstance(value, type) else value
