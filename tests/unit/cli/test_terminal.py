"""Places and quotes as a terminal shows them."""

import io

import pytest

from workbench.__main__ import main
from workbench.cli.terminal import DONE, WIDTH, byte_counter, one_line, places_in, plural


def test_lines_and_columns_count_from_one() -> None:
    place = places_in("ab\n\ncd")
    assert [place(offset) for offset in (0, 1, 3, 4, 5)] == ["1:1", "1:2", "2:1", "3:1", "3:2"]


def test_columns_count_characters_not_bytes() -> None:
    assert places_in("é😀x")(2) == "1:3"


def test_a_long_quote_is_cut_with_dots() -> None:
    assert one_line("a" * 200, width=10) == "aaaaaaa..."


def test_signs_that_steer_a_terminal_are_shown_not_obeyed() -> None:
    shown = one_line("red\x1b[31m\u202etext\x07")
    assert shown.isprintable()
    assert "\\x1b[31m\\u202etext\\x07" in shown


def test_one_thing_is_not_two() -> None:
    assert (plural(0, "flag"), plural(1, "flag"), plural(1200, "flag")) == ("0 flags", "1 flag", "1,200 flags")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bytes_are_counted_on_one_line_that_is_cleared() -> None:
    screen = Terminal()
    show = byte_counter(screen, what="Fetching https://example.org/" + "a" * 200 + "\x1b[31m")
    show(1234567)
    show(DONE)
    first, last = screen.getvalue().split("\r")[1:3]
    assert first.rstrip().endswith("1,234,567 bytes")
    assert (len(first), last.strip(), "\x1b" in first) == (WIDTH, "", False)


def test_nothing_is_counted_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    byte_counter(stream, what="Fetching")(1)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "https://user:word@example.org/", "http://printer/"])
def test_an_address_that_may_not_be_fetched_gets_one_line(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", url]) == 2
    assert capsys.readouterr().err.count("\n") == 1
