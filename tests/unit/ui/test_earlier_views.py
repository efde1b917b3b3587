"""How an earlier check is shown beside a claim."""

from workbench.domain.publication import PublishedCheck, PublishedCheckId
from workbench.services.claimreview.match_checks import CheckMatch
from workbench.ui.views.earlier_view import match_html


def shown(**change) -> str:
    about = {
        "id": PublishedCheckId("chk_1"),
        "claim": "The moon is made of cheese",
        "publisher": "The Desk",
        "rating": "False",
        "url": "https://check.example.org/1",
        "origin": "a.json",
        "added_by": "Ana",
        "added_at": "2026-01-01T00:00:00Z",
    }
    return match_html(CheckMatch(check=PublishedCheck(**(about | change)), relevance=0.5, why="both mention: moon"))


def test_rating_claim_publisher_and_reason_are_shown_and_the_claim_leads_to_its_page():
    told = shown(rating_value=1.0, rating_worst=1.0, rating_best=5.0)
    assert "False (1 on a scale from 1 to 5)" in told
    assert '<a href="https://check.example.org/1"' in told
    assert "The Desk" in told
    assert "both mention: moon" in told


def test_what_is_missing_is_said_or_left_out():
    told = shown(rating="", url="", publisher="")
    assert "no rating given" in told
    assert "<a " not in told
    assert "scale" not in told


def test_hostile_fields_are_only_words():
    told = shown(claim="<script>", rating="<img>", publisher='"><b>', url="javascript:alert(1)")
    assert "<script>" not in told
    assert "<img>" not in told
    assert "<b>" not in told
    assert "javascript" not in told
