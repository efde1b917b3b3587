"""Sentences whose figures do or do not reckon: which ones the number rules flag.

python benchmarks/numbers_add_up.py numbers_add_up.jsonl [--missed N]

A row is a sentence ("text", "kind") labelled consistent or inconsistent, with
the span of the figure that was changed ("value"). A sentence counts as flagged
when a NUM or a DAT rule raises an error or a warning on it; notes do not count. A found
one is placed when the flagged span or one related to it overlaps the value.
`--missed` prints that many sentences judged wrongly.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print precision, recall and F1, the share placed, and the counts of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--missed", type=int, default=0)
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    wrongly = []
    for line in options.corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        outcome = judged(row)
        for kind in (row["kind"], "all"):
            counts.update((kind, part) for part in outcome)
        wrongly += [f"{outcome[0]}: {row['text']}"] * (outcome[0] in {"missed", "false"})
    for kind in sorted({kind for kind, _ in counts}, key=lambda kind: (kind == "all", kind)):
        found, missed, false = (counts[kind, part] for part in ("found", "missed", "false"))
        print(
            f"{kind:18} precision {found / max(1, found + false):.3f}  recall {found / max(1, found + missed):.3f}  "
            f"F1 {2 * found / max(1, 2 * found + missed + false):.3f}  placed {counts[kind, 'placed']} of {found}"
        )
    print(*wrongly[: options.missed], sep="\n", end="\n" * bool(wrongly[: options.missed]))


def judged(row: dict) -> list[str]:
    """What became of one row: found, missed, false or silent; and placed."""
    flags = grave_flags(row["text"])
    wrong = row["label"] == "inconsistent"
    outcome = {(True, True): "found", (True, False): "missed", (False, True): "false"}.get(
        (wrong, bool(flags)), "silent"
    )
    places = [place for flag in flags for place in (flag, *flag.related)]
    value = row["value"]
    placed = any(place.start < value["end"] and value["start"] < place.end for place in places)
    return [outcome] + ["placed"] * (outcome == "found" and placed)


def grave_flags(text: str) -> list:
    """The errors and warnings of the rules on figures and dates on `text`."""
    import workbench

    return [
        flag for flag in workbench.check_text(text).flags if flag.rule[:3] in {"NUM", "DAT"} and flag.severity != "note"
    ]


if __name__ == "__main__":
    main()
