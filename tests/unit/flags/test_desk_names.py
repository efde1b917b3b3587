"""The desk's names in a check: wrong spellings are flagged once, right ones are left alone, posts are held to."""

import pytest

from workbench.config.house_style import HouseStyle, OwnName, OwnPost
from workbench.domain.article import article_of
from workbench.domain.desk_name import Post
from workbench.domain.flag import Severity
from workbench.flags.registry import RULES, apply_house_style, flags_in
from workbench.services.articles.language import load_tagger
from workbench.services.claims.keep_spelling import can_be_right
from workbench.text.read_article import read_document

MAYOR = Post(name="Mayor of Oslo", since="2015-10", until="2019")
MINISTER = Post(name="Minister of Finance", since="2020")


def flags(text: str, *names: OwnName, posts=(), published="", **style):
    document = read_document(article_of(text, published=published), load_tagger())
    listed = tuple(OwnPost("Ann Lee", post) for post in posts)
    return flags_in(document, style=HouseStyle(names=names, posts=listed, **style))


def told(text: str, *names: OwnName, **more) -> list[tuple[str, str, str, str]]:
    return [
        (flag.rule, flag.severity.value, flag.quote, flag.suggestion)
        for flag in flags(text, *names, **more)
        if flag.rule[:3] in {"NAM", "WLD"}
    ]


def listed(right: str, *wrong: str) -> OwnName:
    return OwnName(right, wrong, is_listed=True)


SPELT_TWO_WAYS = "Mr Macron spoke for an hour. Mr Macron promised reform. Macron left at noon. Mr Marcon waved."


def test_a_spelling_listed_as_wrong_is_an_error_also_where_only_an_accent_is_missing():
    assert told("He flew to Bregancon.", listed("Brégançon", "Bregancon")) == [
        ("NAM005", "error", "Bregancon", "Brégançon")
    ]
    [flag] = flags("He flew to Bregancon.", listed("Brégançon", "Bregancon"))
    assert flag.message == "This desk spells it 'Brégançon', not 'Bregancon'."


def test_a_name_of_the_desk_is_left_alone_by_every_rule_on_names():
    assert told(SPELT_TWO_WAYS) == [("NAM001", "error", "Marcon", "Macron")]
    assert told(SPELT_TWO_WAYS, listed("Marcon")) == []
    assert told(SPELT_TWO_WAYS, listed("marcon")) == []


def test_a_right_spelling_says_nothing_of_a_title_or_of_an_acronyms_long_form():
    titles = next(rule for rule in RULES if rule.code == "NAM007").flagged[0]
    acronym = next(rule for rule in RULES if rule.code == "NAM009").flagged[0]
    for text, code in ((titles, "NAM007"), (acronym, "NAM009")):
        [before] = [flag for flag in flags(text) if flag.rule == code]
        assert code in {flag.rule for flag in flags(text, listed(before.quote))}
        assert not can_be_right(before)


def test_a_name_is_left_alone_as_part_of_the_full_name_on_the_list_and_only_there():
    text = SPELT_TWO_WAYS.replace("Mr Marcon", "Brigitte Marcon")
    assert told(text, listed("Brigitte Marcon")) == []
    assert [flag[2] for flag in told(SPELT_TWO_WAYS, listed("Brigitte Marcon"))] == ["Marcon"]


def test_a_right_name_is_right_also_where_another_entry_has_it_as_wrong():
    assert told("Mr Marcon waved.", listed("Macron", "Marcon"), listed("Marcon")) == []


def test_recorded_flags_on_a_name_go_as_soon_as_it_is_listed_and_answered_ones_stay():
    recorded = flags(SPELT_TWO_WAYS)
    style = HouseStyle(names=(listed("Marcon"),))
    assert not [each for each in apply_house_style(recorded, style, text=SPELT_TWO_WAYS) if each.quote == "Marcon"]
    answered = apply_house_style(recorded, style, text=SPELT_TWO_WAYS, answered={each.id for each in recorded})
    assert [each.quote for each in answered] == [each.quote for each in recorded]


def test_one_slip_gets_one_flag_the_one_that_may_have_been_answered_already():
    assert told(SPELT_TWO_WAYS, listed("Macron", "Marcon")) == [("NAM001", "error", "Marcon", "Macron")]
    variants = "They flew to Brégançon. From Bregançon they sailed."
    [before] = told(variants)
    assert before[:2] == ("NAM001", "note")
    [after] = told(variants, listed(before[3], before[2]))
    assert after == ("NAM001", "error", *before[2:])


def test_a_name_of_the_settings_file_is_flagged_by_its_own_rule_alone():
    assert told(SPELT_TWO_WAYS, OwnName("Macron", ("Marcon",))) == [("NAM005", "error", "Marcon", "Macron")]


def test_the_desks_spelling_stands_over_another_suggestion():
    assert told(SPELT_TWO_WAYS, listed("Marconi", "Marcon")) == [("NAM005", "error", "Marcon", "Marconi")]


def test_one_slip_from_a_single_name_of_the_list_is_a_warning_unless_that_is_a_known_name():
    assert told("Mr Kvarnebergh left.", listed("Kvarneberg")) == [("NAM005", "warning", "Kvarnebergh", "Kvarneberg")]
    assert told("Mr Jackson left early on Monday.", listed("Jacksen")) == []


def test_one_slip_in_a_name_of_several_words_is_found_only_beside_its_other_words():
    assert told("They met Emmanuel Marcon.", listed("Emmanuel Macron")) == [("NAM005", "warning", "Marcon", "Macron")]
    assert "NAM005" not in [each[0] for each in told("They met Giovanni Marcon.", listed("Emmanuel Macron"))]


def test_a_wrong_spelling_is_no_word_in_small_letters():
    assert told("They polish the floor.", listed("Polisch", "Polish")) == []


def test_thousands_of_names_take_little_time():
    names = tuple(listed(f"Nam{number}ovski Smith{number}", f"Namm{number}ovski") for number in range(5_000))
    assert flags(SPELT_TWO_WAYS * 20, *names)


def posts_told(text: str, *posts: Post, published="2026-09-30", person="Ann Lee") -> list[tuple[str, str]]:
    document = read_document(article_of(text, published=published), load_tagger())
    style = HouseStyle(posts=tuple(OwnPost(person, post) for post in posts))
    return [(flag.severity.value, flag.quote) for flag in flags_in(document, style=style) if flag.rule == "ROL012"]


def test_a_title_from_before_or_after_the_post_is_a_warning():
    assert posts_told("Mayor Ann Lee opened the bridge.", MAYOR) == [("warning", "Ann Lee")]
    assert posts_told("Mayor Ann Lee opened the bridge.", MAYOR, published="2015-09-01") == [("warning", "Ann Lee")]
    assert posts_told("Mayor Ann Lee opened the bridge.", MAYOR, MINISTER) == [("warning", "Ann Lee")]
    assert posts_told("Mayor Ann Lee opened the bridge.", MAYOR, published="2019-12-31") == []


def test_a_title_of_another_kind_is_only_a_note():
    assert posts_told("Senator Ann Lee opened the bridge.", MINISTER) == [("note", "Ann Lee")]
    assert posts_told("Senator Ann Lee opened the bridge.", MAYOR) == []


@pytest.mark.parametrize(
    "text",
    [
        "Former Mayor Ann Lee opened the bridge.",
        "The then-Mayor Ann Lee opened the bridge.",
        "In 2018 Mayor Ann Lee opened the bridge.",
        "“We all liked Mayor Ann Lee,” he said.",
        "Mr Ann Lee opened the bridge. Ann Lee spoke.",
        "Mayor Bo Berg opened the bridge.",
        "Professor Ann Lee spoke.",
        "Finance Minister Ann Lee spoke.",
        "Minister Ann Lee spoke.",
    ],
)
def test_a_title_that_some_reading_allows_is_left_alone(text):
    assert posts_told(text, MAYOR, MINISTER) == []


def test_without_a_day_of_publication_nothing_is_said_of_posts():
    assert posts_told("Mayor Ann Lee opened the bridge.", MAYOR, published="") == []


def test_two_posts_of_one_title_count_together():
    bergen = Post(name="Mayor of Bergen", since="2020")
    assert posts_told("Mayor Ann Lee opened the bridge.", MAYOR, bergen) == []


@pytest.mark.parametrize("day", ["2015-10-01", "2017-01-01", "2019-12-31", "2019", "2015-10"])
def test_a_post_may_be_held_from_its_first_day_to_its_last(day):
    assert MAYOR.may_be_held_on(day)
    assert not MAYOR.may_be_held_on("2020-01-01")
    assert not MAYOR.may_be_held_on("2015-09-30")


def test_severity_is_that_of_the_house_style():
    [flag] = flags("Mr Marcon waved.", listed("Macron", "Marcon"), severities=(("NAM005", Severity.NOTE),))
    assert flag.severity is Severity.NOTE
