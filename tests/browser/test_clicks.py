"""A click is carried out, also when the page moves under the pointer or the next request is already on its way."""

import re

import pytest
from playwright.sync_api import Page, expect
from steps import introduce, open_claim, rows, told

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
    page.get_by_role("link", name="Flags").click()
    press_while(page, page.get_by_role("button", name="Accept").first, SHIFT)
    told(page, "Flag accepted.")
    assert list(rows(server, "flag_decisions")["action"]) == ["accepted"]


def test_a_number_drawn_anew_between_press_and_release_is_chosen(page):
    claim = page.locator(".run", has_text="six chapters").first.get_attribute("data-claim")
    press_while(page, page.locator(f".number[data-claim={claim}]"), REDRAW)
    expect(page.locator(f".wb-quote[data-claim={claim}]")).to_be_visible()


def test_whoever_drags_off_a_button_has_thought_better_of_it(page, server):
    introduce(page, "Ana Ruiz")
    page.get_by_role("link", name="Flags").click()
    accept = page.get_by_role("button", name="Accept").first
    accept.hover()
    page.mouse.down()
    page.mouse.move(900, 100)
    page.mouse.up()
    accept.click()
    told(page, "Flag accepted.")
    assert len(rows(server, "flag_decisions")) == 1


def test_a_verdict_saved_just_before_turning_to_another_page_is_kept(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "six chapters")
    page.locator(f".st-key-rationale_{claim} textarea").fill("The table of contents has seven.")
    page.locator(f".st-key-label_{claim}").get_by_text("disputed (d)").click()
    expect(page.locator(f".st-key-label_{claim} [aria-checked=true]")).to_have_text(re.compile("disputed"))
    page.evaluate(
        """async claim => {
            const click = selector => document.querySelector(selector).click();
            click('.st-key-earlier_' + claim + ' input');
            click('.st-key-save_' + claim + ' button');
            await new Promise(soon => setTimeout(soon, 20));
            click('[data-testid=stSidebarNavLink][href$=report]');
        }""",
        claim,
    )
    expect(page.get_by_role("heading", name="Report", exact=True)).to_be_visible()
    assert list(rows(server, "verdicts")["label"]) == ["disputed"]
