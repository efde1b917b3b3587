"""How fast a full store opens one article: with its index, after a foreign touch, and without the index.

    python benchmarks/store_index.py [--articles N] [--claims N] [--rows N] [--folder FOLDER]

Each figure comes from a fresh process: the seconds from the first line that names the
store until `load` of one article and `article_list` have answered, without the
interpreter's start and the imports, the seconds of a processor that this took, and the
memory of the process above that after the imports, at its highest. Then the same once
everything was looked at in the background, for which nobody has to wait. A folder that
is there is used again, so that it is made once.
"""

import argparse
import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.domain.article import Article, article_of
from workbench.domain.claim import Claim, ClaimKind, placement_at
from workbench.domain.flag import Flag, Severity, flag_id_for
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, LabelName, Verdict, VerdictId
from workbench.store.csv_folder import CsvFolder
from workbench.store.protocol import Record

TIMES = 3
WAIT_FOR_INDEX = 600
OPEN = """
import json, sys, time
from workbench.store.csv_folder import CsvFolder
def memory(kind):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(kind)) / 1024
idle, started, start = memory("VmRSS"), time.process_time(), time.perf_counter()
store = CsvFolder(sys.argv[1])
found = store.load(sys.argv[2])
loaded = time.perf_counter()
articles = store.article_list()
listed = time.perf_counter()
told = {"cpu": time.process_time() - started, "load": loaded - start, "both": listed - start,
        "memory": memory("VmHWM") - idle}
if hasattr(store, "wait_for_index"):
    store.wait_for_index(seconds=600)
print(json.dumps({**told, "all": time.perf_counter() - start, "all_memory": memory("VmHWM") - idle}))
"""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "claims"
        if not (folder / "articles.csv").exists():
            start = time.perf_counter()
            fill(folder, articles=options.articles, claims=options.claims, rows=options.rows)
            print(f"filled in {time.perf_counter() - start:.0f} s")
        _measure(folder, options.claims)


def fill(folder: Path, *, articles: int, claims: int, rows: int) -> None:
    """Articles with claims, then verdicts on them, then flags, until there are `rows` rows in all."""
    store = CsvFolder(folder)
    each, more = claims // articles, max(0, rows - claims - articles) // articles
    for number in range(articles):
        store.append([*records_of(number, claims=each, more=more)], by="Benchmark")


def records_of(number: int, *, claims: int, more: int) -> Iterator[Record]:
    sentences = [
        f"In {1900 + n % 120} the council of district {number} counted {n * 7 + 3} votes." for n in range(claims)
    ]
    article = article_of("\n".join(sentences), title=f"Counts of district {number}")
    yield article
    start = 0
    for n, sentence in enumerate(sentences):
        span = Span(start, start + len(sentence))
        claim = claim_of(article, span)
        yield claim
        if n < more:
            yield verdict_of(claim, f"{number}_{n}")
        if n < more - claims:
            yield flag_of(article, span, sentence)
        start = span.end + 1


def claim_of(article: Article, span: Span) -> Claim:
    return Claim(**placement_at(article, span), kind=ClaimKind.QUANTITY, checkable=True, worthiness=0.5)


def verdict_of(claim: Claim, name: str) -> Verdict:
    return Verdict(
        id=VerdictId(f"ver_{name}"),
        article_id=claim.article_id,
        claim_id=claim.id,
        aspect=Aspect.CONTENT,
        label=LabelName("wrong"),
        rationale="The council's own minutes give another number.",
        reviewer="Ana",
        decided_at="2026-01-01T00:00:00Z",
        quote=claim.quote,
    )


def flag_of(article: Article, span: Span, sentence: str) -> Flag:
    return Flag(
        id=flag_id_for(article.id, "NUM001", span),
        article_id=article.id,
        rule="NUM001",
        name="percent-over-100",
        severity=Severity.NOTE,
        start=span.start,
        end=span.end,
        quote=sentence,
        message="A number to look up.",
    )


def same_bytes(folder: Path) -> None:
    """Another program saves the largest table as it is: a new inode, a new time."""
    copy = folder / "claims.csv-copy"
    shutil.copyfile(folder / "claims.csv", copy)
    copy.replace(folder / "claims.csv")


def typed_row(folder: Path) -> None:
    """Somebody types a row under the table."""
    with (folder / "claims.csv").open("a", encoding="utf-8", newline="") as table:
        table.write('"clm_typed","art_typed","0","3","One"\r\n')


def edited_in_a_spreadsheet(folder: Path) -> None:
    """A spreadsheet saves the table in its own way of quoting, with one cell edited."""
    path = folder / "claims.csv"
    records = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    middle, quote = records[len(records) // 2], records[0].index("quote")
    middle[quote] = f"{middle[quote]} (edited)"
    with path.open("w", encoding="utf-8", newline="") as table:
        csv.writer(table, quoting=csv.QUOTE_MINIMAL, lineterminator="\n").writerows(records)


def without_index(folder: Path) -> None:
    for path in (folder / ".history").glob("index*"):
        path.unlink()


def nothing(folder: Path) -> None:
    """Nothing is done to the folder."""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--folder", type=Path, help="where the store lies, or is made")
    return parser.parse_args()


def _measure(folder: Path, claims: int) -> None:
    is_huge = claims >= 1_000_000
    article = _article_in(folder)
    _wait_for_index(folder)
    columns = f"{'load s':>7} {'+list s':>7} {'CPU s':>7} {'MB':>5} {'all s':>6} {'MB':>5}"
    print(f"{'what':<44} {'bar s':>6} {columns}", flush=True)
    cases = {
        "one article, with the index": (1.0 if is_huge else 0.3, nothing),
        "after a save of the same bytes": (1.0, same_bytes),
        "after a row typed by hand": (1.0, typed_row),
        "after a spreadsheet's save, one cell edited": (1.0, edited_in_a_spreadsheet),
        "one article, the index deleted": (5.0, without_index),
    }
    for what, (bar, prepare) in cases.items():
        print(f"{what:<44} {bar:>6.1f} {_told(_measured(folder, article, prepare))}", flush=True)


def _measured(folder: Path, article: str, prepare: Callable[[Path], None]) -> dict[str, float]:
    """What the process told that was in the middle of a few."""
    measured = []
    for _ in range(TIMES):
        prepare(folder)
        measured.append(_opened(folder, article))
    return sorted(measured, key=lambda each: each["both"])[len(measured) // 2]


def _told(measured: dict[str, float]) -> str:
    seconds = f"{measured['load']:>7.2f} {measured['both']:>7.2f} {measured['cpu']:>7.2f} {measured['memory']:>5.0f}"
    return f"{seconds} {measured['all']:>6.1f} {measured['all_memory']:>5.0f}"


def _opened(folder: Path, article: str) -> dict[str, float]:
    run = subprocess.run([sys.executable, "-c", OPEN, folder, article], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def _article_in(folder: Path) -> str:
    with (folder / "articles.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    return rows[len(rows) // 2]["id"]


def _wait_for_index(folder: Path) -> None:
    """Have a store that stays open make its index; one of before it had any does not wait."""
    store = CsvFolder(folder)
    wait = getattr(store, "wait_for_index", None)
    if wait is not None:
        wait(seconds=WAIT_FOR_INDEX)


if __name__ == "__main__":
    main()
