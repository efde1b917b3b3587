"""Print whether the store keeps the promises of docs/store.md, tried from outside, one line a promise.

python benchmarks/store_promises.py
python benchmarks/store_promises.py --only orders --only git --kills 50

Two clones of a folder are used with clocks that are set back or stand still, and
what must stand afterwards is worked out beside them from who had seen what.
Ends with status 1 where a promise is broken.
"""

import argparse
import csv
import io
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "store"))

from clones_at_work import LABELS, NOON, ROOT, Expected, Place, at_work, bring_in, claim_ids, judge, standing_in
from damaged_folders import forged, journals, odd_files, old_folders
from kills import Outcome, kill_writers

from workbench.cli.article_files import add_files
from workbench.wiring import open_desk


def main() -> None:
    parser = argparse.ArgumentParser(description="what the store promises, tried from outside")
    parser.add_argument("--only", action="append", choices=TRIALS, help="this trial, repeatable")
    parser.add_argument("--kills", type=int, default=400)
    options = parser.parse_args()
    broken = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        add_files(folder / "seeded", sorted((ROOT / "seeds").glob("*.txt"))[:1], by="test")
        for trial in options.only or TRIALS:
            place = folder / trial
            place.mkdir()
            faults = TRIALS[trial](Place(folder=place, seeded=folder / "seeded", kills=options.kills))
            broken += len(faults)
            print(f"{trial:12} {'; '.join(faults[:4]) or 'kept'}{f' and {len(faults) - 4} more' * (len(faults) > 4)}")
            sys.stdout.flush()
    sys.exit(1 if broken else 0)


def orders(place: Place) -> list[str]:
    """Two clones, clocks set back or standing still, 20 orders of deeds, merged either way."""
    faults = []
    for seed in range(20):
        chance = random.Random(seed)
        ana, know = place.copy(f"ana-{seed}"), Expected()
        at_work(ana, know, chance, by="Ana Ruiz", deeds=2)
        ben = place.copy(f"ben-{seed}", of=ana)
        knows = know.copy()
        at_work(ana, know, chance, by="Ana Ruiz", deeds=4)
        at_work(ben, knows, chance, by="Ben Okafor", deeds=4)
        wanted = know.merged(knows).standing()
        before = place.copy(f"before-{seed}", of=ana)
        bring_in(ana, ben)
        bring_in(ben, before)
        for who, folder in (("Ana", ana), ("Ben", ben)):
            if standing_in(folder) != wanted:
                faults.append(f"order {seed}: {who} sees other verdicts stand")
        claim = next((claim for claim, heads in wanted.items() if len(heads) > 1), None)
        if claim:
            one = judge(ben, claim, "wrong", by="Eva Holm", clock=NOON - 7200)
            if standing_in(ben)[claim] != {one}:
                faults.append(f"order {seed}: a conflict outlives its decision")
    return faults


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def merged_by_git(place: Place) -> list[str]:
    """Two clones merged both ways, with and without line ends of Windows."""
    faults = []
    for autocrlf in ("false", "true"):
        ana, know = place.copy(f"ana-{autocrlf}"), Expected()
        claims = claim_ids(ana)
        know.give(judge(ana, claims[0], "outdated", by="Ana Ruiz"), claims[0], "Ana Ruiz")
        git(ana, "init", "-q", "-b", "desk")
        git(ana, "config", "core.autocrlf", autocrlf)
        git(ana, "add", "-A")
        git(ana, "commit", "-qm", "Records")
        ben, knows = place.folder / f"ben-{autocrlf}", know.copy()
        git(place.folder, "-c", f"core.autocrlf={autocrlf}", "clone", "-q", str(ana), str(ben))
        git(ben, "config", "core.autocrlf", autocrlf)
        for folder, model, by in ((ana, know, "Ana Ruiz"), (ben, knows, "Ben Okafor")):
            for claim in claims[:2]:
                model.give(judge(folder, claim, "wrong", by=by), claim, by)
            git(folder, "add", "-A")
            git(folder, "commit", "-qm", "More records")
        git(ben, "pull", "-q", "--no-rebase", "--no-edit", "origin", "desk")
        git(ana, "pull", "-q", "--no-rebase", "--no-edit", str(ben), "desk")
        wanted = know.merged(knows).standing()
        for who, folder in (("Ana", ana), ("Ben", ben)):
            if standing_in(folder) != wanted:
                faults.append(f"autocrlf {autocrlf}: {who} sees other verdicts stand")
            told = subprocess.run(
                [sys.executable, "-m", "workbench", "doctor", "--claims", str(folder)],
                cwd=ROOT, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if told.returncode > 1 or "in conflict" not in told.stdout:
                faults.append(f"autocrlf {autocrlf}: the doctor does not tell {who} of the conflict")
            if "Traceback" in told.stderr:
                faults.append(f"autocrlf {autocrlf}: a traceback")
    return faults


def stale_saves(place: Place) -> list[str]:
    """150 saves of an old copy over verdicts.csv, by spreadsheets with habits of their own."""
    folder, chance, faults = place.copy("claims"), random.Random(3), []
    claims, given = claim_ids(folder), []
    given.append(judge(folder, claims[0], "wrong", by="Ana Ruiz"))
    table, old = folder / "verdicts.csv", (folder / "verdicts.csv").read_bytes()
    for save in range(150):
        given.append(judge(folder, chance.choice(claims), chance.choice(LABELS), by="Ana Ruiz"))
        table.write_bytes(HABITS[save % len(HABITS)](old))
        if save % 10 == 0:
            old = table.read_bytes() if save % 20 == 0 else old
        kept = {str(verdict.id) for verdict in open_desk(folder).store.load_all().verdicts}
        if not set(given) <= kept:
            faults.append(f"save {save}: {len(set(given) - kept)} verdicts lost")
            break
    standing = {claim: next(iter(heads)) for claim, heads in standing_in(folder).items() if len(heads) == 1}
    if given[-1] not in standing.values():
        faults.append("an older verdict stands")
    return faults


def rewritten(
    content: bytes, *, delimiter: str = ",", encoding: str = "utf-8-sig", mend: Callable[[str], str] = str
) -> bytes:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([[mend(cell) for cell in row] for row in rows])
    return out.getvalue().encode(encoding, "replace")


HABITS: tuple[Callable[[bytes], bytes], ...] = (
    lambda old: old,
    rewritten,
    lambda old: rewritten(old, delimiter=";", encoding="cp1252"),
    lambda old: rewritten(old, mend=lambda cell: cell.removeprefix("'")),
    lambda old: b"".join([old.splitlines(True)[0], *sorted(old.splitlines(True)[1:], reverse=True)]),
)


def kills(place: Place) -> list[str]:
    """Writers killed at random: what was acknowledged is there, nothing is half there."""
    outcome = kill_writers(place.folder / "claims", kills=place.kills, writers=8, seed=7)
    print(f"{outcome.acknowledged} acknowledged, {place.kills} kills, 8 writers")
    return [f"{name}: {len(found)}" for name, found in vars_of(outcome) if found]


def vars_of(outcome: Outcome) -> list[tuple[str, tuple[str, ...]]]:
    return [("lost", outcome.lost), ("half", outcome.half), ("other problems", outcome.other_problems)]


TRIALS: dict[str, Callable[[Place], list[str]]] = {
    "orders": orders,
    "git": merged_by_git,
    "spreadsheet": stale_saves,
    "journals": journals,
    "forged": forged,
    "odd files": odd_files,
    "old folders": old_folders,
    "kills": kills,
}

if __name__ == "__main__":
    main()
