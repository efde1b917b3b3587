"""Looking for a claim in texts, by their words, and by meaning where the extra is installed."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from workbench.passages.find import Embed, Passage, passages_in
from workbench.passages.ranking.prepared import PreparedSource, prepare, prepare_sentences
from workbench.services.search.embeddings import installed_embedder

READ_CLOSELY: Final = 2
"""Sources of one search that are read for their meaning, those whose words bear most: a tenth of a second each."""
MANY: Final = 10
"""Sources from which on only the one that bears most is read for its meaning."""
LONG_TEXT: Final = 20_000
"""Characters from which `find_passages` goes by words alone, so that fifty such texts take no longer than 300 ms."""
LARGEST_KEPT: Final = 1_000_000


def find_passages(
    claim_text: str, source_text: str | None = None, *, sentences: Sequence[str] | None = None, limit: int = 3
) -> tuple[Passage, ...]:
    """The passages that bear most on `claim_text`, best first, at most `limit`.

    Give either `source_text`, or `sentences` already divided. Where the extra
    `embeddings` is installed, texts up to 20,000 characters and ready-made
    sentences are ranked by meaning too. A text is read once and kept in memory.

    >>> [passage.quote for passage in find_passages("Half voted.", "It rained. Half of them voted.", limit=1)]
    ['Half of them voted.']
    """
    if sentences is not None:
        return passages_in(prepare_sentences(sentences), claim_text, limit=limit, embed=installed_embedder())
    text = source_text or ""
    embed = installed_embedder() if len(text) <= LONG_TEXT else None
    return passages_in(prepared_text(text), claim_text, limit=limit, embed=embed)


def prepared_text(text: str) -> PreparedSource:
    """`text` made ready for searching; the last 64 texts are kept, but for those above 1,000,000 characters."""
    return _prepare_cached(text) if len(text) <= LARGEST_KEPT else prepare(text)


_prepare_cached = lru_cache(maxsize=64)(prepare)


def search(
    claim_text: str, sources: Sequence[PreparedSource], *, limit: int, embed: Embed | None
) -> list[tuple[Passage, ...]]:
    """The passages of each of `sources`, best first, at most `limit` a source.

    The two sources whose words bear most on the claim, of many the one, are
    read for their meaning too, where there is an `embed`.
    """
    passages = [passages_in(source, claim_text, limit=limit) for source in sources]
    if embed is None:
        return passages
    by_relevance = sorted(
        range(len(sources)), key=lambda number: -max((p.relevance for p in passages[number]), default=0.0)
    )
    for number in by_relevance[: READ_CLOSELY if len(sources) < MANY else 1]:
        passages[number] = passages_in(sources[number], claim_text, limit=limit, embed=embed)
    return passages
