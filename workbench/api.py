"""Checking a text that is in no store, for other programs."""

import re
from dataclasses import replace
from datetime import date

from workbench.domain.article import article_of
from workbench.domain.checked import Checked
from workbench.domain.problem import Problem
from workbench.services.articles.check_article import check_article
from workbench.services.articles.language import detect_language

_SURROGATE = re.compile("[\ud800-\udfff]")


def check_text(text: str, title: str = "", published: date | str | None = None) -> Checked:
    """Find the claims and flags of `text`, with offsets in code points of `text` as given.

    `published` is a date or its ISO 8601 form; relative times count from it. An
    empty text, half a character (a lone surrogate, replaced in its place), or a
    string that is not a date, is a Problem in the outcome.

    >>> [problem.what for problem in check_text("").problems]
    ['the text is empty']
    """
    clean_text, text_problems = _replace_surrogates(text)
    day, date_problems = _parse_day(published)
    article = article_of(clean_text, title=title, published=day, language=detect_language(clean_text))
    if not text.strip():
        empty_text = Problem(where="text", what="the text is empty", fix="Give a text with at least one sentence.")
        return Checked(article=article, sentences=(), claims=(), flags=(), problems=(empty_text, *date_problems))
    checked = check_article(article)
    return replace(checked, problems=(*checked.problems, *text_problems, *date_problems))


def _replace_surrogates(text: str) -> tuple[str, tuple[Problem, ...]]:
    clean_text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    if clean_text == text:
        return text, ()
    what = "the text holds half a character (a lone surrogate), shown as \N{REPLACEMENT CHARACTER}"
    return clean_text, (Problem(where="text", what=what, fix="Decode the text as the encoding it was written in."),)


def _parse_day(published: date | str | None) -> tuple[str, tuple[Problem, ...]]:
    if isinstance(published, date):
        return published.strftime("%Y-%m-%d"), ()
    try:
        return (date.fromisoformat(published).isoformat() if published else ""), ()
    except ValueError:
        what = f"'{published}' is not a date, so the day of publication is taken as unknown"
        return "", (Problem(where="published", what=what, fix="Write it as 2020-09-30."),)
