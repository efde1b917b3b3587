"""Verdicts of two clones of the folder, put together while the page is open: shown, and decided between."""

import shutil

import pytest
from playwright.sync_api import expect
from steps import at_rest, introduce, judge, open_claim, rows, serious_violations, told

from workbench.services.claims.decide import decide
from workbench.wiring import open_desk

pytestmark = pytest.mark.browser
WORDS = "of French people have"


def decide_in(folder, claim_id: str, *, label: str, by: str) -> str:
    desk = open_desk(folder)
    claim = next(claim for claim in desk.store.load_all().claims if claim.id == claim_id)
    return decide(desk, claim.article_id, claim_id, label=label, rationale=f"{by} knows.", by=by).id


@pytest.fixture
def rivals(page, server, tmp_path):
    """A claim's id, and those of two verdicts on it of which neither knew of the other."""
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, WORDS)
    other = shutil.copytree(server.claims, tmp_path / "other")
    ids = [
        decide_in(server.claims, claim, label="outdated", by="Eva Holm"),
        decide_in(other, claim, label="missing context", by="Ben Okafor"),
    ]
    for journal in (other / ".history").glob("journal-*"):
        if not (server.claims / ".history" / journal.name).exists():
            shutil.copy(journal, server.claims / ".history")
    open_claim(page, "Navalny")
    open_claim(page, WORDS)
    return claim, ids


def test_both_verdicts_stand_in_a_box_and_one_of_them_is_chosen(page, server, rivals):
    claim, ids = rivals
    box = page.locator(f".st-key-rivals_{claim}")
    expect(box).to_contain_text("In conflict")
    for words in ("outdated by Eva Holm", "Eva Holm knows.", "missing context by Ben Okafor", "Ben Okafor knows."):
        expect(box).to_contain_text(words)
    at_rest(page)
    assert serious_violations(page) == []

    box.get_by_role("button", name="Choose 'outdated' by Eva Holm").click()

    told(page, "Saved: outdated.")
    expect(box).to_have_count(0)
    last = rows(server, "verdicts").iloc[-1]
    assert set(last["supersedes"].split()) == set(ids)
    assert (last["label"], last["reviewer"], last["channel"]) == ("outdated", "Ana Ruiz", "page")
    assert last["rationale"] == "As Eva Holm decided: Eva Holm knows."


def test_a_verdict_of_ones_own_takes_the_place_of_both_and_the_queue_no_longer_names_them(page, server, rivals):
    claim, ids = rivals
    page.get_by_role("link", name="Queue").click()
    expect(page.get_by_text("missing context", exact=False).first).to_be_visible()
    expect(page.locator("tbody tr").first).to_contain_text("in conflict: ")
    page.get_by_role("link", name="Review").click()
    page.wait_for_selector(".number")
    open_claim(page, WORDS)

    judge(page, claim, label="wrong (w)", why="The poll says 35%.")

    expect(page.locator(f".st-key-rivals_{claim}")).to_have_count(0)
    last = rows(server, "verdicts").iloc[-1]
    assert (last["label"], set(last["supersedes"].split())) == ("wrong", set(ids))
    page.get_by_role("link", name="Queue").click()
    expect(page.locator("tbody tr").first).not_to_contain_text("in conflict")
