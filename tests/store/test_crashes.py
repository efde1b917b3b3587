"""Power cuts at any moment, disks that fail, and clocks that lie."""

import os
import shutil
from pathlib import Path

import pytest
from test_contract import ARTICLE, claim, event, verdict

from workbench.errors import StoreError
from workbench.store.csv_folder import CsvFolder


class Disk:
    """What of a folder would be left after a power cut: only what was synced, files and names alike."""

    def __init__(self, top: Path, monkeypatch) -> None:
        self.top = top
        self.content: dict[int, bytes] = {}
        self.names: dict[Path, int] = {}
        self._fsync, self._fdatasync = os.fsync, os.fdatasync
        monkeypatch.setattr("os.fsync", self.fsync)
        monkeypatch.setattr("os.fdatasync", self.fdatasync)

    def fsync(self, descriptor: int) -> None:
        self._fsync(descriptor)
        self._note(descriptor)

    def fdatasync(self, descriptor: int) -> None:
        self._fdatasync(descriptor)
        self._note(descriptor)

    def _note(self, descriptor: int) -> None:
        place = Path(f"/proc/self/fd/{descriptor}").readlink()
        if place.is_dir():
            self.names = {path: inode for path, inode in self.names.items() if path.parent != place}
            self.names |= {path: path.stat().st_ino for path in place.iterdir()}
        else:
            self.content[os.fstat(descriptor).st_ino] = place.read_bytes()

    def after_a_power_cut(self, copy: Path) -> Path:
        """A folder with every synced name, each file as it was last synced, empty where it never was."""
        for path, inode in sorted(self.names.items()):
            target = copy / path.relative_to(self.top)
            if path.is_dir():
                target.mkdir(parents=True, exist_ok=True)
            elif target.parent.exists():
                target.write_bytes(self.content.get(inode, b""))
        return copy / "claims"


def kept(folder: Path) -> set[str]:
    return {found.id for found in CsvFolder(folder).load(ARTICLE.id).verdicts}


def written_then_cut(tmp_path, disk) -> list[tuple[set[str], Path]]:
    """For each commit: what was acknowledged by then, and the folder a power cut would leave."""
    store = CsvFolder(tmp_path / "disk" / "claims")
    acknowledged: set[str] = set()
    cuts = []
    store.append([ARTICLE, claim()], by="Ana")
    for number in range(6):
        store.append([verdict(number), event(number)], by="Ana")
        acknowledged.add(f"ver_{number}")
        cuts.append((set(acknowledged), disk.after_a_power_cut(tmp_path / f"cut{number}")))
    return cuts


def test_what_was_acknowledged_survives_a_power_cut_after_any_commit(tmp_path, monkeypatch):
    (tmp_path / "disk").mkdir()
    cuts = written_then_cut(tmp_path, Disk(tmp_path / "disk", monkeypatch))
    monkeypatch.undo()

    assert [acknowledged - kept(folder) for acknowledged, folder in cuts] == [set()] * 6


def test_the_same_power_cuts_lose_records_where_the_journal_is_not_synced(tmp_path, monkeypatch):
    (tmp_path / "disk").mkdir()
    disk = Disk(tmp_path / "disk", monkeypatch)
    monkeypatch.setattr("os.fdatasync", lambda _descriptor: None)
    cuts = written_then_cut(tmp_path, disk)
    monkeypatch.undo()

    assert any(acknowledged - kept(folder) for acknowledged, folder in cuts)


def test_a_journal_cut_at_any_byte_keeps_every_commit_before_and_no_half_of_one(tmp_path):
    store = CsvFolder(tmp_path / "claims")
    store.append([ARTICLE, claim()], by="Ana")
    store.append([verdict(1), event(1)], by="Ana")
    before = store.journal.stat().st_size
    shutil.copytree(store.path, tmp_path / "before")
    store.append([verdict(2), event(2)], by="Ana")
    journal = store.journal.read_bytes()

    for size in range(before, len(journal), 37):
        shutil.rmtree(store.path)
        shutil.copytree(tmp_path / "before", store.path)
        store.journal.write_bytes(journal[:size])
        loaded = CsvFolder(store.path).load(ARTICLE.id)
        assert [found.id for found in loaded.verdicts] == ["ver_1"]
        assert [found.id for found in loaded.events] == ["evt_1"]


def test_a_disk_that_will_not_confirm_a_record_is_not_asked_again(tmp_path, monkeypatch):
    store = CsvFolder(tmp_path / "claims")
    store.append([ARTICLE], by="Ana")

    def failing(_descriptor):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("workbench.store.csv_folder.os.fdatasync", failing)
    with pytest.raises(StoreError, match=r"input/output error[^\n]*nothing more is written"):
        store.append([verdict(1)], by="Ana")
    monkeypatch.undo()

    with pytest.raises(StoreError, match="failed to confirm an earlier record"):
        store.append([verdict(2)], by="Ana")
    assert "ver_2" not in kept(tmp_path / "claims")


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(tmp_path, monkeypatch):
    store = CsvFolder(tmp_path / "claims")
    write = os.write
    monkeypatch.setattr("workbench.store.durable.os.write", lambda to, content: write(to, bytes(content[:7])))
    store.append([ARTICLE, verdict(1), event(1)], by="Ana")
    monkeypatch.undo()

    assert kept(tmp_path / "claims") == {"ver_1"}
    assert CsvFolder(tmp_path / "claims").load_all().problems == ()


@pytest.mark.parametrize("year", ["2019", "2100"])
def test_a_clock_that_jumps_does_not_change_which_verdict_is_the_newest(tmp_path, monkeypatch, year):
    store = CsvFolder(tmp_path / "claims")
    store.append([ARTICLE, claim(), verdict(1)], by="Ana")
    monkeypatch.setattr("workbench.store.csv_folder.time_now", lambda: f"{year}-01-01T00:00:00Z")
    store.append([verdict(2)], by="Ana")
    monkeypatch.undo()
    store.append([verdict(3)], by="Ana")

    order = [found.id for found in CsvFolder(tmp_path / "claims").load(ARTICLE.id).verdicts]
    assert order == ["ver_1", "ver_2", "ver_3"]
