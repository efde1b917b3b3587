"""A table or the whole folder that takes no writing: what the journals hold is shown, and what failed is said."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_contract import ARTICLE, claim, event, over, verdict
from test_read_only_folder import unprivileged

from workbench.errors import ReadOnlyError, StoreError
from workbench.store.csv_folder import CsvFolder
from workbench.store.durable import open_for_append, replace_file

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1)], by="Ana")
    CsvFolder(path).append([over(1), event(2)], by="Ana")
    return path


class Refusing:
    """Has every write of a file refused whose name is `name`."""

    def __init__(self, monkeypatch, name: str, code: int) -> None:
        self.name, self.code = name, code
        monkeypatch.setattr("workbench.store.csv_table.appending.open_for_append", self.refusing(open_for_append))
        monkeypatch.setattr("workbench.store.mirror.mirroring.open_for_append", self.refusing(open_for_append))
        monkeypatch.setattr("workbench.store.mirror.mirroring.replace_file", self.refusing(replace_file))

    def refusing(self, write):
        def called(path, *arguments, **more):
            if path.name == self.name:
                raise StoreError(where=str(path), what=os.strerror(self.code).lower(), fix="Make room.")
            return write(path, *arguments, **more)

        return called


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EIO])
def test_a_table_that_takes_no_row_stops_neither_writing_nor_reading_and_that_is_said(folder, monkeypatch, code):
    Refusing(monkeypatch, "verdicts.csv", code)
    store = CsvFolder(folder)

    store.append([verdict(3), event(3)], by="Ana")
    store.append([verdict(4)], by="Ana")

    for each in (store, CsvFolder(folder)):
        loaded = each.load(ARTICLE.id)
        assert [kept.id for kept in loaded.verdicts] == ["ver_1", "ver_2", "ver_3", "ver_4"]
        assert [kept.id for kept in loaded.events] == ["evt_2", "evt_3"]
        [problem] = loaded.problems
        assert problem.where == "verdicts.csv"
        assert os.strerror(code).lower() in problem.what
        assert "nothing was changed" not in str(problem).lower()
    monkeypatch.undo()

    assert len(CsvFolder(folder).load(ARTICLE.id).verdicts) == 4
    assert CsvFolder(folder).load(ARTICLE.id).problems == ()
    assert b'"ver_4"' in (folder / "verdicts.csv").read_bytes()


def test_a_table_that_was_lost_and_cannot_be_written_again_is_read_from_the_journals(folder, monkeypatch):
    (folder / "verdicts.csv").unlink()
    Refusing(monkeypatch, "verdicts.csv", errno.ENOSPC)

    for _ in range(2):
        assert [kept.id for kept in CsvFolder(folder).load(ARTICLE.id).verdicts] == ["ver_1", "ver_2"]


def test_what_was_appended_while_the_folder_refused_is_not_read_anew_at_every_look(folder, monkeypatch):
    Refusing(monkeypatch, "verdicts.csv", errno.ENOSPC)
    store = CsvFolder(folder)
    store.append([verdict(3)], by="Ana")
    store.load(ARTICLE.id)
    looks = []
    monkeypatch.setattr("workbench.store.folder.reconcile.check_folder", looks.append)

    assert len(store.load(ARTICLE.id).verdicts) == 3
    assert looks == []


def no_write_at_all(monkeypatch, code: int) -> None:
    def refused(*_arguments, **_more):
        raise OSError(code, os.strerror(code))

    for name in ("write", "pwrite", "replace", "mkdir"):
        monkeypatch.setattr(f"workbench.store.durable.os.{name}", refused)
    monkeypatch.setattr("workbench.store.durable.tempfile.mkstemp", refused)
    monkeypatch.setattr("workbench.store.durable.filelock.FileLock.acquire", refused)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("stale", [True, False], ids=["a stale table", "as it was"])
def test_a_folder_that_takes_no_write_at_all_opens_for_reading(folder, monkeypatch, code, stale):
    if stale:
        table = folder / "verdicts.csv"
        table.write_bytes(b"".join(table.read_bytes().splitlines(keepends=True)[:-1]))
    no_write_at_all(monkeypatch, code)

    store = CsvFolder(folder)

    loaded = store.load(ARTICLE.id)
    assert [kept.id for kept in loaded.verdicts] == ["ver_1", "ver_2"]
    assert any("opened for reading only" in problem.what for problem in loaded.problems)
    for write in (
        lambda: store.append([verdict(3)], by="Ana"),
        lambda: store.keep(b"x", media_type="text/plain", origin="x"),
        lambda: store.take_in(by="Ana"),
    ):
        with pytest.raises(ReadOnlyError, match=f"^[^\n]*{os.strerror(code).lower()}[^\n]*Nothing was changed[^\n]*$"):
            write()
    assert store.check_journal() == ()
    assert store.unreported_repairs() == ((), ())
    monkeypatch.undo()

    store.append([verdict(3)], by="Ana")
    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2", "ver_3"]
    assert not any("reading only" in problem.what for problem in store.load(ARTICLE.id).problems)


def test_a_disk_that_fills_while_the_store_is_open_stops_no_reading(folder, monkeypatch):
    store = CsvFolder(folder)
    store.load_all()
    table = folder / "verdicts.csv"
    table.write_bytes(b"".join(table.read_bytes().splitlines(keepends=True)[:-1]))
    no_write_at_all(monkeypatch, errno.ENOSPC)

    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2"]


def doctor(folder, before=()):
    command = [*before, sys.executable, "-m", "workbench", "doctor", "--claims", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_archive_copy_that_may_not_be_written_to_is_read_and_stays_as_it_is(folder, tmp_path):
    copy = tmp_path / "archive"
    shutil.copytree(folder, copy)
    before = content_of(copy)
    for path in [*copy.rglob("*"), copy]:
        path.chmod(path.stat().st_mode & ~0o222)
    ran = doctor(copy, unprivileged())
    for path in [copy, *copy.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)

    assert ran.returncode == 1, ran.stderr
    assert "the folder is opened for reading only" in ran.stdout
    assert ran.stdout.count("\n") == 2
    assert content_of(copy) == before


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("unshare") is None, reason="no namespaces here")
def test_a_read_only_file_system_is_read(folder):
    mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    mounted = ["unshare", "-m", "sh", "-c", mount, str(folder)]
    if subprocess.run([*mounted, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    ran = doctor(folder, mounted)

    assert ran.returncode == 1, ran.stderr
    assert "read-only file system: the folder is opened for reading only" in ran.stdout
