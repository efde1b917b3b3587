"""An image, a table of figures and a saved page become evidence, and are shown from the bytes kept."""

import re

import pytest
from made_files import png, workbook
from playwright.sync_api import Page, expect
from steps import at_rest, choose_option, introduce, open_claim, rows, serious_violations

pytestmark = pytest.mark.browser

MHTML = """From: <Saved by Blink>\r
Snapshot-Content-Location: https://example.org/polls/russia\r
Subject: Views of Russia\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="----cut"\r
\r
------cut\r
Content-Type: text/html; charset=utf-8\r
Content-Location: https://example.org/polls/russia\r
\r
<html><head><title>Views of Russia</title></head><body><article><h1>Views of Russia</h1>
<p>In the poll, 61% of the people asked in France had an unfavorable view of Russia, the institute said.</p>
<img src="https://example.org/spy.png"></article></body></html>\r
------cut--\r
"""

BOOK = workbook(Notes=[["Source: poll of 2017"]], Views=[["Country", "Favorable"], ["France", 36]])
ARTICLE = MHTML.replace("<head>", '<head><meta name="author" content="Ann Lee">').replace(
    "</article>",
    "<figure><img src='/m.png'><figcaption>Photo: Jo Day</figcaption></figure>"
    "<p>The institute asked 1,000 people in each country by telephone, and weighted them by age.</p></article>"
    "<footer>All rights reserved</footer>",
)


def open_form(page: Page) -> str:
    introduce(page, "Ada")
    claim_id = open_claim(page, "of French people have")
    page.locator(f".st-key-attach_{claim_id} summary").click()
    return claim_id


def choose(page: Page, claim_id: str, *, name: str, content: bytes) -> None:
    page.get_by_role("radio", name="File").click()
    upload = page.locator(f"[class*='st-key-file_{claim_id}'] input[type=file]")
    upload.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})


def attach(page: Page, claim_id: str) -> None:
    at_rest(page)
    page.locator(f".st-key-do_attach_{claim_id} button").click()
    expect(page.get_by_text("Source attached.").first).to_be_visible()


def test_an_image_is_attached_with_its_alt_text_and_shown_from_the_bytes_kept(page, server):
    claim_id = open_form(page)
    choose(page, claim_id, name="ballot.png", content=png(300, 120))
    expect(page.locator(".wb-figure img")).to_be_visible()
    page.locator(f".st-key-do_attach_{claim_id} button").click()
    expect(page.get_by_text("The image has no alt text", exact=False).first).to_be_visible()

    page.locator(f".st-key-alt_{claim_id} textarea").fill("A ballot paper with two crosses")
    attach(page, claim_id)
    page.get_by_text("Show the image").click()

    shown = page.get_by_role("img", name="A ballot paper with two crosses").first
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 300
    source = rows(server, "sources").iloc[-1]
    assert (source["kind"], source["note"]) == ("image", "A ballot paper with two crosses")
    assert page.outside == []


def test_cells_of_a_workbook_become_the_passage(page, server):
    claim_id = open_form(page)
    choose(page, claim_id, name="poll.xlsx", content=BOOK)
    expect(page.locator(".wb-table td", has_text="poll of 2017")).to_be_visible()
    choose_option(page, f"sheet_{claim_id}", "Views")
    expect(page.locator(".wb-table td", has_text="France")).to_be_visible()
    cells = page.locator(f".st-key-place_{claim_id} input")
    cells.fill("A2:B2")
    cells.press("Enter")
    expect(page.locator(".wb-table mark", has_text="France")).to_be_visible()
    assert serious_violations(page) == []
    attach(page, claim_id)

    kept = rows(server, "evidence").iloc[-1]
    assert (kept["passage"].lstrip("'"), kept["locator"]) == ("France\\t36", "Views!A2:B2")
    page.get_by_text("Show the table").click()
    expect(page.locator(".wb-table mark", has_text="36")).to_be_visible()


def test_a_page_that_the_browser_saved_is_kept_with_the_address_it_came_from(page, server):
    claim_id = open_form(page)
    choose(page, claim_id, name="Views of Russia.mhtml", content=MHTML.encode())
    expect(page.get_by_placeholder("https://example.org/polls/russia")).to_be_visible()
    page.locator(f".st-key-passage_{claim_id} textarea").fill("61% of the people asked in France")
    attach(page, claim_id)

    source = rows(server, "sources").iloc[-1]
    assert (source["kind"], source["title"], source["url"]) == (
        "web page",
        "Views of Russia",
        "https://example.org/polls/russia",
    )
    page.get_by_text("Show the archived copy").click()
    expect(page.locator(".wb-words mark", has_text="61% of the people asked in France")).to_be_visible()
    assert page.outside == []


def test_a_phone_call_needs_a_day_and_says_who_and_when(page, server):
    claim_id = open_form(page)
    page.get_by_role("radio", name="Person").click()
    page.locator(f".st-key-title_{claim_id} input").fill("Anna Berg, pollster")
    page.locator(f".st-key-passage_{claim_id} textarea").fill("It was 36 per cent.")
    page.locator(f".st-key-do_attach_{claim_id} button").click()
    expect(page.get_by_text("The phone call has no date", exact=False).first).to_be_visible()

    day = page.locator(f".st-key-published_{claim_id} input")
    expect(day).to_have_count(1)
    day.fill("2020-09-30")
    attach(page, claim_id)
    source = rows(server, "sources").iloc[-1]
    assert (source["kind"], source["title"], source["published"].lstrip("'"), source["note"]) == (
        "person",
        "Anna Berg, pollster",
        "2020-09-30",
        "phone call",
    )


def test_a_saved_page_becomes_an_article_with_what_was_left_out_brought_back(page, server):
    page.get_by_role("link", name="Articles").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "poll.mhtml", "mimeType": "multipart/related", "buffer": ARTICLE.encode()}
    )
    text = page.get_by_label("or paste the text")
    expect(text).to_have_value(re.compile("61% of the people"))
    expect(page.get_by_label("Byline")).to_have_value("Ann Lee")
    page.get_by_text("Left out of the text").click()
    page.get_by_text("Photo: Jo Day", exact=True).click()
    page.get_by_role("button", name="Restore the selected parts").click()
    expect(text).to_have_value(re.compile("the institute said\\.\nPhoto: Jo Day\nThe institute asked"))
    assert serious_violations(page) == []
    page.get_by_role("button", name="Add and check").click()
    expect(page.locator(".run", has_text="61% of the people").first).to_be_visible()

    article = rows(server, "articles").iloc[-1]
    assert (article["byline"], article["origin"]) == ("Ann Lee", "https://example.org/polls/russia")
