"""Statistics of the folder on the Articles page, and its findings to download as one file."""

import io

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import expect
from steps import at_rest, downloaded, introduce, judge, serious_violations

pytestmark = pytest.mark.browser


def test_the_articles_page_counts_what_is_decided_and_gives_all_findings_as_a_file(page, server):
    introduce(page, "Ana Ruiz")
    number = page.locator(".number").first
    number.click()
    judge(page, number.get_attribute("data-claim"), label="wrong (w)", why="=The register says otherwise.")
    page.get_by_role("link", name="Articles").click()
    at_rest(page)
    expect(page.get_by_text("all articles", exact=True)).to_have_count(0)

    page.locator(".st-key-statistics summary").press("Enter")

    table = page.locator(".st-key-statistics_articles table")
    expect(table.get_by_role("columnheader", name="wrong", exact=True)).to_be_visible()
    expect(table.get_by_role("row").last).to_contain_text("all articles")
    assert serious_violations(page) == []
    statements = pd.read_csv(io.BytesIO(downloaded(page, "download_findings_csv")), keep_default_na=False)
    assert statements["rationale"].to_list().count("'=The register says otherwise.") == 1
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "download_findings_xlsx")))
    assert book["Findings"].max_row == len(statements) + 1

    at_rest(page)
    table.get_by_role("row").nth(1).press("Enter")
    expect(page.locator(".number").first).to_be_visible()
