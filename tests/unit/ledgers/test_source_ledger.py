"""The source ledger tells what rests on what, and what rests on one source alone."""

from dataclasses import replace

import pytest
from builders import claim_at, evidence_for, look_at, review_of, reviewed, source_in, verdict_on

from workbench.config.label_sets import load_labels
from workbench.domain.article import article_of
from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Outcome, Recheck, Snapshot, Source, SourceTier, Stance
from workbench.ledgers.all_ledgers import REVIEWED_LEDGERS
from workbench.ledgers.ledger import Reviewed
from workbench.ledgers.source_ledger import source_ledger

ARTICLE = article_of("One thing is so. Another thing is so.")
AT = "2026-11-23T20:00:00Z"
SNAPSHOT = Snapshot(sha256="a" * 64, media_type="text/html", size=1, fetched_at=AT, final_url="http://e.org")


def source(name: str, standing: SourceTier = SourceTier.SECONDARY, **more) -> Source:
    return source_in(ARTICLE, name, standing=standing, **more)


def claim(number: int, *names: str, label: str = "verified", stance: Stance = Stance.SUPPORTS) -> ReviewedClaim:
    made = claim_at(ARTICLE, *((0, 16), (17, 37))[number - 1])
    links = tuple(evidence_for(made, name, id=f"evi_{number}{name}", stance=stance) for name in names)
    return reviewed(made, number=str(number), verdict=verdict_on(made, label) if label else None, evidence=links)


def rows(sources: list[Source], *claims: ReviewedClaim) -> dict[str, dict[str, str]]:
    review = review_of(ARTICLE, *claims, sources=tuple(sources))
    made = source_ledger(Reviewed(review=review, labels=load_labels()))
    assert all(len(row.cells) == len(made.columns) for row in made.rows)
    return {row.cells[0]: dict(zip(made.columns, row.cells, strict=True)) for row in made.rows}


def test_a_row_tells_what_rests_on_the_source_and_where_it_comes_from():
    told = rows([source("poll", publisher="Pew", snapshot=SNAPSHOT)], claim(1, "poll"), claim(2, "poll", label=""))

    assert told["poll"] | {"Verified on it alone": ""} == {
        "Source": "poll",
        "Source type": "secondary",
        "Publisher": "Pew",
        "Archived": "2026-11-23",
        "Last look": "",
        "Claims": "1, 2",
        "Verified on it alone": "",
    }


@pytest.mark.parametrize(
    ("standing", "alone"),
    [(SourceTier.SECONDARY, "1"), (SourceTier.NOT_GIVEN, "1"), (SourceTier.UNKNOWN, "1"), (SourceTier.PRIMARY, "")],
)
def test_a_verified_claim_rests_alone_on_one_source_that_is_not_primary(standing, alone):
    assert rows([source("poll", standing)], claim(1, "poll"))["poll"]["Verified on it alone"] == alone


def test_a_second_source_and_another_verdict_and_no_verdict_make_nothing_rest_alone():
    both = [source("poll"), source("paper")]

    for judged in (claim(1, "poll", "paper"), claim(1, "poll", label="disputed"), claim(1, "poll", label="")):
        assert {row["Verified on it alone"] for row in rows(both, judged).values()} == {""}


def test_one_page_kept_twice_is_one_source():
    twice = [source("poll", url="http://e.org"), source("again", url="http://e.org")]
    told = rows(twice, claim(1, "poll", "again"))

    assert sorted(row["Verified on it alone"] for row in told.values()) == ["", "1"]


def test_a_source_that_only_gives_context_confirms_nothing():
    context = replace(claim(1, "paper", stance=Stance.CONTEXT).evidence[0], id="evi_x")
    judged = claim(1, "poll")
    judged = replace(judged, evidence=(*judged.evidence, context))

    assert rows([source("poll"), source("paper")], judged)["poll"]["Verified on it alone"] == "1"


@pytest.mark.parametrize("stance", [Stance.NOT_GIVEN, Stance.REFUTES, Stance.CONTEXT])
def test_a_source_that_is_not_said_to_support_a_claim_does_not_bear_it_alone(stance):
    assert rows([source("poll")], claim(1, "poll", stance=stance))["poll"]["Verified on it alone"] == ""


def test_a_source_whose_type_nobody_gave_says_so():
    told = rows([source("poll", SourceTier.NOT_GIVEN), source("paper", SourceTier.UNKNOWN)])

    assert [row["Source type"] for row in told.values()] == ["not given", "not given"]


def look(number: int, outcome: Outcome) -> Recheck:
    return look_at(claim(number, "poll").evidence[0], outcome, rechecked_at=AT)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_of_a_look_is_told(outcome):
    looked = replace(claim(1, "poll"), rechecks=(look(1, outcome),))

    assert rows([source("poll")], looked)["poll"]["Last look"] == f"{outcome} 2026-11-23"


def test_the_last_look_tells_the_gravest_of_what_was_found():
    one = replace(claim(1, "poll"), rechecks=(look(1, Outcome.UNCHANGED),))
    two = replace(claim(2, "poll"), rechecks=(look(2, Outcome.CHANGED),))

    assert rows([source("poll")], one, two)["poll"]["Last look"] == "changed 2026-11-23"


def test_a_source_that_nothing_rests_on_has_a_row_and_no_place():
    review = review_of(ARTICLE, sources=(source("poll"),))
    (row,) = source_ledger(Reviewed(review=review, labels=())).rows

    assert row.places == ()
    assert row.cells[3:] == ("no", "", "", "")


def test_an_article_without_sources_has_a_ledger_without_rows():
    review = review_of(ARTICLE)

    assert [build(Reviewed(review=review, labels=())).rows for build in REVIEWED_LEDGERS.values()] == [()]
