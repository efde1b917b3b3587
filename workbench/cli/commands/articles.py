"""`workbench articles`: what is in the store, and adding to it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from workbench.cli.intake import add_file, add_page
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.terminal import counted, one_line
from workbench.domain.article import Article
from workbench.intake.saved_page import web_address
from workbench.wiring import open_desk

EPILOG = """\
examples:
  workbench articles                     the id, day and title of each article
  workbench articles --add article.pdf   add an article: its claims and flags are found
  workbench articles --add https://...   the same from its web address
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench articles`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("--add", metavar="FILE", nargs="+", default=[], help="files or web addresses to add")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """0 once every file is added and every article listed."""
    desk = open_desk(options.claims)
    for name in options.add:
        if web_address(name):
            add_page(desk, name, by=options.by)
        else:
            add_file(desk, Path(name), by=options.by)
    articles = desk.store.article_list()
    for line in listing(articles):
        print(line)
    if not articles:
        print(f"{options.claims}: {counted(0, 'article')}. Add one: workbench articles --add FILE")
    return 0


def listing(articles: tuple[Article, ...]) -> Iterator[str]:
    """Each article on a line: id, day of adding, title."""
    for article in articles:
        yield f"{article.id}  {article.added_at[:10]:10}  {one_line(article.title or article.text)}"
