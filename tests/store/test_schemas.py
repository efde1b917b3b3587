"""A field or a table more: what the program of a later schema makes of today's folder, and today's of its."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from later import LaterProgram
from test_contract import ARTICLE, OTHER, claim, event, verdict

from workbench.errors import StoreError
from workbench.store.csv_folder import CsvFolder
from workbench.store.csv_table.header import Header, column_names
from workbench.store.migrations import SCHEMA
from workbench.store.tables import TABLES

LATER = SCHEMA + 1
TOLD = """
store = CsvFolder(folder)
loaded = store.load_all()
print(json.dumps({
    "claims": [[kept.id, kept.grade, kept.rank] for kept in loaded.claims],
    "verdicts": [[kept.id, kept.weight, kept.public, kept.aspect_of] for kept in loaded.verdicts],
    "letters": [kept.words for kept in loaded.letters],
    "problems": [str(problem) for problem in loaded.problems],
    "notices": [str(notice) for notice in store.notices()],
}))
"""
WRITE = """
store = CsvFolder(folder)
loaded = store.load_all()
graded = replace(loaded.claims[0], grade="A", rank=9)
letter = Letter(id="let_1", article_id=graded.article_id, words="Dear desk", tone="kind")
store.append([graded, letter], by="Lea")
"""


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    """The program of the next schema."""
    return LaterProgram(tmp_path_factory.mktemp("later"))


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    store = CsvFolder(path)
    store.append([ARTICLE, OTHER, claim(), claim(OTHER, end=7), verdict(1)], by="Ana")
    store.append([verdict(2, "=1+1\nsecond line"), event(2)], by="Ana")
    return path


def test_no_module_of_the_later_program_is_one_that_is_installed(later, folder):
    script = """
parts = [part.__file__ for name, part in sys.modules.items() if name.partition(".")[0] == "workbench"]
print(json.dumps([part for part in parts if not Path(part).is_relative_to(Path.cwd())]))
"""
    assert later.run(script, folder) == []


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


@pytest.mark.parametrize("since", ["supersedes", ""])
def test_of_two_columns_with_one_name_the_first_is_the_records_and_the_second_the_rows(since):
    events = next(table for table in TABLES if table.name == "events")
    names = [name for name in column_names(events) if name != since]

    header = Header.of(events, names)

    assert (header.missing, header.leads, header.others) == ("", True, ())
    assert header.fits(events) is not bool(since)
    assert Header.of(events, [*names[:-3], *names[-2:]]).missing == "at"


def test_records_of_before_have_the_later_fields_defaults(later, folder):
    told = later.run(TOLD, folder)

    assert told["claims"] == [[claim().id, "", 7], [claim(OTHER, end=7).id, "", 7]]
    assert told["verdicts"] == [["ver_1", 0.5, True, "content"], ["ver_2", 0.5, True, "content"]]
    assert told["problems"] == []
    [notice] = told["notices"]
    assert notice.startswith(f"datapackage.json: the folder was brought from schema {SCHEMA} to schema {LATER}; ")
    assert "claims.csv" in notice
    assert "events.csv" not in notice


def test_the_tables_have_the_later_columns_and_as_they_were_they_are_kept(later, folder):
    before = content_of(folder)
    later.run(TOLD, folder)
    after = content_of(folder)

    assert list(rows_of(folder / "claims.csv")[0])[-6:] == ["grade", "rank", "row_id", "at", "by", "sum_v1"]
    assert after[f".history/schema-{SCHEMA}/claims.csv"] == before["claims.csv"]
    assert f".history/schema-{SCHEMA}/events.csv" not in after
    journals = {name for name in before if "journal-" in name}
    assert all(after[name] == before[name] for name in journals)
    assert after["events.csv"] == before["events.csv"]
    assert json.loads(after["datapackage.json"])["schema"] == LATER
    assert later.run(TOLD, folder)["notices"] == []


def test_what_the_later_program_writes_comes_back_and_the_rows_of_before_with_it(later, folder):
    later.run(WRITE, folder)
    for path in folder.glob("*.csv"):
        path.unlink()

    told = later.run(TOLD, folder)

    assert sorted(told["claims"]) == sorted([[claim().id, "A", 9], [claim(OTHER, end=7).id, "", 7]])
    assert told["letters"] == ["Dear desk"]
    assert [row[0] for row in told["verdicts"]] == ["ver_1", "ver_2"]


def test_a_record_of_before_that_is_found_again_is_not_written_again(later, folder):
    before = later.run(
        "store = CsvFolder(folder)\n"
        "store.append(list(store.load_all().claims), by='Lea')\n"
        "print(json.dumps((folder / 'claims.csv').read_text('utf-8').count('row_')))",
        folder,
    )

    assert before - 1 == len(rows_of(folder / "claims.csv")) == 2


BROKEN_OFF = """
import os, shutil
from workbench.errors import WorkbenchError

NAMES = ("write", "replace", "truncate", "ftruncate", "pwrite", "fsync", "mkdir")

def open_until(copy, stop, fail):
    "Open the folder in a process that is stopped at its `stop`th change, or finds the disk full from there on."
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    done = [0]
    def counted(real):
        def call(*arguments, **more):
            done[0] += 1
            if done[0] >= stop and not fail:
                os._exit(9)
            if done[0] >= stop and real is not os_fsync:
                raise OSError(28, "No space left on device")
            return real(*arguments, **more)
        return call
    os_fsync = os.fsync
    for name in NAMES:
        setattr(os, name, counted(getattr(os, name)))
    try:
        CsvFolder(copy)
    except WorkbenchError as error:
        os._exit(9 if "\\n" not in str(error) and "no space left" in str(error) else 8)
    except BaseException:
        import traceback; traceback.print_exc()
        os._exit(7)
    os._exit(0)

def told(copy):
    store = CsvFolder(copy)
    loaded = store.load_all()
    unread = [str(each) for each in (*loaded.problems, *store.check_journal()) if "added again" not in each.what]
    left = [path.name for path in copy.glob(".*-*")]
    return [[asdict(kept) for kept in (*loaded.claims, *loaded.verdicts, *loaded.events)], unread, left]

outcomes = []
for fail in (False, True):
    wanted, stop, status = None, 0, None
    while status != 0 or (fail and stop < outcomes[0]):
        stop += 1
        copy = folder.parent / f"copy{stop}{fail}"
        shutil.copytree(folder, copy)
        status = open_until(copy, stop, fail)
        assert status in (0, 9), (stop, fail, status)
        found = told(copy)
        wanted = wanted or told(copy)
        left = [] if fail else found.pop()
        same = found == wanted[: len(found)]
        assert same, (stop, fail, found, wanted)
        shutil.rmtree(copy)
    outcomes.append(stop)
print(json.dumps(outcomes))
"""


@pytest.mark.parametrize("cut", ["", "claims.csv"])
def test_a_change_of_schema_broken_off_anywhere_is_completed_at_the_next_opening(later, folder, cut):
    if cut:
        (folder / cut).unlink()

    killed, full = later.run(BROKEN_OFF, folder)

    assert full == killed > 20


def test_a_folder_of_a_higher_schema_is_read_and_nothing_in_it_changes(later, folder):
    later.run(WRITE, folder)
    before = content_of(folder)

    store = CsvFolder(folder)
    loaded = store.load_all()
    [problem] = loaded.problems
    assert f"schema {LATER}" in str(problem)
    assert "reading only" in problem.what
    assert [kept.id for kept in loaded.verdicts] == ["ver_1", "ver_2"]
    assert {kept.id for kept in loaded.claims} == {claim().id, claim(OTHER, end=7).id}
    assert store.article_list() == (ARTICLE, OTHER)
    for write in (
        lambda: store.append([verdict(3)], by="Ana"),
        lambda: store.keep(b"x", media_type="text/plain", origin="x"),
        lambda: store.keep_timestamp("0" * 64, b"x"),
    ):
        with pytest.raises(StoreError, match=f"^[^\n]*schema {LATER}[^\n]*$"):
            write()
    assert store.check_journal() == ()
    assert store.check_kept({}) == ()
    assert content_of(folder) == before


def test_a_folder_brought_to_a_higher_schema_meanwhile_is_only_read_from_then_on(later, folder):
    store = CsvFolder(folder)
    store.load_all()
    later.run(WRITE, folder)
    before = content_of(folder)

    with pytest.raises(StoreError, match=f"schema {LATER}"):
        store.append([verdict(3)], by="Ana")

    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2"]
    assert any("reading only" in problem.what for problem in store.load_all().problems)
    assert content_of(folder) == before


def test_rows_of_a_later_program_under_a_number_we_know_are_kept_with_all_their_cells(later, folder):
    later.run(WRITE, folder)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (folder / "datapackage.json").write_text(json.dumps({**package, "schema": SCHEMA}), "utf-8")
    letters = (folder / "letters.csv").read_bytes()

    store = CsvFolder(folder)
    store.append([verdict(3), claim(worthiness=0.1)], by="Ana")
    (folder / "verdicts.csv").unlink()
    (folder / "claims.csv").unlink()
    store = CsvFolder(folder)

    assert [kept.id for kept in store.load_all().verdicts] == ["ver_1", "ver_2", "ver_3"]
    [notice] = [notice for notice in store.notices() if "does not know" in notice.what]
    assert "'letters'" in notice.what
    assert (folder / "letters.csv").read_bytes() == letters
    told = later.run(TOLD, folder)
    assert told["letters"] == ["Dear desk"]
    assert told["problems"] == []
    graded = later.run(
        "print(json.dumps([row[-6:-4] for row in __import__('csv').reader((folder / 'claims.csv').open('r', "
        "encoding='utf-8-sig', newline=''))]))",
        folder,
    )
    assert ["A", "'9"] in graded


def git(folder, *words):
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("puller", ["ours", "theirs"])
def test_clones_of_two_schemas_merged_by_git_lose_no_row(later, folder, tmp_path, puller):
    theirs = tmp_path / "theirs"
    git(folder, "init", "-q", "-b", "desk")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Records")
    git(tmp_path, "clone", "-q", str(folder), str(theirs))
    CsvFolder(folder).append([verdict(3), claim(worthiness=0.2)], by="Ana")
    later.run(WRITE, theirs)
    for clone in (folder, theirs):
        git(clone, "add", "-A")
        git(clone, "commit", "-qm", "More records")

    here, there = (folder, theirs) if puller == "ours" else (theirs, folder)
    git(here, "pull", "-q", "--no-rebase", "--no-edit", str(there), "desk")

    told = later.run(TOLD, here)
    assert {row[0] for row in told["verdicts"]} == {"ver_1", "ver_2", "ver_3"}
    assert told["letters"] == ["Dear desk"]
    assert [problem for problem in told["problems"] if "out of order" not in problem] == []
    assert [row["id"] for row in rows_of(here / "verdicts.csv")] == ["ver_1", "ver_2", "ver_3"]
    assert later.run(TOLD, here)["problems"] == []
    assert len(rows_of(here / "claims.csv")) == 4


@pytest.mark.parametrize("delimiter", [",", ";", "\t", ""])
def test_a_spreadsheet_that_saves_the_earlier_columns_afterwards_loses_nothing(later, folder, delimiter):
    stale = (folder / "claims.csv").read_bytes()
    later.run(WRITE, folder)
    if delimiter:
        saved = io.StringIO()
        csv.writer(saved, delimiter=delimiter).writerows(csv.reader(io.StringIO(stale.decode("utf-8-sig"), newline="")))
        stale = saved.getvalue().encode()
    (folder / "claims.csv").write_bytes(stale)

    told = later.run(TOLD, folder)

    assert sorted(told["claims"]) == sorted([[claim().id, "A", 9], [claim(OTHER, end=7).id, "", 7]])
    assert not any("changed outside" in problem for problem in told["problems"])
    assert later.run(TOLD, folder)["problems"] == []


def test_a_later_column_taken_away_by_another_program_comes_back_from_the_journal(later, folder):
    later.run(WRITE, folder)
    text = (folder / "claims.csv").read_text("utf-8-sig")
    rows = [row[:-6] + row[-4:] for row in csv.reader(io.StringIO(text, newline=""))]
    saved = io.StringIO()
    csv.writer(saved, quoting=csv.QUOTE_ALL).writerows(rows)
    (folder / "claims.csv").write_bytes(b"\xef\xbb\xbf" + saved.getvalue().encode())

    told = later.run(TOLD, folder)

    assert sorted(told["claims"]) == sorted([[claim().id, "A", 9], [claim(OTHER, end=7).id, "", 7]])
    assert not any("changed outside" in problem for problem in told["problems"])
    assert later.run(TOLD, folder)["problems"] == []


def test_columns_that_somebody_added_stand_beside_their_rows_after_a_change_of_schema(later, folder):
    lines = (folder / "claims.csv").read_text("utf-8-sig").splitlines()
    with_notes = [lines[0] + ',"my notes"', *(f'{line},"note {number}"' for number, line in enumerate(lines[1:]))]
    (folder / "claims.csv").write_bytes(b"\xef\xbb\xbf" + "".join(f"{line}\r\n" for line in with_notes).encode())

    told = later.run(TOLD, folder)

    assert told["problems"] == []
    assert [row["my notes"] for row in rows_of(folder / "claims.csv")] == ["note 0", "note 1"]
    assert [row["grade"] for row in rows_of(folder / "claims.csv")] == ["", ""]
