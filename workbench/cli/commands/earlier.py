"""`workbench earlier`: checks that others published, taken in, and those that may answer a claim."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.claimreview.parse import LARGEST
from workbench.cli.article_files import STDIN, read_bytes
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import claim_named
from workbench.cli.terminal import one_line, plural
from workbench.services.articles.open_review import open_review
from workbench.services.claimreview.import_checks import import_checks, load_earlier_checks
from workbench.services.claimreview.match_checks import (
    CheckMatch,
    find_matches,
    prepare_vectors,
    search_method,
    search_words,
)
from workbench.services.desk import Desk
from workbench.wiring import open_desk, open_existing_desk

SHOWN_PROBLEMS = 50

EPILOG = """\
Reads ClaimReview as JSON-LD, a feed, JSON lines, or a saved web page. Fields that
are dirty are cleaned; each repair and omission is printed on a line. A published
fact-check is a lead, not a verdict: open its page.

exit status:
  0  all is well    1  no fact-check could be read from a file    2  bad input

examples:
  workbench earlier --add feed.json         import the fact-checks of a feed
  workbench earlier "Could Russia"          the fact-checks nearest to each claim
  workbench earlier "Could Russia" 3        those nearest to claim 3
  workbench earlier --words "The moon is made of cheese"
  workbench earlier --prepare               index the meaning of every imported fact-check
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench earlier`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="?", help="the article: its id or title, or the beginning of either"
    )
    parser.add_argument("claim", metavar="CLAIM", nargs="*", help="numbers or ids of claims (default: all checkable)")
    parser.add_argument(
        "--add", metavar="FILE", nargs="+", type=Path, default=[], help="files to import, - for standard input"
    )
    parser.add_argument("--words", metavar="TEXT", default="", help="search for any claim, without an article")
    parser.add_argument(
        "--prepare",
        action="store_true",
        help="index the meaning of every fact-check now (needs the extra 'embeddings')",
    )
    parser.add_argument(
        "--limit", metavar="N", type=int, default=3, help="fact-checks to show for a claim, at most (default: 3)"
    )
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once everything is imported and listed, or 1 where no fact-check could be read from a file."""
    desk = open_desk(options.claims) if options.add else open_existing_desk(options.claims)
    if options.add:
        use_known_spelling(options, desk)
    unread = [path for path in options.add if not _import_file(desk, path, by=options.by)]
    if options.prepare:
        _prepare(desk)
    if options.words:
        _show(find_matches(desk, options.words, limit=options.limit))
    if options.article:
        _show_for_claims(desk, options)
    if options.words or options.article:
        print(f"{options.claims}: found {search_method(desk)}")
    elif not options.add:
        stored = plural(len(load_earlier_checks(desk)), "published fact-check")
        print(f"{options.claims}: {stored}, found {search_method(desk)}")
    return 1 if unread else 0


def _show_for_claims(desk: Desk, options: argparse.Namespace) -> None:
    article = article_named(options.article, desk.store.article_list())
    review = open_review(desk, article.id)
    named = [claim_named(name, review) for name in options.claim]
    for reviewed in named or [reviewed for reviewed in review.claims if reviewed.claim.checkable]:
        print(f"Claim {reviewed.number}: {one_line(search_words(reviewed))}")
        _show(find_matches(desk, search_words(reviewed), limit=options.limit))


def _prepare(desk: Desk) -> None:
    """Index the meaning of every fact-check; finished work is kept, so it can be stopped."""
    for ready, total in prepare_vectors(desk):
        end = "\n" if ready == total else "\r"
        if sys.stderr.isatty():
            print(f"indexed: {ready:,} of {total:,} (Ctrl+C stops, and keeps these)", end=end, file=sys.stderr)


def _import_file(desk: Desk, path: Path, *, by: str) -> bool:
    """Import the fact-checks of a file; return whether it had any."""
    content = sys.stdin.buffer.read(LARGEST + 1) if str(path) == STDIN else read_bytes(path, most=LARGEST)
    imported = import_checks(desk, content, origin=path.name, by=by)
    for problem in imported.problems[:SHOWN_PROBLEMS]:
        print(one_line(str(problem), width=300), file=sys.stderr)
    left = len(imported.problems) - SHOWN_PROBLEMS
    if left > 0:
        print(f"{path.name}: {plural(left, 'more problem')}", file=sys.stderr)
    if imported.is_empty:
        print(f"{path}: no fact-check could be read from this file; nothing was imported", file=sys.stderr)
        return False
    print(f"{path}: {plural(len(imported.added), 'check')} added, {imported.known} already known")
    return True


def _show(matches: Sequence[CheckMatch]) -> None:
    for line in listing(matches):
        print(line)


def listing(matches: Sequence[CheckMatch]) -> Iterator[str]:
    """Yield each match on a line: relevance, rating, publisher, claim, page."""
    if not matches:
        yield "  no published fact-check covers this claim"
    for match in matches:
        check = match.check
        rating = f"{check.rating or 'no rating'} · {check.publisher or 'publisher unknown'}"
        yield f"  {match.relevance:.2f}  {one_line(rating, width=60)}: {one_line(check.claim)}  {one_line(check.url)}"
