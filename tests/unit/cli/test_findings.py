"""`workbench findings`, and the files that every command leaves behind: statements, verdicts and sources as tables."""

import csv
import io
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from workbench.__main__ import main
from workbench.domain.verdict import Channel
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk


@pytest.fixture(autouse=True)
def _known_reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ada")


def files(claims: str) -> tuple[Path, Path]:
    """The two files of the one article."""
    folder = Path(claims) / "findings"
    sources = [path for path in folder.glob("*.csv") if path.stem.endswith("-sources")]
    statements = [path for path in folder.glob("*.csv") if path not in sources and "edited" not in path.stem]
    assert (len(statements), len(sources)) == (1, 1)
    return statements[0], sources[0]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def attach(claims: str, claim: str, title: str, *more: str) -> None:
    words = ["attach", "Oslo", claim, "--claims", claims, "--citation", title, "--stance", "supports", *more]
    assert main(words) == 0


def give(claims: str, number: str, label: str, reason: str, by: str = "Ada") -> None:
    """A verdict that another program gives, as a command would."""
    desk = open_desk(Path(claims))
    claim = next(claim for claim in desk.store.load_all().claims if claim.number == number)
    decide(desk, claim.article_id, claim.id, label=label, rationale=reason, by=by, should_read="It opened in 2018.")


def edit(path: Path, number: str, **cells: str) -> bytes:
    table = rows(path)
    next(row for row in table if row["number"] == number).update(cells)
    page = io.StringIO()
    writer = csv.DictWriter(page, table[0].keys())
    writer.writeheader()
    writer.writerows(table)
    path.write_bytes(page.getvalue().encode())
    return path.read_bytes()


def test_adding_an_article_leaves_its_two_files_behind(claims: str) -> None:
    statements, sources = files(claims)

    assert statements.name.startswith("oslo-opens-a-bridge-")
    assert sources.name == f"{statements.stem}-sources.csv"
    assert [row["claim"] for row in rows(statements)][1] == "The bridge in Oslo opened in 2019."
    assert {row["status"] for row in rows(statements)} == {"open"}
    assert rows(sources) == []


def test_a_command_leaves_the_findings_as_they_stand_when_it_ends(claims: str) -> None:
    give(claims, "2", "wrong", "It opened in 2018.")
    attach(claims, "2", "Annual report 2018", "--source-type", "primary", "--passage", "opened in 2018")
    statements, sources = files(claims)

    told = rows(statements)[1]
    assert (told["status"], told["rationale"], told["should_read"]) == ("wrong", *["It opened in 2018."] * 2)
    assert (told["best_source"], told["source_count"], told["stage"]) == ("Annual report 2018", "1", "decided")
    (source,) = rows(sources)
    assert (source["number"], source["stance"], source["source_type"]) == ("2", "supports", "primary")
    assert (source["title"], source["passage"]) == ("Annual report 2018", "opened in 2018")


def test_a_spreadsheet_or_pandas_reads_numbers_and_times_as_what_they_are(claims: str) -> None:
    give(claims, "2", "wrong", "-3")
    attach(claims, "2", "=1+1", "--published", "2024-02-20", "--passage", "+4.5")
    statements, sources = files(claims)

    table = pd.read_csv(statements, parse_dates=["decided_at", "signed_off_at", "exported_at"])
    assert [str(table[name].dtype) for name in ("line", "column", "source_count")] == ["int64"] * 3
    assert str(table["decided_at"].dtype).startswith("datetime64")
    assert "UTC" in str(table["decided_at"].dtype)
    assert rows(statements)[1]["rationale"] == "-3"
    (source,) = rows(sources)
    assert (source["title"], source["published"], source["passage"]) == ("'=1+1", "2024-02-20", "+4.5")


def test_the_data_package_beside_them_tells_the_types_and_the_keys(claims: str) -> None:
    attach(claims, "2", "Annual report 2018")
    statements, sources = files(claims)
    package = json.loads((statements.parent / "datapackage.json").read_text("utf-8"))
    by_path = {resource["path"]: resource["schema"] for resource in package["resources"]}

    assert set(by_path) == {statements.name, sources.name}
    for path in (statements, sources):
        fields = by_path[path.name]["fields"]
        assert [field["name"] for field in fields] == list(pd.read_csv(path, nrows=0).columns)
        assert all(field["description"] for field in fields)
    types = {field["name"]: field["type"] for field in by_path[statements.name]["fields"]}
    assert (types["line"], types["decided_at"], types["number"]) == ("integer", "datetime", "string")
    assert by_path[statements.name]["primaryKey"] == "claim_id"
    assert by_path[sources.name]["foreignKeys"][0]["reference"]["resource"] == statements.stem


def test_an_untouched_file_has_nothing_to_take_in(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    attach(claims, "2", "Annual report 2018")
    for path in files(claims):
        capsys.readouterr()
        assert main(["edited", "Oslo", str(path), "--claims", claims]) == 0
        assert capsys.readouterr().out == "No changes found in this file.\n"


def test_an_edited_file_is_read_where_it_lies(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    statements, _ = files(claims)
    edit(statements, "2", status="wrong", rationale="It opened in 2018.")
    capsys.readouterr()

    assert main(["edited", "Oslo", str(statements), "--claims", claims]) == 0
    assert "claim 2, open -> wrong: It opened in 2018." in capsys.readouterr().out


def test_an_edited_file_is_kept_aside_and_never_written_over(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    statements, _ = files(claims)
    edited = edit(statements, "2", status="wrong", rationale="It opened in 2018.")
    capsys.readouterr()

    attach(claims, "3", "Annual report 2018")

    aside = statements.with_name(f"{statements.stem}-edited.csv")
    assert aside.read_bytes() == edited
    assert rows(statements)[2]["best_source"] == "Annual report 2018"
    warning = capsys.readouterr().err
    assert aside.name in warning
    assert "workbench edited" in warning

    assert main(["doctor", "--claims", claims]) == 1
    assert aside.name in capsys.readouterr().out
    assert main(["findings", "--claims", claims]) == 0
    assert aside.name in capsys.readouterr().err

    assert main(["edited", "Oslo", str(aside), "--claims", claims, "--accept"]) == 0
    assert rows(statements)[1]["status"] == "wrong"


def test_two_edited_files_are_both_kept(claims: str) -> None:
    statements, _ = files(claims)
    first = edit(statements, "2", rationale="One.", status="wrong")
    attach(claims, "3", "Annual report 2018")
    second = edit(statements, "2", rationale="Two.", status="wrong")
    attach(claims, "3", "Annual report 2017")

    kept = sorted(path.name for path in statements.parent.glob("*-edited*.csv"))
    assert kept == [f"{statements.stem}-edited-2.csv", f"{statements.stem}-edited.csv"]
    assert {(statements.parent / name).read_bytes() for name in kept} == {first, second}


def test_a_file_whose_edits_were_taken_in_is_written_anew(claims: str) -> None:
    statements, _ = files(claims)
    edit(statements, "2", status="wrong", rationale="It opened in 2018.")

    assert main(["edited", "Oslo", str(statements), "--claims", claims, "--accept"]) == 0

    assert list(statements.parent.glob("*-edited*")) == []
    assert rows(statements)[1]["reviewer"] == "Ada"


def test_a_file_that_a_spreadsheet_only_saved_again_is_written_over(claims: str) -> None:
    statements, _ = files(claims)
    page = io.StringIO()
    table = rows(statements)
    writer = csv.DictWriter(page, table[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(table)
    statements.write_bytes(page.getvalue().encode())

    attach(claims, "2", "Annual report 2018")

    assert list(statements.parent.glob("*-edited*")) == []
    assert rows(statements)[1]["source_count"] == "1"


@pytest.mark.parametrize(
    "change",
    [
        "every row removed",
        "a row removed",
        "a row added",
        "a column added",
        "a remark for a time",
        "a note in a source",
    ],
)
def test_no_other_edit_is_lost_either(claims: str, change: str) -> None:
    attach(claims, "2", "Annual report 2018")
    statements, sources = files(claims)
    path = sources if change == "a note in a source" else statements
    table = rows(path)
    header = list(table[0])
    if change == "every row removed":
        table.clear()
    elif change == "a row removed":
        del table[0]
    elif change == "a row added":
        table.append({"claim": "Mine."})
    elif change == "a remark for a time":
        table[0]["decided_at"] = "ask her"
    elif change == "a column added":
        table[0]["mine"] = "Look here."
    else:
        table[0]["note"] = "See page 4."
    page = io.StringIO()
    writer = csv.DictWriter(page, list(dict.fromkeys([*header, *(name for row in table for name in row)])))
    writer.writeheader()
    writer.writerows(table)
    path.write_bytes(page.getvalue().encode())

    attach(claims, "3", "Annual report 2017")

    aside = path.with_name(f"{path.stem}-edited.csv")
    assert aside.read_bytes() == page.getvalue().encode()


def test_edits_in_the_table_of_sources_are_named(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    attach(claims, "2", "Annual report 2018")
    _, sources = files(claims)
    edit(sources, "2", note="See page 4.", stance="refutes")
    capsys.readouterr()

    assert main(["edited", "Oslo", str(sources), "--claims", claims]) == 1
    printed = capsys.readouterr().out
    assert "row 2: 'stance', 'note': edited, but sources cannot be imported from a file" in printed


def test_a_file_of_somebody_s_own_is_left_as_it_is(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    statements, _ = files(claims)
    for note in (Path(claims) / ".history" / "findings").glob("*.json"):
        note.unlink()
    statements.write_text("My own list\n", "utf-8")
    (statements.parent / "notes.csv").write_text("mine\n", "utf-8")
    capsys.readouterr()

    attach(claims, "2", "Annual report 2018")

    assert statements.read_text("utf-8") == "My own list\n"
    assert (statements.parent / "notes.csv").read_text("utf-8") == "mine\n"
    assert "does not belong to the workbench" in capsys.readouterr().err


def test_the_command_prints_them_as_a_table_as_csv_and_as_json(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    give(claims, "2", "wrong", "It opened in 2018.")
    attach(claims, "2", "=Annual report 2018", "--source-type", "primary")
    capsys.readouterr()

    assert main(["findings", "Oslo", "--claims", claims, "--format", "table"]) == 0
    table = capsys.readouterr().out.splitlines()
    assert any(line.split()[:2] == ["2", "wrong"] for line in table)
    assert all(len(line) <= 100 for line in table)
    assert main(["findings", "Oslo", "--claims", claims]) == 0
    printed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["number"] for row in printed] == ["1", "2", "3", "4"]
    assert main(["findings", "--claims", claims, "--sources"]) == 0
    assert [row["title"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ["'=Annual report 2018"]
    assert main(["findings", "--claims", claims, "--format", "json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (told[1]["line"], told[1]["sources"][0]["title"]) == (3, "=Annual report 2018")


def test_the_command_writes_what_is_missing(claims: str) -> None:
    statements, sources = files(claims)
    statements.unlink()
    sources.unlink()

    assert main(["findings", "--claims", claims]) == 0

    assert [path.exists() for path in (statements, sources)] == [True, True]


def test_what_another_program_recorded_shows_after_the_command(claims: str) -> None:
    desk = open_desk(Path(claims), channel=Channel.PAGE)
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="So.", by="Ben")
    statements, _ = files(claims)
    assert rows(statements)[0]["status"] == "open"

    assert main(["findings", "--claims", claims]) == 0

    assert rows(statements)[0]["status"] == "wrong"


def test_the_doctor_has_the_findings_say_what_came_in_by_hand(claims: str, tmp_path: Path) -> None:
    other = shutil.copytree(claims, tmp_path / "other")
    give(str(other), "2", "wrong", "So.", by="Ben")
    for journal in (other / ".history").glob("journal-*"):
        shutil.copy(journal, Path(claims, ".history"))
    statements, _ = files(claims)
    assert rows(statements)[1]["status"] == "open"

    main(["doctor", "--claims", claims])

    assert rows(statements)[1]["status"] == "wrong"


def test_nobody_may_read_the_files_whom_the_account_leaves_out(claims: str, tmp_path: Path) -> None:
    made = tmp_path / "own"
    (tmp_path / "a.txt").write_text("The bridge in Oslo opened in 2019.", encoding="utf-8")
    command = ["umask 077; exec", sys.executable, "-m", "workbench", "articles", "--claims", str(made), "--add"]
    subprocess.run([*["sh", "-c"], " ".join([*command, str(tmp_path / "a.txt")])], check=True)
    assert {path.name: path.stat().st_mode & 0o077 for path in made.rglob("*") if path.is_file()} == dict.fromkeys(
        (path.name for path in made.rglob("*") if path.is_file()), 0
    )


def test_verdicts_in_conflict_show_as_such_and_none_is_the_verdict(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    first = decide(desk, claim.article_id, claim.id, label="wrong", rationale="So.", by="Ada")
    desk.store.append([replace(first, id="ver_other", label="outdated", rationale="Old.", reviewer="Ben")], by="Ben")
    capsys.readouterr()

    assert main(["findings", "Oslo", "--claims", claims, "--format", "table"]) == 0
    printed = capsys.readouterr().out
    statements, _ = files(claims)
    told = next(row for row in rows(statements) if row["claim_id"] == claim.id)
    assert (told["status"], told["rationale"], told["reviewer"], told["should_read"]) == ("in conflict", "", "", "")
    assert "wrong by Ada" in told["in_conflict"]
    assert "outdated by Ben" in told["in_conflict"]
    assert "wrong by Ada" in printed
    assert "outdated by Ben" in printed


def test_a_folder_that_may_not_be_written_to_is_printed_all_the_same(
    claims: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Path(claims) / "datapackage.json"
    members = json.loads(package.read_text("utf-8"))
    package.write_text(json.dumps(members | {"schema": 99}), "utf-8")
    statements, _ = files(claims)
    statements.unlink()
    capsys.readouterr()

    assert main(["findings", "--claims", claims]) == 0

    told = capsys.readouterr()
    assert "The bridge in Oslo" in told.out
    assert "schema 99" in told.err
    assert not statements.exists()


def test_git_leaves_the_findings_out_by_default(claims: str) -> None:
    assert "/findings/" in (Path(claims) / ".gitignore").read_text("utf-8").splitlines()


def test_what_a_broken_off_write_left_is_tidied_up_and_a_file_of_somebody_s_own_is_not(claims: str) -> None:
    statements, _ = files(claims)
    left = statements.with_name(f".{statements.name}-ab12cd_9")
    own = statements.with_name(".notes")
    for path in (left, own):
        path.write_text("x")

    assert main(["doctor", "--claims", claims, "--tidy"]) == 0

    assert (left.exists(), own.exists()) == (False, True)


def test_an_article_with_another_title_has_its_files_under_that_and_no_old_ones(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    article = desk.store.article_list()[0]
    former, _ = files(claims)
    desk.store.append([replace(article, title="Bergen: a bridge")], by="Ada")

    assert main(["findings", "--claims", claims]) == 0
    named, _ = files(claims)
    assert named.name.startswith("bergen-a-bridge-")
    assert not former.exists()

    edited = edit(named, "2", status="wrong", rationale="It opened in 2018.")
    desk.store.append([replace(article, title="Oslo opens a bridge")], by="Ada")
    assert main(["findings", "--claims", claims]) == 0
    assert named.with_name(f"{named.stem}-edited.csv").read_bytes() == edited
    assert "now has another title" in capsys.readouterr().err


def test_the_second_reviewer_and_the_stage_are_told(claims: str) -> None:
    give(claims, "2", "wrong", "It opened in 2018.")
    desk_toml = Path(claims) / "desk.toml"
    desk_toml.write_text('second_check = "open"\n', "utf-8")
    assert main(["state", "Oslo", "2", "--claims", claims, "--to", "signed-off", "--by", "Ben"]) == 0

    statements, _ = files(claims)
    told = rows(statements)[1]
    assert (told["reviewer"], told["second_reviewer"], told["stage"]) == ("Ada", "Ben", "signed off")
    assert told["signed_off_at"].endswith("Z")


def test_statistics_are_printed_as_a_table(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    give(claims, "2", "wrong", "It opened in 2018.")
    attach(claims, "2", "Annual report 2018", "--source-type", "primary")
    capsys.readouterr()

    assert main(["findings", "--claims", claims, "--statistics", "--format", "table"]) == 0
    head, article, total, _, publishers, source = capsys.readouterr().out.splitlines()

    assert head.split()[:4] == ["article", "statements", "with", "verdict"]
    assert article.startswith("Oslo opens a bridge ")
    assert article.split()[4:8] == ["4", "1", "25%", "0"]
    assert total.startswith("all articles ")
    assert publishers.split()[:3] == ["publisher", "source", "type"]
    assert source.split() == ["not", "given", "primary", "1", "1", "1", "0"]


def test_statistics_are_printed_as_csv_and_as_json(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    give(claims, "2", "wrong", "It opened in 2018.")
    attach(claims, "2", "Annual report 2018", "--source-type", "primary")
    capsys.readouterr()

    assert main(["findings", "Oslo", "--claims", claims, "--statistics"]) == 0
    article, total = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (article["statements"], article["with_verdict"], article["status: wrong"]) == ("4", "1", "1")
    assert (total["article"], total["article_id"]) == ("all articles", "")
    assert main(["findings", "--claims", claims, "--statistics", "--format", "json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["share_with_verdict"] for row in told] == [0.25, 0.25]
    assert main(["findings", "--claims", claims, "--statistics", "--sources", "--format", "json"]) == 0
    (source,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert source == {
        "publisher": "not given", "source_type": "primary", "sources": 1, "statements": 1, "supports": 1, "refutes": 0,
    }  # fmt: skip


def test_nothing_in_the_statistics_is_run_by_a_spreadsheet(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("=1+1\n\nThe tunnel opened in 2019.\n", "utf-8")
    assert main(["articles", "--claims", claims, "--add", str(other)]) == 0
    capsys.readouterr()

    assert main(["findings", "--claims", claims, "--statistics"]) == 0

    assert [row["article"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))][1] == "'=1+1"


def test_pandas_is_loaded_for_statistics_alone(claims: str) -> None:
    script = "import sys; from workbench.__main__ import main; main(sys.argv[1:]); print('pandas' in sys.modules)"
    loaded = {}
    for more in ([], ["--statistics"]):
        command = [sys.executable, "-c", script, "findings", "--claims", claims, *more]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        loaded[len(more)] = done.stdout.splitlines()[-1]
    assert loaded == {0: "False", 1: "True"}


def test_the_sources_alone_are_printed_as_json_too(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    attach(claims, "2", "Annual report 2018")
    capsys.readouterr()

    assert main(["findings", "--claims", claims, "--format", "json", "--sources"]) == 0

    (source,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (source["number"], source["title"]) == ("2", "Annual report 2018")
    assert "claim_id" in source


def test_of_a_copy_of_which_a_part_was_taken_in_nothing_false_is_said(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, _ = files(claims)
    edit(statements, "2", status="wrong", rationale="It opened in 2018.")
    edit(statements, "3", status="wrong", rationale="It cost 30 million.")
    assert main(["edited", "Oslo", str(statements), "--claims", claims, "--accept", "--only", "1"]) == 0
    capsys.readouterr()

    assert main(["doctor", "--claims", claims]) == 1

    said = capsys.readouterr().out
    assert "only what is imported from it counts" in said
    assert "nothing in it counts" not in said


def test_a_file_of_somebody_s_own_in_the_place_of_a_table_is_left_and_not_called_edited(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, _ = files(claims)
    statements.write_text("My own list\n", "utf-8")
    capsys.readouterr()

    attach(claims, "2", "Annual report 2018")
    assert "does not belong to the workbench, and is left as it is" in capsys.readouterr().err
    assert statements.read_text("utf-8") == "My own list\n"
    assert list(statements.parent.glob("*-edited*")) == []

    assert main(["doctor", "--claims", claims]) == 1
    said = capsys.readouterr().out
    assert "does not belong to the workbench" in said
    assert "edited elsewhere" not in said
    assert "1 problem\n" in said

    statements.rename(statements.with_name("mine.csv"))
    assert main(["findings", "--claims", claims]) == 0
    assert rows(statements)[1]["best_source"] == "Annual report 2018"


def test_an_empty_file_in_the_place_of_a_table_is_written_over(claims: str) -> None:
    statements, _ = files(claims)
    statements.write_bytes(b"")

    assert main(["findings", "--claims", claims]) == 0

    assert len(rows(statements)) == 4


def test_a_table_saved_again_in_utf_16_is_no_edited_one_to_any_command(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, _ = files(claims)
    saved = statements.read_text("utf-8-sig").encode("utf-16")
    statements.write_bytes(saved)
    capsys.readouterr()

    assert main(["edited", "Oslo", str(statements), "--claims", claims]) == 0
    assert "No changes found" in capsys.readouterr().out
    assert main(["doctor", "--claims", claims]) == 0
    attach(claims, "2", "Annual report 2018")
    assert list(statements.parent.glob("*-edited*")) == []
    assert rows(statements)[1]["source_count"] == "1"


def test_an_edit_in_utf_16_is_kept_aside_and_read(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    statements, _ = files(claims)
    edit(statements, "2", status="wrong", rationale="It opened in 2018.")
    saved = statements.read_text("utf-8").encode("utf-16")
    statements.write_bytes(saved)
    for note in (Path(claims) / ".history" / "findings").glob("*.json"):
        note.unlink()

    attach(claims, "3", "Annual report 2018")

    aside = statements.with_name(f"{statements.stem}-edited.csv")
    assert aside.read_bytes() == saved
    capsys.readouterr()
    assert main(["edited", "Oslo", str(aside), "--claims", claims]) == 0
    assert "claim 2, open -> wrong" in capsys.readouterr().out


def test_a_table_with_the_mark_of_its_encoding_twice_has_nothing_to_take_in(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, _ = files(claims)
    statements.write_bytes(b"\xef\xbb\xbf" + statements.read_bytes())
    capsys.readouterr()

    assert main(["edited", "Oslo", str(statements), "--claims", claims]) == 0
    assert main(["doctor", "--claims", claims]) == 0


@pytest.mark.parametrize("command", ["doctor", "findings"])
def test_an_edited_table_stays_in_place_until_its_article_changes(
    claims: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, _ = files(claims)
    edited = edit(statements, "2", status="wrong", rationale="It opened in 2018.")
    capsys.readouterr()

    main([command, "--claims", claims])

    assert statements.read_bytes() == edited
    assert list(statements.parent.glob("*-edited*")) == []
    told = capsys.readouterr()
    assert (told.out + told.err).count("workbench edited") == 1


def test_the_wording_that_each_of_two_verdicts_in_conflict_proposes_is_told(claims: str) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    first = decide(
        desk, claim.article_id, claim.id, label="wrong", rationale="So.", by="Ada", should_read="Bergen opens a bridge"
    )
    desk.store.append([replace(first, id="ver_other", should_read="Oslo opens a tunnel", reviewer="Ben")], by="Ben")

    assert main(["findings", "--claims", claims]) == 0

    statements, _ = files(claims)
    told = next(row for row in rows(statements) if row["claim_id"] == claim.id)
    assert "Bergen opens a bridge" in told["in_conflict"]
    assert "Oslo opens a tunnel" in told["in_conflict"]
    assert told["should_read"] == ""
