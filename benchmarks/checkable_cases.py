"""Checkable or not: the share of hand-written stretches that a check calls as a fact-checker would.

python benchmarks/checkable_cases.py cases.jsonl [--show]

One case a line: "input", "sub" (the trait it tests) and "checkable", a list of
{"words", "checkable"}. A stretch is called what the claim or part is that covers
most of its letters and digits, the shortest where several cover as much; a
stretch in no claim is not checkable. `--show` prints those called otherwise.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print a line for each trait, one for those that can be checked and those that cannot, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in (json.loads(line) for line in options.cases.read_text(encoding="utf-8").splitlines()):
        for stretch in case["checkable"] or ():
            called, kind = called_as(case["input"], stretch["words"])
            groups = (case["sub"], "~ checkable" if stretch["checkable"] else "~ not checkable", "~~ all")
            asked.update(groups)
            right.update(groups if called == stretch["checkable"] else ())
            if options.show and called != stretch["checkable"]:
                print(f"{case['id']} {case['sub']}: {kind}, should be {stretch['checkable']} | {stretch['words']}")
    for group in sorted(asked):
        print(f"{group.strip('~ '):16} {right[group]:4} of {asked[group]:4}  {right[group] / asked[group]:.3f}")


def called_as(text: str, words: str) -> tuple[bool, str]:
    """Whether the claim that covers most of the words can be checked, and its kind."""
    import workbench

    start = text.index(words)
    end = start + len(words)
    covering = []
    for claim in workbench.check_text(text).claims:
        shared = sum(text[place].isalnum() for place in range(max(start, claim.start), min(end, claim.end)))
        if shared:
            covering.append((shared, claim.start - claim.end, claim))
    if not covering:
        return False, "no claim"
    claim = max(covering, key=lambda pair: pair[:2])[2]
    return claim.checkable, str(claim.kind)


if __name__ == "__main__":
    main()
