"""Earlier checks are kept once, searched for each claim, and what disagrees is said."""

import json

import pytest

from workbench.errors import DecisionRefusedError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claimreview.import_checks import import_checks, load_earlier_checks
from workbench.services.claimreview.match_checks import find_matches, search_words
from workbench.services.claims.decide import add_claim
from workbench.store.csv_folder import CsvFolder


def feed(*claims: tuple[str, str]) -> bytes:
    return json.dumps(
        [
            {
                "@type": "ClaimReview",
                "url": f"https://check.example.org/{number}",
                "author": {"name": "The Desk"},
                "claimReviewed": claim,
                "reviewRating": {"alternateName": rating},
            }
            for number, (claim, rating) in enumerate(claims)
        ]
    ).encode()


CHEESE = feed(("The moon is made of cheese", "False"), ("Sharks swim in the streets", "False"))


def test_checks_are_kept_once_however_often_they_are_taken_in(desk):
    first = import_checks(desk, CHEESE, origin="a.json", by="Ana")
    again = import_checks(desk, CHEESE, origin="b.json", by="Ben")

    assert (len(first.added), first.known, len(again.added), again.known) == (2, 0, 0, 2)
    assert [check.claim for check in load_earlier_checks(desk)] == [
        "The moon is made of cheese",
        "Sharks swim in the streets",
    ]
    assert {check.added_by for check in load_earlier_checks(desk)} == {"Ana"}


def test_a_check_that_disagrees_with_one_taken_in_before_is_kept_and_said(desk):
    import_checks(desk, CHEESE, origin="a.json", by="Ana")
    later = import_checks(desk, feed(("The moon is made of cheese", "True")), origin="b.json", by="Ana")

    (problem,) = later.problems
    assert "is rated 'False', 'True' by The Desk" in problem.what
    assert len(load_earlier_checks(desk)) == 3


def test_the_checks_nearest_to_a_claim_come_first_with_the_reason(desk):
    import_checks(desk, CHEESE, origin="a.json", by="Ana")
    article = import_text(desk, "A shark swam in a street, he said.", origin="a.txt", by="Ana")
    add_claim(desk, article.id, start=0, end=24, by="Ana")
    (standing,) = open_review(desk, article.id).claims

    first, *_ = find_matches(desk, search_words(standing))

    assert first.check.claim == "Sharks swim in the streets"
    assert first.check.rating == "False"
    assert "shark" in first.why
    assert find_matches(desk, search_words(standing), limit=0) == ()


def test_a_desk_without_earlier_checks_finds_none(desk):
    assert find_matches(desk, "Anything") == ()


def test_nobodys_import_is_refused(desk):
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        import_checks(desk, CHEESE, origin="a.json", by=" ")


def test_a_folder_keeps_them_apart_from_every_article(desk, tmp_path):
    store = CsvFolder(tmp_path / "claims")
    import_checks(desk, CHEESE, origin="a.json", by="Ana")
    checks = load_earlier_checks(desk)
    store.append(checks, by="Ana")

    assert store.load("").published_checks == checks
    assert store.load_all().published_checks == checks
    assert CsvFolder(tmp_path / "claims").load("").published_checks == checks
    assert (tmp_path / "claims" / "published_checks.csv").is_file()
