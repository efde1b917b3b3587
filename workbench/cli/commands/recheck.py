"""`workbench recheck`: the sources fetched again, and which passages changed."""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping

from workbench.anchoring.normalized_text import ChangeKind, changes_between
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.terminal import one_line, plural
from workbench.domain.article import Article
from workbench.domain.review import Review
from workbench.domain.source import Outcome, Recheck
from workbench.errors import UnknownRecordError
from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk
from workbench.services.sources.recheck_sources import SourceRecheck, recheck_sources
from workbench.wiring import open_existing_desk

PASSAGE_CHANGED = 1
WORTH_A_LOOK = (Outcome.CHANGED, Outcome.GONE, Outcome.PAGE_GONE)
WIDTH = 2_000

EPILOG = """\
Each fetched page is fetched once more and archived next to the first copy.
A passage is unchanged, moved, changed or gone; or its page is gone (the site
answers 404 or 410) or unreachable. Removed words are shown as [-old-], added
words as {+new+}. Verdicts that relied on a passage that changed or is gone are stale
until somebody reviews them; a page that is gone or unreachable changes no verdict.

exit status:
  0  no passage changed    1  one changed or is gone, or its page is gone    2  there is no such article or source

examples:
  workbench recheck                     every source of every article
  workbench recheck "Could Russia"      those of one article
  workbench recheck art_1c0f... --source src_5e21...
"""

_DIFF_MARKS = {ChangeKind.SAME: ("", ""), ChangeKind.GONE: ("[-", "-]"), ChangeKind.NEW: ("{+", "+}")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench recheck`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        nargs="?",
        help="the article: its id or title, or the beginning of either (default: all)",
    )
    parser.add_argument("--source", metavar="ID", default="", help="only this source")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0, or 1 where a passage or its page changed or is gone; print each source as soon as it is checked."""
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    articles = desk.store.article_list()
    selected = (article_named(options.article, articles),) if options.article else articles
    outcomes: Counter[Outcome] = Counter()
    for article in _articles_with_source(desk, selected, source_id=options.source):
        print(f"{article.id}  {one_line(article.title)}")
        numbers = _numbers(open_review(desk, article.id))
        for source_recheck in recheck_sources(desk, article.id, source_id=options.source, by=options.by):
            outcomes.update(recheck.outcome for recheck in source_recheck.rechecks)
            for line in _lines(source_recheck, numbers):
                print(line, flush=True)
    summary = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    print(f"{plural(outcomes.total(), 'passage')} rechecked{f': {summary}' if summary else ''}")
    return PASSAGE_CHANGED if any(outcomes[each] for each in WORTH_A_LOOK) else 0


def _articles_with_source(desk: Desk, articles: tuple[Article, ...], *, source_id: str) -> tuple[Article, ...]:
    """Return the articles that have the source, or all of them where none is named.

    Raises:
        UnknownRecordError: none of them has the source.
    """
    if not source_id:
        return articles
    matching = []
    for article in articles:
        known = {source.id for source in open_review(desk, article.id).sources}
        if source_id in known:
            matching.append(article)
    if not matching:
        raise UnknownRecordError(kind="source", record_id=source_id)
    return tuple(matching)


def _numbers(review: Review) -> dict[str, str]:
    """Return the number of the claim that each piece of evidence bears on."""
    numbers: dict[str, str] = {}
    for reviewed in review.claims:
        numbers |= dict.fromkeys((link.id for link in reviewed.evidence), reviewed.number)
    return numbers


def _lines(source_recheck: SourceRecheck, numbers: Mapping[str, str]) -> Iterator[str]:
    if source_recheck.why_not:
        yield f"  {source_recheck.source.id}  {one_line(source_recheck.source.title)}: {source_recheck.why_not}"
        return
    yield f"  {source_recheck.source.id}  {one_line(source_recheck.source.title)}"
    for recheck in source_recheck.rechecks:
        note = f" ({one_line(recheck.note, width=WIDTH)})" if recheck.note else ""
        yield f"    claim {numbers.get(recheck.evidence_id, '?')}: {recheck.outcome}{note}"
        if recheck.outcome in {Outcome.CHANGED, Outcome.GONE}:
            yield f"      {one_line(difference(recheck), width=WIDTH)}"


def difference(recheck: Recheck) -> str:
    """Return the old and new passage as one text, removed words as [-old-], added words as {+new+}."""
    parts = []
    for change in changes_between(recheck.before, recheck.now):
        opening, closing = _DIFF_MARKS[change.kind]
        bare = change.words.rstrip() if opening else change.words
        parts.append(f"{opening}{bare}{closing}{change.words[len(bare) :]}")
    return "".join(parts)
