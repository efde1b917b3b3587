"""`workbench compare` in a terminal."""

import json

import pytest

from workbench.__main__ import main

TABLE = "Player,Team,PTS,REB,AST\nAnn Okoro,Lynx,24,7,3\nBea Stahl,Lynx,11,4\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("Ann Okoro had 22 points and seven rebounds.\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_difference_is_a_line_with_its_place_and_status_1(article, table, capsys):
    assert main(["compare", article, str(table)]) == 1

    first, last = capsys.readouterr().out.splitlines()
    assert first == f"{article}:1:15: number contradicted \"22\": Ann Okoro, points. The table has '24'."
    assert last == f"{article}: 1 difference from the table"


def test_differences_as_json(article, table, capsys):
    assert main(["compare", article, str(table), "--format", "json"]) == 1

    (found,) = json.loads(capsys.readouterr().out)["differences"]
    assert (found["start"], found["end"], found["quote"], found["says"]) == (14, 16, "22", "24")


def test_agreement_is_status_0(article, table, capsys):
    table.write_text(TABLE.replace("24", "22"), encoding="utf-8-sig")
    assert main(["compare", article, str(table)]) == 0

    assert capsys.readouterr().out == f"{article}: 0 differences from the table\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no headings"),
        (b"Ann Okoro,24\nBea Stahl,11\n", "no headings"),
        (b"Player,Player\nAnn,24\n", "no headings"),
        (b"Player,PTS\n\n", "no rows"),
        (b"Player,PTS\nAnn\xff,24\n", "byte 15 is not UTF-8"),
        (b"Player,PTS\nAnn,24,7\n", "3 cells for 2 headings"),
        (b'Player,PTS\n"Ann"x,24\n', "not CSV"),
        (b"Player,PTS\n" + b"Ann,24\n" * 5001, "5,001 rows are too many"),
        (b"Player,PTS\n" + b" " * 5_000_000, "too many"),
    ],
)
def test_a_bad_table_is_one_line_and_status_2(content, said, article, table, capsys):
    table.write_bytes(content)
    assert main(["compare", article, str(table)]) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert str(table) in line


def test_a_missing_table_is_one_line_and_status_2(article, capsys):
    assert main(["compare", article, "nowhere.csv"]) == 2

    assert "nowhere.csv" in capsys.readouterr().err


def test_a_table_about_something_else_is_said_to_be(article, table, capsys):
    table.write_text("Player,Team,PTS\nZoe Quist,Owls,9\n,,3\n", encoding="utf-8")
    assert main(["compare", article, str(table)]) == 0

    assert capsys.readouterr().err.splitlines() == [
        f"{table}: 1 row has no name and was skipped",
        f"{table}: nothing the article names has a row in this table",
    ]
