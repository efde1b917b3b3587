"""A click is carried out, also when the page moves under the pointer or the next request is already on its way."""

import time

import pytest
from playwright.sync_api import Page, expect
from steps import at_rest, introduce, open_claim, open_flags, rows, told

pytestmark = pytest.mark.browser

SHIFT = "control => { control.closest('[class*=st-key-flag_list_]').style.marginTop = '160px'; }"
"""What a line of text that comes in above does to the control."""
REDRAW = "control => control.replaceWith(control.cloneNode(true))"


def press_while(page: Page, control, change: str) -> None:
    """Press the control, change the page, release where it was pressed."""
    control.hover()
    page.mouse.down()
    control.evaluate(change)
    page.mouse.up()


def test_a_button_that_moves_between_press_and_release_is_clicked_once(page, server):
    introduce(page, "Ana Ruiz")
    open_flags(page)
    press_while(page, page.get_by_role("button", name="Accept").first, SHIFT)
    told(page, "Flag accepted.")
    assert list(rows(server, "flag_decisions")["action"]) == ["accepted"]


def test_a_number_drawn_anew_between_press_and_release_is_chosen(page):
    claim = page.locator(".run", has_text="six chapters").first.get_attribute("data-claim")
    press_while(page, page.locator(f".number[data-claim={claim}]"), REDRAW)
    expect(page.locator(f".wb-quote[data-claim={claim}]")).to_be_visible()


def test_whoever_drags_off_a_button_has_thought_better_of_it(page, server):
    introduce(page, "Ana Ruiz")
    open_flags(page)
    accept = page.get_by_role("button", name="Accept").first
    accept.hover()
    page.mouse.down()
    page.mouse.move(900, 100)
    page.mouse.up()
    accept.click()
    told(page, "Flag accepted.")
    assert len(rows(server, "flag_decisions")) == 1


@pytest.fixture
def slow_page(browser, line):
    """The page at the end of a line that may be slow."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(line.address)
    yield page
    page.close()


def decide_without_saving(page: Page) -> str:
    """Choose a verdict with its reason, up to the click that saves it; the claim's id."""
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "six chapters")
    page.locator(f".st-key-rationale_{claim} textarea").fill("The table of contents has seven.")
    page.locator(f".st-key-label_{claim}").get_by_text("disputed (d)").click()
    at_rest(page)
    return claim


@pytest.mark.parametrize(
    "order", [("another", "save", "report"), ("report", "save"), ("another", "report", "save")], ids="-".join
)
def test_a_verdict_saved_about_when_one_turns_to_another_page_is_kept(slow_page, server, line, order):
    page = slow_page
    claim = decide_without_saving(page)
    controls = {
        "another": page.locator(f".st-key-earlier_{claim} label").first,
        "save": page.locator(f".st-key-save_{claim} button"),
        "report": page.get_by_role("link", name="Report"),
    }
    # All of them reach the server at once: while it draws for the first, the others wait.
    arrival = time.monotonic() + 4
    for name in order:
        line.up = max(0.0, arrival - time.monotonic())
        controls[name].click()
        page.wait_for_timeout(300)
    line.up = 0
    expect(page.get_by_role("heading", name="Report", exact=True)).to_be_visible()
    at_rest(page)
    expect(page.get_by_role("heading", name="Report", exact=True)).to_be_visible()
    assert list(rows(server, "verdicts")["label"]) == ["disputed"]


def test_a_verdict_saved_once_the_server_has_drawn_the_next_page_is_kept_and_that_page_says_so(slow_page, server, line):
    claim = decide_without_saving(slow_page)
    line.down = 8.0  # the browser has nothing of the page turned to when the next click is made
    slow_page.get_by_role("link", name="Report").click()
    slow_page.wait_for_timeout(300)
    line.up = 4.0  # and the server has drawn it when that click arrives
    slow_page.locator(f".st-key-save_{claim} button").click()
    line.up = line.down = 0.0
    expect(slow_page.get_by_role("heading", name="Report", exact=True)).to_be_visible()
    told(slow_page, "Saved: disputed.")
    expect(slow_page.get_by_role("heading", name="Report", exact=True)).to_be_visible()
    assert list(rows(server, "verdicts")["rationale"]) == ["The table of contents has seven."]
