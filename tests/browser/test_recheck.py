"""A page that changes after it was read: the verdict that counted on it goes stale, with the difference in sight."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from steps import open_claim, say, told

pytestmark = pytest.mark.browser

POLL = "In the poll 62% of French people had an unfavorable view of Russia."
PAGE = f"""<!doctype html><html><head><title>What the French think of Russia</title></head><body><article>
<h1>What the French think of Russia</h1>
<p>The survey was made in the spring among a thousand people in all parts of the country.</p>
<p>{POLL} Nobody was asked twice, and the margin of error was three points.</p>
<p>The pollsters will ask the same again next year.</p></article></body></html>"""


@pytest.fixture(autouse=True)
def _page_of_the_site(site):
    """Before the page's server starts: it may fetch from this site, and from no other on this machine."""
    site.page = PAGE


def attach_the_page_and_keep_its_passage(page: Page, address: str, *, claim: str) -> None:
    page.locator(f".st-key-attach_{claim} summary").click()
    page.get_by_role("radio", name="URL").click()
    page.locator(f".st-key-title_{claim} input").fill(f"http://{address}/poll")
    say(page, f"stance_{claim}", choice="Context")
    page.locator(f".st-key-do_attach_{claim} button").click()
    told(page, "Source attached.")
    page.get_by_text("Search the sources for this claim").click()
    expect(page.locator("mark.wb-passage", has_text="62% of French people").first).to_be_visible()
    page.get_by_role("button", name="Supports", exact=True).first.click()
    told(page, "Passage saved as evidence.")
    page.get_by_text("Search the sources for this claim").click()


def test_a_page_that_changes_makes_the_verdict_stale_and_a_new_verdict_clears_it(page, site):
    field = page.locator(".st-key-reviewer_field input")
    field.fill("Ana Ruiz")
    field.press("Enter")
    claim = open_claim(page, "62%")
    attach_the_page_and_keep_its_passage(page, site.address, claim=claim)
    page.locator(f".st-key-label_{claim}").get_by_text("verified (v)").click()
    page.locator(f".st-key-save_{claim} button").click()
    told(page, "Saved: verified.")

    again = page.locator(f".st-key-recheck_{claim} button")
    again.click()
    told(page, "Passages rechecked: 1 unchanged.")
    expect(page.locator(f".number[data-claim={claim}]")).to_have_attribute("aria-label", re.compile("verified"))

    site.page = PAGE.replace("62%", "61%").replace("<article>", "<article><p>Corrected on Friday.</p>")
    again.click()
    told(page, "Passages rechecked: 1 changed.")
    expect(page.locator(f".number[data-claim={claim}]")).to_have_attribute("aria-label", re.compile("stale"))
    expect(page.locator(".wb-stale")).to_contain_text("“What the French think of Russia” has changed")
    look = page.locator(".wb-look[data-outcome=changed]")
    expect(look.locator("del")).to_have_text("−62%")
    expect(look.locator("ins")).to_have_text("+61%")
    look.scroll_into_view_if_needed()
    serious = [v for v in Axe().run(page).response["violations"] if v["impact"] in {"serious", "critical"}]
    assert [(violation["id"], violation["nodes"][0]["html"][:200]) for violation in serious] == []

    page.get_by_role("link", name="Ledgers").click()
    page.get_by_role("radio", name="Sources").click()
    row = page.locator("tr[data-id]", has_text="What the French think of Russia")
    expect(row).to_contain_text("changed")
    page.locator(".st-key-recheck_all button").click()
    told(page, "Passages rechecked: 1 changed.")
    row.first.click()
    expect(page.locator(f".wb-quote[data-claim={claim}]")).to_be_visible()

    page.locator(f".st-key-rationale_{claim} textarea").fill("The page was corrected: 61%.")
    page.locator(f".st-key-label_{claim}").get_by_text("needs minor fix (n)").click()
    page.locator(f".st-key-save_{claim} button").click()
    told(page, "Saved: needs minor fix.")
    expect(page.locator(f".number[data-claim={claim}]")).to_have_attribute("aria-label", re.compile("needs minor fix"))
    expect(page.locator(".wb-stale")).to_have_count(0)
    assert page.outside == []
