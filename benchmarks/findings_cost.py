"""What the findings tables cost a decision: its acknowledgement with and without them, and how soon a table shows it.

python benchmarks/findings_cost.py
python benchmarks/findings_cost.py --claims 2000 --decisions 60 --think 0.5

Every claim has a verdict with a rationale and three sources with a passage each. One person decides on claims of
one article with a pause to think between two of them, and then without any.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from report_speed import desk_with

from workbench.domain.verdict import Channel
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.services.desk import Desk
from workbench.store.tables import TABLES
from workbench.ui.findings.writer_thread import FindingsWriter, findings_waiting
from workbench.wiring import open_desk

PATIENCE = 60.0


def main() -> None:
    """Print one line for each way of working, without the tables and with them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=2_000)
    parser.add_argument("--decisions", type=int, default=40)
    parser.add_argument("--think", type=float, default=0.5, help="seconds between two decisions")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:  # a thread may be writing still
        made, article_id = filled(Path(name) / "made", options.claims)
        for think in (options.think, 0.0):
            for with_findings in (False, True):
                folder = Path(shutil.copytree(made, Path(name) / f"{think}-{with_findings}"))
                desk = open_desk(folder, channel=Channel.PAGE)
                told = trial(desk, article_id, decisions=options.decisions, think=think, findings=with_findings)
                print(
                    f"{'with' if with_findings else 'without':8} findings, {think:.1f} s to think: {told}", flush=True
                )


def filled(folder: Path, claims: int) -> tuple[Path, str]:
    """A claims folder with one article of so many claims."""
    desk, article_id = desk_with(claims)
    loaded = desk.store.load(article_id)
    records = [record for table in TABLES for record in getattr(loaded, table.name)]
    open_desk(folder, channel=Channel.PAGE).store.append(records, by="Ana")
    return folder, article_id


def trial(desk: Desk, article_id: str, *, decisions: int, think: float, findings: bool) -> str:
    """The acknowledgements of the decisions, in milliseconds, and the seconds until a table shows the last."""
    claims = [standing.claim.id for standing in open_review(desk, article_id).claims]
    if findings:
        FindingsWriter(desk).start()
        wait_for(desk, str(desk.store.load(article_id).verdicts[0].id))
    times = []
    for number in range(decisions):
        time.sleep(think)
        begun = time.perf_counter()
        with findings_waiting(desk):
            verdict = decide(desk, article_id, claims[number], label="wrong", rationale="It was 35%.", by="Ana")
        times.append((time.perf_counter() - begun) * 1_000)
    late = sorted(times)[-(len(times) // 20 + 1)]
    told = f"acknowledged in {statistics.median(times):5.0f} ms, 95th percentile {late:5.0f} ms"
    return f"{told}; in the table after {wait_for(desk, str(verdict.id)):.1f} s" if findings else told


def wait_for(desk: Desk, verdict_id: str) -> float:
    """The seconds until a table names the verdict."""
    begun = time.perf_counter()
    while time.perf_counter() < begun + PATIENCE:
        if any(verdict_id in path.read_text("utf-8-sig") for path in desk.findings.path.glob("*.csv")):
            return time.perf_counter() - begun
        time.sleep(0.02)
    raise TimeoutError(verdict_id)


if __name__ == "__main__":
    main()
