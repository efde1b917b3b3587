"""`workbench warc`: the archived copies behind an article, for the tools of web archives."""

import argparse
from pathlib import Path

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option
from workbench.cli.output import check_ending, write_file
from workbench.cli.terminal import plural
from workbench.domain.identity import sha256_of
from workbench.services.articles.open_review import open_review
from workbench.services.sources.archive import archive_files, hashes_of_copies
from workbench.wiring import open_existing_desk

EPILOG = """\
Pages are stored with the requests and responses that led to them, files that reviewers
uploaded as resources. Any WARC reader or replay tool can open the file.

example:
  workbench warc "Could Russia" --output evidence.warc.gz
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench warc`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("--output", metavar="FILE", type=Path, required=True, help="where to write the WARC file")


def run(options: argparse.Namespace) -> int:
    """Return 0 once the file is written; an error in one line where it cannot be."""
    check_ending(options.output, (".gz",), what="a WARC file, which is packed with gzip")
    desk = open_existing_desk(options.claims)
    review = open_review(desk, article_named(options.article, desk.store.article_list()).id)
    content = archive_files(desk, review)["snapshots.warc.gz"]
    write_file(options.output, content)
    copies = plural(len(hashes_of_copies(review)), "snapshot")
    print(f"{options.output}: {copies}, {plural(len(content), 'byte')}, SHA-256 {sha256_of(content)}")
    return 0
