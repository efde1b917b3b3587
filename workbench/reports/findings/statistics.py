"""Statistics over the findings of several articles: their progress, and the publishers their statements rest on."""

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from workbench.domain.claim import ClaimUnit
from workbench.domain.coverage import CoverageUnit
from workbench.domain.report import Report
from workbench.domain.status import NOT_CHECKABLE, UNDECIDED
from workbench.reports.findings.frames import findings_frames

ALL: Final = "all articles"
"""The title of the row of totals."""
STATUS: Final = "status: "
"""The prefix of the columns that count the statements of one status."""
SAID: Final = "was it said: "
"""The prefix of the columns that count the statements with one verdict on whether they were said."""
NOT_GIVEN: Final = "not given"
_WITHOUT_VERDICT: Final = (*sorted(kind.value for kind in UNDECIDED), NOT_CHECKABLE)
_DECIMAL_PLACES: Final = 4
"""The number of decimal places of a share."""


def article_statistics(reports: Sequence[Report]) -> pd.DataFrame:
    """Count for each article, a row each, and for all of them in a row without `article_id`.

    `share_with_verdict`, from 0 to 1, is a share of the statements that can be checked or have
    a verdict all the same; missing where there is none. `sources` are those that bear
    on a statement. `share_accounted_for` is the share of the words in a claim, an attribution,
    furniture or what cannot be checked; missing where words were not counted. A column for each
    status that occurs follows, labels as the desk orders them, then one for each verdict on whether it was said.
    """
    findings, sources = findings_frames(reports)
    statements = findings[findings["unit"] == ClaimUnit.STATEMENT.value]
    articles = _article_counts(reports)
    by_status = _count_by_status(statements, _statuses_in_order(reports, statements["status"]))
    said = statements[statements["attribution"] != ""].assign(status=lambda rows: rows["attribution"])
    by_saying = _count_by_status(said, _statuses_in_order(reports, said["status"])).add_prefix(SAID)
    numbers = pd.DataFrame({"statements": by_status.sum(axis="columns")})
    numbers["with_verdict"] = numbers["statements"] - _sum_columns(by_status, _WITHOUT_VERDICT)
    numbers["sources"] = sources.groupby("article_id")["source_id"].nunique()
    table = articles.join(numbers.join(by_status.add_prefix(STATUS)).join(by_saying), on="article_id")
    counts = [column for column in table.columns if column not in {"article", "article_id"}]
    table[counts] = table[counts].fillna(0).astype("int64")
    totals = pd.DataFrame([{"article": ALL, "article_id": "", **table[counts].sum()}])
    return _add_share(pd.concat([table, totals], ignore_index=True))


def _article_counts(reports: Iterable[Report]) -> pd.DataFrame:
    """Count the open flags of each article, its words and those accounted for; 0 where words were not counted."""
    rows = []
    for report in reports:
        article, coverage = report.review.article, report.review.coverage
        words = (coverage.total, coverage.accounted_for) if coverage.unit is CoverageUnit.WORD else (0, 0)
        rows.append((article.title, article.id, len(report.open_flags), *words))
    return pd.DataFrame(rows, columns=["article", "article_id", "open_flags", "words", "words_accounted_for"])


def publisher_statistics(reports: Iterable[Report]) -> pd.DataFrame:
    """Count for each publisher and type of source, a row each, those with the most sources first.

    Counted are sources, the statements that they bear on, and the passages that support or refute one.
    """
    _, sources = findings_frames(reports)
    assessed_sources = sources.assign(
        publisher=sources["publisher"].str.strip().replace("", NOT_GIVEN),
        source_type=sources["source_type"].replace("", NOT_GIVEN),
        supports=sources["stance"] == "supports",
        refutes=sources["stance"] == "refutes",
    )
    table = assessed_sources.groupby(["publisher", "source_type"], as_index=False).agg(
        sources=("source_id", "nunique"),
        statements=("claim_id", "nunique"),
        supports=("supports", "sum"),
        refutes=("refutes", "sum"),
    )
    order = ["sources", "statements", "publisher", "source_type"]
    return table.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def _statuses_in_order(reports: Iterable[Report], statuses: pd.Series) -> list[str]:
    """List the statuses that occur: the desk's labels in its order, then labels it no longer has, then the others."""
    labels: list[str] = []
    for report in reports:
        labels += [label.name for label in report.labels]
    occurring = sorted(set(statuses))
    former = [status for status in occurring if status not in _WITHOUT_VERDICT]
    return [status for status in dict.fromkeys([*labels, *former, *_WITHOUT_VERDICT]) if status in occurring]


def _count_by_status(statements: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """Count the statements of each article by status: a row an article, a column a status."""
    counts = statements.assign(count=1).pivot_table(
        index="article_id", columns="status", values="count", aggfunc="sum", fill_value=0
    )
    return counts.reindex(columns=order, fill_value=0)


def _sum_columns(by_status: pd.DataFrame, statuses: Iterable[str]) -> pd.Series:
    return by_status[[status for status in statuses if status in by_status.columns]].sum(axis="columns")


def _add_share(table: pd.DataFrame) -> pd.DataFrame:
    """Add the shares of statements with a verdict and of words accounted for, and order the columns for reading."""
    not_checkable = table.get(f"{STATUS}{NOT_CHECKABLE}", 0)
    checkable = (table["statements"] - not_checkable).astype("Int64").replace(0, pd.NA)
    words = table["words"].astype("Int64").replace(0, pd.NA)
    table["share_with_verdict"] = (table["with_verdict"] / checkable).astype("Float64").round(_DECIMAL_PLACES)
    table["share_accounted_for"] = (table["words_accounted_for"] / words).astype("Float64").round(_DECIMAL_PLACES)
    leading_columns = [
        "article",
        "article_id",
        "statements",
        "with_verdict",
        "share_with_verdict",
        "open_flags",
        "sources",
        "words",
        "words_accounted_for",
        "share_accounted_for",
    ]
    return table[[*leading_columns, *(column for column in table.columns if column not in leading_columns)]]
