"""Print how often the right name is among the suggestions for a misspelt one.

    python benchmarks/misspelt_names.py FOLDER

FOLDER holds misspelt_proper_nouns.jsonl (misspelling, correct). Letter case and
accents do not count. The list is for measuring: no word of it comes from here.
"""

import json
import sys
import time
from pathlib import Path

from workbench.flags.names.suggestions import suggestions_for
from workbench.text.names import ascii_fold

SHOWN = 3


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    lines = (Path(sys.argv[1]) / "misspelt_proper_nouns.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    suggestions_for("warm")
    began = time.perf_counter()
    first = among = 0
    for row in rows:
        offered = [ascii_fold(suggestion.text) for suggestion in suggestions_for(row["misspelling"], SHOWN)]
        first += ascii_fold(row["correct"]) in offered[:1]
        among += ascii_fold(row["correct"]) in offered
    spent = (time.perf_counter() - began) / len(rows)
    print(f"{len(rows)} misspelt names: right first {first / len(rows):.3f}, among {SHOWN} {among / len(rows):.3f}")
    print(f"{spent * 1000:.2f} ms each")


if __name__ == "__main__":
    main()
