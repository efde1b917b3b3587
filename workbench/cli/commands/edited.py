"""`workbench edited`: what a report that was edited elsewhere would change, and taking the changes in."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from workbench.cli.commands.report import article_named
from workbench.cli.intake import read_bytes
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import take_known_spelling
from workbench.cli.terminal import counted, one_line
from workbench.domain.handover.returned import Returned
from workbench.services.articles.extracting import LARGEST_DOCUMENT
from workbench.services.handover.returning import accept, returned
from workbench.wiring import open_desk

EPILOG = """\
FILE is the full audit as `workbench report` wrote it, and as somebody edited it:
the columns status and rationale of the CSV file or of the workbook's sheet
Claims; or answers to comments of the Word document that begin with a verdict.
Nothing changes without --accept; claims decided meanwhile change only with --conflicts too.

examples:
  workbench edited "Could Russia" audit.xlsx            what it would change
  workbench edited "Could Russia" audit.xlsx --accept   give the verdicts
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench edited`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="its id, or how the id or the title begins")
    parser.add_argument("file", metavar="FILE", type=Path, help="the edited CSV, XLSX or DOCX file")
    parser.add_argument("--accept", action="store_true", help="give the verdicts that would change")
    parser.add_argument("--conflicts", action="store_true", help="with --accept: those of claims decided meanwhile too")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """0, or 1 where something in the file cannot be used or is in conflict and was left."""
    desk = open_desk(options.claims)
    article = article_named(options.article, desk.store.article_list())
    content = read_bytes(options.file, most=LARGEST_DOCUMENT)
    told = returned(desk, article.id, content, name=options.file.name)
    for line in lines_of(told):
        print(line)
    wanted = [change for change in told.changes if options.conflicts or not change.conflict]
    if options.accept:
        take_known_spelling(options, desk)
        given = accept(desk, article.id, wanted, name=options.file.name, by=options.by)
        print(f"{counted(len(given), 'verdict')} given, {counted(len(told.changes) - len(given), 'conflict')} left.")
    left = told.conflicts if not (options.accept and options.conflicts) else ()
    return 1 if told.problems or left else 0


def lines_of(told: Returned) -> Iterator[str]:
    """Each change and each problem on a line."""
    for change in told.changes:
        author = f" ({one_line(change.author)})" if change.author else ""
        what = f"{change.where}: claim {change.number}, {change.before} -> {change.label}{author}"
        yield one_line(f"{what}: {change.rationale}" if change.rationale else what)
        if change.conflict:
            yield f"  conflict: {one_line(change.conflict)}"
    for problem in told.problems:
        yield one_line(str(problem))
    if not told.changes and not told.problems:
        yield "Nothing was edited."
