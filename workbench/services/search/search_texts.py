"""Searching texts for passages on a claim, by their words, and by meaning where the extra is installed."""

from collections.abc import Sequence
from typing import Final

from workbench.passages.find import Embed, Passage, find_passages_in
from workbench.passages.ranking.prepared import PreparedSource, prepare_sentences, prepare_source
from workbench.services.search.embeddings import installed_embedder
from workbench.services.session_cache import SessionCache

RANKED_BY_MEANING: Final = 2
"""The number of sources of a search that are ranked by meaning, those most relevant by words: 0.1 seconds each."""
MANY_SOURCES: Final = 10
"""The number of sources from which on only the most relevant one is ranked by meaning."""
LONG_TEXT: Final = 20_000
"""Characters from which `find_passages` goes by words alone, so that fifty such texts take no longer than 300 ms."""
LARGEST_KEPT: Final = 1_000_000
"""Characters of the longest text that is kept prepared."""
_MOST_KEPT: Final = 64
"""Texts that are kept prepared."""
_WITHOUT_DESK: Final = SessionCache()
"""The cache of other programs, which call `find_passages` without a desk."""


def find_passages(
    claim_text: str, source_text: str | None = None, *, sentences: Sequence[str] | None = None, limit: int = 3
) -> tuple[Passage, ...]:
    """Find the passages that bear most on `claim_text`, best first, at most `limit`.

    Give either `source_text`, or `sentences` already divided. Where the extra
    `embeddings` is installed, texts up to 20,000 characters and ready-made
    sentences are ranked by meaning too. A text is prepared once and cached in memory.

    >>> [passage.quote for passage in find_passages("Half voted.", "It rained. Half of them voted.", limit=1)]
    ['Half of them voted.']
    """
    if sentences is not None:
        return find_passages_in(prepare_sentences(sentences), claim_text, limit=limit, embed=installed_embedder())
    text = source_text or ""
    embed = installed_embedder() if len(text) <= LONG_TEXT else None
    return find_passages_in(prepare_text(text, _WITHOUT_DESK), claim_text, limit=limit, embed=embed)


def prepare_text(text: str, cache: SessionCache) -> PreparedSource:
    """Prepare `text` for searching, once for as long as the `cache` is there, unless the text is too long to keep."""
    if len(text) > LARGEST_KEPT:
        return prepare_source(text)
    return cache.once("prepared text", text, lambda: prepare_source(text), most=_MOST_KEPT)


def search_sources(
    claim_text: str, sources: Sequence[PreparedSource], *, limit: int, embed: Embed | None
) -> list[tuple[Passage, ...]]:
    """Find the passages of each of `sources`, best first, at most `limit` a source.

    The two sources most relevant by their words, or the one of many, are
    ranked by meaning too, where there is an `embed`.
    """
    passages = [find_passages_in(source, claim_text, limit=limit) for source in sources]
    if embed is None:
        return passages
    by_relevance = sorted(
        range(len(sources)), key=lambda number: -max((p.relevance for p in passages[number]), default=0.0)
    )
    for number in by_relevance[: RANKED_BY_MEANING if len(sources) < MANY_SOURCES else 1]:
        passages[number] = find_passages_in(sources[number], claim_text, limit=limit, embed=embed)
    return passages
