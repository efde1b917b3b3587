"""What a hostile server costs: each way to misbehave, how it ends, the seconds and the memory it takes.

python benchmarks/hostile_server.py
"""

import re
import resource
import runpy
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "fetch"))

from hostile_server import CASES, Case, HostileServer

from workbench.errors import FetchError
from workbench.fetch.allowed_addresses import is_public, target_of

ADDRESSES = Path(__file__).resolve().parents[1] / "tests" / "unit" / "fetch" / "test_addresses.py"
MOST_SECONDS = 4.0
MOST_MEGABYTES = 16.0


def main() -> None:
    met = good = 0
    slowest = largest = 0.0
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as folder:
        server = HostileServer(Path(folder))
        for case in CASES:
            tracemalloc.reset_peak()
            before, began = tracemalloc.get_traced_memory()[0], time.perf_counter()
            outcome = outcome_of(server, case)
            seconds = time.perf_counter() - began
            megabytes = (tracemalloc.get_traced_memory()[1] - before) / 1e6
            as_wished = outcome == "kept" if not case.refused else bool(re.search(case.refused, outcome))
            met += 1
            good += as_wished and seconds < MOST_SECONDS and megabytes < MOST_MEGABYTES
            slowest, largest = max(slowest, seconds), max(largest, megabytes)
            print(f"{case.name:46} {seconds:5.2f} s {megabytes:6.2f} MB  {outcome}")
        inside = server.inside
        server.close()
    print(f"{good} of {met} answers kept, refused or bounded as they should be; {inside} requests got inside")
    print(f"slowest {slowest:.2f} s, most memory {largest:.1f} MB for pages of at most 2 MB (both ends counted)")
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, all cases together")
    print(f"{refused_addresses()} refused; asked for nothing")


def outcome_of(server: HostileServer, case: Case) -> str:
    try:
        server.fetch(case)
    except FetchError as error:
        told = str(error)
        assert told.isprintable(), told
        return told.split(": ", 1)[1].removesuffix("Record the source by hand, or attach a saved copy.").strip()
    return "kept"


def refused_addresses() -> str:
    """How many of the special addresses, and of the ways to write one, are refused."""
    listed = runpy.run_path(str(ADDRESSES))
    special, written = listed["INSIDE"].split(), listed["WRITTEN_OTHERWISE"].split()
    refused = sum(not is_public(address) for address in special)
    for host in written:
        try:
            target_of(f"http://{host}/")
        except FetchError:
            refused += 1
    return f"{refused} of {len(special) + len(written)} special addresses, hidden ones and non-hosts"


if __name__ == "__main__":
    main()
