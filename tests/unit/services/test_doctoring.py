"""The doctor reads everything that is kept, and names what is amiss."""

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.services.articles.importing import import_text
from workbench.services.desk import Desk
from workbench.services.doctoring import examine
from workbench.store.csv_folder import CsvFolder

TEXT = "Paris Council approved the plan in 2019."


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    made = replace(desk, store=CsvFolder(tmp_path / "claims"))
    import_text(made, TEXT, origin="a.txt", by="Ada")
    return made


def told(desk: Desk) -> list[str]:
    return [str(problem) for problem in examine(desk)]


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
    assert any(path.name in line for line in told(desk))
