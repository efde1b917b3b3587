"""Suggested searches: telling words, likely primary sources, days around the date, and links that are only links."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from builders import claim_at
from hypothesis import given
from hypothesis import strategies as st

from workbench.config.search_places import Purpose, SearchPlaces, parse_search_places
from workbench.config.toml_file import parse_toml
from workbench.domain.article import article_of
from workbench.domain.claim import ClaimKind
from workbench.lookups.links import SearchSubject, build_searches
from workbench.lookups.queries import MOST_TERMS, build_query
from workbench.services.sources.suggest_searches import default_places_file
from workbench.text.read_article import read_document


def parsed(text: str):
    return parse_search_places(parse_toml(text.encode(), where="s.toml"))


KNOWN, PROBLEMS = parsed(default_places_file())
PLACES = """
[[search]]
name = "News"
for = "news of the time"
address = "https://news.example/?q={query}&from={after}&to={before}"
[[search]]
name = "Web"
for = "general"
address = "https://web.example/?q={query}"
[[site]]
site = "mill.example"
names = ["Mill Board"]
"""


def looked(text: str, *, kind: ClaimKind = ClaimKind.STATISTIC, published: str = "", addresses=()) -> SearchSubject:
    article = article_of(text)
    about = {"document": read_document(article), "published": published, "addresses": addresses}
    return SearchSubject(claim=claim_at(article, kind=kind), **about)


def searches(text: str, purpose: Purpose, *, known: SearchPlaces = KNOWN, **about):
    return [search for search in build_searches(looked(text, **about), known) if search.purpose is purpose]


def terms(text: str) -> tuple[str, ...]:
    return build_query(read_document(article_of(text)), quote=text).terms


def test_every_default_place_can_be_used():
    assert PROBLEMS == ()
    assert {place.purpose for place in KNOWN.places} == set(Purpose)


def test_a_query_holds_names_figures_and_dates_and_no_idle_words():
    found = terms("According to the Pew Research Center, 36% of the French people told it so in June 2020, it said.")

    assert found[0] == '"Pew Research Center"'
    assert {"36%", "June 2020", "French"} <= set(found)
    assert not {"the", "According", "said", "told"} & set(found)
    assert len(found) <= MOST_TERMS


def test_days_of_the_week_narrow_no_search():
    assert "Tuesday" not in terms("The Gazette interviewed Anna Berg on Tuesday.")


@pytest.mark.parametrize(
    ("text", "kind", "sites"),
    [
        ("A Pew Research survey found 36% in France.", ClaimKind.STATISTIC, ["pewresearch.org"]),
        ("Prices in France rose by 4% in May.", ClaimKind.STATISTIC, ["insee.fr"]),
        ("The minister lives in France.", ClaimKind.EXISTENCE_OR_RELATION, []),
        ("The World Health Organization and NATO met.", ClaimKind.DATE_OR_EVENT, ["who.int", "nato.int"]),
        ("Whoever came, NATOs and Pewter were sold.", ClaimKind.STATISTIC, []),
    ],
)
def test_a_body_that_is_named_is_searched_on_its_own_site(text, kind, sites):
    found = [search.words.split()[0].removeprefix("site:") for search in searches(text, Purpose.SITE, kind=kind)]

    assert found == sites


def test_a_quotation_is_looked_up_by_its_own_words():
    text = "“We will build the old mill again next year,” Anna Berg said."

    (found,) = searches(text, Purpose.EXACT, kind=ClaimKind.QUOTATION)
    assert found.words == '"We will build the old mill again next year"'


def test_news_are_looked_for_around_the_claims_own_date_or_else_the_articles():
    known, _ = parsed(PLACES)
    own = searches("The mill burned on 30 September 2020.", Purpose.NEWS, known=known, published="2021-01-01")
    month = searches("The mill burned in June 2020.", Purpose.NEWS, known=known)
    article = searches("The mill burned.", Purpose.NEWS, known=known, published="2021-01-01")

    assert "from=2020-09-27&to=2020-10-03" in own[0].address
    assert "from=2020-05-29&to=2020-07-03" in month[0].address
    assert "from=2020-12-29&to=2021-01-04" in article[0].address
    assert searches("The mill burned.", Purpose.NEWS, known=known) == []
    assert searches("The mill burned on 31 December 9999.", Purpose.NEWS, known=known) == []


def test_archives_are_asked_for_the_addresses_at_hand():
    address = "https://a.example/b?c=1&d=é"
    found = searches("The mill burned.", Purpose.ARCHIVE, addresses=(address, address), published="2020-09-30")

    assert found[0].address.startswith("https://web.archive.org/web/*/https://a.example/b?c=1&d=")
    assert any("/20201003/" in search.address for search in found)
    assert len({search.address for search in found}) == len(found)


def test_a_place_for_some_claims_is_left_out_of_others():
    names = [search.place for search in searches("A study of 40 mills found dust.", Purpose.GENERAL)]
    assert "Google Scholar" in names
    assert "Google Scholar" not in [search.place for search in searches("A fire burned 40 mills.", Purpose.GENERAL)]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(str.strip))
def test_whatever_a_claim_says_its_searches_are_https_links_to_known_places(text):
    hosts = {urlsplit(place.address).hostname for place in KNOWN.places}
    for search in build_searches(looked(text, published="2020-09-30"), KNOWN):
        parts = urlsplit(search.address)
        assert parts.scheme == "https"
        assert parts.hostname in hosts
        assert search.address.isascii()
        assert not set(search.address) & set("\"<>' \n\\")
        if search.purpose is Purpose.GENERAL:
            assert parse_qs(parts.query)["q"] == [search.words]
        elif search.purpose is Purpose.CHECKS:
            assert unquote(parts.path).endswith(search.words)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('[[search]]\nfor = "general"\naddress = "https://a.example/{query}"', "the name is missing"),
        ('[[search]]\nname = "A"\nfor = "fun"\naddress = "https://a.example/{query}"', "'fun' is not a purpose"),
        ('[[search]]\nname = "A"\nfor = "general"\naddress = "http://a.example/{query}"', "is not an https address"),
        ('[[search]]\nname = "A"\nfor = "general"\naddress = "https://a.example/"', "does not fit 'general'"),
        ('[[search]]\nname = "A"\nfor = "general"\naddress = "https://a.example/{url}"', "does not fit 'general'"),
        ('[[search]]\nname = "A"\nfor = "general"\naddress = "https://a.example/{query.x}"', "does not fit 'general'"),
        ('[[search]]\nname = "A"\nfor = "general"\naddress = "https://a.example/{query"', "does not fit 'general'"),
        ('[[search]]\nname = "A"\nfor = "general"\naddress = "https://a.example/{query}"\nwhen = "x"', "'when' is not"),
        ('[[site]]\nsite = "javascript:x"\nnames = ["A"]', "'javascript:x' is not a site"),
        ('[[site]]\nsite = "a.example"', "'a.example' is not a site with names"),
        ("search = 3", "'search' is not a list of tables. Head each entry with [[search]]."),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_and_the_others_stand(entry, why):
    known, problems = parsed(f"{PLACES}\n{entry}" if "search =" not in entry else entry)

    assert len(problems) == 1
    assert why in str(problems[0])
    line = 1 if "search =" in entry else PLACES.count("\n") + 2
    assert problems[0].where == f"s.toml:{line}"
    assert len(known.places) == (2 if "search =" not in entry else 0)


def test_a_file_that_is_no_toml_says_so():
    known, (problem,) = parsed("[[search")

    assert known == SearchPlaces()
    assert str(problem).startswith("s.toml:1: ")
