"""The Report page and the files it hands over, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from steps import downloaded, introduce, judge

pytestmark = pytest.mark.browser


def decide_first(page: Page, label: str, why: str) -> str:
    """Give the first claim a verdict, signed; its number."""
    introduce(page, "Ana Ruiz")
    number = page.locator(".number").first
    number.click()
    judge(page, number.get_attribute("data-claim"), label=label, why=why)
    return number.get_attribute("data-n")


def serious(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]


def test_kind_and_format_are_chosen_and_the_file_is_what_was_chosen(page, server):
    number = decide_first(page, "wrong (w)", "The register says otherwise.")
    page.get_by_role("link", name="Report").click()
    preview = page.frame_locator(".st-key-report_preview iframe")
    expect(preview.get_by_text("Fact-check report")).to_be_visible()

    page.locator(".st-key-report_kind").get_by_text("Corrections for the author").click()
    expect(preview.get_by_role("heading", name="To correct (1)")).to_be_visible()
    page.locator(".st-key-report_form_corrections").get_by_text("Markdown").click()
    assert b"The register says otherwise." in downloaded(page, "download_md")

    page.locator(".st-key-report_kind").get_by_text("Public fact-check of one claim").click()
    expect(preview.get_by_role("heading", name="What we found")).to_be_visible()
    page.locator(".st-key-report_form_fact-check").get_by_text("PDF").click()
    assert downloaded(page, "download_pdf").startswith(b"%PDF-")
    assert serious(page) == []
    assert page.outside == []

    events = (server.claims / "events.csv").read_text("utf-8-sig")
    assert f'"fact-check claim {number} pdf draft"' in events
    assert '"corrections md"' in events


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_exported_page_is_accessible_and_its_marks_lead_to_the_entries_and_back(page, tmp_path, scheme):
    page.get_by_role("link", name="Report").click()
    expect(page.locator(".st-key-report_preview iframe")).to_be_visible()
    report = tmp_path / "report.html"
    report.write_bytes(downloaded(page, "download_html"))
    opened = page.context.browser.new_context(color_scheme=scheme, java_script_enabled=False).new_page()
    opened.goto(report.as_uri())

    opened.locator("#mark-1").click()
    expect(opened).to_have_url(re.compile("#claim-1$"))
    expect(opened.locator("#claim-1")).to_be_in_viewport()
    opened.locator("#claim-1 a[href='#mark-1']").click()
    expect(opened.locator("#mark-1")).to_be_in_viewport()

    scripted = page.context.browser.new_context(color_scheme=scheme).new_page()
    scripted.goto(report.as_uri())
    assert serious(scripted) == []
