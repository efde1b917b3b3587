"""`workbench articles`: what is in the store, and adding to it."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from workbench.cli.article_files import NO_DETAILS, Details, add_file, add_page, store_file, store_page
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_published_option, add_reviewer_option, line_of_text
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.terminal import one_line, plural, warn
from workbench.domain.article import Article
from workbench.errors import IntakeError
from workbench.intake.pages.saved_page import web_address
from workbench.services.articles.next_draft import import_next_draft
from workbench.services.desk import Desk
from workbench.wiring import open_desk, open_existing_desk

EPILOG = """\
examples:
  workbench articles                     the id, day and title of each article
  workbench articles --add article.pdf   add an article and find its claims and flags
  workbench articles --add https://...   the same from its web address
  workbench articles --add article.txt --title "Bridge opens" --byline "Kari Berg" --published 2020-09-30
  workbench articles --add draft2.txt --revises "Bridge opens"
                                         add a new version: verdicts carry over where the wording is unchanged
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench articles`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("--add", metavar="FILE", nargs="+", default=[], help="files or web addresses to add")
    parser.add_argument(
        "--revises", metavar="ARTICLE", default="", help="the article that this is a new version of: id or title"
    )
    parser.add_argument(
        "--title", type=line_of_text, default="", help="the title, where the file's own is not wanted (one file only)"
    )
    parser.add_argument(
        "--byline", metavar="NAME", type=line_of_text, default="", help="who wrote the article (one file only)"
    )
    add_published_option(parser)
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once every file is added and every article listed."""
    details = _details(options)
    desk = open_desk(options.claims) if options.add else open_existing_desk(options.claims)
    if options.add:
        use_known_spelling(options, desk)
    for name in options.add:
        known = {article.id for article in desk.store.article_list()}
        article = _import_one(desk, name, options, details=details)
        if article.id in known:
            _warn_of_kept_details(article, details)
    articles = desk.store.article_list()
    for line in listing(articles):
        print(line)
    if not articles:
        print(f"{options.claims}: {plural(0, 'article')}. Add one: workbench articles --add FILE")
    return 0


def _details(options: argparse.Namespace) -> Details:
    """Return what the options say about the one file that is added.

    Raises:
        IntakeError: they tell something, and no file or several are added.
    """
    details = Details(title=options.title, byline=options.byline, published=options.published)
    if details != NO_DETAILS and len(options.add) != 1:
        what = f"these options describe one file, but {plural(len(options.add), 'file')} would be added"
        raise IntakeError(origin="--title, --byline, --published", what=what, fix="Name one file with --add.")
    return details


def _import_one(desk: Desk, name: str, options: argparse.Namespace, *, details: Details) -> Article:
    """Import the article in the file or at the address `name`, as a new version where --revises says so."""
    if not options.revises:
        if web_address(name):
            return add_page(desk, name, by=options.by, details=details)
        return add_file(desk, Path(name), by=options.by, details=details)
    previous = article_named(options.revises, desk.store.article_list())
    if web_address(name):
        draft = store_page(desk, name, by=options.by, details=details)
    else:
        draft = store_file(desk, Path(name), by=options.by, details=details)
    print(import_next_draft(desk, previous.id, draft, by=options.by).line)
    return draft


def _warn_of_kept_details(article: Article, details: Details) -> None:
    """Warn where details were given for an article that was already stored, and so were ignored."""
    kept = Details(title=article.title, byline=article.byline, published=article.published)
    changed = [name for name, value in asdict(details).items() if value and value != getattr(kept, name)]
    if changed:
        warn(f"'{article.title}' is already in the store and keeps its own {', '.join(changed)}.")


def listing(articles: tuple[Article, ...]) -> Iterator[str]:
    """Yield a line for each article: id, day of adding, title, and which article it is a new version of."""
    for article in articles:
        previous = f"  (new version of {article.revises})" if article.revises else ""
        yield f"{article.id}  {article.added_at[:10]:10}  {one_line(article.title or article.text)}{previous}"
