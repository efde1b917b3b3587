"""How fast a verdict is on disk with eight writers, and how fast a full store opens.

python benchmarks/store_speed.py [CLAIMS_IN_STORE]
"""

import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "store"))

from click_to_paint import fill
from test_contract import ARTICLE, verdict

from workbench.store.csv_folder import CsvFolder

EACH = 60
OPEN = """
import sys, time, resource
from workbench.store.csv_folder import CsvFolder
start = time.perf_counter()
store = CsvFolder(sys.argv[1])
articles = store.article_list()
listed = time.perf_counter()
store.load(articles[0].id)
loaded = time.perf_counter()
for _ in range(20):
    store.load(articles[0].id)
warm = (time.perf_counter() - loaded) / 20
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"list the articles {listed - start:.2f} s, load one (reads all tables) {loaded - listed:.2f} s, "
      f"again {warm * 1000:.2f} ms, peak memory {peak:.0f} MB")
"""


def write(folder: str, writer: int, times: "multiprocessing.Queue[list[float]]") -> None:
    store = CsvFolder(folder)
    found = []
    for number in range(EACH):
        start = time.perf_counter()
        store.append([verdict(writer * 1000 + number)], by="Ana")
        found.append((time.perf_counter() - start) * 1000)
    times.put(found)


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        CsvFolder(folder).append([ARTICLE], by="Ana")
        times: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
        writers = [multiprocessing.Process(target=write, args=(folder, n, times)) for n in range(8)]
        for writer in writers:
            writer.start()
        all_times = sorted(each for _ in writers for each in times.get())
        for writer in writers:
            writer.join()
    worst = all_times[int(0.95 * len(all_times))]
    print(
        f"verdict acknowledged, 8 writers: median {statistics.median(all_times):.1f} ms, 95th percentile {worst:.1f} ms"
    )
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), 1000, claims)
        print(f"a store of {claims} claims in a fresh process:", flush=True)
        subprocess.run([sys.executable, "-c", OPEN, folder], check=True)


if __name__ == "__main__":
    main()
