"""The doctor reads everything that is kept, and names what is amiss."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.services.articles.import_article import import_text
from workbench.services.check_desk import check_desk
from workbench.services.desk import Desk
from workbench.store.csv_folder import CsvFolder
from workbench.store.journals.journal import RESTORE

TEXT = "Paris Council approved the plan in 2019."


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    made = replace(desk, store=CsvFolder(tmp_path / "claims"))
    import_text(made, TEXT, origin="a.txt", by="Ada")
    return made


def told(desk: Desk) -> list[str]:
    return [str(problem) for problem in check_desk(desk)]


def test_a_whole_desk_has_no_problem(desk: Desk) -> None:
    assert told(desk) == []


def test_a_copy_that_is_gone_is_told_by_the_title_of_what_it_was(desk: Desk) -> None:
    for path in (desk.store.path / "evidence").iterdir():
        path.unlink()
    (line,) = told(desk)
    assert line.startswith(TEXT)


def test_a_copy_that_nothing_refers_to_is_read_as_well(desk: Desk) -> None:
    sha256 = desk.store.keep(b"x", media_type="text/plain", origin="x")
    (desk.store.path / "evidence" / sha256).write_bytes(b"y")
    (line,) = told(desk)
    assert sha256 in line


def test_a_text_that_was_altered_is_told(desk: Desk) -> None:
    (path,) = (desk.store.path / "text").iterdir()
    path.write_bytes(b"Rome Council approved the plan in 2019.")
    found = told(desk)  # which puts it back from the copy that was kept of the article's file
    repaired, _ = desk.store.unreported_repairs()
    assert [path.name in line for line in (*found, *map(str, repaired))] == [True]


def journal_lines(desk: Desk) -> list[bytes]:
    for number in range(3):
        import_text(desk, f"{TEXT} Draft {number}.", origin="b.txt", by="Ada")
    return desk.store.journal.read_bytes().splitlines(keepends=True)


def test_a_line_taken_out_of_the_journal_is_told_by_file_and_line(desk: Desk) -> None:
    lines = journal_lines(desk)
    journal = desk.store.journal
    journal.write_bytes(b"".join(lines[:1] + lines[2:]))
    [line] = [line for line in told(desk) if journal.name in line]
    assert line.startswith(f".history/{journal.name}:2: does not follow from the line before")


def test_a_line_of_the_journal_rewritten_with_a_sum_that_fits_is_told_at_the_line_after_it(desk: Desk) -> None:
    lines = journal_lines(desk)
    body = lines[1].split(b" ", 1)[1].rstrip(b"\n").replace(b"Ada", b"Eve")
    lines[1] = hashlib.sha256(body).hexdigest().encode() + b" " + body + b"\n"
    journal = desk.store.journal
    journal.write_bytes(b"".join(lines))
    assert any(line.startswith(f".history/{journal.name}:3: does not follow") for line in told(desk))


def test_a_damaged_line_of_the_journal_is_told_once(desk: Desk) -> None:
    lines = journal_lines(desk)
    journal = desk.store.journal
    journal.write_bytes(b"".join([lines[0], lines[1].replace(b"Ada", b"Eve"), *lines[2:]]))
    assert [line for line in told(desk) if ".jsonl:" in line] == [
        f".history/{journal.name}:2: a line whose checksum does not match. {RESTORE}"
    ]


def test_a_journal_of_another_clone_is_followed_as_well(desk: Desk) -> None:
    other = desk.store.history / "journal-00000000.jsonl"
    other.write_bytes(b"".join(journal_lines(desk)[1:]))
    assert any(line.startswith(f".history/{other.name}:1: does not follow") for line in told(desk))
