"""The longer version of the damage test: tables changed at random, and what the store then says.

python benchmarks/store_mutations.py [TIMES]
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "store"))

from mutations import wrong_after_mutations
from test_contract import ARTICLE, claim, event, verdict

from workbench.store.csv_folder import CsvFolder


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = CsvFolder(folder / "claims")
        store.append([ARTICLE, claim()], by="benchmark")
        for number in range(5):
            store.append([verdict(number, f"Because of {number},\n=1+1"), event(number)], by="benchmark")
        wrong = list(wrong_after_mutations(folder / "claims", folder, times=times, seed=11))
    print(f"{times} damaged tables, {time.perf_counter() - start:.0f} s: {len(wrong)} with a wrong or missing row")
    for line in wrong[:20]:
        print(line)


if __name__ == "__main__":
    main()
