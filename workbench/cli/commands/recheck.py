"""`workbench recheck`: the sources fetched again, and which passages changed."""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping

from workbench.anchoring.normalized_text import ChangeKind, changes_between
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import take_known_spelling
from workbench.cli.terminal import counted, one_line
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

_SIGNS = {ChangeKind.SAME: ("", ""), ChangeKind.GONE: ("[-", "-]"), ChangeKind.NEW: ("{+", "+}")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench recheck`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="?", help="its id, or how the id or the title begins (default: all)"
    )
    parser.add_argument("--source", metavar="ID", default="", help="only this source")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """0, or 1 where a passage changed or is gone, or its page is; each source is told as soon as it was looked at."""
    desk = open_existing_desk(options.claims)
    take_known_spelling(options, desk)
    articles = desk.store.article_list()
    chosen = (article_named(options.article, articles),) if options.article else articles
    outcomes: Counter[Outcome] = Counter()
    for article in _holding(desk, chosen, source_id=options.source):
        print(f"{article.id}  {one_line(article.title)}")
        numbers = _numbers(open_review(desk, article.id))
        for looked in recheck_sources(desk, article.id, source_id=options.source, by=options.by):
            outcomes.update(look.outcome for look in looked.rechecks)
            for line in _lines(looked, numbers):
                print(line, flush=True)
    told = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    print(f"{counted(outcomes.total(), 'passage')} rechecked{f': {told}' if told else ''}")
    return PASSAGE_CHANGED if any(outcomes[each] for each in WORTH_A_LOOK) else 0


def _holding(desk: Desk, articles: tuple[Article, ...], *, source_id: str) -> tuple[Article, ...]:
    """The articles to look at: those with the source, or all of them where none is named.

    Raises:
        UnknownRecordError: none of them has the source.
    """
    if not source_id:
        return articles
    found = tuple(a for a in articles if any(s.id == source_id for s in open_review(desk, a.id).sources))
    if not found:
        raise UnknownRecordError(kind="source", record_id=source_id)
    return found


def _numbers(review: Review) -> dict[str, str]:
    """The number of the claim that each piece of evidence bears on."""
    return {link.id: standing.number for standing in review.claims for link in standing.evidence}


def _lines(looked: SourceRecheck, numbers: Mapping[str, str]) -> Iterator[str]:
    if looked.why_not:
        yield f"  {looked.source.id}  {one_line(looked.source.title)}: {looked.why_not}"
        return
    yield f"  {looked.source.id}  {one_line(looked.source.title)}"
    for look in looked.rechecks:
        note = f" ({one_line(look.note, width=WIDTH)})" if look.note else ""
        yield f"    claim {numbers.get(look.evidence_id, '?')}: {look.outcome}{note}"
        if look.outcome in {Outcome.CHANGED, Outcome.GONE}:
            yield f"      {one_line(difference(look), width=WIDTH)}"


def difference(look: Recheck) -> str:
    """The passage before and now as one text, words that went as [-old-], words that came as {+new+}."""
    parts = []
    for change in changes_between(look.before, look.now):
        opening, closing = _SIGNS[change.kind]
        bare = change.words.rstrip() if opening else change.words
        parts.append(f"{opening}{bare}{closing}{change.words[len(bare) :]}")
    return "".join(parts)
