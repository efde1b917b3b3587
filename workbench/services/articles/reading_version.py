"""Which reading a check is made with: two checks of one article with the same reading find the same."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from workbench.config.house_style import HouseStyle
from workbench.domain.article import Article
from workbench.domain.identity import sha256_of
from workbench.flags.registry import RULES
from workbench.services.articles.language import PACKAGE

READING: Final = 1
"""Raise it by one with every change after which the same text gives other claims or other flags: in `text/`,
`extraction/`, `detectors/` or their word lists. A rule that is added or taken away is noticed without that, and so are
another house style and another language model, or none. Articles checked before are then offered a new check."""

_DIGITS: Final = 6


def reading_of(article: Article, style: HouseStyle) -> str:
    """The reading that a check of `article` has now, such as "3/1a2b3c": `READING`, and a digest of what else decides.

    That is the rules there are, the house style, and for an English text the language model.
    """
    model = model_version() if article.is_english else ""
    deciding = ("\x1f".join(sorted(rule.code for rule in RULES)), model, *_deciding(style))
    return f"{READING}/{sha256_of(chr(30).join(deciding).encode('utf-8', 'surrogatepass'))[:_DIGITS]}"


@cache
def model_version() -> str:
    """The version of the installed English model, or nothing where it is not installed."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


def _deciding(style: HouseStyle) -> tuple[str, ...]:
    """What of a house style changes what a check finds; not the place of its file, and not the order of its entries."""
    return tuple(
        repr(entries)
        for entries in (
            sorted(style.off),
            sorted((code, severity.value) for code, severity in style.severities),
            style.names,
            style.words,
            sorted(style.ignored),
            sorted(style.ignored_by_rule),
        )
    )
