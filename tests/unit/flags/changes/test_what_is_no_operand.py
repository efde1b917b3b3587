"""Figures that are no operands of a change: parts of a compound, of other owners, alternatives, without a base."""

import pytest

from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

_CODES = {"NUM003", "NUM004", "NUM005", "NUM006", "NUM007", "NUM002", "NUM010", "NUM015", "NUM016", "NUM018", "CON002"}
_RULES = tuple(rule for rule in RULES if rule.code in _CODES)

NO_OPERANDS = {
    "a score": "The board has two new members. On a narrow 4-3 majority the four agreed, and the two were glad.",
    "a record of games": "In ’26 the pitcher, 3-0 with a 1.29 ERA, had 19 strikeouts to lead by 26 games.",
    "a height": "No player has more than the 6-foot-10-inch senior, twice the conference’s Player of the Year.",
    "alternatives to come": "A premium of $100 would jump up to $118 for a man of 70, up to $172 for one of 80.",
    "a range of cuts": "A guard earns about $100,000, and she would reduce costs by $70 million to $80 million.",
    "a multiple without a base": "It paid $40 million and $52 million, more than triple the amount a jury awarded.",
    "a rate of one or more": "Girls were two times more likely to get one or more warnings, one or more fines.",
    "other things counted": "He totaled 2,497 yards and 40 total touchdowns over the last two seasons.",
    "all there are": "Forty-nine states have such laws. Even if all 50 states had them, the promise would fail.",
    "dozens": "Kirkby joins more than 20 towns in a lawsuit over tolls\n\nSome two dozen towns, among them Kirkby, "
    "filed the lawsuit over tolls on Thursday.",
    "shots of a game": "The Huskies shot 57 percent from the field and 45 percent from 3-point range.",
    "a year for a whole": "Of the 687 who gave by the start of 2026, at least 419 (61%) were in law.",
    "a share above all": "Of the 375 pupils 58 are small. Some are at 300% of the poor line, or 319 pupils.",
    "a multiple of the unsaid": "It paid $27 million, triple the sum a jury gave, not well over $100 million.",
    "items that are lists": "He has three aims: keeping the post, giving staff tools and training, and buying cars, "
    "technology and lamps.",
    "another of a list": "The group held four meetings: two with teachers, one with pupils and another with nurses.",
    "another behind a dash": "It held four talks — two with old men and women, one with boys and another with girls.",
    "an outcome to come": "It has 2,400 units and 6,400 members.\n\nIt is estimated to reach 8,000 members.",
    "others on top": "Now 10 towns sue over tolls in Kirkby\n\nThe city, two counties and seven other towns "
    "sue over tolls in Kirkby.",
    "ages": "Ann Dole, 62, and Bo Lund, 48, beat the record by 20 seconds.",
    "numbers of a series": "Unit 12 had a lead of 15 hours over Unit 40 in the drill.",
}  # fmt: skip


def _flags(text: str) -> list:
    flags = flags_in(read_document(article_of(text), load_tagger()), _RULES)
    return [flag for flag in flags if flag.severity is not Severity.NOTE]


@pytest.mark.parametrize("kind", NO_OPERANDS)
def test_a_figure_that_is_no_operand_is_not_reckoned_with(kind: str) -> None:
    assert not _flags(NO_OPERANDS[kind])
