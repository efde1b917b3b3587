"""Statistics over the findings of the folder, and the findings of all its articles as one file, made with pandas.

pandas takes long to load, so it is loaded only when one of these is called.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.report import Report
from workbench.services.desk import Desk
from workbench.services.export_report import report_on_article
from workbench.services.findings.build_tables import NOBODY

if TYPE_CHECKING:
    from pandas import DataFrame  # noqa: TID251 - its name alone


class Statistics(NamedTuple):
    """Two tables: a row for each article and one for all of them; a row for each publisher and type of source."""

    articles: "DataFrame"
    publishers: "DataFrame"


def compute_statistics(desk: Desk, article_ids: Iterable[str]) -> Statistics:
    """Compute the statistics of these articles, as of now. Raises UnknownRecordError."""
    from workbench.reports.findings.statistics import article_statistics, publisher_statistics  # noqa: PLC0415 - pandas

    reports = _reports_on(desk, article_ids)
    return Statistics(article_statistics(reports), publisher_statistics(reports))


def statistics_csv(table: "DataFrame") -> bytes:
    """Write one of the two tables as CSV, safe for spreadsheets."""
    from workbench.reports.findings.frames import frames_as_csv  # noqa: PLC0415 - pandas

    return frames_as_csv(table)


def all_findings_csv(desk: Desk) -> bytes:
    """Write the statements of every article as one CSV file, with the title of its article before each."""
    from workbench.reports.findings.frames import findings_frames, frames_as_csv  # noqa: PLC0415 - pandas

    return frames_as_csv(findings_frames(_reports_on(desk, _all_ids(desk))).statements)


def all_findings_workbook(desk: Desk) -> bytes:
    """Write the statements of every article, and their sources, as one Excel workbook with a sheet for each."""
    from workbench.reports.findings.frames import findings_frames, frames_as_workbook  # noqa: PLC0415 - pandas

    return frames_as_workbook(findings_frames(_reports_on(desk, _all_ids(desk))))


def _all_ids(desk: Desk) -> list[str]:
    return [str(article.id) for article in desk.store.article_list()]


def _reports_on(desk: Desk, article_ids: Iterable[str]) -> list[Report]:
    return [report_on_article(desk, article_id, by=NOBODY) for article_id in article_ids]
