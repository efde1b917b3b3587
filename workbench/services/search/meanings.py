"""The meaning of many texts: a vector each, computed when it is first needed and cached from then on."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Final, Protocol

from workbench.claimreview.earlier_checks import CANDIDATES
from workbench.passages.find import Embed

LONGEST_TEXT: Final = 2_000
AT_ONCE: Final = 200
"""The number of missing vectors up to which the first search computes them all; about three seconds of one core."""
_CHUNK: Final = 256
_ROWS: Final = 4_096
"""The number of vectors multiplied at a time."""
_KEY_BYTES: Final = 16
_MOST_STEPS: Final = 127


class VectorCache(Protocol):
    """Vectors of texts that outlive the program; a cache, so nothing is lost where it fails."""

    def __hash__(self) -> int:
        """Tell this cache from another."""
        ...

    def load(self) -> Mapping[bytes, bytes]:
        """Load each cached vector, by the key of its text."""
        ...

    def keep(self, vectors: Mapping[bytes, bytes]) -> None:
        """Cache `vectors`, by the keys of their texts."""
        ...


class TextVectors:
    """How alike `texts` are to a claim, by their index; callable as a `workbench.claimreview.earlier_checks.Likeness`.

    A vector takes a byte a dimension. A search computes those of the texts it is
    given, and all of them where no more than 200 are missing; `make_ready` computes
    the rest.
    """

    def __init__(self, texts: Sequence[str], *, embed: Embed, kept: VectorCache | None = None) -> None:
        self._texts = tuple(text[:LONGEST_TEXT] for text in texts)
        self._embed = embed
        self._kept = kept
        self._numpy = import_module("numpy")
        dimensions = len(embed([""])[0])
        self._steps = self._numpy.zeros((len(self._texts), dimensions), dtype="int8")
        self._lengths = self._numpy.zeros(len(self._texts), dtype="float32")
        self._load(kept.load() if kept else {}, dimensions=dimensions)

    def __call__(self, claim: str, nearest: Sequence[int]) -> dict[int, float]:
        """Return the cosine of `claim` with each of the texts `nearest`, and with the 50 most alike of those ready."""
        missing = self._missing()
        nearest_set = set(nearest)
        self._make(missing if len(missing) <= AT_ONCE else [number for number in missing if number in nearest_set])
        cosines = self._cosines(claim)
        most_alike = self._numpy.argsort(-cosines, kind="stable")[:CANDIDATES].tolist()
        likeness = {number: float(cosines[number]) for number in (*nearest, *most_alike)}
        return {number: cosine for number, cosine in likeness.items() if self._lengths[number]}

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._texts)

    @property
    def ready(self) -> int:
        """The number of texts that have a vector."""
        return len(self._texts) - len(self._missing())

    def make_ready(self) -> Iterator[int]:
        """Compute the missing vectors, and yield after every few how many texts have one."""
        missing = sorted(self._missing(), key=lambda number: len(self._texts[number]))
        for first in range(0, len(missing), _CHUNK):
            self._make(missing[first : first + _CHUNK])
            yield len(self._texts) - len(missing) + min(first + _CHUNK, len(missing))

    def _missing(self) -> list[int]:
        missing: list[int] = self._numpy.flatnonzero(self._lengths == 0).tolist()
        return missing

    def _load(self, vectors: Mapping[bytes, bytes], *, dimensions: int) -> None:
        if not vectors:
            return
        for number, text in enumerate(self._texts):
            vector = vectors.get(_text_key(text), b"")
            if len(vector) == dimensions:
                self._put(number, self._numpy.frombuffer(vector, dtype="int8"))

    def _make(self, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        vectors = {}
        for number, vector in zip(numbers, self._embed([self._texts[number] for number in numbers]), strict=True):
            steps = _quantized(self._numpy.asarray(vector, dtype="float32"))
            self._put(number, steps)
            vectors[_text_key(self._texts[number])] = steps.tobytes()
        if self._kept:
            self._kept.keep(vectors)

    def _put(self, number: int, steps: Any) -> None:  # noqa: ANN401 - numpy is optional
        self._steps[number] = steps
        self._lengths[number] = self._numpy.linalg.norm(steps.astype("float32"))

    def _cosines(self, claim: str) -> Any:  # noqa: ANN401 - numpy is optional
        """Return a cosine a text; -1 for one without a vector."""
        vector = self._numpy.asarray(self._embed([claim[:LONGEST_TEXT]])[0], dtype="float32")
        parts = [self._steps[first : first + _ROWS] for first in range(0, len(self._texts), _ROWS)]
        products = self._numpy.concatenate([part.astype("float32") @ vector for part in parts])
        ready = self._lengths > 0
        return self._numpy.where(ready, products / self._numpy.where(ready, self._lengths, 1), -1)


def _quantized(vector: Any) -> Any:  # noqa: ANN401 - numpy is optional
    """Round `vector` to whole steps from -127 to 127, which keeps its direction."""
    largest = float(abs(vector).max()) or 1.0
    return (vector * (_MOST_STEPS / largest)).round().astype("int8")


def _text_key(text: str) -> bytes:
    """Return the key of a text's vector: the beginning of the SHA-256 of the text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_KEY_BYTES]
