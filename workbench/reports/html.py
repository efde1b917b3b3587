"""The report as one self-contained page that prints well and needs no script."""

from functools import cache
from importlib import resources

import jinja2

from workbench.domain.report import Report
from workbench.reports.inert import safe_link, visible
from workbench.reports.segments import segments_of


def as_html(report: Report) -> bytes:
    """The report as a UTF-8 HTML page; words from outside are escaped, nothing is loaded."""
    looks = dict.fromkeys((claim.status, claim.colour, claim.colour_dark) for claim in report.claims)
    page = _template().render(
        report=report,
        article=report.review.article,
        segments=segments_of(report.review.article.text, report.claims, report.flags),
        colours=list(looks),
        classes={status: f"c{order}" for order, (status, _, _) in enumerate(looks, 1)},
    )
    return page.encode("utf-8", "replace")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters |= {"visible": visible, "link": safe_link}
    source = resources.files("workbench.reports").joinpath("page.html.j2").read_text("utf-8")
    return environment.from_string(source)
