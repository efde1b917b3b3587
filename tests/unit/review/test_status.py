"""The status of a claim tells a person's verdict from the machine's reading, though both read "not checkable"."""

import json
import pickle
from collections import Counter
from dataclasses import replace

from one_claim import ARTICLE, CLAIM, VERDICT

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.status import NOT_CHECKABLE, ClaimStatus, StatusKind
from workbench.domain.verdict import LabelName
from workbench.reports.build import build_report
from workbench.reports.json_report import as_json

MACHINE = ClaimStatus(StatusKind.NOT_CHECKABLE_BY_MACHINE)
PERSON = ClaimStatus(StatusKind.JUDGED, NOT_CHECKABLE)


def test_both_read_alike_and_are_counted_apart():
    assert str(MACHINE) == str(PERSON) == "not checkable"
    assert Counter(status.in_counts for status in (MACHINE, PERSON, MACHINE)) == {
        "not checkable": 1,
        "not checkable by machine": 2,
    }


def test_the_json_report_counts_them_under_two_keys():
    opinion = replace(CLAIM, checkable=False, reason="an opinion")
    by_machine = reviewed(opinion)
    by_person = replace(reviewed(opinion), number="2", verdict=replace(VERDICT, label=LabelName(NOT_CHECKABLE)))
    review = Review(article=ARTICLE, sentences=(), claims=(by_machine, by_person), flags=(), sources=(), events=())
    report = build_report(review, labels=(), made_at="2026-01-01T00:00:00Z", made_by="Ana", version="1")

    assert json.loads(as_json(report))["counts"] == {"not checkable": 1, "not_checkable_by_machine": 1}


def reviewed(claim):
    return ReviewedClaim(
        claim=claim,
        number="1",
        verdict=None,
        attribution=None,
        evidence=(),
        flag_ids=(),
        history=(),
        retracted=frozenset(),
        stale=False,
    )


def test_a_copy_keeps_its_kind():
    assert pickle.loads(pickle.dumps(MACHINE)).kind is StatusKind.NOT_CHECKABLE_BY_MACHINE
