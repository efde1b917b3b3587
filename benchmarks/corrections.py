"""Slips that editors really corrected, and how many of them the flags hit, by kind of slip and by what shows it.

    python benchmarks/corrections.py corrections.jsonl

Each line is an object with `text` (the article before the correction), `start` and
`end` (code points of what was corrected), `kind` ("name", "body", ...) and `shown`:
"text" where the article itself shows the slip, "world" where a well-known fact does,
"no" where only the reporter could know. A slip is hit as `copydesk.py` says: by a flag
at it, or at what it contradicts.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from flag_hits import hits

from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.registry import flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corrections", type=Path)
    # Not by `splitlines`: a text may hold a line separator of its own.
    lines = parser.parse_args().corrections.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    tag = load_tagger()
    texts = {row["text"] for row in rows}
    flags = {text: flags_in(read_document(article_of(text), tag)) for text in texts}
    asked, loud, quiet = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        hit = [flag for flag in flags[row["text"]] if hits(flag, row["start"], row["end"])]
        is_loud = any(flag.severity is not Severity.NOTE for flag in hit)
        groups = (row["kind"], f"shown by {row['shown']}", "all")
        asked.update(groups)
        loud.update(groups if is_loud else ())
        quiet.update(groups if hit and not is_loud else ())
    print(f"{'kind':<16} slips  loud notes")
    for group in sorted(asked, key=lambda name: (name == "all", name)):
        print(f"{group:<16} {asked[group]:>5} {loud[group]:>5} {quiet[group]:>5}")
    raised = Counter(flag.rule for found in flags.values() for flag in found if flag.severity is not Severity.NOTE)
    words = sum(len(text.split()) for text in texts)
    print(f"errors and warnings in {len(texts):,} articles, {words:,} words: {dict(raised.most_common())}")


if __name__ == "__main__":
    main()
