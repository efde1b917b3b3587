"""A statement that the machine did not list becomes a claim, in a real browser: by mouse, by keys, in a field."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from steps import choose_option, introduce, rows, serious_violations, told

from workbench.wiring import open_desk

pytestmark = pytest.mark.browser

TEXT = (
    "The \U0001f469\U0001f3fd\u200d\U0001f692 crew of Cafe\u0301 <b>Zoe\u0308</b> met in Lyon in 2004 "
    "and the river rose by night.\n\n"
    "The bridge was shut in May. The mayor of Ayr left, and the bridge was shut in June."
)
PLACE = """(run, words) => {
    const node = run.firstChild, at = node.data.indexOf(words), range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    const boxes = [...range.getClientRects()], first = boxes[0], last = boxes.at(-1);
    return {left: first.left, y: (first.top + first.bottom) / 2, right: last.right, end: (last.top + last.bottom) / 2};
}"""


def paste(page: Page) -> None:
    page.get_by_role("link", name="Articles").click()
    field = page.get_by_label("or paste the text")
    field.fill(TEXT)
    field.press("Control+Enter")
    page.get_by_role("button", name="Add and check").click()
    expect(page.locator(".root p", has_text="river rose")).to_be_visible()
    page.wait_for_timeout(1000)


def place_of(page: Page, words: str) -> dict[str, float]:
    return page.locator(".root p > span", has_text=words).first.evaluate(PLACE, words)


def drag_over(page: Page, first: str, last: str = "") -> None:
    """Select with the mouse from the words `first` to the end of the words `last`, or of themselves."""
    start, end = place_of(page, first), place_of(page, last or first)
    page.mouse.move(start["left"] + 1, start["y"])
    page.mouse.down()
    page.mouse.move(end["right"] - 1, end["end"], steps=6)
    page.mouse.up()


def own_claims(server) -> list[str]:
    """The quotes of the claims of reviewers that stand, each proved to be the text at its place."""
    desk = open_desk(Path(server.claims))
    article = next(article for article in desk.store.article_list() if article.text == TEXT)
    own = [claim for claim in desk.store.load(article.id).claims if claim.origin == "reviewer"]
    assert [article.text[claim.start : claim.end] for claim in own] == [claim.quote for claim in own]
    return [claim.quote for claim in own]


def test_words_selected_with_the_mouse_become_a_claim_that_stays_until_it_is_undone(page, server):
    paste(page)
    drag_over(page, "river rose by night")
    adder = page.locator(".adder")
    expect(adder).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator(".help")).to_contain_text("add the selected words as a claim")
    page.keyboard.press("?")
    expect(page.locator(".stToast")).to_have_count(0)  # Streamlit gives its toasts no name
    assert serious_violations(page) == []
    adder.click()
    told(page, "Enter your name first")
    introduce(page, "Ana Ruiz")
    drag_over(page, "river rose by night")
    adder.click()
    told(page, "Claim added.")
    expect(page.locator(".wb-quote", has_text=re.compile("^river rose by night$"))).to_be_visible()
    expect(adder).to_be_hidden()
    assert own_claims(server) == ["river rose by night"]
    assert list(rows(server, "events")["reviewer"])[-1] == "Ana Ruiz"

    drag_over(page, "river rose by night")
    adder.click()
    told(page, "Give your verdict there.")
    page.get_by_role("link", name="Queue").click()
    expect(page.locator("tr[data-id]", has_text="river rose by night").first).to_contain_text("1.00")

    server.stop()
    server.start()
    article = rows(server, "articles")["id"].iloc[-1]
    page.goto(f"{server.address}/?article={article}")
    own = page.locator(".run", has_text=re.compile("^river rose by night$"))
    expect(own).to_be_visible()
    introduce(page, "Ana Ruiz")
    page.locator(".root").focus()
    page.keyboard.press("u")
    page.keyboard.press("Control+z")
    told(page, "Undone: the claim 'river rose by night'.")
    expect(own).to_have_count(0)


def test_a_selection_is_stretched_and_added_by_keys_also_over_claims_and_their_numbers(page, server):
    introduce(page, "Ana Ruiz")
    paste(page)
    place = place_of(page, "mayor of Ayr")
    page.mouse.dblclick(place["left"] + 6, place["y"])
    for _ in " of Ayr ":
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".adder")).to_be_visible()
    page.keyboard.press("+")
    told(page, "Claim added.")
    expect(page.locator(".wb-quote", has_text=re.compile("^mayor of Ayr$"))).to_be_visible()
    assert own_claims(server) == ["mayor of Ayr"]

    drag_over(page, "Lyon", "May")
    page.keyboard.press("+")
    expect(page.locator(".wb-quote", has_text=re.compile("^Lyon in 2004"))).to_be_visible()
    assert own_claims(server)[-1] == TEXT[TEXT.index("Lyon") : TEXT.index("May") + 3]


def test_the_key_without_a_selection_leads_to_a_field_for_the_words(page, server):
    introduce(page, "Ana Ruiz")
    paste(page)
    page.locator(".root").focus()
    page.keyboard.press("+")
    told(page, "No words are selected.")
    field = page.get_by_label("Words of the article")
    expect(field).to_be_focused()
    page.keyboard.type("bridge was shut")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Which of the 2 places")).to_be_visible()
    page.get_by_role("button", name="Add as claim", exact=True).click()
    told(page, "Choose which occurrence is meant: 1 to 2.")
    choose_option(page, "occurrence_", "2: ")
    page.get_by_role("button", name="Add as claim", exact=True).click()
    told(page, "Claim added.")
    expect(field).to_have_value("")
    assert own_claims(server) == ["bridge was shut"]
    assert rows(server, "claims")["start"].iloc[-1] == f"'{TEXT.rindex('bridge was shut')}"
