"""The right wording of a statement, in every form of the report."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from builders import answer_to, claim_on, flag_on, report_on, review_of, reviewed, reviewed_flag, verdict_on

from workbench.domain.article import article_of
from workbench.domain.verdict import Aspect
from workbench.reports.csv_audit import as_csv
from workbench.reports.json_report import as_json
from workbench.reports.kinds.audit import audit_page
from workbench.reports.kinds.corrections import corrections_page
from workbench.reports.kinds.fact_check import fact_check_page
from workbench.reports.kinds.notice import correction_notice_page
from workbench.reports.spreadsheet import as_spreadsheet
from workbench.reports.typeset.markdown import as_markdown

ARTICLE = article_of("The president Marcon won 36% in 2017. It rained on Monday.", title="A vote")
CLAIM = claim_on(ARTICLE, "The president Marcon won 36% in 2017.")
FLAG = flag_on(ARTICLE, "Marcon", suggestion="Macron")
RIGHT = "The president Macron won 66% in 2017."


def report(should_read: str = RIGHT, *, accepted: bool = True, aspect: Aspect = Aspect.CONTENT):
    verdict = verdict_on(CLAIM, should_read=should_read, aspect=aspect)
    in_effect = {"verdict" if aspect is Aspect.CONTENT else "attribution": verdict}
    flag = reviewed_flag(FLAG, decision=answer_to(FLAG) if accepted else None)
    judged = reviewed(CLAIM, flag_ids=(FLAG.id,), history=(verdict,), **in_effect)
    return report_on(review_of(ARTICLE, judged, flags=(flag,)))


def test_the_wording_is_that_of_the_verdict_in_effect_on_either_question() -> None:
    for aspect in Aspect:
        assert report(aspect=aspect).claims[0].should_read == RIGHT
    claim = report().claims[0]
    assert replace(claim, verdict=None).should_read == ""


@pytest.mark.parametrize(
    ("page", "row"),
    [
        (audit_page, "Should read"),
        (corrections_page, "Should read"),
        (correction_notice_page, "It should read"),
        (fact_check_page, "It should read"),
    ],
)
def test_pages_show_the_wording_with_its_new_words_strong(page, row) -> None:
    told = as_markdown(page(report())).decode()
    assert f"{row}: “The president **Macron** won **66**% in 2017.”" in told.replace("**" + row + ":**", row + ":")


def test_a_figure_alone_is_shown_as_it_was_written() -> None:
    assert "Should read: “66%”" in as_markdown(corrections_page(report("66%"))).decode().replace("**", "")


def test_a_suggestion_that_the_wording_has_is_not_repeated() -> None:
    assert "Suggested wording" not in as_markdown(corrections_page(report())).decode()
    assert "Suggested wording" in as_markdown(corrections_page(report("66%"))).decode()


def test_tables_have_the_wording_in_a_column() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_spreadsheet(report("=1+1"))))
    header, row = (list(cells) for cells in book["Claims"].iter_rows(max_row=2))
    cell = row[[cell.value for cell in header].index("should_read")]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    (told,) = csv.DictReader(io.StringIO(as_csv(report("=1+1")).decode("utf-8-sig")))
    assert told["should_read"] == "'=1+1"


def test_the_json_has_the_wording_beside_its_verdict() -> None:
    (claim,) = json.loads(as_json(report()))["claims"]
    assert (claim["should_read"], claim["verdict"]["should_read"]) == (RIGHT, RIGHT)
