"""A mistake in a settings file while the page is open; in a real browser."""

import pytest
from playwright.sync_api import expect
from steps import introduce, judge, open_claim, told

pytestmark = pytest.mark.browser


def test_a_broken_labels_file_is_shown_on_every_screen_and_nothing_stops(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "of French people have")
    judge(page, claim, label="outdated (o)", why="The poll is of 2017.")

    labels = server.claims / "verdict_labels.toml"
    entry = '[[label]]\nname = "fine"\nkey = "v"\nmark = "x"\ncolour = "#166534"\ncolour_dark = "#4ade80"\n'
    labels.write_text(entry + 'needs = "rationale"\nmeaning = "Fine."\n[[label]]\nname = "Café"\n', "cp1252")
    page.reload()
    told(page, "1 mistake in the settings files")
    page.locator(".st-key-settings_note summary").click()
    told(page, "verdict_labels.toml:10: it is not UTF-8")
    expect(page.locator(".number").first).to_be_visible()

    labels.write_text(labels.read_text("cp1252"), "utf-8")
    page.reload()
    page.locator(".st-key-settings_note summary").click()
    told(page, "verdict_labels.toml:9: label 2 is left out: 'key' is missing")
    open_claim(page, "of French people have")
    told(page, "outdated")
    judge(page, claim, label="fine (v)", why="It is fine after all.")
    for screen in ("Queue", "Report", "Ledgers"):
        page.get_by_role("link", name=screen, exact=True).click()
        told(page, "1 mistake in the settings files")
        expect(page.get_by_text("Traceback")).to_have_count(0)
        expect(page.locator(".stException")).to_have_count(0)
