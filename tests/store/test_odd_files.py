"""Something else than a file where one is wanted, and notes that hold something else: one line, no hang."""

import contextlib
import errno
import fcntl
import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest
from test_contract import ARTICLE, claim, event, over, verdict

from workbench.errors import StoreError
from workbench.store.cells import CELL_SEPARATOR, csv_line, row_checksum
from workbench.store.csv_folder import CsvFolder
from workbench.store.journals.journal import CHAIN_START, encode_entry

pytestmark = pytest.mark.timeout(20)


def as_folder(path):
    path.mkdir()


def as_loop(path):
    path.symlink_to(path.name)


def as_pipe(path):
    os.mkfifo(path)


def as_device(path):
    path.symlink_to("/dev/zero")


OPEN_FILES = Path("/proc/self/fd")
WANTED = ["datapackage.json", ".gitignore", ".gitattributes"]
TABLES = ["verdicts.csv", "moves.csv"]
ODD = [as_folder, as_loop, as_pipe, as_device]


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1), event(1)], by="Ana")
    return path


@pytest.fixture(autouse=True)
def _nothing_stays_open(tmp_path):
    """A program that runs for weeks meets what is no file again and again."""
    yield
    assert opened_under(tmp_path) == []


def opened_under(folder) -> list[str]:
    """The files that this process has open under the folder, where the system tells."""
    found = []
    for number in OPEN_FILES.iterdir() if OPEN_FILES.is_dir() else ():
        with contextlib.suppress(OSError):  # the folder that is listed
            found.append(number.readlink())
    return [str(path) for path in found if path.is_relative_to(folder)]


def replaced(path, odd):
    if path.exists():
        path.unlink()
    odd(path)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", WANTED)
def test_what_is_no_file_where_one_is_wanted_is_told_in_one_line(folder, odd, name):
    path = folder / name
    replaced(path, odd)

    with pytest.raises(StoreError, match=f"^[^\n]*{path.name}[^\n]*$"):
        CsvFolder(folder)

    if path.is_dir():
        path.rmdir()
    else:
        path.unlink()
    assert [kept.id for kept in CsvFolder(folder).load_all().verdicts] == ["ver_1"]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", TABLES)
def test_where_a_table_is_no_file_its_rows_are_read_from_the_journals_and_that_is_said(folder, odd, name):
    replaced(folder / name, odd)

    for _ in range(2):
        loaded = CsvFolder(folder).load_all()
        assert [kept.id for kept in loaded.verdicts] == ["ver_1"]
        assert any(name in problem.where and "\n" not in str(problem) for problem in loaded.problems)

    if (folder / name).is_dir():
        (folder / name).rmdir()
    else:
        (folder / name).unlink()
    mended = CsvFolder(folder)
    assert [kept.id for kept in mended.load_all().verdicts] == ["ver_1"]
    assert CsvFolder(folder).load_all().problems == ()


@pytest.mark.parametrize("odd", ODD)
def test_a_table_that_stops_being_a_file_while_the_store_is_open_stops_nobody(folder, odd):
    store = CsvFolder(folder)
    store.load_all()
    replaced(folder / "verdicts.csv", odd)
    before = store.version()

    store.append([verdict(2)], by="Ana")
    store.append([verdict(3), event(3)], by="Ana")

    loaded = store.load_all()
    assert [kept.id for kept in loaded.verdicts] == ["ver_1", "ver_2", "ver_3"]
    assert [kept.id for kept in CsvFolder(folder).load_all().verdicts] == ["ver_1", "ver_2", "ver_3"]
    assert any("verdicts.csv" in problem.where for problem in loaded.problems)
    assert store.version() != before


@pytest.mark.parametrize("whose", ["own", "another's"])
@pytest.mark.parametrize("odd", ODD)
def test_a_journal_that_is_no_file_is_told_and_what_the_tables_hold_stands(folder, odd, whose):
    own = CsvFolder(folder).journal
    path = own if whose == "own" else folder / ".history" / "journal-00000000.jsonl"
    replaced(path, odd)

    for _ in range(2):
        store = CsvFolder(folder)
        loaded = store.load(ARTICLE.id)
        assert [kept.id for kept in loaded.verdicts] == ["ver_1"]
        found = [str(each) for each in (*store.check_journal(), *loaded.problems) if path.name in each.where]
        assert any("cannot be read" in line for line in found)
    store.append([over(1)], by="Ana")

    assert [kept.id for kept in CsvFolder(folder).load(ARTICLE.id).verdicts] == ["ver_1", "ver_2"]
    assert (store.journal != own) == (whose == "own")


@pytest.mark.parametrize("odd", ODD)
def test_what_stands_where_the_clones_name_is_kept_is_written_over_or_told_until_it_is_moved_away(folder, odd):
    path = folder / ".history" / "clone"
    replaced(path, odd)

    store = CsvFolder(folder)

    told = [problem.where for problem in store.check_journal()]
    assert told == ([".history/clone"] if odd is as_folder else [])
    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_1"]
    if odd is as_folder:
        path.rmdir()
    store.append([over(1)], by="Ana")
    assert store.check_journal() == ()


@pytest.mark.parametrize("odd", ODD)
def test_an_applied_that_is_no_file_is_said_and_done_without(folder, odd):
    replaced(folder / ".history" / "applied", odd)

    store = CsvFolder(folder)
    store.append([verdict(2)], by="Ana")

    loaded = store.load_all()
    assert [kept.id for kept in loaded.verdicts] == ["ver_1", "ver_2"]
    assert any(problem.where == ".history/applied" for problem in loaded.problems)


@pytest.mark.parametrize("odd", ODD)
def test_a_text_a_copy_and_a_note_that_are_no_files_are_told_by_the_doctor(folder, odd):
    store = CsvFolder(folder)
    sha256 = store.keep(b"page", media_type="text/html", origin="x")
    for path in [*(folder / "evidence").iterdir(), *(folder / "text").iterdir()]:
        replaced(path, odd)

    assert len(store.check_kept({sha256: "A page"})) >= 3
    assert store.captures(sha256) == ()
    with pytest.raises(StoreError, match=r"^[^\n]*$"):
        store.read(sha256)
    assert any("cannot be used" in problem.what for problem in store.load_all().problems)


def signed(body: str) -> bytes:
    return f"{hashlib.sha256(body.encode()).hexdigest()[:16]} {body}".encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"\xff",
        b"\x00" * 9_000,
        b"y" * 9_000,
        signed("{}"),
        signed("[]"),
        signed("5"),
        signed("[" * 50_000),
        signed('{"last_sum": 5, "tables": [], "journal_size": 0, "boot": ""}'),
        signed('{"last_sum": "x", "tables": [[1], 2, null], "journal_size": "0", "boot": []}'),
        signed(json.dumps({"last_sum": "0" * 64, "tables": {}, "journal_size": 10**40, "boot": "x"})),
    ],
)
def test_other_members_in_applied_cost_a_second_look_and_nothing_else(folder, content):
    (folder / ".history" / "applied").write_bytes(content)

    store = CsvFolder(folder)
    store.append([verdict(2)], by="Ana")

    assert [kept.id for kept in store.load_all().verdicts] == ["ver_1", "ver_2"]
    again = CsvFolder(folder)
    assert again.load_all().problems == ()
    assert again.check_journal() == ()


def foreign_journal(folder, rows) -> None:
    line, _ = encode_entry(rows, previous=CHAIN_START, by="Bo", at="2026-01-01T00:00:00Z")
    (folder / ".history" / "journal-00000000.jsonl").write_bytes(line)
    (folder / ".history" / "applied").unlink()


def test_a_journal_with_rows_of_an_unknown_table_is_said_once_and_left_alone(folder):
    foreign_journal(folder, {"letters": ['"a","b"\r\n'], "\x1b[31m" + "y" * 900: [], "events": []})
    before = (folder / ".history" / "journal-00000000.jsonl").read_bytes()

    store = CsvFolder(folder)
    store.append([verdict(2)], by="Ana")
    store.load_all()

    [notice] = store.notices()
    assert "'letters'" in notice.what
    assert str(notice).isprintable()
    assert len(str(notice)) < 300
    assert store.load_all().problems == ()
    assert (folder / ".history" / "journal-00000000.jsonl").read_bytes() == before
    assert not (folder / "letters.csv").exists()


@pytest.mark.parametrize(
    "lines",
    [
        [""],
        ["x"],
        ['"a","b"\r\n'],
        [csv_line(["c"] * 30)],
        [csv_line(["ver_1"] * 15)],
        [csv_line(["ver_1"] * 9 + [row_checksum("verdicts", CELL_SEPARATOR.join(["ver_1"] * 9))])],
        ['"' * 7, "\x00", "\r\n", '"a\nb"'],
    ],
)
def test_lines_in_a_journal_that_are_no_rows_are_said_and_nothing_comes_of_them(folder, lines):
    foreign_journal(folder, {"verdicts": lines})
    table = (folder / "verdicts.csv").read_bytes()

    for _ in range(2):
        (folder / ".history" / "applied").unlink(missing_ok=True)
        loaded = CsvFolder(folder).load_all()
        assert [kept.id for kept in loaded.verdicts] == ["ver_1"]
        assert any("not the workbench's" in problem.what for problem in loaded.problems)
        assert (folder / "verdicts.csv").read_bytes() == table


@pytest.mark.parametrize("rows", [*({"verdicts": each} for each in (5, [1], [["x"]], {"a": 1})), [], 7])
def test_a_forged_entry_that_holds_no_lines_is_damage_and_no_crash(folder, rows):
    foreign_journal(folder, rows)

    loaded = CsvFolder(folder).load_all()

    assert [kept.id for kept in loaded.verdicts] == ["ver_1"]


def test_a_failed_write_leaves_no_temporary_file(folder, monkeypatch):
    store = CsvFolder(folder)
    monkeypatch.setattr("workbench.store.durable.os.write", _no_space)
    with pytest.raises(StoreError, match="no space left"):
        store.keep(b"x" * 1_000, media_type="text/plain", origin="x")
    monkeypatch.undo()

    assert [path for path in (folder / "evidence").iterdir() if path.name.startswith(".")] == []


def _no_space(*_args):
    raise OSError(28, "No space left on device")


def test_a_folder_copied_with_its_applied_note_is_another_clone(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")

    store = CsvFolder(tmp_path / "copy")
    store.append([verdict(2)], by="Ana")

    assert [kept.id for kept in store.load_all().verdicts] == ["ver_1", "ver_2"]
    assert store.load_all().problems == ()


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK])
def test_a_file_system_without_locks_is_refused_in_one_line(folder, monkeypatch, number):
    def refuse(_descriptor, _operation):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    with pytest.raises(StoreError, match=r"^[^\n]*cannot lock files[^\n]*local disk[^\n]*$"):
        CsvFolder(folder)

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
