"""`workbench check`: claims and flags in the terminal, like a linter."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from workbench.cli.article_files import read_article, style_of
from workbench.cli.options import FILE_HELP, add_article_options, add_style_option
from workbench.cli.terminal import one_line, places_in, plural
from workbench.config.house_style import HouseStyle
from workbench.domain.checked import Checked
from workbench.domain.claim import Claim, ClaimUnit
from workbench.domain.flag import Flag, FlagAction, Severity
from workbench.errors import WorkbenchError
from workbench.flags.registry import DOCUMENTED
from workbench.flags.rule import Rule
from workbench.reports.linting.github import github_annotations
from workbench.reports.linting.sarif import ExplainedRule, as_sarif
from workbench.review.rescan.numbering import align_with_records
from workbench.services.articles.check_article import check_article
from workbench.services.articles.open_review import open_review, records_about
from workbench.version import VERSION
from workbench.wiring import open_existing_desk

ERROR_STANDS = 1
BAD_INPUT = 2

EPILOG = """\
Flags come first, one per line: FILE:LINE:COLUMN: SEVERITY RULE MESSAGE; then the
claims with their kind and check-worthiness (0 to 1). Columns count characters.

exit status:
  0  no error-level flag    1  an error-level flag was found    2  a file could not be read
  74 the output could not be written in full

examples:
  workbench check article.txt
  workbench check --flags-only --published 2020-09-30 article.txt
  workbench check saved-page.html report.pdf
  cat article.txt | workbench check - --format json
  workbench check drafts/*.txt --format sarif > flags.sarif
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench check`."""
    parser.epilog = EPILOG
    parser.add_argument("files", metavar="FILE", nargs="+", help=FILE_HELP)
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github"),
        default="text",
        help="json: one object per line, one for each FILE; sarif: one SARIF 2.1.0 log of all flags; "
        "github: workflow commands that show each flag at its line (default: text)",
    )
    add_article_options(parser)
    add_style_option(parser)
    parser.add_argument(
        "--claims",
        metavar="FOLDER",
        type=Path,
        help="a claims folder: flags dismissed there are left out, and claims keep their numbers",
    )
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument(
        "--flags-only", dest="parts", action="store_const", const=("flags",), help="leave out the claims"
    )
    parts.add_argument(
        "--claims-only", dest="parts", action="store_const", const=("claims",), help="leave out the flags"
    )
    parser.set_defaults(parts=("flags", "claims"))


def run(options: argparse.Namespace) -> int:
    """Return 0, or 1 where an error-level flag stands, or 2 where a file could not be read."""
    style = style_of(options)
    status, checks, unread = 0, [], []
    for name in options.files:
        try:
            checked = _check_file(name, options, style)
        except WorkbenchError as error:
            print(f"workbench: {error}", file=sys.stderr)
            unread.append(str(error))
            continue
        if any(flag.severity is Severity.ERROR for flag in checked.flags):
            status = ERROR_STANDS
        if options.format == "sarif":
            checks.append(checked)
        for line in _lines(checked, options):
            print(line)
    if options.format == "sarif":
        rules = [_explained(rule) for rule in DOCUMENTED]
        print(json.dumps(as_sarif(checks, rules=rules, version=VERSION, unread=unread)))
    return BAD_INPUT if unread else status


def _check_file(name: str, options: argparse.Namespace, style: HouseStyle) -> Checked:
    """Check one file and print any problems with it to standard error."""
    article = read_article(name, title=options.title, published=options.published)
    checked = check_article(article, style)
    if options.claims:
        checked = as_in_store(checked, options.claims)
    for problem in checked.problems:
        print(f"workbench: {problem}", file=sys.stderr)
    return checked


def _lines(checked: Checked, options: argparse.Namespace) -> Iterable[str]:
    """Return the lines to print for one file straight away; SARIF is printed as a whole at the end."""
    if options.format == "json":
        return json_lines(checked)
    if options.format == "github":
        return github_annotations(checked)
    return text_lines(checked, parts=options.parts) if options.format == "text" else ()


def _explained(rule: Rule) -> ExplainedRule:
    examples = [("Flagged", example) for example in rule.flagged] + [("Not flagged", example) for example in rule.clean]
    help_parts = (("Finds", rule.what), ("Why it matters", rule.why), *examples, ("Limits", rule.limits))
    return ExplainedRule(
        code=rule.code, name=rule.name, severity=rule.severity, what=rule.what, why=rule.why, help=help_parts
    )


def as_in_store(checked: Checked, folder: Path) -> Checked:
    """Return the check without the flags dismissed in the claims folder `folder`, its claims numbered as there."""
    desk = open_existing_desk(folder)
    if all(article.id != checked.article.id for article in desk.store.article_list()):
        return checked
    review = open_review(desk, checked.article.id)
    dismissed = {reviewed.flag.id for reviewed in review.flags if reviewed.status == FlagAction.DISMISSED}
    settled = align_with_records(checked, records_about(checked.article, desk.store.load(checked.article.id)))
    return replace(settled, flags=tuple(flag for flag in checked.flags if flag.id not in dismissed))


def json_lines(checked: Checked) -> Iterator[str]:
    """Yield the check as one line of JSON, in ASCII, so that every terminal and pipe carries it unharmed."""
    yield json.dumps(checked.to_json())


def text_lines(checked: Checked, *, parts: tuple[str, ...]) -> Iterator[str]:
    """Yield the check as lines for a reader: flags, claims and a closing count, as far as `parts` names them."""
    origin = one_line(checked.article.origin)
    place = places_in(checked.article.text)
    if "flags" in parts:
        for flag in checked.flags:
            yield f"{origin}:{place(flag.start)}: {_flag_line(flag)}"
    if "claims" in parts:
        for claim in checked.claims:
            yield f"{origin}:{place(claim.start)}: {_claim_line(claim)}"
    yield f"{origin}: {_summary(checked)}"


def _flag_line(flag: Flag) -> str:
    suggestion = f" Suggestion: {one_line(flag.suggestion)}" if flag.suggestion else ""
    return f"{flag.severity.value} {flag.rule} {one_line(flag.message, width=400)}{suggestion}"


def _claim_line(claim: Claim) -> str:
    if claim.unit is ClaimUnit.PART:
        return f"  part {one_line(claim.standalone or claim.quote)}"
    worth = f"{claim.worthiness:.2f}" if claim.checkable else f"not checkable: {one_line(claim.reason)}"
    return f"claim {claim.kind.value} ({worth}) {one_line(claim.quote)}"


def _summary(checked: Checked) -> str:
    severities = Counter(flag.severity for flag in checked.flags)
    flags = ", ".join(plural(severities[severity], severity.value) for severity in Severity)
    checkable = sum(claim.checkable for claim in checked.statements)
    sentences, coverage = plural(len(checked.sentences), "sentence"), checked.coverage
    claims = f"{plural(len(checked.statements), 'claim')}, {checkable} checkable, in {sentences}"
    in_nothing = coverage.total - coverage.accounted_for
    uncovered = f"; {plural(in_nothing, 'word')} not accounted for" if in_nothing else ""
    return f"{flags}; {claims}{uncovered}"
