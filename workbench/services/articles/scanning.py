"""Check an article: read it, find its claims and flags, keep what was found."""

from workbench.detectors.house_style import NO_STYLE, HouseStyle
from workbench.detectors.registry import RULES, flags_in
from workbench.domain.article import Article
from workbench.domain.checked import Checked
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.problem import Problem
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.services.articles.language import PACKAGE, load_tagger
from workbench.services.desk import Desk
from workbench.text.coverage import coverage_of
from workbench.text.reading import read_document
from workbench.text.tagging import Tagger


def check_article(article: Article, style: HouseStyle = NO_STYLE) -> Checked:
    """The article's sentences, claims and flags; `problems` says what the check could not use."""
    tag = _tagger_for(article)
    document = read_document(article, tag)
    claims = claims_in(document)
    return Checked(
        article=article,
        sentences=coverage_of([Span(s.start, s.end) for s in document.sentences], claims),
        claims=claims,
        flags=flags_in(document, RULES, style=style),
        problems=limits_of(article),
    )


def scan(desk: Desk, article: Article, *, by: str) -> Checked:
    """The check of `article`, with its claims, flags and the scan itself appended to the desk's store."""
    checked = check_article(article, desk.house_style()[0])
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


def limits_of(article: Article) -> tuple[Problem, ...]:
    """What a check of `article` cannot do on this machine: another language, or no language model."""
    if not article.is_english:
        what = (
            f"the language seems to be '{article.language}', so claims are whole sentences, judged by their "
            "figures alone, and the rules for English are left out"
        )
        fix = "Choose the claims by hand; only hidden signs and repetition were looked for."
        return (Problem(where=article.origin or article.title or article.id, what=what, fix=fix),)
    if _tagger_for(article) is None:
        return (
            Problem(
                where=PACKAGE,
                what="the language model is not installed, so claims are whole sentences",
                fix="Run `make setup` to install it.",
            ),
        )
    return ()


def _tagger_for(article: Article) -> Tagger | None:
    return load_tagger() if article.is_english else None
