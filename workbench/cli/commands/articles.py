"""`workbench articles`: what is in the store, and adding to it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from workbench.cli.commands.report import article_named
from workbench.cli.intake import add_file, add_page, keep_file, keep_page
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import take_known_spelling
from workbench.cli.terminal import counted, one_line
from workbench.domain.article import Article
from workbench.intake.saved_page import web_address
from workbench.services.articles.revising import revise
from workbench.wiring import open_desk, open_existing_desk

EPILOG = """\
examples:
  workbench articles                     the id, day and title of each article
  workbench articles --add article.pdf   add an article: its claims and flags are found
  workbench articles --add https://...   the same from its web address
  workbench articles --add draft2.txt --revises "Bridge opens"
                                         add the next draft: verdicts go with the words they were given on
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench articles`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("--add", metavar="FILE", nargs="+", default=[], help="files or web addresses to add")
    parser.add_argument(
        "--revises", metavar="ARTICLE", default="", help="the article whose next draft is added: id or title"
    )
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """0 once every file is added and every article listed."""
    desk = open_desk(options.claims) if options.add else open_existing_desk(options.claims)
    if options.add:
        take_known_spelling(options, desk)
    for name in options.add:
        if options.revises:
            before = article_named(options.revises, desk.store.article_list())
            draft = (
                keep_page(desk, name, by=options.by)
                if web_address(name)
                else keep_file(desk, Path(name), by=options.by)
            )
            print(revise(desk, before.id, draft, by=options.by).line)
        elif web_address(name):
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
    """Each article on a line: id, day of adding, title, and which draft it revises."""
    for article in articles:
        before = f"  (the next draft of {article.revises})" if article.revises else ""
        yield f"{article.id}  {article.added_at[:10]:10}  {one_line(article.title or article.text)}{before}"
