"""One person judges a claim, another signs it off, and its check is published; in a real browser."""

import json
import re

import pytest
from playwright.sync_api import expect
from steps import downloaded, introduce, judge, open_claim, rows, told

pytestmark = pytest.mark.browser

FEED = {
    "@type": "ClaimReview",
    "url": "https://check.example.com/1",
    "author": {"name": "Another desk"},
    "claimReviewed": ["62% of French people see Russia unfavorably"],
    "reviewRating": {"alternateName": ": true"},
}


def test_a_claim_is_judged_by_one_signed_off_by_another_and_published(page, server):
    (server.claims / "desk.toml").write_text('second_check = "open"\n', "utf-8")
    (server.claims / "publisher.toml").write_text('name = "The Desk"\nurl = "https://example.org"\n', "utf-8")
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "of French people have")
    judge(page, claim, label="wrong (w)", why="The poll says otherwise.")

    page.locator(f".st-key-signoff_{claim} summary").click()
    told(page, "Stage: second check")
    told(page, "somebody else must sign it off")
    expect(page.locator(f".st-key-move_signed_off_{claim}")).to_have_count(0)

    introduce(page, "Ben Okri")
    page.locator(f".st-key-move_signed_off_{claim} button").click()
    told(page, "Moved to: signed off.")
    told(page, "Stage: signed off")

    page.locator(f".st-key-claimreview_{claim} label").first.click()
    page.locator(f".st-key-publication_url_{claim} input").fill("https://example.org/checks/1")
    page.locator(f".st-key-publication_claimant_{claim} input").fill("The paper")
    page.locator(f".st-key-publication_claimant_{claim} input").press("Enter")
    page.locator(f".st-key-keep_publication_{claim} button").click()
    told(page, "Publication details saved.")
    review = json.loads(downloaded(page, f"download_claimreview_{claim}"))
    assert review["url"] == "https://example.org/checks/1"
    assert review["itemReviewed"]["author"]["name"] == "The paper"

    page.get_by_role("link", name="Queue").click()
    expect(page.locator("tr[data-id]", has_text="signed off")).to_have_count(1)
    assert page.outside == []


def test_a_reviewer_alone_decides_and_is_asked_for_nobody(page):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "of French people have")
    judge(page, claim, label="wrong (w)", why="The poll says otherwise.")
    told(page, "Assignment and publication")
    page.locator(f".st-key-signoff_{claim} summary").click()
    told(page, "Stage: decided · checked by one person")
    for name in ("second_check", "signed_off"):
        expect(page.locator(f".st-key-move_{name}_{claim}")).to_have_count(0)
    page.get_by_role("link", name="Queue").click()
    expect(page.locator("tr[data-id]", has_text="decided")).to_have_count(1)


def test_a_second_person_checks_blind_and_then_sees_the_first_verdict(page, server):
    (server.claims / "desk.toml").write_text('second_check = "blind"\n', "utf-8")
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "of French people have")
    judge(page, claim, label="wrong (w)", why="Only in the old poll.")

    elsewhere = page.context.browser.new_context(viewport={"width": 1440, "height": 900})
    page = elsewhere.new_page()
    page.goto(server.address)
    page.wait_for_selector(".number")
    introduce(page, "Ben Okri")
    page.get_by_role("link", name="Queue").click()
    row = page.locator(f"tr[data-id={claim}]")
    expect(row).to_contain_text("second check")
    for hidden in ("wrong", "Ana Ruiz"):
        expect(row).not_to_contain_text(hidden)
    row.click()
    expect(page.locator(f".wb-quote[data-claim={claim}]")).to_be_visible()
    page.locator(f".st-key-signoff_{claim} summary").click()
    told(page, "the first verdict is shown once you have given yours")
    expect(page.get_by_text("Only in the old poll.")).to_have_count(0)
    page.locator(f".st-key-label_{claim}").get_by_text("disputed (d)").last.click()
    page.locator(f".st-key-rationale_{claim} textarea").fill("The two papers differ.")
    page.locator(f".st-key-save_{claim} button").click()
    told(page, "Moved to: checking. Blind second check: 'disputed', against 'wrong' on claim")
    told(page, "Stage: checking · Ana Ruiz")
    page.locator(f".st-key-save_{claim} button").click()
    told(page, "Choose a verdict first.")
    assert rows(server, "verdicts")["label"].tolist() == ["wrong"]
    elsewhere.close()


def test_earlier_checks_are_taken_in_and_one_is_attached(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "62%")
    page.locator(f".st-key-earlier_{claim} label").first.click()
    told(page, "None imported yet")
    page.locator(f".st-key-take_in_{claim} summary").click()
    page.locator(f".st-key-pasted_checks_{claim} textarea").fill(json.dumps(FEED))
    page.locator(f".st-key-pasted_checks_{claim} textarea").press("Control+Enter")
    page.locator(f".st-key-do_take_in_{claim} button").click()
    told(page, "1 added, 0 already known.")

    expect(
        page.locator(f".st-key-earlier_check_{claim}_0", has_text=re.compile("True.*Another desk", re.DOTALL))
    ).to_be_visible()
    page.locator(f".st-key-attach_earlier_{claim}_0 button").click()
    told(page, "Source attached.")
    told(page, "Published fact-check, True: 62% of French people see Russia unfavorably")
