"""Folders of every released version open with today's program, every record with every field."""

import dataclasses
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_contract import verdict

from workbench.services.articles.open_review import review_as_recorded
from workbench.store.csv_folder import CsvFolder
from workbench.store.migrations import META, SCHEMA, count_first_columns
from workbench.store.protocol import Loaded
from workbench.store.rows import columns_of, from_row
from workbench.store.tables import TABLES
from workbench.wiring import open_desk

VERSIONS = Path(__file__).with_name("versions")
RELEASED = sorted(int(path.name) for path in VERSIONS.iterdir() if path.is_dir())
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=RELEASED)
def released(request, tmp_path):
    """A copy of a folder that a released version wrote, with the records in it as that version saw them."""
    folder = tmp_path / "claims"
    shutil.copytree(VERSIONS / str(request.param), folder)
    return folder, json.loads((VERSIONS / f"{request.param}.json").read_text("utf-8"))


def seen(loaded: Loaded, expected: dict) -> dict:
    """The records loaded, with the fields that the version of `expected` had."""
    told = {}
    for name, records in expected.items():
        found = json.loads(json.dumps([dataclasses.asdict(record) for record in getattr(loaded, name)]))
        told[name] = [
            {key: as_then(row[key], known[key]) for key in known} for row, known in zip(found, records, strict=True)
        ]
    return told


def as_then(value: object, known: object) -> object:
    """A value as a field had it that held one id, or none, before it held several; none was told before, or meant."""
    if isinstance(value, list) and isinstance(known, str):
        return " ".join(value) if known else ""
    return value


def test_every_record_is_there_with_every_field_before_and_after_an_append(released):
    folder, expected = released
    store = CsvFolder(folder)

    assert seen(store.load_all(), expected) == expected
    assert store.load_all().problems == ()
    article_id = expected["articles"][0]["id"]
    given = dataclasses.replace(verdict(77), article_id=article_id)
    store.append([given], by="Ana")

    again = CsvFolder(folder).load_all()
    assert given in again.verdicts
    assert again.problems == ()
    without = dataclasses.replace(again, verdicts=tuple(kept for kept in again.verdicts if kept != given))
    assert seen(without, expected) == expected


def id_of(record: object) -> str | None:
    return getattr(record, "id", None)


@pytest.mark.parametrize("version", RELEASED)
def test_what_stood_stands_and_nothing_is_in_conflict(version, tmp_path):
    shutil.copytree(VERSIONS / str(version), tmp_path / "claims")
    desk = open_desk(tmp_path / "claims")
    found = {}
    for article in desk.store.article_list():
        review = review_as_recorded(desk, article.id)
        found |= {
            one.claim.id: {
                "state": one.state.value,
                "verdict": id_of(one.verdict),
                "attribution": id_of(one.attribution),
                "move": id_of(one.last_move),
                "publication": id_of(one.publication),
            }
            for one in review.claims
        }
        found |= {one.flag.id: {"decision": id_of(one.decision)} for one in review.flags}
        assert not any(one.rivals or one.rivals.assessments for one in review.claims)

    assert found == json.loads((VERSIONS / f"{version}.stands.json").read_text("utf-8"))


def test_the_doctor_finds_nothing_on_the_first_opening_and_on_the_second(released, forks):
    folder, _ = released
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*forks.python, "-m", "workbench", "doctor", "--claims", str(folder)]
    ran = [
        subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False) for _ in "ab"
    ]

    assert [done.returncode for done in ran] == [0, 0], ran[0].stdout + ran[0].stderr
    assert all("all is well" in done.stdout for done in ran)
    assert f"to schema {SCHEMA}" in ran[0].stdout
    assert "schema" not in ran[1].stdout


def test_a_folder_is_brought_to_todays_schema_and_its_journals_stay_as_they_are(released):
    folder, _ = released
    journals = {path: path.read_bytes() for path in (folder / ".history").glob("journal-*")}
    CsvFolder(folder)

    assert json.loads((folder / "datapackage.json").read_text("utf-8"))["schema"] == SCHEMA
    assert {path: path.read_bytes() for path in journals} == journals


def test_tables_that_were_lost_stand_again_from_the_journals_of_an_earlier_schema(released):
    folder, expected = released
    for path in folder.glob("*.csv"):
        path.unlink()

    assert seen(CsvFolder(folder).load_all(), expected) == expected


@pytest.mark.parametrize("version", RELEASED)
def test_columns_are_only_ever_added_behind_those_that_were_released(version):
    package = json.loads((VERSIONS / str(version) / "datapackage.json").read_text("utf-8"))
    released = {each["name"]: [field["name"] for field in each["schema"]["fields"]] for each in package["resources"]}

    for table in TABLES:
        was = released.get(table.name, [])
        was = was[: -len(META)] if was[-len(META) :] == [*META] else was
        assert list(columns_of(table))[: len(was)] == was
        assert not was or count_first_columns(table) <= len(was)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_column_that_came_later_reads_as_its_default_from_a_blank_cell(table):
    later = columns_of(table)[count_first_columns(table) :]
    fields = {field.name: field for field in dataclasses.fields(table.kind)}

    assert all(fields[name].default is not dataclasses.MISSING for name in later if name in fields)
    assert not set(later) & set(META)
    for name in later:
        kind = dataclasses.make_dataclass("One", [(name, fields[name].type, fields[name])], kw_only=True)
        assert getattr(from_row(dataclasses.replace(table, kind=kind), {name: ""}), name) == fields[name].default


PAGE = """
from pathlib import Path
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(Path("workbench/ui/main.py").resolve(), default_timeout=120).run()
page.switch_page("screens/articles_screen.py").run()
print("\\n".join(each.value for each in page.caption))
print("raised:", [each.value for each in page.exception])
"""


def test_the_page_says_in_one_line_that_the_folder_was_brought_to_todays_schema(tmp_path, forks):
    shutil.copytree(VERSIONS / "1", tmp_path / "claims")
    environment = {**os.environ, "WORKBENCH_CLAIMS": str(tmp_path / "claims"), "PYTHONPATH": str(ROOT)}
    command = [*forks.python, "-c", PAGE]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    said = [line for line in ran.stdout.splitlines() if f"from schema 1 to schema {SCHEMA}" in line]
    assert len(said) == 1, ran.stdout + ran.stderr
    assert "raised: []" in ran.stdout
