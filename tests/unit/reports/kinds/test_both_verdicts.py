"""Was it said, and is it true: both verdicts of a quotation count in every report, and the graver leads."""

import json

import pytest
from builders import claim_on, report_on, review_of, reviewed, verdict_on

from workbench.domain.article import article_of
from workbench.domain.claim import ClaimKind
from workbench.domain.verdict import Asks, Aspect
from workbench.reports.findings.statistics import article_statistics
from workbench.reports.json_report import as_json
from workbench.reports.kinds.corrections import corrections_page
from workbench.reports.kinds.fact_check import fact_check_page
from workbench.reports.kinds.notice import correction_notice_page
from workbench.reports.typeset.markdown import as_markdown

ARTICLE = article_of("“Some 36% agreed,” said Joe Byrne.", title="A vote")
CLAIM = claim_on(ARTICLE, "“Some 36% agreed,” said Joe Byrne.", kind=ClaimKind.QUOTATION)


def report(true: str | None, said: str | None, **more):
    on_both = {"verdict": (true, Aspect.CONTENT, "Ana"), "attribution": (said, Aspect.ATTRIBUTION, "Ben")}
    verdicts = {
        name: verdict_on(CLAIM, label, id=f"ver_{name}", aspect=aspect, reviewer=by, rationale=f"Reason of {by}.")
        for name, (label, aspect, by) in on_both.items()
        if label
    }
    return report_on(review_of(ARTICLE, reviewed(CLAIM, history=tuple(verdicts.values()), **(verdicts | more))))


def told(page) -> str:
    return as_markdown(page).decode().replace("*", "")


@pytest.mark.parametrize(
    ("true", "said", "counted", "asks"),
    [
        ("verified", "wrong", "wrong (was it said)", Asks.CORRECTION),
        ("wrong", "needs minor fix", "wrong", Asks.CORRECTION),
        ("disputed", "needs minor fix", "needs minor fix (was it said)", Asks.CORRECTION),
        ("verified", "unsupported", "unsupported (was it said)", Asks.SOURCE),
        ("verified", "correctly attributed", "verified", Asks.NOTHING),
        ("wrong", "wrong", "wrong", Asks.CORRECTION),
        ("verified", None, "verified", Asks.NOTHING),
        (None, "wrong", "open", Asks.CORRECTION),
        (None, None, "open", Asks.NOTHING),
    ],
)
def test_the_graver_verdict_counts_and_is_named(true, said, counted, asks) -> None:
    (claim,) = report(true, said).claims
    assert (claim.counted_as, claim.asks) == (counted, asks)
    assert dict(report(true, said).counts) == {counted: 1}
    assert dict(report(true, said).attribution_counts) == ({said: 1} if said else {})


def test_a_stale_verdict_on_either_asks_nothing() -> None:
    (claim,) = report("verified", "wrong", stale=True).claims
    assert (claim.counted_as, claim.asks, claim.findings) == ("stale", Asks.NOTHING, ())


@pytest.mark.parametrize("true", ["verified", None])
def test_a_misquotation_reaches_the_author_with_both_verdicts_and_their_reviewers(true) -> None:
    page = told(corrections_page(report(true, "wrong")))
    assert "To correct (1)" in page
    assert "✗ wrong (was it said)" in page
    assert "Was it said: wrong: Reason of Ben." in page
    assert "Decided by: Ben, 2026-01-02 03:04 UTC (was it said)" in page
    assert ("Is it true: verified: Reason of Ana." in page) is (true is not None)
    assert ("Claim 1 (open)" in page) is (true is None)


def test_where_both_are_wrong_the_author_is_told_both() -> None:
    page = told(corrections_page(report("wrong", "partly wrong")))
    assert page.index("Problem: Reason of Ana.") < page.index("Was it said: partly wrong: Reason of Ben.")


def test_readers_are_told_of_each_fault() -> None:
    page = told(correction_notice_page(report("wrong", "partly wrong")))
    said = "What was wrong: partly wrong (was it said): Reason of Ben."
    assert page.index("What was wrong: wrong: Reason of Ana.") < page.index(said)
    page = told(correction_notice_page(report("verified", "wrong")))
    assert "What was wrong: wrong (was it said): Reason of Ben." in page
    assert "verified" not in page


def test_the_public_page_leads_with_the_graver_verdict() -> None:
    page = told(fact_check_page(report("verified", "wrong")))
    assert "Verdict ✗ wrong (was it said)" in page
    assert "Was it said: wrong: Reason of Ben. (Ben)" in page


def test_json_and_statistics_count_both() -> None:
    content = json.loads(as_json(report("verified", "wrong")))
    assert (content["counts"], content["attribution_counts"]) == ({"wrong (was it said)": 1}, {"wrong": 1})
    row = article_statistics([report("verified", "wrong")]).iloc[0]
    assert (row["status: verified"], row["was it said: wrong"]) == (1, 1)
