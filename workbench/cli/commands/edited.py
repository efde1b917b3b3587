"""`workbench edited`: what a report that was edited elsewhere would change, and taking the changes in."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from workbench.cli.article_files import read_bytes
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.terminal import line_width, one_line, plural
from workbench.domain.edited_row import EditedReport, ProposedChange
from workbench.errors import CONFLICT, DecisionRefusedError
from workbench.review.unseen_changes import parse_ids
from workbench.services.articles.extract_text import LARGEST_DOCUMENT
from workbench.services.edited_reports.take_in import apply_changes, read_edited_report
from workbench.wiring import open_existing_desk

EPILOG = """\
FILE is the full audit as `workbench report` wrote it, or a table of statements from
the folder findings, as somebody edited it: the columns status, rationale and
should_read of the CSV file or of the workbook's sheet Claims (of a quotation also
attribution and its two); or comments of the Word document with a line
`Verdict: wrong`, or `Was it said: wrong`, and below it `Reason: ...` and, for the
right wording, `Should read: ...`. Every other comment, and every edit that cannot be applied, is a
line of its own. Nothing changes without --accept.

Where a verdict was given after the file was written, the change is not applied, and
the line says whose it is; --over with its id overrules it, and --over for each
of them replaces verdicts that are in conflict.

exit status:
  0  all is well    1  something in the file was not applied
  2  bad input      3  a change was not applied because of a newer decision

examples:
  workbench edited "Could Russia" claims/findings/could-russia-and-france-edited.csv
  workbench edited "Could Russia" audit.xlsx                      what it would change
  workbench edited "Could Russia" audit.xlsx --accept             apply the verdicts
  workbench edited "Could Russia" audit.docx --accept --only 2    apply change number 2
"""


class _Gone(argparse.Action):
    """An option that no longer exists; says what replaces it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Leave with status 2."""
        parser.error("--conflicts no longer exists: name each verdict to overrule with --over ID")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench edited`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("file", metavar="FILE", type=Path, help="the edited CSV, XLSX or DOCX file")
    parser.add_argument("--accept", action="store_true", help="apply the changes")
    parser.add_argument(
        "--only",
        metavar="N",
        type=int,
        action="append",
        default=[],
        help="apply only the change with this number; repeatable",
    )
    parser.add_argument(
        "--over", metavar="ID", action="append", default=[], help="overrule the verdict with this id; repeatable"
    )
    parser.add_argument("--conflicts", action=_Gone, nargs=0, help=argparse.SUPPRESS)
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0, 1 where something in the file was not applied, or 3 where a change met a newer decision."""
    desk = open_existing_desk(options.claims)
    article = article_named(options.article, desk.store.article_list())
    content = read_bytes(options.file, most=LARGEST_DOCUMENT)
    edited = read_edited_report(desk, article.id, content, name=options.file.name)
    chosen = _selected_changes(edited, options.only)
    _print(lines_of(edited, chosen))
    over = parse_ids(options.over)
    named = {change: parse_ids(change.overrules) for change in chosen.values()}
    for record_id in sorted(over.difference(*named.values())):
        print(f"--over: no change conflicts with '{one_line(record_id)}'", file=sys.stderr)
    accepted = [change for change in chosen.values() if not change.conflict or named[change] <= over]
    left = len(chosen) - len(accepted)
    problems = len(edited.problems)
    if options.accept:
        use_known_spelling(options, desk)
        outcome = apply_changes(desk, article.id, accepted, name=options.file.name, by=options.by)
        _print(str(problem) for problem in (*outcome.conflicts, *outcome.problems))
        applied = len(outcome.given)
        print(f"{plural(applied, 'verdict')} applied, {plural(len(chosen) - applied, 'change')} not applied.")
        left, problems = left + len(outcome.conflicts), problems + len(outcome.problems)
    return CONFLICT if left else min(problems, 1)


def _selected_changes(edited: EditedReport, only: Iterable[int]) -> dict[int, ProposedChange]:
    """Return the changes by the number they are printed with: all, or those that were named.

    Raises:
        DecisionRefusedError: a number is none of theirs.
    """
    numbered = dict(enumerate(edited.changes, 1))
    unknown = [number for number in only if number not in numbered]
    if unknown:
        what = f"--only {unknown[0]}: the file contains {plural(len(numbered), 'change')}"
        raise DecisionRefusedError(what=what, fix="Leave --only out to see their numbers.")
    return {number: numbered[number] for number in only} or numbered


def lines_of(edited: EditedReport, chosen: Mapping[int, ProposedChange]) -> Iterator[str]:
    """Yield a line for each change with its number, each comment that is not a verdict, and each problem."""
    for number, change in chosen.items():
        author = f" ({change.author})" if change.author else ""
        what = f"{number}. {change.where}: {change.subject}, {change.before} -> {change.label}{author}"
        yield f"{what}: {change.rationale}" if change.rationale else what
        if change.should_read:
            yield f"   should read: {change.should_read}"
        if change.conflict:
            over = " ".join(f"--over {record_id}" for record_id in change.overrules.split())
            yield f"   conflict: {change.conflict}. To overrule it: {over}"
    for remark in edited.remarks:
        about = f", claim {remark.about}" if remark.about else ""
        yield f"{remark.where}{about}, by {remark.author or 'an unnamed author'}: {remark.words}"
    yield from map(str, edited.problems)
    if not (edited.changes or edited.remarks or edited.problems):
        yield "No changes found in this file."


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        print(indent + one_line(line, width=line_width(sys.stdout)))
