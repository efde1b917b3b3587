"""Print how fast a feed of ClaimReviews is taken in and searched: python benchmarks/claimreview.py FOLDER [MOST]."""

import json
import sys
import tempfile
import time
from pathlib import Path

from workbench.services.claimreview.import_checks import import_checks
from workbench.services.claimreview.match_checks import find_matches
from workbench.wiring import open_desk

CLAIM = "According to a 2017 survey, 36% of French people have a favorable view of Russia"
SEARCHES = 20


def main() -> None:
    rows = (Path(sys.argv[1]) / "match_snopes_claims.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [claim for row in rows if (claim := json.loads(row)["claim"])]
    for many in (1_000, len(claims), int(sys.argv[2]) if len(sys.argv) > 2 else 50_000):
        measure(claims, many)


def measure(claims: list[str], many: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        content = feed_of(claims, many)
        began = time.process_time()
        imported = import_checks(desk, content, origin="feed.json", by="benchmark")
        taken_in = time.process_time() - began
        began = time.process_time()
        find_matches(desk, CLAIM)
        first = time.process_time() - began
        began = time.process_time()
        for _ in range(SEARCHES):
            find_matches(desk, CLAIM)
        later = (time.process_time() - began) / SEARCHES
    size = f"{len(imported.added):,} checks, {len(content) / 1e6:.1f} MB"
    print(f"{size}: taken in {taken_in:.2f} s, first search {first:.2f} s, later ones {later * 1000:.0f} ms (CPU)")


def feed_of(claims: list[str], many: int) -> bytes:
    """A feed of `many` reviews; past the end of `claims` they come again, each with its number."""
    reviews = [
        {
            "@type": "ClaimReview",
            "url": f"https://check.example.org/{number}",
            "author": {"name": "A desk"},
            "claimReviewed": claims[number % len(claims)] + (f", part {number}" if number >= len(claims) else ""),
            "reviewRating": {"alternateName": ": false", "ratingValue": "1", "worstRating": 1, "bestRating": 5},
        }
        for number in range(many)
    ]
    return json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": reviews}]}).encode()


if __name__ == "__main__":
    main()
