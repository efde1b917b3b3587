"""Names come in from CSV and go out as CSV and JSON, none lost and none a formula."""

import csv

import pytest

from workbench.errors import DecisionRefusedError, IntakeError
from workbench.reports.escaping import could_be_formula
from workbench.services.names.list_names import NameInput, add_name, load_names
from workbench.services.names.name_table import COLUMNS, LARGEST, import_names, names_csv, names_json

TABLE = """\
Name,Kind,Wrong,Post,Since,Until,Note
Ann Lee,person,Anne Lee; Ann Lea,Mayor of Oslo,2015-10,2019,Agreed.
Ann Lee,,,Minister,2020,,
Brégançon,place,Bregancon|Briançon,,,,
"""


def imported(desk, table: str, **more):
    return import_names(desk, table.encode(), origin="people.csv", by="Ana", **more)


def test_a_row_is_an_entry_and_a_name_may_have_several(desk):
    done = imported(desk, TABLE)

    assert (len(done.added), done.known, done.problems) == (3, 0, ())
    [ann, bregancon] = load_names(desk)
    assert [post.in_words for post in ann.posts] == ["Mayor of Oslo, from 2015-10, until 2019", "Minister, from 2020"]
    assert (ann.wrong, ann.notes) == (("Anne Lee", "Ann Lea"), ("Agreed.",))
    assert bregancon.wrong == ("Bregancon", "Briançon")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_the_table_may_come_from_any_spreadsheet_in_any_order_of_columns(desk, delimiter):
    lines = [["post", "NAME ", "since"], ["Minister", "Ann Lee", "2020"], ["", "Bo Berg", ""]]
    done = imported(desk, "\ufeff" + "\r\n".join(delimiter.join(cells) for cells in lines))

    assert [(each.name, each.post, each.since) for each in done.added] == [
        ("Ann Lee", "Minister", "2020"),
        ("Bo Berg", "", ""),
    ]


BAD_ROWS = """\
name,kind,post,since,age
Ann Lee,dog,,,4
,person,,,
Bo Berg,,,,

Kari Moe,,Mayor,2019-13,
Jo Li,,,2019,
"""


def test_each_bad_row_is_one_line_and_the_others_are_taken(desk):
    done = imported(desk, BAD_ROWS)

    assert [each.name for each in done.added] == ["Bo Berg"]
    assert [(each.where, each.what) for each in done.problems] == [
        ("people.csv:1", "the column 'age' was left out"),
        ("people.csv:2", "'dog' is not a kind of name"),
        ("people.csv:3", "The name is missing"),
        ("people.csv:6", "'2019-13' is not a date"),
        ("people.csv:7", "'Jo Li' has days and no post"),
    ]
    assert done.problems[1].fix == "Use one of: person, body, place. The row was left out."


def test_the_same_file_again_adds_nothing_and_rows_on_one_post_become_one_entry(desk):
    imported(desk, TABLE)
    again = imported(desk, TABLE)
    assert (len(again.added), again.known) == (0, 3)

    imported(desk, "name,wrong\nMacron,Marcon\nmacron,Micron\n")
    [macron] = [each for each in load_names(desk) if each.name == "macron"]
    assert macron.wrong == ("Marcon", "Micron")
    assert len(macron.entries) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "there is no text. Save the table as CSV"),
        (b"who,post\nAnn,Mayor\n", "no column 'name' among: who, post. Head the columns with: name, kind"),
        (b"x" * (LARGEST + 1), "larger than 10,000,000 bytes"),
        (b"name\n" + b"\x00\x01\xff\xfe" * 50, ""),
    ],
)
def test_a_file_that_is_no_table_of_names_is_refused(desk, content, said):
    with pytest.raises(IntakeError) as refused:
        import_names(desk, content, origin="people.csv", by="Ana")
    assert said in str(refused.value)
    assert load_names(desk) == ()


def test_an_import_is_signed(desk):
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        import_names(desk, b"name\nAnn Lee\n", origin="people.csv", by=" ")


def test_what_is_written_is_no_formula_and_reads_back_as_it_was(desk):
    hostile = ("=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-x", "'quoted", 'a "b", c', "＝1")
    for name in hostile:
        add_name(desk, NameInput(name=name, wrong=(f"{name}x",), post="=1+1", note="@x"), by="Ana")
    written = names_csv(load_names(desk))

    assert written.splitlines()[0] == ",".join(f'"{column}"' for column in COLUMNS)
    cells = [cell for row in csv.reader(written.splitlines()) for cell in row]
    assert not [cell for cell in cells if could_be_formula(cell)]
    again = imported(desk, written)
    assert (again.added, again.known, again.problems) == ((), len(hostile), ())


def test_json_has_an_object_for_each_name(desk):
    imported(desk, TABLE)
    assert names_json(load_names(desk))[0] == {
        "name": "Ann Lee",
        "kind": "person",
        "wrong": ["Anne Lee", "Ann Lea"],
        "posts": [
            {"post": "Mayor of Oslo", "since": "2015-10", "until": "2019"},
            {"post": "Minister", "since": "2020", "until": ""},
        ],
        "notes": ["Agreed."],
    }
