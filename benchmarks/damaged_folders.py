"""Promises of the store about damage, each tried on a folder of its own; each trial tells what was broken."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from clones_at_work import ROOT, Place, claim_ids, judge, review_of, standing_in

from workbench.store.cells import csv_line, join_cells, row_checksum
from workbench.wiring import open_desk


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
        line = csv_line([*cells, row_checksum("verdicts", join_cells(cells))])
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
