"""Fixed phrases that lack a word."""

from workbench.flags.lists import gaps
from workbench.flags.words.missing import Gaps

OF_THE = Gaps(["the\tone_of some_of\tmost best", "as\tas_well\tthe\t! might"])


def found(text: str, rows: Gaps = OF_THE) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.right) for one in rows.missing_in(text)]


def test_a_phrase_without_its_word_is_told_with_it():
    assert found("It is one of best mills.") == [("one of best", "one of the best")]


def test_a_capital_at_the_start_is_kept():
    assert found("According the mayor, it rained.", gaps()) == [("According the", "According to the")]


def test_no_break_spaces_count_as_blanks():
    assert found("some\u00a0of\u00a0most") == [("some\u00a0of\u00a0most", "some\u00a0of the most")]


def test_a_longer_word_that_ends_alike_is_left_alone():
    assert found("He left the phone of best quality; none of most.") == []


def test_a_word_that_leads_to_it_rightly_keeps_it_clean():
    assert found("You might as well the next time; he came, as well the bishop.") == [("as well the", "as well as the")]


def test_a_number_with_decimals_is_no_whole_number():
    assert found("It has more 20 rooms, and more 20.5 metres.", gaps()) == [("more 20", "more than 20")]
