"""`workbench check-again`: stored articles checked anew, and what that changes."""

import argparse
from collections.abc import Iterator, Sequence

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.terminal import one_line, plural
from workbench.domain.article import Article
from workbench.domain.review import ReviewedClaim, ReviewedFlag
from workbench.errors import DecisionRefusedError
from workbench.services.articles.recheck_article import ArticleRecheck, recheck_article
from workbench.wiring import open_existing_desk

EPILOG = """\
A check replaces the one before. Claims and flags that it no longer finds disappear, unless
somebody worked on them: a verdict, a source, a change of stage, a publication or an answer keeps
them, and they are listed here and on the Review page. Claims of your own always stay.
No claim is renumbered; a claim found later gets the number of the one before it with a
letter (12a). Where nothing changes, nothing is recorded.

examples:
  workbench check-again "Could Russia"    one article
  workbench check-again --all --by Ada    every stored article
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench check-again`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="*", help="the article: its id or title, or the beginning of either"
    )
    parser.add_argument("--all", action="store_true", help="every stored article")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the articles are checked; each is reported as soon as it is done."""
    desk = open_existing_desk(options.claims)
    chosen = _selected_articles(options.article, desk.store.article_list(), every=options.all)
    for article in chosen:
        print(f"{article.id}  {one_line(article.title)}")
        for line in lines_of(recheck_article(desk, article.id, by=options.by)):
            print(f"  {line}", flush=True)
    print(f"{plural(len(chosen), 'article')} checked again")
    return 0


def lines_of(checked: ArticleRecheck) -> Iterator[str]:
    """Yield a line for everything new, gone, or kept although it is no longer found."""
    after = checked.after
    changes = (
        ("new", checked.new_claims, checked.new_flags),
        ("gone", checked.gone_claims, checked.gone_flags),
        ("kept, though no longer found", after.claims_no_longer_found, after.flags_no_longer_found),
    )
    has_changed = False
    for what, claims, flags in changes:
        for each in (*map(_claim, claims), *map(_flag, flags)):
            has_changed = True
            yield f"{what}: {each}"
    if not has_changed:
        yield "nothing has changed"


def _claim(reviewed: ReviewedClaim) -> str:
    return f"claim {reviewed.number} ({one_line(str(reviewed.status))}) {one_line(reviewed.claim.quote)}"


def _flag(reviewed: ReviewedFlag) -> str:
    return f"flag {reviewed.flag.rule} ({reviewed.status}) {one_line(reviewed.flag.quote)}"


def _selected_articles(wanted: Sequence[str], articles: tuple[Article, ...], *, every: bool) -> tuple[Article, ...]:
    """Return the articles named, each once, or all of them.

    Raises:
        DecisionRefusedError: neither is asked for, or both are.
    """
    if every == bool(wanted):
        what = "Both articles and --all were given" if every else "No article was named"
        raise DecisionRefusedError(what=what, fix="Name articles, or use --all for every stored article.")
    if every:
        return articles
    named = [article_named(name, articles) for name in wanted]
    return tuple({article.id: article for article in named}.values())
