"""`workbench claimreview`: the check of a claim as ClaimReview JSON-LD, or the faults of one."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from workbench.claimreview.field_rules import violations
from workbench.claimreview.parse import LARGEST, parse_reviews
from workbench.claimreview.scales import scales
from workbench.cli.article_files import read_bytes
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.output import check_ending, write_file
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import claim_named
from workbench.cli.terminal import one_line, plural
from workbench.domain.problem import Problem
from workbench.domain.publication import ClaimantKind
from workbench.errors import ClaimReviewRefusedError
from workbench.services.articles.open_review import open_review
from workbench.services.claimreview.publish import build_claimreview, publication_or_empty, save_publication
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
    export.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
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
    """Return 0 where the review is written or has no errors, else 1."""
    return _export(options) if options.action == "export" else _check(options)


def _export(options: argparse.Namespace) -> int:
    if options.output:
        check_ending(options.output, (".json", ".jsonld"), what="a ClaimReview, which is JSON")
    desk = open_existing_desk(options.claims)
    article = article_named(options.article, desk.store.article_list())
    reviewed = claim_named(options.claim, open_review(desk, article.id))
    publication_fields = {name: getattr(options, name) for name in FIELDS if getattr(options, name) is not None}
    if publication_fields:
        use_known_spelling(options, desk)
        save_publication(
            desk, replace(publication_or_empty(reviewed), **publication_fields), by=options.by, over=options.over
        )
    try:
        document = build_claimreview(desk, article.id, reviewed.claim.id, scale=options.scale)
    except ClaimReviewRefusedError as refused:
        _print([*refused.reasons])
        return REFUSED
    _print([f"Recommended: {wish}" for wish in document.recommendations])
    if options.output is None:
        sys.stdout.write(document.content.decode("utf-8"))
    else:
        write_file(options.output, document.content)
        print(f"{options.output}: {plural(len(document.content), 'byte')}")
    return 0


def _check(options: argparse.Namespace) -> int:
    reviews, problems = parse_reviews(read_bytes(options.file, most=LARGEST), origin=str(options.file))
    issues = [*problems]
    for entry in reviews:
        where = f"{options.file}: review {entry.number}"
        problems_of_review = violations(json.loads(json.dumps(entry.review)), home=options.publisher)
        issues += [
            Problem(where=f"{where}: {issue.where}", what=issue.what, fix=issue.fix) for issue in problems_of_review
        ]
    for issue in issues:
        print(one_line(str(issue), width=400))
    if not issues:
        print(f"{options.file}: {plural(len(reviews), 'review')}, no errors")
    return REFUSED if issues else 0


def _print(lines: list[str]) -> None:
    for line in lines:
        print(one_line(line, width=400), file=sys.stderr)
