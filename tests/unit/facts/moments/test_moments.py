"""When the times of a text lie on the calendar, and what happened then."""

from collections.abc import Callable

import pytest

from workbench.domain.article import article_of
from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

Moments = Callable[..., dict[str, Moment]]
Lapses = Callable[[str], dict[str, Lapse]]


@pytest.fixture(scope="module")
def moments() -> Moments:
    tagger = load_tagger()

    def read(text: str, published: str = "") -> dict[str, Moment]:
        document = read_document(article_of(text, published=published), tagger)
        return {document.quote(one.span): one for one in moments_of(document)}

    return read


@pytest.fixture(scope="module")
def lapses() -> Lapses:
    def read(text: str) -> dict[str, Lapse]:
        document = read_document(article_of(text), load_tagger())
        return {document.quote(one.span): one for one in lapses_of(document)}

    return read


def test_a_month_without_a_year_is_the_nearest_to_publication(moments: Moments) -> None:
    found = moments("The pool shut in November and opens again in February.", "2023-12-10")

    assert str(found["November"].likely.first) == "2023-11-01"
    assert str(found["February"].likely.first) == "2024-02-01"


def test_a_day_without_a_year_has_that_of_the_next_date(moments: Moments) -> None:
    found = moments("The siege began on 6 July and ended on 1 August 2022.")

    assert str(found["6 July"].likely.first) == "2022-07-06"


def test_the_following_month_counts_from_what_was_told(moments: Moments) -> None:
    found = moments("It was filed in November 2023 and turned down the following March.", "2025-05-14")

    assert str(found["the following March"].likely.first) == "2024-03-01"


def test_a_weekday_counts_from_publication(moments: Moments) -> None:
    found = moments("They were told at 11pm on Saturday.", "2024-02-13")

    assert str(found["on Saturday"].likely.first) == "2024-02-10"
    assert found["on Saturday"].minutes == 23 * 60


def test_the_days_of_a_stretch_share_its_month(moments: Moments) -> None:
    found = moments("The fair runs from Thursday 17 to Sunday 20 July 2025.")

    assert str(found["Thursday 17"].likely.first) == "2025-07-17"
    assert found["Thursday 17"].written.weekday == 3


def test_a_weekday_behind_its_date_belongs_to_it(moments: Moments) -> None:
    assert moments("It began on Sept. 27, a Friday.", "2024-10-10")["Sept. 27, a Friday"].written.weekday == 4


def test_a_date_in_figures_may_be_read_in_either_order(moments: Moments) -> None:
    found = moments("It opened on 3/4/2024.")["3/4/2024"]

    assert [str(reading.first) for reading in found.readings] == ["2024-04-03", "2024-03-04"]


def test_what_happened_is_told_by_the_verb(moments: Moments) -> None:
    event = moments("The bridge will close on 3 May 2030.")["3 May 2030"].event

    assert event.tense == "future"
    assert {"bridg", "clos"} <= event.about
    assert event.is_direct


def test_a_year_of_a_noun_is_not_told_of_the_verb(moments: Moments) -> None:
    found = moments("The strike of 1925 ruined the town.")

    assert not found["1925"].event.is_direct


def test_without_a_language_model_the_last_turning_point_counts() -> None:
    document = read_document(article_of("The mill was founded in 1890 and closed in 1950."))

    assert [one.event.verb for one in moments_of(document)] == ["found", "clos"]


@pytest.mark.parametrize(
    ("text", "words", "role", "many"),
    [
        ("He left two years later.", "two years", "later", 2),
        ("He left 16 days after the vote.", "16 days", "after", 16),
        ("It is 50 years since the vote.", "50 years", "since", 50),
        ("He served a five-year term.", "five-year", "lasting", 5),
        ("They marked their golden wedding.", "golden wedding", "anniversary", 50),
        ("The club marks its centenary.", "centenary", "anniversary", 100),
        ("Ann Lee, 54, left.", "54", "age", 54),
        ("He died last week at 91.", "91", "age", 91),
    ],
)
def test_a_length_of_time_has_a_role(lapses: Lapses, text: str, words: str, role: str, many: float) -> None:
    found = lapses(text)[words]

    assert (found.role, found.many) == (role, many)


def test_a_second_term_goes_on_twice_as_long(lapses: Lapses) -> None:
    assert lapses("His second five-year term ends soon.")["five-year"].times == 2


def test_a_length_in_a_name_is_none(lapses: Lapses) -> None:
    assert lapses("The Fair Hill Three-Day Event is in October.") == {}
