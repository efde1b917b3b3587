"""The files that tell other programs about the folder: what somebody wrote into them stays."""

import json

import pytest
from test_contract import ARTICLE, verdict

from workbench.errors import StoreError
from workbench.store.csv_folder import CsvFolder
from workbench.store.migrations import SCHEMA
from workbench.store.rows import columns_of
from workbench.store.tables import TABLES

MERGED = b'{\n<<<<<<< HEAD\n "name": "workbench-claims"\n=======\n "name": "workbench-claims",\n>>>>>>> theirs\n}\n'


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, verdict(1)], by="Ana")
    return path


def package_in(folder) -> dict:
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def content_of(folder) -> dict:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_says_its_schema_and_the_columns_of_its_tables(folder):
    package = package_in(folder)

    assert (package["name"], package["schema"]) == ("workbench-claims", SCHEMA)
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]


def test_it_describes_every_table_and_column_and_says_why_all_of_them_are_text(folder):
    package = package_in(folder)

    assert "string" in package["description"]
    for resource, table in zip(package["resources"], TABLES, strict=True):
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [*columns_of(table), "row_id", "at", "by", "sum_v1"]
        assert {field["type"] for field in fields} == {"string"}
        assert resource["description"]
        assert all(field["description"] for field in fields)
        assert resource["schema"]["primaryKey"] == "row_id"
    keys = {key["fields"]: key["reference"] for key in package["resources"][9]["schema"]["foreignKeys"]}
    assert keys["claim_id"] == {"resource": "claims", "fields": "id"}


def test_one_of_an_older_program_gets_the_descriptions_and_keeps_what_somebody_added(folder):
    package = package_in(folder) | {"title": "Café desk"}
    del package["description"]
    for resource in package["resources"]:
        del resource["description"]
        for key in ("primaryKey", "foreignKeys"):
            resource["schema"].pop(key, None)
        for field in resource["schema"]["fields"]:
            del field["description"]
        del resource["schema"]["fields"][-4:]
    package["resources"][1]["schema"]["fields"][0]["description"] = "Ours"
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")

    store = CsvFolder(folder)

    found = package_in(folder)
    assert (found["title"], found["schema"], store.notices()) == ("Café desk", SCHEMA, ())
    assert found["resources"][1]["schema"]["fields"][0]["description"] == "Ours"
    assert found["resources"][1]["schema"]["fields"][1]["description"]
    assert found["resources"][1]["schema"]["primaryKey"] == "row_id"
    written = (folder / "datapackage.json").read_bytes()
    CsvFolder(folder)
    assert (folder / "datapackage.json").read_bytes() == written


def test_it_is_not_written_again_whatever_somebody_added(folder):
    package = {"title": "Café desk", "licenses": [{"name": "CC-BY-4.0"}], **package_in(folder), "extra": [1]}
    written = json.dumps(package).encode("utf-8-sig")
    (folder / "datapackage.json").write_bytes(written)

    CsvFolder(folder).append([verdict(2)], by="Ana")
    CsvFolder(folder)

    assert (folder / "datapackage.json").read_bytes() == written


@pytest.mark.parametrize("number", [{"version": 1}, {}, {"version": "2026-03"}])
def test_a_newer_schema_keeps_what_somebody_added_to_it(folder, number):
    package = {"name": "workbench-claims", "title": "Café desk", **number, "resources": package_in(folder)["resources"]}
    package["resources"][1]["schema"]["fields"][0]["description"] = "Ours"
    package["resources"][1]["title"] = "Claims"
    package["resources"].insert(0, {"name": "phones", "path": "phones.csv"})
    del package["resources"][4]
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")

    store = CsvFolder(folder)

    found = package_in(folder)
    assert (found["schema"], found["title"], found.get("version")) == (
        SCHEMA,
        "Café desk",
        "2026-03" if number.get("version") == "2026-03" else None,
    )
    assert found["resources"][0] == {"name": "phones", "path": "phones.csv"}
    assert found["resources"][2]["title"] == "Claims"
    assert found["resources"][2]["schema"]["fields"][0]["description"] == "Ours"
    assert {table.name for table in TABLES} < {resource["name"] for resource in found["resources"]}
    assert [notice.where for notice in store.notices()] == ["datapackage.json"]
    assert store.load_all().problems == ()


def test_one_that_is_missing_is_written_anew(folder):
    (folder / "datapackage.json").unlink()

    assert CsvFolder(folder).load_all().problems == ()
    assert package_in(folder)["schema"] == SCHEMA


@pytest.mark.parametrize("name", ["river-levels", "", None, 7, "x" * 1_000, "\x1b[31m\n"])
def test_the_folder_of_another_data_package_is_refused_and_left_as_it_is(tmp_path, name):
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": name, "resources": []}), "utf-8")
    (tmp_path / ".gitignore").write_text("keys/\n")
    before = content_of(tmp_path)

    with pytest.raises(StoreError, match=r"^[\x20-\x7e]{1,400}$") as refused:
        CsvFolder(tmp_path)

    assert "separate folder" in str(refused.value)
    assert content_of(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitignore", "datapackage.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{\x00}\x00",
        b"\xe9",
        MERGED,
        b"[" * 100_000,
        b'{"name": "workbench-claims", "schema": "two"}',
        b'{"name": "workbench-claims", "schema": 0}',
        b'{"name": "workbench-claims", "schema": true}',
        b'{"name": "workbench-claims", "schema": 2.5}',
        b'{"name": "workbench-claims", "resources": 5}',
        b'{"name": "workbench-claims", "resources": ["x"]}',
    ],
)
def test_one_that_cannot_be_read_is_told_in_one_line_and_nothing_is_written(folder, content):
    (folder / "datapackage.json").write_bytes(content)
    before = content_of(folder)

    with pytest.raises(StoreError, match=r"^[^\n]*datapackage.json[^\n]*(Restore|backup)[^\n]*$"):
        CsvFolder(folder)

    assert content_of(folder) == before


def test_a_huge_number_is_a_higher_schema(folder):
    (folder / "datapackage.json").write_text(json.dumps({"name": "workbench-claims", "schema": 10**30}), "utf-8")

    store = CsvFolder(folder)

    assert [kept.id for kept in store.load_all().verdicts] == ["ver_1"]
    with pytest.raises(StoreError, match="schema"):
        store.append([verdict(2)], by="Ana")


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("name", [".gitignore", ".gitattributes"])
def test_lines_that_git_needs_are_added_behind_those_that_somebody_wrote(folder, name, end):
    needed = (folder / name).read_bytes().splitlines()
    own = b"# ours\r\n.env\nkeys/\xe9" + end
    (folder / name).write_bytes(own + needed[0] + b"\n" if end else own)

    CsvFolder(folder)
    CsvFolder(folder)

    content = (folder / name).read_bytes()
    assert content.startswith(own)
    assert sorted(content.splitlines()) == sorted([b"# ours", b".env", b"keys/\xe9", *needed])


def test_git_files_with_all_the_lines_are_not_written(folder):
    for name in (".gitignore", ".gitattributes"):
        lines = (folder / name).read_bytes().splitlines()
        (folder / name).write_bytes(b"\r\n".join(reversed(lines)))
    before = content_of(folder)

    CsvFolder(folder)

    assert {path: content for path, content in content_of(folder).items() if path.name.startswith(".git")} == {
        path: content for path, content in before.items() if path.name.startswith(".git")
    }
