"""Searches of a claim at the desk's own places."""

from dataclasses import replace

import pytest

from workbench.config.search_places import Purpose
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import UnknownRecordError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.sources.suggest_searches import (
    FILE_NAME,
    default_places_file,
    load_search_places,
    suggest_searches,
)

TEXT = "In 2019 the mill in Ayr sold 400 sacks, Anna Berg said."
OWN = '[[search]]\nname = "Own"\nfor = "general"\naddress = "https://own.example/?q={query}"\n'


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="https://gazette.example/mill", by="Ada")
    return add_claim(desk, article.id, start=0, end=len(TEXT), by="Ada")


def test_the_addresses_of_sources_and_article_are_looked_up_in_archives(desk, claim):
    bearing = EvidenceInput(stance=Stance.CONTEXT, standing=SourceTier.UNKNOWN, by="Ada")
    url = "https://board.example/report"
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="Report", url=url), bearing=bearing)
    (source,) = desk.store.load(claim.article_id).sources
    desk.store.append([replace(source, id="src_older", url="javascript:alert(1)")], by="Ada")  # as was once taken
    found = suggest_searches(
        replace(desk, search_places=load_search_places), open_review(desk, claim.article_id), claim.id
    )
    archived = [search.words for search in found if search.purpose is Purpose.ARCHIVE]

    assert list(dict.fromkeys(archived)) == ["https://board.example/report", "https://gazette.example/mill"]


def test_a_desk_without_places_suggests_nothing_and_an_unknown_claim_is_refused(desk, claim):
    review = open_review(desk, claim.article_id)

    assert suggest_searches(desk, review, claim.id) == ()
    with pytest.raises(UnknownRecordError):
        suggest_searches(desk, review, "clm_none")


def test_the_small_words_of_a_french_article_are_not_searched_for(desk):
    text = "Cette usine d’acier, qui était la plus grande, n'est pas avec elle, mais elle a produit 400 tonnes."
    article = import_text(desk, text, origin="usine.txt", by="Ada")
    claim = add_claim(desk, article.id, start=0, end=len(text), by="Ada")
    at_default_places = replace(desk, search_places=load_search_places)
    found = suggest_searches(at_default_places, open_review(desk, article.id), claim.id)
    words = {word for search in found if search.purpose is Purpose.GENERAL for word in search.words.split()}

    assert article.language == "fr"
    assert {"usine", "400", "tonnes"} <= words
    assert not {"Cette", "qui", "était", "plus", "n'est", "pas", "avec", "elle", "mais"} & words


def test_a_newsrooms_own_places_replace_the_default_and_are_read_anew_when_they_change(tmp_path):
    assert load_search_places(tmp_path) == load_search_places()
    (tmp_path / FILE_NAME).write_text(OWN, encoding="utf-8")
    assert [place.name for place in load_search_places(tmp_path)[0].places] == ["Own"]
    (tmp_path / FILE_NAME).write_text(OWN.replace("Own", "New"), encoding="utf-8")
    assert [place.name for place in load_search_places(tmp_path)[0].places] == ["New"]
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe")
    known, (problem,) = load_search_places(tmp_path)
    assert "it is UTF-16. Save it as UTF-8" in str(problem)
    assert known == load_search_places()[0]


def test_the_default_places_can_be_copied_as_they_are(tmp_path):
    (tmp_path / FILE_NAME).write_text(default_places_file(), encoding="utf-8")

    assert load_search_places(tmp_path)[0] == load_search_places()[0]
