"""The main job, in a real browser: check a claim, answer a flag, export, come back."""

import re
import sys

import pytest
from playwright.sync_api import expect
from steps import at_rest, downloaded, introduce, open_claim, open_flags, rows, serious_violations, told

pytestmark = pytest.mark.browser


def test_a_reviewer_checks_claims_exports_a_report_and_finds_all_of_it_again(page, server):
    introduce(page, "Ana Ruiz")

    pew = open_claim(page, "of French people have")
    page.locator(f".st-key-attach_{pew} summary").click()
    page.locator(f".st-key-title_{pew} input").fill("Pew Research Center, Global Attitudes survey, spring 2017")
    page.locator(f".st-key-passage_{pew} textarea").fill("In France, 36% have a favorable view of Russia.")
    expect(page.locator(f".st-key-stance_{pew} [aria-checked=true]")).to_have_count(0)
    expect(page.locator(f".st-key-type_{pew} [aria-checked=true]")).to_have_count(0)
    page.locator(f".st-key-do_attach_{pew} button").click()
    told(page, "Source attached. Choose below what the passage does.")
    told(page, "stance not given · source type not given · citation")
    page.locator(f".st-key-label_{pew}").get_by_text("verified (v)").click()
    page.locator(f".st-key-save_{pew} button").click()
    told(page, "'verified' needs a source that supports the claim.")
    said = page.locator("[class*='st-key-stance_of_evi']").first
    said.get_by_role("radio", name="Supports").click()
    told(page, "Recorded: supports.")
    assert serious_violations(page) == []
    page.locator("[class*='st-key-type_of_evi']").first.get_by_role("radio", name="Secondary").click()
    told(page, "supports · secondary source · citation")
    page.locator(f".st-key-save_{pew} button").click()
    told(page, "Saved: verified.")

    marcon = open_claim(page, "Marcon")
    page.locator("[class*=st-key-accepted_panel_] button").first.click()
    told(page, "Flag accepted.")
    expect(page.locator(f".wb-quote[data-claim={marcon}]")).to_be_visible()
    expect(page.locator(f".st-key-rationale_{marcon}")).to_be_visible()
    assert page.locator(f".st-key-rationale_{marcon}").bounding_box()["height"] > 80
    page.locator(f".st-key-rationale_{marcon} textarea").fill("The article means Emmanuel Macron.")
    page.locator(f".st-key-label_{marcon}").get_by_text("disputed (d)").click()
    page.locator(f".st-key-save_{marcon} button").click()
    told(page, "Saved: disputed.")

    page.get_by_role("link", name="Report").click()
    expect(page.locator(".st-key-report_preview iframe")).to_be_visible()
    report = downloaded(page, "download_html").decode("utf-8")
    assert "Pew Research Center, Global Attitudes survey, spring 2017" in report
    assert "The article means Emmanuel Macron." in report
    assert re.search(r"NAM001.*?<strong>accepted</strong>", report, re.DOTALL)

    assert page.outside == []
    server.stop()
    server.python = [sys.executable]  # the command itself, as a reviewer starts it
    server.start()
    page.goto(server.address)
    page.wait_for_selector(".number")
    expect(page.locator(f".number[data-claim={pew}]")).to_have_attribute("aria-label", re.compile("verified"))
    expect(page.locator(f".number[data-claim={marcon}]")).to_have_attribute("aria-label", re.compile("disputed"))

    verdicts = rows(server, "verdicts")
    assert dict(zip(verdicts["claim_id"], verdicts["label"], strict=True)) == {pew: "verified", marcon: "disputed"}
    assert list(rows(server, "flag_decisions")["action"]) == ["accepted"]


def test_fast_keys_lose_no_verdict(page, server):
    introduce(page, "Ana Ruiz")
    page.locator(".number").first.click()
    page.wait_for_timeout(500)
    keys = "jj" + "d_j" * 4  # `_` is Escape: a verdict that lacks its rationale leads to the field for it
    for key in keys:
        page.keyboard.press("Escape" if key == "_" else key)
    unsaved = page.locator(".st-key-unsaved")
    expect(unsaved.get_by_role("button", name="Claim")).to_have_count(4)
    assert rows(server, "articles").shape[0] == 1
    assert not (server.claims / "verdicts.csv").exists(), "a verdict without the rationale it needs was saved"

    claims = []
    for button in unsaved.get_by_role("button", name="Claim").all():
        number = button.inner_text().split()[-1]
        claims.append(page.locator(f".number[data-n='{number}']").get_attribute("data-claim"))
    for claim in claims:
        page.locator(f".number[data-claim={claim}]").click()
        page.keyboard.press("e")
        field = page.locator(f".st-key-rationale_{claim} textarea")
        expect(field).to_be_focused()
        page.keyboard.type("Two polls differ, dk")
        page.keyboard.press("Escape")
    for key in "dkdkdkd":
        page.keyboard.press(key)
    page.locator(f".number[data-claim={claims[0]}]").click()
    for key in "dwdwdwdwdw":
        page.keyboard.press(key)
    for _ in range(240):
        if (server.claims / "verdicts.csv").exists() and len(rows(server, "verdicts")) == 14:
            break
        page.wait_for_timeout(250)
    verdicts = rows(server, "verdicts")
    assert list(verdicts["label"]) == ["disputed"] * 4 + ["disputed", "wrong"] * 5
    assert list(verdicts["claim_id"])[:4] == claims[::-1]
    assert set(list(verdicts["claim_id"])[4:]) == {claims[0]}
    expect(unsaved).to_have_count(0)


def test_a_draft_survives_going_to_another_claim_and_back(page):
    claim = open_claim(page, "of French people have")
    field = page.locator(f".st-key-rationale_{claim} textarea")
    field.fill("Half a thought")
    for _ in range(3):  # at once, while the server is still drawing the claim before
        open_claim(page, "six chapters")
        open_claim(page, "of French people have")
    expect(page.locator(f".st-key-rationale_{claim} textarea")).to_have_value("Half a thought")


def test_markup_in_an_article_is_shown_as_the_words_it_is(page):
    page.get_by_role("link", name="Articles").click()
    text = page.get_by_label("or paste the text")
    text.fill("The head of <img src=x onerror=alert(1)> said on Monday that <b>36%</b> of <script>x</script> voted.")
    text.press("Control+Enter")
    page.get_by_role("button", name="Add and check").click()

    expect(page.locator(".run", has_text="<b>36%</b>").first).to_be_visible()
    expect(page.locator(".wb-quote", has_text="<img src=x onerror=alert(1)>").first).to_be_visible()
    assert page.locator(".card img, .root img, .card script, .root script, .card b").count() == 0


def test_the_key_for_a_source_opens_its_fields_and_what_is_typed_lands_there(page):
    claim = open_claim(page, "of French people have")
    page.keyboard.press("s")
    expect(page.locator(f".st-key-title_{claim} input")).to_be_focused()
    page.keyboard.type("Pew, spring 2017")
    expect(page.locator(f".st-key-title_{claim} input")).to_have_value("Pew, spring 2017")


def test_a_link_opens_its_claim(page, server):
    claim = page.locator(".run", has_text="six chapters").first.get_attribute("data-claim")
    page.goto(f"{server.address}/?claim={claim}")
    expect(page.locator(f".wb-quote[data-claim={claim}]")).to_be_visible()


def test_the_review_page_has_no_serious_accessibility_violation(page):
    page.wait_for_timeout(1000)
    assert serious_violations(page) == []


def test_the_old_address_of_the_flags_leads_to_them(page, server):
    fresh = page.context.new_page()
    fresh.goto(f"{server.address}/flags")
    expect(fresh.locator(".st-key-flag_list").get_by_text("'Marcon' once, 'Macron' 6 times")).to_be_visible()
    expect(fresh.locator(".views button", has_text="Flags")).to_have_attribute("aria-pressed", "true")
    expect(fresh.get_by_text("Names of this desk")).to_be_visible()


@pytest.mark.parametrize("name", ["Queue", "Ledgers", "Report", "Articles"])
def test_a_page_opened_by_its_address_stands_in_the_same_frame(page, server, name):
    fresh = page.context.new_page()
    fresh.goto(f"{server.address}/{name.lower()}")
    expect(fresh.get_by_role("heading", name=name, exact=True)).to_be_visible()
    listed = fresh.locator("[data-testid=stTopNavLink]")
    expect(listed).to_have_text([re.compile(each) for each in ("Articles", "Review", "Queue", "Ledgers", "Report")])


def test_a_row_of_a_ledger_leads_to_its_place(page):
    page.get_by_role("link", name="Ledgers").click()
    page.get_by_role("radio", name="Dates").click()
    page.locator("tr[data-id]", has_text="2004").first.click()
    expect(page.locator(".wb-quote", has_text="2004")).to_be_visible()


def test_a_flag_leads_to_its_place(page):
    open_flags(page)
    expect(page.get_by_text("'Marcon' once, 'Macron' 6 times")).to_be_visible()
    page.get_by_role("button", name="Show in the article").first.click()
    expect(page.locator(".wb-quote", has_text="Marcon")).to_be_visible()


def test_a_saved_web_page_is_read_mended_and_checked(page, tmp_path):
    paragraph = (
        "The old mill in Ayr burned down in May 1999, and 36% of the stock was lost, the owner said in a statement."
    )
    saved_page = tmp_path / "mill.html"
    saved_page.write_text(
        f"<html><nav>Home</nav><article><h1>Mill burns</h1><p>{paragraph}</p></article></html>", "utf-8"
    )
    page.get_by_role("link", name="Articles").click()
    page.locator("input[type=file]").set_input_files(saved_page)
    text = page.get_by_label("or paste the text")
    expect(text).to_have_value(re.compile("36% of the stock"))
    expect(page.get_by_text("Left out of the text: 1")).to_be_visible()

    text.fill(f"{paragraph} Nobody was hurt.")
    text.press("Control+Enter")
    page.get_by_role("button", name="Add and check").click()

    expect(page.locator(".run", has_text="Nobody was hurt").first).to_be_visible()


def test_a_passage_of_an_attached_document_is_found_and_kept(page, server, tmp_path):
    introduce(page, "Ada")
    claim_id = open_claim(page, "62%")
    report = tmp_path / "poll.txt"
    report.write_text(
        "It rained. In the poll 61% of respondents had an unfavorable view of Russia. That was all.", "utf-8"
    )
    page.keyboard.press("Escape")
    page.get_by_text("Attach a source (s)").click()
    page.get_by_role("radio", name="File").click()
    page.locator(f".st-key-file_{claim_id} input[type=file]").set_input_files(report)
    expect(page.get_by_text("poll.txt").first).to_be_visible()
    at_rest(page)
    page.get_by_role("button", name="Attach", exact=True).click()
    told(page, "Source attached.")

    page.get_by_text("Search the sources for this claim").click()
    expect(page.locator("mark.wb-passage", has_text="61% of respondents").first).to_be_visible()
    page.get_by_role("button", name="Refutes", exact=True).click()
    told(page, "Passage saved as evidence.")

    kept = rows(server, "evidence")
    assert kept["stance"].tolist()[-1] == "refutes"
    assert "61% of respondents" in kept["passage"].tolist()[-1]
