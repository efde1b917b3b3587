"""The address says which article and which claim are open; in a real browser."""

import re

import pytest
from playwright.sync_api import expect
from steps import at_rest, open_claim, told

pytestmark = pytest.mark.browser


def address(page, **expected):
    """Wait until the address names what is expected; an empty string: does not name it."""
    for name, value in expected.items():
        page.wait_for_function(
            "([name, value]) => (new URL(location.href).searchParams.get(name) ?? '') === value", arg=[name, value]
        )


def test_the_address_follows_the_claim_and_leads_back_to_it(page, server):
    claim = open_claim(page, "six chapters")
    address(page, claim=claim)
    page.keyboard.press("j")
    page.wait_for_function("claim => new URL(location.href).searchParams.get('claim') !== claim", arg=claim)
    chosen = page.locator(".number.sel").get_attribute("data-claim")
    address(page, claim=chosen)
    page.reload()
    expect(page.locator(f".wb-quote[data-claim={chosen}]")).to_be_visible()

    copied = page.context.new_page()
    copied.goto(page.url)
    expect(copied.locator(f".wb-quote[data-claim={chosen}]")).to_be_visible()


def test_every_page_keeps_the_article_and_back_leads_to_the_claim(page, server):
    text = page.locator(".root").inner_text()
    page.get_by_role("link", name="Articles").click()
    draft = page.get_by_label("or paste the text")
    draft.fill("Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner in all.")
    draft.press("Control+Enter")
    page.get_by_role("button", name="Add and check").click()
    claim = open_claim(page, "40 million kroner")
    address(page, claim=claim)
    article = page.evaluate("new URL(location.href).searchParams.get('article')")
    address(page, article=article, claim=claim)
    for name in ("Queue", "Ledgers", "Report", "Articles"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        address(page, article=article, claim="")
    page.get_by_role("link", name="Queue").click()
    expect(page.get_by_role("heading", name="Queue", exact=True)).to_be_visible()
    address(page, article=article, claim="")
    page.reload()
    expect(page.locator("tr[data-id]", has_text="40 million kroner")).to_be_visible()
    at_rest(page)
    other = page.locator("tr[data-id]", has_text="2019").get_attribute("data-id")
    page.locator(f"tr[data-id={other}]").click()
    address(page, article=article, claim=other)
    expect(page.locator(f".wb-quote[data-claim={other}]")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Queue", exact=True)).to_be_visible()
    page.go_forward()
    expect(page.locator(f".wb-quote[data-claim={other}]")).to_be_visible()
    assert "kroner" not in text


def test_an_address_of_an_article_that_is_not_here_says_so(page, server):
    page.goto(f"{server.address}/?article=art_unknown&claim=clm_unknown")
    told(page, "The article in this link is not in this folder.")
    expect(page.locator(".number").first).to_be_visible()


def test_markup_in_the_address_stays_out_of_the_page(page, server):
    page.goto(f"{server.address}/?claim=<img src=x onerror=alert(1)>")
    page.wait_for_selector(".number.sel")
    address(page, claim=page.locator(".number.sel").get_attribute("data-claim"))
    expect(page.locator(".number.sel")).to_have_class(re.compile("number"))


def test_an_address_of_a_claim_that_is_not_among_the_articles_says_so(page, server):
    page.goto(f"{server.address}/?claim=clm_0000000000000000")
    told(page, "The claim in this link is not one of this article's.")
    expect(page.locator(".number.sel")).to_have_count(1)
