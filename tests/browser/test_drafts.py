"""A second draft is pasted, and an edited report is brought back, in a real browser."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect
from steps import choose_option, downloaded, introduce, judge, open_claim, rows

pytestmark = pytest.mark.browser


def test_verdicts_go_with_the_words_they_were_given_on_into_the_next_draft(page):
    introduce(page, "Ana Ruiz")
    judge(page, open_claim(page, "six chapters"), label="disputed (d)", why="The table of contents has seven.")
    judge(page, open_claim(page, "of French people have"), label="wrong (w)", why="It was 35%.")
    text = page.locator(".root").inner_text()
    draft = "In June 2020 the report came out. The report consists of six chapters. 37% of French people have a car."

    page.get_by_role("link", name="Articles").click()
    field = page.get_by_label("or paste the text")
    field.fill(draft)
    field.press("Control+Enter")
    choose_option(page, "new_revises", "Could Russia and France")
    page.get_by_role("button", name="Add and check").click()

    expect(page.get_by_text(re.compile(r"claims as before"))).to_be_visible()
    assert "six chapters" in text


def test_a_verdict_edited_in_the_spreadsheet_comes_back(page, server, tmp_path):
    introduce(page, "Ana Ruiz")
    page.get_by_role("link", name="Report").click()
    page.get_by_text("CSV", exact=True).click()
    audit = list(csv.DictReader(io.StringIO(downloaded(page, "download_csv").decode("utf-8-sig"))))
    row = next(row for row in audit if "six chapters" in row["claim"])
    row["status"], row["rationale"] = "disputed", "The table of contents has seven."
    edited = tmp_path / "audit.csv"
    with edited.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, audit[0].keys())
        writer.writeheader()
        writer.writerows(audit)

    page.get_by_text("Import an edited report").click()
    page.locator(".st-key-returned_file input[type=file]").set_input_files(edited)
    expect(page.get_by_text("open → disputed")).to_be_visible()
    assert not (server.claims / "verdicts.csv").exists()
    expect(page.get_by_role("button", name="Apply 0 verdicts")).to_be_disabled()
    page.get_by_text("open → disputed").click()
    page.get_by_role("button", name="Apply 1 verdict").click()

    expect(page.get_by_text("1 verdict applied.")).to_be_visible()
    assert rows(server, "verdicts")["rationale"].tolist() == ["The table of contents has seven."]
