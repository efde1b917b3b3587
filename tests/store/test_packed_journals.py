"""Journals packed into one compressed file each: read like before, put back byte for byte, whatever breaks it off."""

import contextlib
import gzip
import shutil
import subprocess
from pathlib import Path

import pytest
from indexes import indexed, records, rows_in_index, rows_in_journals
from test_contract import ARTICLE, claim, event, over, verdict

from workbench.errors import StoreError
from workbench.store.csv_folder import CsvFolder
from workbench.store.folder import compacting
from workbench.store.folder.compacting import compact, unpack
from workbench.store.journals.packed import packed_path


@pytest.fixture
def folder(tmp_path):
    """A folder with this clone's journal and that of another."""
    path, theirs = tmp_path / "claims", tmp_path / "theirs"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1)], by="Ana")
    shutil.copytree(path, theirs)
    other = CsvFolder(theirs)
    other.append([over(1), event(2)], by="Ben")
    shutil.copy(other.journal, path / ".history" / other.journal.name)
    CsvFolder(path).append([over(2)], by="Ana")
    return path


def journals(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / ".history").glob("journal-*"))}


def standing(folder: Path) -> list[str]:
    return [kept.id for kept in CsvFolder(folder).load(ARTICLE.id).verdicts]


def other_journal(folder: Path) -> Path:
    own = CsvFolder(folder).journal
    return next(path for path in (folder / ".history").glob("journal-*.jsonl") if path != own)


def test_packed_journals_are_read_like_plain_ones(folder):
    before, wanted = journals(folder), CsvFolder(folder).load_all()

    done = compact(folder)

    assert len(done) == 2
    assert set(journals(folder)) == {f"{name}.gz" for name in before}
    store = CsvFolder(folder)
    assert store.check_journal() == ()
    assert store.load_all() == wanted


def test_what_is_recorded_afterwards_follows_in_a_new_journal(folder):
    open_meanwhile = CsvFolder(folder)
    open_meanwhile.load(ARTICLE.id)
    compact(folder)

    open_meanwhile.append([over(3)], by="Ana")
    CsvFolder(folder).append([over(4)], by="Ana")

    assert standing(folder) == ["ver_1", "ver_2", "ver_3", "ver_4", "ver_5"]
    assert [kept.id for kept in open_meanwhile.load(ARTICLE.id).verdicts][-1] == "ver_5"
    assert len(journals(folder)) == 3
    assert CsvFolder(folder).check_journal() == ()


def test_packed_journals_are_put_back_byte_for_byte(folder):
    before = journals(folder)
    compact(folder)

    assert len(unpack(folder)) == 2

    assert journals(folder) == before
    assert CsvFolder(folder).check_journal() == ()
    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]


def test_packing_twice_and_unpacking_twice_changes_nothing_more(folder):
    compact(folder)
    packed = journals(folder)

    assert compact(folder) == ()
    assert journals(folder) == packed
    unpack(folder)
    assert unpack(folder) == ()


def test_the_same_journal_is_packed_into_the_same_bytes_in_every_clone(folder, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    CsvFolder(copy)
    compact(folder)
    compact(copy)

    assert journals(folder) == journals(copy)


@pytest.mark.parametrize("work", [compact, unpack])
@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize("name", ["replace_file", "draw_clone_name", "sync_folder"])
def test_broken_off_anywhere_everything_is_read_and_the_next_time_completes_it(folder, work, step, name, monkeypatch):
    if work is unpack:
        compact(folder)
    wanted = records(CsvFolder(folder).load_all())
    left = [step]
    whole = getattr(compacting, name)

    def broken(*args, **named):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return whole(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(compacting, name, broken)
        with contextlib.suppress(KeyboardInterrupt):
            work(folder)

    store = CsvFolder(folder)
    assert records(store.load_all()) == wanted
    assert store.check_journal() == ()
    work(folder)
    assert records(CsvFolder(folder).load_all()) == wanted
    plain = [each for each in journals(folder) if each.endswith(".jsonl")]
    assert bool(plain) is (work is unpack)


def test_a_plain_journal_that_comes_back_with_more_lines_is_read_to_its_end(folder, tmp_path):
    theirs, journal = tmp_path / "theirs", other_journal(folder)
    compact(folder)
    other = CsvFolder(theirs)
    other.append([over(3)], by="Ben")

    shutil.copy(other.journal, journal)

    assert sorted(standing(folder)) == ["ver_1", "ver_2", "ver_3", "ver_4"]
    assert CsvFolder(folder).check_journal() == ()
    compact(folder)
    assert sorted(standing(folder)) == ["ver_1", "ver_2", "ver_3", "ver_4"]
    unpack(folder)
    assert journal.read_bytes() == other.journal.read_bytes()


def test_a_plain_journal_that_comes_back_shorter_takes_nothing_away(folder):
    journal = other_journal(folder)
    first = journal.read_bytes().splitlines(keepends=True)[:1]
    compact(folder)

    journal.write_bytes(b"".join(first))

    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]
    assert CsvFolder(folder).check_journal() == ()


def test_a_plain_journal_that_comes_back_with_line_ends_of_git_is_the_same(folder):
    journal = other_journal(folder)
    content = journal.read_bytes()
    compact(folder)

    journal.write_bytes(content.replace(b"\n", b"\r\n"))

    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]
    assert CsvFolder(folder).check_journal() == ()


DAMAGES = {
    "cut": lambda content: content[: len(content) // 2],
    "emptied": lambda _: b"",
    "a bit flipped": lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
    "another file's words": lambda _: b"A poem.\n",
    "other lines": lambda content: gzip.compress(gzip.decompress(content).replace(b"Because", b"Perhaps")),
    "lines taken out": lambda content: gzip.compress(b"".join(gzip.decompress(content).splitlines(True)[1:])),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_packed_journal_is_told_by_name_and_no_row_is_lost(folder, damage):
    path = packed_path(other_journal(folder))
    compact(folder)
    path.write_bytes(DAMAGES[damage](path.read_bytes()))

    store = CsvFolder(folder)

    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]
    assert any(
        problem.where.startswith(f".history/{path.name.removesuffix('.gz')}") for problem in store.check_journal()
    )


def test_a_packed_journal_that_is_gone_is_told_by_name(folder):
    path = packed_path(other_journal(folder))
    compact(folder)
    path.unlink()

    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]
    assert any("the journal is gone" in problem.what for problem in CsvFolder(folder).check_journal())


def test_a_packed_journal_that_cannot_be_unpacked_is_left_as_it_is(folder):
    path = packed_path(other_journal(folder))
    compact(folder)
    path.write_bytes(path.read_bytes()[:60])
    before = journals(folder)

    with pytest.raises(StoreError, match="cannot be unpacked"):
        unpack(folder)

    assert journals(folder)[path.name] == before[path.name]


def test_a_damaged_journal_is_not_packed(folder):
    path = other_journal(folder)
    path.write_bytes(path.read_bytes()[:-30] + b"\n")

    done = compact(folder)

    assert any(each.where.endswith(path.name) and "left as it is" in each.what for each in done)
    assert path.exists()
    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]


def test_the_index_of_a_packed_folder_holds_what_its_journals_hold(folder, monkeypatch):
    monkeypatch.setattr("workbench.store.index.folder_state.LARGE", 0)
    monkeypatch.setattr("workbench.store.index.upkeep.DELAY_SECONDS", 0.0)
    store = indexed(folder)
    compact(folder)

    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2", "ver_3"]
    store = indexed(folder)
    store.append([over(3)], by="Ana")
    assert store.wait_for_index(seconds=0)
    assert rows_in_index(folder) == rows_in_journals(folder)
    assert rows_in_journals(folder)["verdicts"]


def git(folder, *words):
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *words], cwd=folder, check=False, capture_output=True).returncode


@pytest.fixture
def clones(tmp_path):
    """Two clones by git, each with a record of its own that the other has."""
    ours, theirs = tmp_path / "ours", tmp_path / "clone"
    CsvFolder(ours).append([ARTICLE, claim(), verdict(1)], by="Ana")
    git(ours, "init", "-q", "-b", "desk")
    _commit(ours)
    git(tmp_path, "clone", "-q", str(ours), str(theirs))
    CsvFolder(theirs).append([over(1)], by="Ben")
    _commit(theirs)
    git(ours, "pull", "-q", "--no-rebase", "--no-edit", str(theirs), "desk")
    CsvFolder(ours).load(ARTICLE.id)
    return ours, theirs


def _commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Records")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_clone_whose_journal_was_packed_elsewhere_goes_on_behind_it(clones, monkeypatch):
    monkeypatch.setattr("workbench.store.index.folder_state.LARGE", 0)
    monkeypatch.setattr("workbench.store.index.upkeep.DELAY_SECONDS", 0.0)
    ours, theirs = clones
    compact(ours)
    _commit(ours)
    git(theirs, "pull", "-q", "--no-rebase", "--no-edit", str(ours), "desk")
    own = CsvFolder(theirs).journal
    assert packed_path(own).exists()
    assert not own.exists()
    store = indexed(theirs)

    store.append([over(2)], by="Ben")
    store.append([over(3)], by="Ben")

    assert own.exists()
    assert standing(theirs) == ["ver_1", "ver_2", "ver_3", "ver_4"]
    assert CsvFolder(theirs).check_journal() == ()
    indexed(theirs)
    assert rows_in_index(theirs) == rows_in_journals(theirs)
    whole = own.read_bytes()
    unpack(theirs)
    assert own.read_bytes().endswith(whole)
    assert CsvFolder(theirs).check_journal() == ()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_journal_packed_here_and_written_on_there_is_kept_in_both_forms(clones):
    ours, theirs = clones
    compact(ours)
    _commit(ours)
    CsvFolder(theirs).append([over(2)], by="Ben")
    _commit(theirs)

    assert git(ours, "pull", "-q", "--no-rebase", "--no-edit", str(theirs), "desk")
    _commit(ours)

    assert standing(ours) == ["ver_1", "ver_2", "ver_3"]
    assert CsvFolder(ours).check_journal() == ()
