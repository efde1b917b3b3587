"""A rule is switched off: the page offers to check again, and afterwards says what went and lists what stayed."""

import pytest
from playwright.sync_api import Page, expect
from steps import introduce, open_claim, rows, serious_violations, told

pytestmark = pytest.mark.browser


def numbers(page: Page) -> list[str]:
    return page.eval_on_selector_all(".number", "all => all.map(one => one.dataset.n)")


def test_a_check_with_another_reading_is_offered_replaces_the_one_before_and_lists_what_was_answered(page, server):
    offer = page.locator(".st-key-check_offer")
    introduce(page, "Ana Ruiz")
    open_claim(page, "Marcon")
    page.locator("[class*='st-key-accepted_panel_'] button").first.click()
    told(page, "Flag accepted.")
    before = numbers(page)
    expect(offer).to_have_count(0)

    (server.claims / "house_style.toml").write_text("[rules]\noff = ['NAM001', 'NAM003']", "utf-8")
    page.reload()
    expect(offer).to_contain_text("This article was checked with an earlier version of the rules.")
    page.wait_for_selector(".number")
    assert serious_violations(page) == []
    offer.get_by_role("button", name="Check again").click()

    expect(page.get_by_text("Checked again. Gone: 2 flags. Kept, though no longer found: 1 flag.")).to_be_visible()
    expect(offer).to_have_count(0)
    page.get_by_text("No longer found by the newest check: 1").click()
    expect(page.get_by_text("Flag NAM001 (accepted): Marcon")).to_be_visible()
    assert numbers(page) == before
    assert rows(server, "scans")["scanned_by"].tolist()[-1] == "Ana Ruiz"
    assert page.outside == []
