"""The check of an article: its sentences, claims and flags, and the limits of the check."""

from workbench.config.house_style import NO_STYLE, HouseStyle
from workbench.domain.article import Article
from workbench.domain.checked import Checked
from workbench.domain.problem import Problem
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.facts.facts import facts_of
from workbench.facts.outside_claims import stretches_outside_claims
from workbench.flags.registry import RULES, flags_in
from workbench.intake.media_types import name_mismatch
from workbench.review.rescan.numbering import number_claims
from workbench.services.articles.language import MODEL_PACKAGE, tagger_for
from workbench.text.coverage.of_sentences import coverage_of
from workbench.text.coverage.of_words import word_coverage
from workbench.text.document import Document
from workbench.text.read_article import read_document


def check_article(article: Article, style: HouseStyle = NO_STYLE) -> Checked:
    """Check the article: find its sentences, claims and flags; `problems` says what the check could not use."""
    return check_document(read_document(article, tagger_for(article)), style)


def check_document(document: Document, style: HouseStyle = NO_STYLE) -> Checked:
    """Check an article that was read already."""
    article = document.article
    claims = number_claims((), claims_in(document))
    sentences = [Span(sentence.start, sentence.end) for sentence in document.sentences]
    outside = stretches_outside_claims(facts_of(document))
    return Checked(
        article=article,
        sentences=coverage_of(sentences, claims),
        coverage=word_coverage(article.text, sentences, claims=claims, outside=outside),
        claims=claims,
        flags=flags_in(document, RULES, style=style),
        problems=limits_of_check(article),
    )


def name_problems(article: Article) -> tuple[Problem, ...]:
    """Return the problem that the article's file is named as another type, such as text called .pdf, if so."""
    what = name_mismatch(article.media_type, article.origin)
    if not what:
        return ()
    return (Problem(where=article.origin, what=what, fix="Check that it is the file you meant."),)


def limits_of_check(article: Article) -> tuple[Problem, ...]:
    """Return what limits the check of this article: a misleading file name, another language, or no language model."""
    return (*name_problems(article), *_limits_of_language(article))


def _limits_of_language(article: Article) -> tuple[Problem, ...]:
    if not article.is_english:
        what = (
            f"the language seems to be '{article.language}', so claims are whole sentences, judged by their "
            "figures alone, and the rules for English are not applied"
        )
        fix = "Choose the claims by hand; only hidden characters and repetition were checked."
        return (Problem(where=article.origin or article.title or article.id, what=what, fix=fix),)
    if tagger_for(article) is None:
        return (
            Problem(
                where=MODEL_PACKAGE,
                what="the language model is not installed, so claims are whole sentences",
                fix="Run `make setup` to install it.",
            ),
        )
    return ()
