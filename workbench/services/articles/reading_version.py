"""The reading version of a check: two checks of one article with the same version find the same."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from workbench.config.house_style import HouseStyle
from workbench.domain.article import Article
from workbench.domain.identity import sha256_of
from workbench.flags.registry import RULES
from workbench.services.articles.language import MODEL_PACKAGE

READING: Final = 4
"""Raise it by one with every change after which the same text gives other claims or other flags: in `text/`,
`extraction/`, `flags/` or their word lists. A rule that is added or taken away is noticed without that, and so are
another house style and another language model, or none. Articles checked before are then offered a new check."""

_DIGITS: Final = 6


def reading_version_of(article: Article, style: HouseStyle) -> str:
    """Return the reading version of a check of `article` made now, such as "3/1a2b3c".

    It is `READING` and a digest of the other inputs: the existing rules, the house style, and for an
    English text the language model.
    """
    model = model_version() if article.is_english else ""
    parts = ("\x1f".join(sorted(rule.code for rule in RULES)), model, *_style_parts(style))
    return f"{READING}/{sha256_of(chr(30).join(parts).encode('utf-8', 'surrogatepass'))[:_DIGITS]}"


@cache
def model_version() -> str:
    """Return the version of the installed English model, or nothing where it is not installed."""
    try:
        return version(MODEL_PACKAGE)
    except PackageNotFoundError:
        return ""


def _style_parts(style: HouseStyle) -> tuple[str, ...]:
    """Return the parts of a house style that change what a check finds, whatever its path and the order of entries."""
    severities = sorted((code, severity.value) for code, severity in style.severities)
    parts = (
        sorted(style.off),
        severities,
        style.names,
        style.posts,
        style.words,
        sorted(style.ignored),
        sorted(style.ignored_by_rule),
    )
    return tuple(map(repr, parts))
