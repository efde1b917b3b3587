"""Leaders are read by full name and by the surname of one so named, with what is said of them."""

from itertools import pairwise

import pytest

from workbench.domain.article import article_of
from workbench.facts.entities.leaders import leaders, leaders_of
from workbench.facts.entities.leaders_told import LeaderRelation, leaders_told
from workbench.facts.places.gazetteer import zones
from workbench.text.read_article import read_document


def test_terms_begin_before_they_end_and_do_not_overlap_in_one_post():
    for leader in leaders().values():
        for post in leader.posts:
            terms = sorted((term for term in leader.terms if term.post == post), key=lambda term: term.first)
            assert all(term.last is None or term.first <= term.last for term in terms), leader.name
            assert all(one.last and one.last <= two.first for one, two in pairwise(terms)), leader.name


def test_every_country_of_a_leader_is_on_the_list_of_countries():
    bodies = {"UN", "EU", "NATO"}
    astray = {code for leader in leaders().values() for code in leader.countries if code not in zones()}
    assert astray <= bodies


def test_a_surname_alone_is_read_where_the_full_name_stands_too():
    document = read_document(article_of("Bola Tinubu spoke. Mr Tinubu left. A Mr Biden came."))
    assert [mention.span.of(document.text) for mention in leaders_of(document)] == ["Bola Tinubu", "Tinubu"]


@pytest.mark.parametrize(
    ("text", "relation", "year", "country"),
    [
        ("Narendra Modi, in office since 2012, spoke.", LeaderRelation.BEGAN, 2012, None),
        ("Joe Biden took office in January 2020.", LeaderRelation.BEGAN, 2020, None),
        ("António Guterres, a former prime minister of Spain, spoke.", LeaderRelation.COUNTRY, 0, "Spain"),
        ("It was Javier Pérez de Cuéllar of Chile.", LeaderRelation.COUNTRY, 0, "Chile"),
        ("In 1995 Mary McAleese, then president of Ireland, came.", LeaderRelation.HELD_IN, 1995, None),
    ],
)
def test_years_and_countries_of_leaders_are_read(text, relation, year, country):
    found = list(leaders_told(read_document(article_of(text))))
    assert (relation, year, country) in [
        (one.relation, one.year, one.country.words if one.country else None) for one in found
    ]
