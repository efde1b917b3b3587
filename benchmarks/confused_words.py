"""Confused words found by listed frames, and flags on clean text.

python benchmarks/confused_words.py seeded_errors_articles.jsonl [--show]

The frames were written with these articles in sight: on another text they find less.
"""

import argparse
import json
from pathlib import Path

from workbench.flags.rules.wrd001_confused_words import slips_in_frames


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", action="store_true", help="print every flag on clean text")
    options = parser.parse_args()
    planted = found = right = words = false = 0
    for row in (json.loads(line) for line in options.articles.read_text("utf-8").splitlines()):
        errors = {e["start"]: e["correct"] for e in row["errors"] if e["type"] == "confused_word"}
        meant = {span.start: word for span, word in slips_in_frames(row["text"])}
        planted += len(errors)
        found += len(errors.keys() & meant.keys())
        right += sum(meant.get(start, "").casefold() == correct.casefold() for start, correct in errors.items())
        words += len(row["clean_text"].split())
        for span, word in slips_in_frames(row["clean_text"]):
            false += 1
            if options.show:
                print(f"  {row['clean_text'][max(0, span.start - 40) : span.end + 40]!r} -> {word}")
    share, rate = 100 * found / planted, 1000 * false / words
    print(
        f"frames (in-sample): {found} of {planted} found ({share:.1f}%), {right} with the right word; "
        f"{false} flags on clean text ({rate:.2f} per 1,000 words)"
    )


if __name__ == "__main__":
    main()
