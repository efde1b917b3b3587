"""Print whether the store keeps the promises of docs/store.md, tried from outside, one line a promise.

python benchmarks/store_promises.py
python benchmarks/store_promises.py --only orders --only git --kills 50

Two clones of a folder are used with clocks that are set back or stand still, and
what must stand afterwards is worked out beside them from who had seen what.
Ends with status 1 where a promise is broken.
"""

import argparse
import contextlib
import csv
import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "store"))

from kills import Outcome, kill_writers

from workbench.cli.intake import add_files
from workbench.domain.review import Review
from workbench.services.deciding import decide
from workbench.services.reviewing import open_review
from workbench.services.undoing import undo
from workbench.store.cells import row_of, row_sum, written_line
from workbench.wiring import open_desk

ROOT = Path(__file__).resolve().parents[1]
CLAIMS = 3
NOON = 1_780_000_000.0
CLOCKS = (-3600.0, 0.0, 0.0, 1.0)
"""Seconds by which the clock differs from noon; it stands still twice as often."""
LABELS = ("wrong", "disputed", "outdated", "missing context")
STANDING = dict[str, frozenset[str]]


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


@dataclass(frozen=True, kw_only=True)
class Place:
    """An empty folder for one trial, and a claims folder to copy."""

    folder: Path
    seeded: Path
    kills: int

    def copy(self, name: str, *, of: Path | None = None) -> Path:
        return Path(shutil.copytree(of or self.seeded, self.folder / name))


@contextlib.contextmanager
def clock_at(seconds: float) -> Iterator[None]:
    """Everything in this process takes it for that time, in Unix seconds."""
    real = time.gmtime
    with mock.patch("time.time", return_value=seconds), mock.patch("time.gmtime", lambda at=None: real(at or seconds)):
        yield


def claim_ids(folder: Path) -> list[str]:
    return [one.claim.id for one in review_of(folder).claims if one.claim.checkable][:CLAIMS]


def review_of(folder: Path) -> Review:
    desk = open_desk(folder)
    return open_review(desk, desk.store.article_list()[0].id)


def judge(folder: Path, claim_id: str, label: str, *, by: str, clock: float = NOON) -> str:
    """A verdict over whatever stands there, conflicts included; its id."""
    with clock_at(clock):
        desk = open_desk(folder)
        article = desk.store.article_list()[0].id
        over = tuple(standing_in(folder).get(claim_id, ()))
        return str(decide(desk, article, claim_id, label=label, rationale=f"Because {label}.", by=by, over=over).id)


def standing_in(folder: Path) -> STANDING:
    """The verdicts that stand on each claim: one, or those that the page shows to be in conflict."""
    standing = {}
    for one in review_of(folder).claims:
        heads = one.rivals.verdicts or ((one.verdict,) if one.verdict else ())
        if (len(heads) > 1) != (one.status == "in conflict"):
            heads = ()
        if heads:
            standing[str(one.claim.id)] = frozenset(str(verdict.id) for verdict in heads)
    return standing


@dataclass(kw_only=True)
class Expected:
    """What a clone must show, worked out from what each verdict knew of; no times."""

    before: dict[str, frozenset[str]] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    by: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def give(self, verdict: str, claim: str, by: str) -> None:
        self.before[verdict] = self.standing().get(claim, frozenset())
        self.claims[verdict], self.by[verdict] = claim, by

    def take_back(self, by: str) -> None:
        self.gone.add([verdict for verdict in self.before if self.by[verdict] == by and verdict not in self.gone][-1])

    def can_take_back(self, by: str) -> bool:
        return any(self.by[verdict] == by and verdict not in self.gone for verdict in self.before)

    def copy(self) -> "Expected":
        return Expected(before=dict(self.before), claims=dict(self.claims), by=dict(self.by), gone=set(self.gone))

    def merged(self, other: "Expected") -> "Expected":
        whole = self.copy()
        for verdict in other.before:
            whole.before.setdefault(verdict, other.before[verdict])
            whole.claims[verdict], whole.by[verdict] = other.claims[verdict], other.by[verdict]
        whole.gone |= other.gone
        return whole

    def standing(self) -> STANDING:
        superseded: set[str] = set()
        for verdict in self.before:
            if verdict not in self.gone:
                superseded |= self._all_before(verdict)
        standing: dict[str, set[str]] = {}
        for verdict, claim in self.claims.items():
            if verdict not in self.gone and verdict not in superseded:
                standing.setdefault(claim, set()).add(verdict)
        return {claim: frozenset(heads) for claim, heads in standing.items()}

    def _all_before(self, verdict: str) -> set[str]:
        found, waiting = set(), list(self.before[verdict])
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self.before[each]
        return found


def at_work(folder: Path, expected: Expected, chance: random.Random, *, by: str, deeds: int) -> None:
    claims = claim_ids(folder)
    for _ in range(deeds):
        clock = NOON + chance.choice(CLOCKS)
        if chance.random() < 0.2 and expected.can_take_back(by):
            with clock_at(clock):
                desk = open_desk(folder)
                undo(desk, desk.store.article_list()[0].id, by=by)
            expected.take_back(by)
        else:
            claim = chance.choice(claims)
            expected.give(judge(folder, claim, chance.choice(LABELS), by=by, clock=clock), claim, by)


def bring_in(folder: Path, other: Path) -> None:
    """Have `folder` the journals and rows of `other`, as a merge by git has them."""
    for journal in (other / ".history").glob("journal-*.jsonl"):
        ours = folder / ".history" / journal.name
        if not ours.exists() or ours.stat().st_size < journal.stat().st_size:
            shutil.copy(journal, ours)
    for table in other.glob("*.csv"):
        ours = folder / table.name
        known = set(ours.read_bytes().splitlines(keepends=True)) if ours.exists() else set()
        with ours.open("ab") as file:
            file.writelines(line for line in table.read_bytes().splitlines(keepends=True) if line not in known)


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


def journals(place: Place) -> list[str]:
    """A journal emptied, deleted, cut, with a bit turned, exchanged: never "all is well", and no verdict gone."""
    faults = []
    for name, damage in DAMAGES.items():
        folder = place.copy(name.replace(" ", "-"))
        claims = claim_ids(folder)
        given = {judge(folder, claim, "wrong", by="Ana Ruiz") for claim in claims}
        other = place.copy(f"{name}-other".replace(" ", "-"), of=folder)
        judge(other, claims[0], "outdated", by="Ben Okafor")
        lost = damage(folder, other)
        desk = open_desk(folder)
        loaded = desk.store.load_all()
        if not (*loaded.problems, *desk.store.check_journal()):
            faults.append(f"{name}: all is well")
        if not given - lost <= {str(verdict.id) for verdict in loaded.verdicts}:
            faults.append(f"{name}: verdicts are gone")
        if "cut" in name and not (
            *open_desk(folder).store.load_all().problems,
            *open_desk(folder).store.check_journal(),
        ):
            faults.append(f"{name}: all is well at the second look")
    return faults


def journal_of(folder: Path) -> Path:
    """The journal that holds the verdicts: that of the copy, the other came with it."""
    return max((folder / ".history").glob("journal-*.jsonl"), key=lambda path: path.stat().st_mtime_ns)


def emptied(folder: Path, _: Path) -> set[str]:
    journal_of(folder).write_bytes(b"")
    return set()


def deleted(folder: Path, _: Path) -> set[str]:
    journal_of(folder).unlink()
    return set()


def cut_with_rows(folder: Path, _: Path) -> set[str]:
    """The last entry and its row: nothing holds the verdict any more, but that is to be told."""
    for path in (journal_of(folder), folder / "verdicts.csv"):
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(lines[:-1]))
    return {line.split(b'"')[1].decode() for line in lines[-1:]}


def cut_alone(folder: Path, _: Path) -> set[str]:
    path = journal_of(folder)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-2]))
    return set()


def a_bit_turned(folder: Path, _: Path) -> set[str]:
    path = journal_of(folder)
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(bytes(content))
    return set()


def exchanged(folder: Path, other: Path) -> set[str]:
    mine, theirs = (sorted((each / ".history").glob("journal-*.jsonl")) for each in (folder, other))
    foreign = next(path for path in theirs if path.name not in {own.name for own in mine})
    shutil.copy(foreign, mine[-1])
    return set()


DAMAGES = {
    "emptied": emptied,
    "deleted": deleted,
    "cut with its rows": cut_with_rows,
    "cut alone": cut_alone,
    "a bit turned": a_bit_turned,
    "exchanged": exchanged,
}


def forged(place: Place) -> list[str]:
    """A row with another label and its sum worked out anew, and a new row that nobody wrote."""
    faults = []
    for name in ("other label", "new row"):
        folder = place.copy(name.replace(" ", "-"))
        claim = claim_ids(folder)[0]
        given = judge(folder, claim, "wrong", by="Ana Ruiz")
        table = folder / "verdicts.csv"
        head, row = table.read_bytes().decode("utf-8-sig").splitlines()
        cells = next(csv.reader([row]))[:-1]
        cells[4] = "disputed"
        if name == "new row":
            cells[0], cells[-3] = "ver_forged", cells[-3][:-1] + "9"
        line = written_line([*cells, row_sum("verdicts", row_of(cells))])
        kept = "" if name == "other label" else row + "\r\n"
        table.write_bytes(b"\xef\xbb\xbf" + (head + "\r\n" + kept + line).encode())
        desk = open_desk(folder)
        if standing_in(folder).get(claim) != {given} or review_label(folder, claim) != "wrong":
            faults.append(f"{name}: it stands")
        if not desk.store.load_all().problems:
            faults.append(f"{name}: not told")
    return faults


def review_label(folder: Path, claim: str) -> str:
    return next(one.status for one in review_of(folder).claims if one.claim.id == claim)


def odd_files(place: Place) -> list[str]:
    """A folder, a pipe and a link to itself in place of a table: everything is still read, and it is told."""
    faults = []
    for name, put in ODD.items():
        folder = place.copy(name.replace(" ", "-"))
        given = judge(folder, claim_ids(folder)[0], "wrong", by="Ana Ruiz")
        table = folder / "verdicts.csv"
        table.unlink()
        put(table)
        loaded = open_desk(folder).store.load_all()
        if given not in {str(verdict.id) for verdict in loaded.verdicts}:
            faults.append(f"{name}: the verdict is gone")
        if not any("verdicts.csv" in str(problem) for problem in loaded.problems):
            faults.append(f"{name}: not told")
    return faults


ODD: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": lambda path: subprocess.run(["mkfifo", str(path)], check=True),
    "a link to itself": lambda path: path.symlink_to(path.name),
}


def old_folders(place: Place) -> list[str]:
    """The folders of earlier versions open with every verdict."""
    faults = []
    for version in sorted((ROOT / "tests" / "store" / "versions").iterdir()):
        if not version.is_dir():
            continue
        written = {row["id"] for row in csv.DictReader((version / "verdicts.csv").open(encoding="utf-8-sig"))}
        loaded = open_desk(place.copy(version.name, of=version)).store.load_all()
        if {str(verdict.id) for verdict in loaded.verdicts} != written:
            faults.append(f"version {version.name}: not every verdict")
    return faults


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
