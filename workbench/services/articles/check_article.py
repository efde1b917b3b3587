"""The check of an article: its sentences, claims and flags, and what a reader should know of how it was made."""

from workbench.config.house_style import NO_STYLE, HouseStyle
from workbench.domain.article import Article
from workbench.domain.checked import Checked
from workbench.domain.problem import Problem
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.flags.registry import RULES, flags_in
from workbench.intake.media_types import misnamed
from workbench.review.rescan.numbering import numbered
from workbench.services.articles.language import PACKAGE, load_tagger
from workbench.text.coverage import coverage_of
from workbench.text.read_article import read_document
from workbench.text.tagging import Tagger


def check_article(article: Article, style: HouseStyle = NO_STYLE) -> Checked:
    """The article's sentences, claims and flags; `problems` says what the check could not use."""
    tag = _tagger_for(article)
    document = read_document(article, tag)
    claims = numbered((), claims_in(document))
    return Checked(
        article=article,
        sentences=coverage_of([Span(s.start, s.end) for s in document.sentences], claims),
        claims=claims,
        flags=flags_in(document, RULES, style=style),
        problems=limits_of(article),
    )


def belied_name(article: Article) -> tuple[Problem, ...]:
    """That the article's file has the name of something else, such as text called .pdf; else nothing."""
    what = misnamed(article.media_type, article.origin)
    fix = "Check that it is the file you meant."
    return (Problem(where=article.origin, what=what, fix=fix),) if what else ()


def limits_of(article: Article) -> tuple[Problem, ...]:
    """What a reader of a check should know of it: a misleading name, another language, or no language model."""
    return (*belied_name(article), *_limits_of_language(article))


def _limits_of_language(article: Article) -> tuple[Problem, ...]:
    if not article.is_english:
        what = (
            f"the language seems to be '{article.language}', so claims are whole sentences, judged by their "
            "figures alone, and the rules for English are not applied"
        )
        fix = "Choose the claims by hand; only hidden characters and repetition were checked."
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
