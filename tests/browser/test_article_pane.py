"""The article as a document: numbers in the margin, views, the strip, the first visit, narrow windows; in a browser."""

import pytest
from playwright.sync_api import Page, expect
from steps import introduce, judge, open_claim, serious_violations

pytestmark = pytest.mark.browser

IN_SIGHT = """() => {
  const host = [...document.querySelectorAll('*')].find(one => one.shadowRoot?.querySelector('.number'));
  const root = host.shadowRoot.querySelector('.root'), view = root.getBoundingClientRect();
  const boxes = [...root.querySelectorAll('.run.sel')].flatMap(run => [...run.getClientRects()]);
  const top = Math.min(...boxes.map(box => box.top)), bottom = Math.max(...boxes.map(box => box.bottom));
  return top >= view.top && bottom <= Math.min(view.bottom, innerHeight);
}"""
ROUNDING = 2
SCROLLED = "() => document.scrollingElement.scrollTop + document.querySelector('.stMain').scrollTop"


def visible_numbers(page: Page) -> int:
    return page.eval_on_selector_all(
        ".number", "all => all.filter(one => getComputedStyle(one).visibility === 'visible').length"
    )


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=str)
def test_the_chosen_statement_is_wholly_in_sight_at_each_step_and_the_page_never_scrolls(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.locator(".got").click()
    for _ in range(57):
        page.keyboard.press("j")
        page.wait_for_timeout(40)
        assert page.evaluate(IN_SIGHT), page.locator(".number.sel").get_attribute("data-n")
    assert page.evaluate(SCROLLED) == 0


def test_numbers_stand_in_the_margin_at_the_line_their_claim_begins_on(page):
    claim = open_claim(page, "of French people have")
    number = page.locator(f".number[data-claim={claim}]").bounding_box()
    lines = page.locator(f".run[data-claim={claim}]").first.evaluate(
        "run => [...run.getClientRects()].map(({left, top, bottom}) => ({left, top, bottom}))"
    )
    block = page.locator(".root p", has_text="of French people have").bounding_box()
    assert number["x"] + number["width"] < min(line["left"] for line in lines)
    assert block["x"] <= number["x"]
    assert lines[0]["top"] - 2 <= number["y"] + number["height"] / 2 <= lines[0]["bottom"] + 2
    expect(page.locator(".root h2")).to_contain_text("Could Russia and France")
    assert page.locator(".root li").count() == 3


def test_the_views_show_all_open_flagged_or_no_claims_and_survive_the_servers_answer(page):
    introduce(page, "Ana Ruiz")
    judge(page, open_claim(page, "six chapters"), label="disputed (d)", why="There are seven.")
    expect(page.locator(".wb-line")).to_contain_text("1 of 40 decided")
    expect(page.locator(".wb-line")).to_contain_text("18 not checkable")
    everything = visible_numbers(page)
    open_claim(page, "Marcon")
    for view, shown in (("Open 39", 39), ("Plain", 0), ("All claims", everything)):
        page.locator(".views button", has_text=view).click()
        expect(page.locator(".views button[aria-pressed=true]")).to_have_text(view)
        page.wait_for_timeout(600)
        expect(page.locator(".views button[aria-pressed=true]")).to_have_text(view)
        assert visible_numbers(page) == shown

    page.locator(".views button", has_text="Flags").click()
    expect(page.locator(".side").first).to_be_visible()
    expect(page.locator(".st-key-flag_list")).to_be_visible()
    page.keyboard.press("e")  # the keys of a claim turn to its card
    expect(page.locator("[class*='st-key-rationale_'] textarea")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator(".st-key-all_flags button").click()
    expect(page.locator(".st-key-flag_list")).to_be_visible()


def test_a_click_on_the_strip_goes_to_the_claim_and_its_summary_says_what_it_shows(page):
    steps = page.locator(".strip i[data-to]")
    assert steps.count() == page.locator(".number").count()
    claim = page.locator(".run", has_text="of French people have").first.get_attribute("data-claim")
    page.locator(f".strip i[data-to={claim}]").click()
    expect(page.locator(f".number[data-claim={claim}]")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(IN_SIGHT)
    expect(page.locator(".summary li", has_text="open, 40: claims")).to_have_count(1)


def test_the_first_visit_has_hints_until_they_are_put_away(page, server):
    hints = page.locator(".hints")
    expect(hints).to_be_visible()
    page.locator(".got").click()
    expect(hints).to_be_hidden()
    page.reload()
    page.wait_for_selector(".number")
    expect(hints).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator(".help")).to_contain_text("words changed since")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_of_a_narrow_window_is_a_sheet_of_three_heights(browser, server, scheme):
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.goto(server.address)
    page.wait_for_selector(".number")
    page.locator(".got").click()
    heights = []
    for _ in range(3):
        heights.append(page.locator(".st-key-panel").bounding_box()["height"])
        page.locator(".grip").click()
    half, full, peek = heights
    assert peek < half < full
    assert serious_violations(page) == []
    page.close()


def test_on_paper_there_is_the_article_and_nothing_to_press(page):
    page.emulate_media(media="print")
    for hidden in (".st-key-panel", ".views", ".strip", ".hints", ".stAppHeader"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".number").first).to_be_visible()
    assert page.locator(".root").evaluate("root => root.scrollHeight - root.clientHeight") <= ROUNDING
