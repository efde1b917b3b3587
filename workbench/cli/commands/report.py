"""`workbench report`: the report on an article, as a file."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.output import print_bytes, write_file
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.terminal import plural, warn
from workbench.domain.article import Article
from workbench.errors import OutputNameError, UnknownRecordError
from workbench.reports.formats import FORMS, REPORT_KINDS
from workbench.services.export_report import AUDIT, export_report
from workbench.wiring import open_existing_desk

ALSO_CALLED = {"htm": "html", "markdown": "md"}
"""Endings of file names that mean the format of another one."""

EPILOG = """\
The file name's ending sets the format; --format is for standard output and for names without an ending.

examples:
  workbench report art_1c0f... --output report.html
  workbench report "Could Russia" --format md     to the terminal
  workbench report "Could Russia" --kind corrections --output author.docx
  workbench report "Could Russia" --kind fact-check --claim 12 --output claim-12.html
  workbench articles                              list the articles
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench report`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument(
        "--kind", choices=tuple(REPORT_KINDS), default=AUDIT, help=f"the kind of report (default: {AUDIT})"
    )
    parser.add_argument("--claim", metavar="NUMBER", default="", help="the claim that a fact-check is about")
    parser.add_argument(
        "--format", choices=tuple(FORMS), help="the format (default: from the file name; html on standard output)"
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to write it (default: standard output)")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the report is written; an error in one line where it cannot be."""
    form = format_of(options)
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    article = article_named(options.article, desk.store.article_list())
    content = export_report(
        desk, article.id, form=form, by=options.by, kind=options.kind, claim=options.claim, tell=warn
    )
    if options.output is None:
        print_bytes(content)
        return 0
    write_file(options.output, content)
    print(f"{options.output}: {plural(len(content), 'byte')}")
    return 0


def format_of(options: argparse.Namespace) -> str:
    """Return the format of the report: that of --format, else of the file's ending, else HTML.

    Raises:
        OutputNameError: the name ends in something else than --format says, in no format, or in nothing at all.
    """
    path: Path | None = options.output
    if path is None:
        return options.format or "html"
    ending = path.suffix.removeprefix(".").lower()
    form = ALSO_CALLED.get(ending, ending)
    if ending and form not in FORMS:
        fix = f"End it with one of: {', '.join(f'.{known}' for known in FORMS)}."
        raise OutputNameError(reason=f"'{path.suffix}' is not a report format", fix=fix)
    if not (ending or options.format):
        reason = f"'{path.name}' has no ending to set the format"
        raise OutputNameError(reason=reason, fix="Add one, such as .pdf, or give --format.")
    if ending and options.format not in {None, form}:
        reason = f"'{path.name}' ends in {path.suffix}, but --format says {options.format}"
        raise OutputNameError(reason=reason, fix=f"Leave --format out, or end the name with .{options.format}.")
    return options.format or form


def article_named(wanted: str, articles: Sequence[Article]) -> Article:
    """Return the one article whose id or title begins with `wanted`; of several versions the latest.

    Raises:
        UnknownRecordError: where none does, or more than one.
    """
    exact = [article for article in articles if article.id == wanted]
    prefixed = [a for a in articles if a.id.startswith(wanted) or a.title.casefold().startswith(wanted.casefold())]
    revised = {article.revises for article in prefixed}
    matches = exact or [article for article in prefixed if article.id not in revised]
    if len(matches) != 1 or not wanted:
        raise UnknownRecordError(kind="article", record_id=wanted, matches=len(matches))
    return matches[0]
