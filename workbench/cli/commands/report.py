"""`workbench report`: the report on an article, as a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import take_known_spelling
from workbench.domain.article import Article
from workbench.errors import UnknownRecordError, UnwritableFileError
from workbench.reports.registry import FORMS, KINDS
from workbench.services.publishing import AUDIT, publish
from workbench.wiring import open_desk

EPILOG = """\
examples:
  workbench report art_1c0f... --format html --output report.html
  workbench report "Could Russia" --format md     to the terminal
  workbench report "Could Russia" --kind corrections --format docx --output author.docx
  workbench report "Could Russia" --kind fact-check --claim 12 --output claim-12.html
  workbench articles                              which articles there are
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench report`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="its id, or how the id or the title begins")
    parser.add_argument("--kind", choices=tuple(KINDS), default=AUDIT, help=f"default: {AUDIT}")
    parser.add_argument("--claim", metavar="NUMBER", default="", help="the claim that a fact-check is about")
    parser.add_argument("--format", choices=tuple(FORMS), default="html", help="default: html")
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to write it (default: standard output)")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """0 once the report is written; an error in one line where it cannot be."""
    desk = open_desk(options.claims)
    take_known_spelling(options, desk)
    article = article_named(options.article, desk.store.article_list())
    for problem in desk.publisher()[1]:
        print(problem, file=sys.stderr)
    content = publish(desk, article.id, form=options.format, by=options.by, kind=options.kind, claim=options.claim)
    if options.output is None:
        sys.stdout.buffer.write(content)
        return 0
    write_file(options.output, content)
    print(f"{options.output}: {len(content):,} bytes")
    return 0


def write_file(path: Path, content: bytes) -> None:
    """Have `content` in the file at `path`.

    Raises:
        UnwritableFileError: where the file cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnwritableFileError(path=str(path), reason=error.strerror or str(error)) from None


def article_named(wanted: str, articles: Sequence[Article]) -> Article:
    """The one article whose id or title begins with `wanted`; of several drafts of one article the last.

    Raises:
        UnknownRecordError: where none does, or more than one.
    """
    exact = [article for article in articles if article.id == wanted]
    begun = [a for a in articles if a.id.startswith(wanted) or a.title.casefold().startswith(wanted.casefold())]
    revised = {article.revises for article in begun}
    found = exact or [article for article in begun if article.id not in revised]
    if len(found) != 1 or not wanted:
        raise UnknownRecordError(kind="one article", record_id=wanted)
    return found[0]
