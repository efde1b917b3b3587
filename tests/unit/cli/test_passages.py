"""`workbench passages` in a terminal."""

import json

import pytest

from workbench.__main__ import main

SOURCE = "It rained in May.\nSome 61% of adults in France saw the alliance as unfavorable.\n"
CLAIM = "62% of adults in France saw the alliance as unfavorable in Lyon."


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return str(path)


def test_a_passage_is_a_line_with_its_place_its_cue_and_what_differs(source, capsys):
    assert main(["passages", CLAIM, source, "--limit", "1"]) == 0

    passage, missing, last = capsys.readouterr().out.splitlines()
    quote = "Some 61% of adults in France saw the alliance as unfavorable."
    assert passage == f'{source}:2:1: differs (source: 61%, claim: 62%) "{quote}"'
    assert missing == 'in none of them: "62", "in Lyon"'
    assert last == f"{source}: 1 passage, found by words and meaning"


def test_passages_as_json(source, capsys):
    assert main(["passages", CLAIM, source, "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    first = told["passages"][0]
    assert SOURCE[first["start"] : first["end"]] == first["quote"]
    assert first["cue"] == "differs"
    assert {match["kind"] for match in first["matches"]} == {"name", "word"}
    assert [stretch["quote"] for stretch in told["unsupported"]] == ["62", "in Lyon"]


def test_a_source_that_cannot_be_read_is_one_line_and_status_2(tmp_path, capsys):
    assert main(["passages", CLAIM, str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
