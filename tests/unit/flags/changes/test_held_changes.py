"""Changes, products and averages are held against the figures in reach, in whatever order they are told."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

_RULES = tuple(rule for rule in RULES if rule.code in {"NUM005", "NUM007", "NUM010"})

WRONG_AND_RIGHT = [
    ("Sales rose {}% to $1.38 billion, from $1.2 billion.", "18", "15"),
    ("The clinic saw 2,660 people, {}% fewer than the 3,325 of 2012.", "25", "20"),
    ("The road had 3,600 cars a day and would have 4,500, a rise of {} per cent.", "20", "25"),
    ("The firm will run 180 of the 540 trains, a cut of {}.", "one third", "two thirds"),
    ("Net debt fell by {} to £9.2m, from £18.4m.", "a third", "half"),
    ("The wheat averaged 8.4 tonnes. That is {} per cent above last year’s 7.5 tonnes.", "20", "12"),
    ("They have 62 points and are {} behind Penmoor, who have 65.", "two", "three"),
    ("She had used 200 of her 500 bales. She has {} left.", "350", "300"),
    ("The river peaked at 4.86m. The previous record was 4.61m, so it has been beaten by {}cm.", "15", "25"),
    ("Each of the four teams planted 150 trees, {} trees in total.", "700", "600"),
    ("The fund earned 0.9, 11.6, 12.9, 3.2 and 1.4 percent. That is an average of {} percent.", "7.0", "6.0"),
    ("A field yielding 180 bushels an acre made ${} an acre. Corn was $3.12 a bushel.", "651.60", "561.60"),
    ("A $3.25 $3.12 -4.0%\n\nB $9.00 $9.36 4.0%\n\nC $4.40 $4.62 {}%\n\nD $44.00 $49.50 12.5%", "10.0", "5.0"),
]


def _flags(text: str) -> tuple:
    return flags_in(read_document(article_of(text), load_tagger()), _RULES)


@pytest.mark.parametrize(("text", "wrong", "right"), WRONG_AND_RIGHT)
def test_a_change_is_held_against_its_figures(text: str, wrong: str, right: str) -> None:
    assert len(_flags(text.format(wrong))) == 1
    assert not _flags(text.format(right))
