"""Print how long 1 claim x 50 sources of 5,000 words takes: python benchmarks/passages_speed.py FOLDER.

The sources are pages of WiCE put one after another. Cold is the first search,
which reads every source; warm are other claims over the same sources.
"""

import sys
import time
from pathlib import Path

from judged import judged_passages

from workbench.services.search.embeddings import installed_embedder, search_method
from workbench.services.search.search_texts import prepare_text, search_sources
from workbench.services.session_cache import SessionCache

SOURCES, WORDS, CLAIMS = 50, 5_000, 20


def texts_of(sentences: list[str]) -> list[str]:
    words = " \n".join(sentences).split(" ")
    starts = [place * WORDS % max(1, len(words) - WORDS) for place in range(SOURCES)]
    return [f"Page {place}. " + " ".join(words[start : start + WORDS]) for place, start in enumerate(starts)]


def main() -> None:
    judged = [case for case in judged_passages(Path(sys.argv[1])) if case[0] == "wice"]
    claims = [case[1] for case in judged[: CLAIMS + 1]]
    texts = texts_of([sentence for case in judged for sentence in case[2]])
    print(f"{SOURCES} sources of {WORDS:,} words, {search_method()}")
    spent, cache = [], SessionCache()
    for claim in claims:
        began, used = time.perf_counter(), time.process_time()
        search_sources(claim, [prepare_text(text, cache) for text in texts], limit=3, embed=installed_embedder())
        spent.append((time.perf_counter() - began, time.process_time() - used))
    (cold, cold_used), warm = spent[0], sorted(spent[1:])
    print(f"cold {cold:.2f} s ({cold_used:.2f} s of CPU)")
    middle, last = warm[len(warm) // 2], warm[-1]
    print(f"warm, median of {len(warm)} claims: {middle[0] * 1000:.0f} ms ({middle[1] * 1000:.0f} ms of CPU)")
    print(f"warm, longest: {last[0] * 1000:.0f} ms ({last[1] * 1000:.0f} ms of CPU)")


if __name__ == "__main__":
    main()
