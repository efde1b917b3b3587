"""Check an article: read it, find its claims and flags, keep what was found."""

from workbench.detectors.registry import flags_in
from workbench.domain.article import Article
from workbench.domain.checked import Checked
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.problem import Problem
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.services.desk import Desk
from workbench.services.language_model import PACKAGE, load_tagger
from workbench.text.coverage import coverage_of
from workbench.text.reading import read_document
from workbench.text.tagging import Tagger


def check_article(article: Article) -> Checked:
    """The article's sentences, claims and flags; `problems` says what the check could not use."""
    tag = load_tagger() if article.language.startswith("en") else None
    document = read_document(article, tag)
    claims = claims_in(document)
    return Checked(
        article=article,
        sentences=coverage_of([Span(s.start, s.end) for s in document.sentences], claims),
        claims=claims,
        flags=flags_in(document),
        problems=_problems(article, tag),
    )


def scan(desk: Desk, article: Article, *, by: str) -> Checked:
    """The check of `article`, with its claims, flags and the scan itself appended to the desk's store."""
    checked = check_article(article)
    event = Event(
        id=EventId(desk.new_id("evt")),
        article_id=article.id,
        subject_id=article.id,
        kind=EventKind.SCANNED,
        reviewer=by,
        at=desk.now(),
        note=f"{len(checked.claims)} claims, {len(checked.flags)} flags",
    )
    desk.store.append([*checked.claims, *checked.flags, event], by=by)
    return checked


def _problems(article: Article, tag: Tagger | None) -> tuple[Problem, ...]:
    if not article.language.startswith("en"):
        return (
            Problem(
                where=article.title or article.id,
                what=f"the language is '{article.language}', and only English is read word by word",
                fix="Check the claims by hand; sentences and numbers are still found.",
            ),
        )
    if tag is None:
        return (
            Problem(
                where=PACKAGE,
                what="the language model is not installed, so claims are whole sentences",
                fix="Run `make setup` to install it.",
            ),
        )
    return ()
