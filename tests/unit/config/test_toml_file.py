"""Reading a settings file: whatever lies there, and where a mistake in it stands."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.config.settings_files import read_toml_file
from workbench.config.toml_file import TomlFile, parse_toml

WRITTEN = '''\
name = "x"  # [label]
text = """
[label]
key = "within a text"
"""

[more]
key = "another table"

[[label]]
key = "a"

[[label]]
name = "b"
"key" = ["e",
  "wrong"]
'''


def parsed(text: str) -> TomlFile:
    return parse_toml(text.encode(), where="x.toml")


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"name": "name"}, "x.toml:1"),
        ({"name": "label"}, "x.toml:10"),
        ({"name": "label", "key": "key"}, "x.toml:11"),
        ({"name": "label", "entry": 2}, "x.toml:13"),
        ({"name": "label", "entry": 2, "key": "key"}, "x.toml:15"),
        ({"name": "label", "entry": 2, "key": "key", "word": "wrong"}, "x.toml:16"),
        ({"name": "label", "entry": 2, "key": "mark"}, "x.toml:13"),
        ({"name": "label", "entry": 9}, "x.toml"),
        ({"name": "nothing"}, "x.toml"),
    ],
)
def test_a_mistake_is_placed_in_its_table_entry_and_line(asked, place):
    assert parsed(WRITTEN).place(**asked) == place


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ('name = "Café"\n'.encode("cp1252"), "x.toml:1", "it is not UTF-8"),
        (b"# one\n# two\nname = '\xff'", "x.toml:3", "it is not UTF-8"),
        ('name = "x"'.encode("utf-16"), "x.toml", "it is UTF-16"),
        ('name = "x"'.encode("utf-16-be"), "x.toml:1", "this is not TOML"),
        (b"name = \n", "x.toml:1", "this is not TOML"),
        (b"a = 1\na = 2\n", "x.toml:2", "this is not TOML: Cannot overwrite a value"),
        (b"a = 1\n\nb = [1,\n", "x.toml:3", "this is not TOML"),
        (b"a = " + b"[" * 100_000, "x.toml", "this cannot be read: maximum recursion depth"),
        (b"a = " + b"9" * 5_000, "x.toml", "this cannot be read: Exceeds the limit"),
        (b"#" * 500_001, "x.toml", "it has more than 500,000 bytes"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line_and_none_of_it_is_used(content, where, what):
    file = parse_toml(content, where="x.toml")
    (problem,) = file.problems
    assert (problem.where, file.table) == (where, {})
    assert problem.what.startswith(what)
    assert "nothing in the file is used" in problem.fix


def test_a_mark_of_utf_8_is_passed_over():
    assert parse_toml(b"\xef\xbb\xbfname = 'x'", where="x.toml").table == {"name": "x"}


@given(st.one_of(st.binary(max_size=200), st.text("[]=\"'{}name,.#0123\\u\n ", max_size=200).map(str.encode)))
def test_no_content_makes_the_reader_raise(content):
    file = parse_toml(content, where="x.toml")
    assert isinstance(file.place("name", key="name", word="a"), str)
    assert file.table == {} or not file.problems


def test_a_file_is_read_as_it_is_now(tmp_path):
    path = tmp_path / "x.toml"
    assert read_toml_file(path) is None
    assert read_toml_file(tmp_path / "x.toml" / "y.toml") is None
    path.write_text("a = 1", "utf-8")
    assert read_toml_file(path).table == {"a": 1}
    path.write_text("a = 2", "utf-8")
    assert read_toml_file(path).table == {"a": 2}


def folder(path):
    path.mkdir()


def pipe(path):
    os.mkfifo(path)


def loop(path):
    path.symlink_to(path)


def dangling(path):
    path.symlink_to(path.with_name("none"))


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (folder, "this is a folder"),
        (pipe, "this is not a file"),
        (loop, "too many levels of symbolic links"),
        (dangling, "this is a broken link"),
    ],
)
def test_what_is_no_file_is_named_and_nothing_waits_for_it(made, what, tmp_path):
    path = tmp_path / "x.toml"
    made(path)
    (problem,) = read_toml_file(path).problems
    assert (problem.where, problem.what) == (str(path), what)


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    path = tmp_path / "x.toml"
    path.write_text("a = 1", "utf-8")

    def refused(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refused)
    assert read_toml_file(path).problems[0].what == "permission denied"


def test_thousands_of_mistakes_are_placed_in_a_moment():
    file = parsed("[[word]]\nwrong = 'a'\n" * 10_000)
    assert [file.place("word", entry=number, key="right") for number in (1, 10_000)] == ["x.toml:1", "x.toml:19999"]
    for number in range(1, 10_001):
        file.place("word", entry=number, key="right")
