"""The status of a claim tells a person's verdict from the machine's reading, though both read "not checkable"."""

import json
import pickle
from collections import Counter
from dataclasses import replace

from builders import ARTICLE, CLAIM, report_on, review_of, reviewed, verdict_on

from workbench.domain.status import NOT_CHECKABLE, ClaimStatus, StatusKind
from workbench.reports.json_report import as_json

MACHINE = ClaimStatus(StatusKind.NOT_CHECKABLE_BY_MACHINE)
PERSON = ClaimStatus(StatusKind.JUDGED, NOT_CHECKABLE)


def test_both_read_alike_and_are_counted_apart():
    assert str(MACHINE) == str(PERSON) == "not checkable"
    assert Counter(status.in_counts for status in (MACHINE, PERSON, MACHINE)) == {
        "not checkable": 1,
        "read as not checkable": 2,
    }


def test_the_json_report_counts_them_under_two_keys():
    opinion = replace(CLAIM, checkable=False, reason="an opinion")
    by_person = reviewed(opinion, number="2", verdict=verdict_on(opinion, NOT_CHECKABLE))
    report = report_on(review_of(ARTICLE, reviewed(opinion), by_person), desk_labels=())

    assert json.loads(as_json(report))["counts"] == {"not checkable": 1, "not_checkable_by_machine": 1}


def test_a_copy_keeps_its_kind():
    assert pickle.loads(pickle.dumps(MACHINE)).kind is StatusKind.NOT_CHECKABLE_BY_MACHINE
