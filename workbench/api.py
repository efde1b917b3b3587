"""The check of a text that is in no store, for other programs."""

import re
from dataclasses import replace
from datetime import date

from workbench.domain.article import article_of
from workbench.domain.checked import Checked
from workbench.domain.problem import Problem
from workbench.services.articles.check_article import check_article
from workbench.services.articles.language import language_of

_HALF = re.compile("[\ud800-\udfff]")


def check_text(text: str, title: str = "", published: date | str | None = None) -> Checked:
    """The claims and flags of `text`, with offsets in code points of `text` as given.

    `published` is a date or its ISO 8601 form; relative times count from it. An
    empty text, half a character (a lone surrogate, replaced in its place), or a
    date that is none, is a Problem in the outcome.

    >>> [problem.what for problem in check_text("").problems]
    ['the text is empty']
    """
    whole, broken = _whole(text)
    day, doubtful = _day_of(published)
    article = article_of(whole, title=title, published=day, language=language_of(whole))
    if not text.strip():
        nothing = Problem(where="text", what="the text is empty", fix="Give a text with at least one sentence.")
        return Checked(article=article, sentences=(), claims=(), flags=(), problems=(nothing, *doubtful))
    checked = check_article(article)
    return replace(checked, problems=(*checked.problems, *broken, *doubtful))


def _whole(text: str) -> tuple[str, tuple[Problem, ...]]:
    whole = _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
    if whole == text:
        return text, ()
    what = "the text holds half a character (a lone surrogate), shown as \N{REPLACEMENT CHARACTER}"
    return whole, (Problem(where="text", what=what, fix="Decode the text as the encoding it was written in."),)


def _day_of(published: date | str | None) -> tuple[str, tuple[Problem, ...]]:
    if isinstance(published, date):
        return published.strftime("%Y-%m-%d"), ()
    try:
        return (date.fromisoformat(published).isoformat() if published else ""), ()
    except ValueError:
        what = f"'{published}' is not a date, so the day of publication is taken as unknown"
        return "", (Problem(where="published", what=what, fix="Write it as 2020-09-30."),)
