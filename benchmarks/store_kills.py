"""The longer version of the kill test: what eight writers lose when one is killed at random.

python benchmarks/store_kills.py [KILLS]
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "store"))

from kills import kill_writers


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        outcome = kill_writers(Path(folder) / "claims", kills=kills, writers=8, seed=7)
    print(f"{kills} kills, 8 writers, {time.perf_counter() - start:.0f} s: {outcome.acknowledged} acknowledged")
    print(f"lost {len(outcome.lost)}, half applied {len(outcome.half)}, other problems {len(outcome.other_problems)}")


if __name__ == "__main__":
    main()
