"""Letters typed behind a key that asks for a field reach that field, however slow the server; in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from slow_line import SlowLine
from steps import introduce, rows, told

pytestmark = pytest.mark.browser

SENTENCE = "jk sf e u+? van dpm ox wiz: u, just so"
"""Every letter that is a command, those of the verdicts included."""
APART = 50
"""Milliseconds between two letters: twenty a second."""
FIELDS = {
    "w": ".st-key-rationale_{claim} textarea",
    "e": ".st-key-rationale_{claim} textarea",
    "v": ".st-key-title_{claim} input",
    "s": ".st-key-title_{claim} input",
    "+": "[class*='st-key-words_'] textarea",
}


@pytest.fixture
def page(browser: Browser, line: SlowLine) -> Page:
    """The page over the slow line, signed and with no field in use."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.goto(line.address)
    opened.wait_for_selector(".number")
    introduce(opened, "Ana Ruiz")
    opened.locator(".root").focus()
    yield opened
    context.close()


def choose(page: Page, number: int) -> str:
    """Click a claim's number, and wait for nothing; its id."""
    mark = page.locator(f".number[data-n='{number}']")
    mark.click()
    return mark.get_attribute("data-claim")


def chosen(page: Page) -> str:
    return page.locator(".number.sel").get_attribute("data-claim")


@pytest.mark.parametrize("delay", [0.0, 0.5, 2.0])
def test_letters_behind_a_key_that_asks_for_a_field_reach_it_and_run_nothing(page, server, line, delay):
    line.up = line.down = delay / 2
    pauses = iter([0, 1500, 300, 50, 0, 800, 120] if delay < 1 else [1500, 0, 50, 0, 300, 0, 800])
    for number, keys in enumerate(["w", "e", "s", "je", "js", "v", "+"], start=8):
        claim = choose(page, 2 * number)
        for key in keys:
            page.keyboard.press(key)
        claim = chosen(page) if keys.startswith("j") else claim
        page.wait_for_timeout(next(pauses))
        page.keyboard.type(SENTENCE, delay=APART)
        field = page.locator(FIELDS[keys[-1]].format(claim=claim))
        expect(field, f"after {keys}").to_have_value(SENTENCE)
        expect(field).to_be_focused()
        assert chosen(page) == claim
        page.keyboard.press("Escape")
    line.up = line.down = 0
    told(page, "Not saved")
    expect(page.locator(".st-key-unsaved").get_by_role("button", name="Claim")).to_have_count(2)
    assert not (server.claims / "verdicts.csv").exists()
    assert not (server.claims / "flag_decisions.csv").exists()
    assert set(rows(server, "claims")["origin"]) == {"machine"}


def test_words_typed_before_the_field_came_are_in_it_whether_one_stays_or_leaves(page, line):
    line.up = line.down = 1.5
    left = choose(page, 20)
    page.keyboard.press("e")
    page.keyboard.type("Half a thought")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.keyboard.type(", jk and the rest")
    field = page.locator(f".st-key-rationale_{left} textarea")
    expect(field).to_have_value("Half a thought, jk and the rest")
    expect(field).to_be_focused()

    gone = choose(page, 22)
    page.keyboard.press("e")
    page.keyboard.insert_text("今日は")  # as an input method or the clipboard does
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")
    choose(page, 20)
    line.up = line.down = 0
    expect(field).to_have_value("Half a thought, jk and the rest")
    choose(page, 22)
    expect(page.locator(f".st-key-rationale_{gone} textarea")).to_have_value("今は")


def test_undo_is_a_button_or_control_z_and_never_a_bare_letter(page, server):
    claim = choose(page, 20)
    page.keyboard.press("w")
    page.keyboard.type("It was 35%.")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    told(page, "Saved: wrong.")
    page.keyboard.press("u")
    page.keyboard.press("w")
    expect(page.locator(".number.sel")).to_have_attribute("aria-label", re.compile("wrong"))
    page.keyboard.press("e")
    page.keyboard.press("Control+z")  # in the field, it takes back what was typed
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    told(page, "Undone: ")
    page.locator(".st-key-undo button").click()
    expect(page.locator(".number.sel")).to_have_attribute("aria-label", re.compile("not checkable"))
    assert list(rows(server, "verdicts")["claim_id"]) == [claim] * 2


@pytest.mark.parametrize("keys", [["Control+a", "Delete"], ["Control+a", "x", "Backspace"]])
def test_words_deleted_as_soon_as_they_are_in_the_field_stay_deleted(page, line, keys):
    line.up = line.down = 0.3
    claim = choose(page, 16)
    page.keyboard.press("e")
    page.keyboard.type("No.")
    field = page.locator(FIELDS["e"].format(claim=claim))
    expect(field).to_be_focused()
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(1000)
    expect(field).to_have_value("")
