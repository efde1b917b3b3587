"""A rationale that was typed and not saved is there again, whatever happens to page or server; in a real browser."""

import re

import pytest
from playwright.sync_api import expect
from steps import at_rest, introduce, open_claim, rows, told

from workbench.services.claims.decide import add_claim
from workbench.services.claims.take_back import retract
from workbench.wiring import open_desk

pytestmark = pytest.mark.browser

BACK = "Your unsaved text has been restored."
LOST = "Connection lost."
FRENCH = "of French people have"


def rationale(page, claim):
    return page.locator(f".st-key-rationale_{claim} textarea")


def typed(page, claim, words):
    """Type with the keys, and leave the cursor in the field: nothing is sent to the server."""
    rationale(page, claim).click()
    page.keyboard.type(words)


def drafts(page):
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('workbench-draft/')).length")


def saved(page, claim, label):
    page.locator(f".st-key-label_{claim}").get_by_text(label).last.click()
    page.locator(f".st-key-save_{claim} button").click()
    told(page, "Saved: ")


def test_a_reload_in_the_middle_of_a_sentence_loses_nothing_and_saving_ends_it(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, FRENCH)
    at_rest(page)
    typed(page, claim, "<b>The poll</b> says")
    page.reload()

    expect(rationale(page, claim)).to_have_value("<b>The poll</b> says")
    expect(page.get_by_text(BACK)).to_be_visible()
    at_rest(page)
    saved(page, claim, "wrong (w)")
    assert rows(server, "verdicts")["rationale"].tolist() == ["<b>The poll</b> says"]
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('workbench-draft/'))")
    page.reload()
    expect(rationale(page, claim)).to_have_value("")
    expect(page.get_by_text(BACK)).to_have_count(0)


def test_drafts_of_several_claims_are_back_in_a_tab_that_is_opened_again(page, server):
    introduce(page, "Ana Ruiz")
    six = open_claim(page, "six chapters")
    at_rest(page)
    typed(page, six, "There are seven.")
    french = open_claim(page, FRENCH)
    at_rest(page)
    typed(page, french, "It was 35%.")
    address = page.url
    fresh = page.context.new_page()
    page.close()
    fresh.goto(address)

    expect(rationale(fresh, french)).to_have_value("It was 35%.")
    number = fresh.locator(f".number[data-claim={six}]").get_attribute("data-n")
    told(fresh, f"Your unsaved text has been restored in claim {number}.")
    assert open_claim(fresh, "six chapters") == six
    expect(rationale(fresh, six)).to_have_value("There are seven.")
    at_rest(fresh)
    fresh.keyboard.press("d")  # the server knows the words, too
    told(fresh, "Saved: disputed.")
    assert rows(server, "verdicts")["rationale"].tolist() == ["There are seven."]
    fresh.wait_for_function(
        "() => Object.keys(localStorage).filter(key => key.startsWith('workbench-draft/')).length === 1"
    )


def test_words_stay_while_another_page_is_looked_at(page):
    claim = open_claim(page, FRENCH)
    at_rest(page)
    typed(page, claim, "Half a thought")
    page.get_by_role("link", name="Queue").click()
    expect(page.get_by_role("heading", name="Queue", exact=True)).to_be_visible()
    page.get_by_role("link", name="Review").click()
    expect(rationale(page, claim)).to_have_value("Half a thought")


def test_words_typed_while_the_server_is_away_are_there_when_it_is_back(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, FRENCH)
    at_rest(page)
    typed(page, claim, "The poll ")
    server.stop()
    expect(page.get_by_text(LOST)).to_be_visible()
    words = "jumps, dives and undoes nothing; " * 3
    page.keyboard.type(words, delay=60)  # six seconds: Streamlit's own notice comes and goes meanwhile
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(rationale(page, claim)).to_have_value(f"The poll {words}")
    server.start()
    expect(page.get_by_text(LOST)).to_have_count(0)
    page.keyboard.type("says so.")

    expect(rationale(page, claim)).to_have_value(f"The poll {words}says so.")
    expect(page.locator(f".number[data-claim={claim}]")).to_have_class(re.compile(r"\bsel\b"))
    at_rest(page)
    saved(page, claim, "wrong (w)")
    assert rows(server, "verdicts")[["rationale", "reviewer"]].values.tolist() == [
        [f"The poll {words}says so.", "Ana Ruiz"]
    ]


def test_of_two_tabs_on_one_claim_the_words_typed_last_are_kept(page, server):
    claim = open_claim(page, FRENCH)
    at_rest(page)
    typed(page, claim, "From the first tab")
    other = page.context.new_page()
    other.goto(page.url)
    expect(rationale(other, claim)).to_have_value("From the first tab")
    at_rest(other)
    typed(other, claim, " and the second")
    page.reload()
    expect(rationale(page, claim)).to_have_value(re.compile("and the second"))
    assert drafts(page) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    ],
    ids=["full", "blocked"],
)
def test_a_browser_that_keeps_nothing_says_so_once_and_the_page_works(page, server, broken):
    fresh = page.context.new_page()
    fresh.add_init_script(broken)
    fresh.goto(server.address)
    name = fresh.locator(".st-key-reviewer_field input")
    name.fill("Ana Ruiz")
    name.press("Enter")
    claim = open_claim(fresh, FRENCH)
    at_rest(fresh)
    typed(fresh, claim, "The poll")
    expect(fresh.get_by_text("This browser cannot store unsaved text")).to_have_count(1)
    fresh.keyboard.type(" says")
    expect(fresh.get_by_text("This browser cannot store unsaved text")).to_have_count(1)
    saved(fresh, claim, "wrong (w)")
    expect(fresh.get_by_text("This browser cannot store unsaved text")).to_have_count(0)
    assert rows(server, "verdicts")["label"].tolist() == ["wrong"]


def test_old_drafts_and_those_that_nobody_can_read_go(page):
    month = 31 * 24 * 60 * 60 * 1000
    page.evaluate(
        """month => {
        const put = (name, text) => localStorage.setItem(`workbench-draft/dir/${name}`, text);
        put('old', JSON.stringify({ text: 'x', at: Date.now() - month }));
        put('broken', '{');
        put('new', JSON.stringify({ text: 'x', at: Date.now() }));
    }""",
        month,
    )
    page.reload()
    page.wait_for_selector(".number")
    page.wait_for_function("() => !localStorage.getItem('workbench-draft/dir/old')")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('workbench-draft/'))") == [
        "workbench-draft/dir/new"
    ]


def test_words_on_a_claim_that_somebody_else_takes_back_stay_in_sight_until_they_are_dismissed(page, server):
    desk = open_desk(server.claims)
    article = desk.store.article_list()[0]
    start = article.text.index("six chapters")
    added = add_claim(desk, article.id, start=start, end=start + len("six chapters"), by="Eva Holm")
    page.goto(f"{server.address}/?claim={added.id}")
    at_rest(page)
    typed(page, added.id, "There are seven.")
    retract(desk, article.id, added.id, note="the claim 'six chapters'", by="Eva Holm")
    page.reload()

    box = page.locator(".st-key-stray")
    expect(box).to_contain_text("Your unsaved text on claims no longer listed: 1")
    expect(box).to_contain_text("There are seven.")
    box.get_by_role("button", name="Dismiss").click()
    expect(box).to_have_count(0)
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('workbench-draft/'))")
