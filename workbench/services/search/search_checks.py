"""Searching for earlier checks of a claim, by their words, and by meaning where the extra is installed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from workbench.claimreview import earlier_checks
from workbench.claimreview.earlier_checks import CheckIndex, EarlierCheck
from workbench.services.search.embeddings import installed_embedder, search_method
from workbench.services.search.meanings import TextVectors, VectorCache

READY_LINE: Final = "the meaning of {ready:,} of {all:,} checks is ready (workbench earlier --prepare does the rest)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """Earlier checks prepared for searching; `meanings` is None where the extra `embeddings` is not installed."""

    words: CheckIndex
    meanings: TextVectors | None

    def make_ready(self) -> Iterator[int]:
        """Compute all vectors, and yield after every few how many checks are ready; nothing without the extra."""
        if self.meanings is not None:
            yield from self.meanings.make_ready()


def build_index(checks: Iterable[tuple[str, str]], *, kept: VectorCache | None = None) -> SearchIndex:
    """Build the index over `checks`, pairs of id and text; vectors computed later are cached in `kept`."""
    pairs = tuple(checks)
    embed = installed_embedder()
    meanings = TextVectors([text for _, text in pairs], embed=embed, kept=kept) if embed and pairs else None
    return SearchIndex(words=earlier_checks.build_index(pairs), meanings=meanings)


def find_earlier_checks(claim_text: str, index: SearchIndex, limit: int = 5) -> tuple[EarlierCheck, ...]:
    """Find the earlier checks most like `claim_text`, best first, at most `limit`.

    Where the extra `embeddings` is installed they are ranked by words and meaning:
    the 50 best by their words, and the 50 best by meaning of those whose meaning
    is ready: with up to 200 checks that of all, with more once `index.make_ready()` is through.

    >>> index = build_index([("a", "Moon made of cheese"), ("b", "Sharks swim in streets")])
    >>> [match.id for match in find_earlier_checks("A shark swam in a street", index, limit=1)]
    ['b']
    """
    return earlier_checks.find_earlier_checks(claim_text, index.words, limit, likeness=index.meanings)


def describe_index(index: SearchIndex) -> str:
    """Describe how checks of `index` are found on this machine, as shown to a reviewer."""
    description = search_method()
    if index.meanings is None or index.meanings.ready == len(index.meanings):
        return description
    return f"{description}; {READY_LINE.format(ready=index.meanings.ready, all=len(index.meanings))}"
