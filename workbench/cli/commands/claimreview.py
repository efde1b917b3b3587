"""`workbench claimreview`: the check of a claim as ClaimReview JSON-LD, or the faults of one."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from workbench.claimreview.field_rules import violations
from workbench.claimreview.parse import LARGEST, reviews_in
from workbench.claimreview.scales import scales
from workbench.cli.article_files import read_bytes
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.output import check_ending, write_file
from workbench.cli.reviewers import take_known_spelling
from workbench.cli.targets import claim_named
from workbench.cli.terminal import counted, one_line
from workbench.domain.problem import Problem
from workbench.domain.publication import ClaimantKind
from workbench.errors import ClaimReviewRefusedError
from workbench.services.articles.open_review import open_review
from workbench.services.claimreview.publish import claimreview_of, keep_publication, publication_of
from workbench.wiring import open_existing_desk

REFUSED = 1
FIELDS = ("url", "wording", "claimant", "claimant_is", "claimant_url", "said_on", "appearance")

EPILOG = """\
A claim can be exported once it is decided, and signed off where the desk has a second
check. It must be made by a third party, and its check must have a public page on the
publisher's domain (publisher.toml in the claims folder).
What --url and the options below it say is saved for the next time; where two people saved
different things, in conflict, it takes --over for each of them. Every reason
against publishing is printed on a line.

exit status:
  0  written, or no errors    1  refused, or errors found    2  bad input

examples:
  workbench claimreview export "Could Russia" 3 --url https://example.org/checks/3
  workbench claimreview export "Could Russia" 3 --scale politifact --output 3.json
  workbench claimreview check 3.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench claimreview`."""
    parser.epilog = EPILOG
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    export = actions.add_parser("export", help="write the ClaimReview of a claim")
    add_claims_option(export)
    export.add_argument("article", metavar="ARTICLE", help="its id, or how the id or the title begins")
    export.add_argument("claim", metavar="CLAIM", help="the number or the id of the claim")
    export.add_argument(
        "--scale",
        choices=tuple(scale.key for scale in scales()),
        default="",
        help="the organisation whose rating words to use",
    )
    export.add_argument("--output", metavar="FILE", type=Path, help="where to write it (default: standard output)")
    export.add_argument("--url", help="the public page of the check")
    export.add_argument("--wording", metavar="TEXT", help="the claim in short")
    export.add_argument("--claimant", metavar="NAME", help="who makes the claim")
    export.add_argument(
        "--claimant-is", type=ClaimantKind, choices=tuple(ClaimantKind), help="the kind of claimant (default: Person)"
    )
    export.add_argument("--claimant-url", metavar="URL", help="a page about the claimant")
    export.add_argument("--said-on", metavar="DATE", help="when the claim was made: 2020-09-30")
    export.add_argument("--appearance", metavar="URL", help="a page where the claim is made")
    export.add_argument(
        "--over", metavar="ID", action="append", help="the id of what was saved before and you overrule; repeatable"
    )
    add_reviewer_option(export)
    check = actions.add_parser("check", help="list the errors in the ClaimReviews of a file")
    check.add_argument("file", metavar="FILE", type=Path, help="JSON-LD, a feed, or a web page that contains them")
    check.add_argument("--publisher", metavar="URL", default="", help="the publisher's own site")


def run(options: argparse.Namespace) -> int:
    """0 where the review is written or without fault, else 1."""
    return _export(options) if options.action == "export" else _check(options)


def _export(options: argparse.Namespace) -> int:
    if options.output:
        check_ending(options.output, (".json", ".jsonld"), what="a ClaimReview, which is JSON")
    desk = open_existing_desk(options.claims)
    article = article_named(options.article, desk.store.article_list())
    standing = claim_named(options.claim, open_review(desk, article.id))
    given = {name: getattr(options, name) for name in FIELDS if getattr(options, name) is not None}
    if given:
        take_known_spelling(options, desk)
        keep_publication(desk, replace(publication_of(standing), **given), by=options.by, over=options.over)
    try:
        made = claimreview_of(desk, article.id, standing.claim.id, scale=options.scale)
    except ClaimReviewRefusedError as refused:
        _print([*refused.reasons])
        return REFUSED
    _print([f"Recommended: {wish}" for wish in made.wishes])
    if options.output is None:
        sys.stdout.write(made.content.decode("utf-8"))
    else:
        write_file(options.output, made.content)
        print(f"{options.output}: {counted(len(made.content), 'byte')}")
    return 0


def _check(options: argparse.Namespace) -> int:
    found, problems = reviews_in(read_bytes(options.file, most=LARGEST), origin=str(options.file))
    faults = [*problems]
    for one in found:
        where = f"{options.file}: review {one.number}"
        told = violations(json.loads(json.dumps(one.review)), home=options.publisher)
        faults += [Problem(where=f"{where}: {fault.where}", what=fault.what, fix=fault.fix) for fault in told]
    for fault in faults:
        print(one_line(str(fault), width=400))
    if not faults:
        print(f"{options.file}: {counted(len(found), 'review')}, no errors")
    return REFUSED if faults else 0


def _print(lines: list[str]) -> None:
    for line in lines:
        print(one_line(line, width=400), file=sys.stderr)
