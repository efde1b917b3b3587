"""Places and quotes as a terminal shows them."""

from workbench.cli.terminal import counted, one_line, places_in


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
    assert (counted(0, "flag"), counted(1, "flag"), counted(1200, "flag")) == ("0 flags", "1 flag", "1,200 flags")
