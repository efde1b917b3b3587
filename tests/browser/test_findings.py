"""The findings tables follow what reviewers do on the page, and the page says which of them was edited."""

import time

import pytest
from findings_text import words_of
from playwright.sync_api import expect
from steps import at_rest, introduce, judge, told

pytestmark = pytest.mark.browser


def statements(server):
    """The article's table of statements, once it is there."""
    for _ in range(300):
        found = [path for path in (server.claims / "findings").glob("*.csv") if "-sources" not in path.name]
        if found:
            return found[0]
        time.sleep(0.1)
    pytest.fail("no findings were written")


def wait_for(path, words: str) -> None:
    for _ in range(300):
        if words in words_of(path):
            return
        time.sleep(0.1)
    pytest.fail(f"the findings do not show {words!r}")


def test_a_decision_shows_in_the_table_and_an_edited_copy_is_named_on_the_report_page(page, server):
    table = statements(server)
    introduce(page, "Ana Ruiz")
    number = page.locator(".number").first
    number.click()
    claim_id = number.get_attribute("data-claim")
    judge(page, claim_id, label="wrong (w)", why="The register says otherwise.")
    wait_for(table, "The register says otherwise.")

    edited = table.read_bytes().replace(b"The register says otherwise.", b"The register of 2019 says otherwise.")
    table.write_bytes(edited)
    page.get_by_role("link", name="Report").click()
    told(page, "was edited elsewhere; only what is imported from it counts")
    expect(page.get_by_text("An edited table can be imported below", exact=False)).to_be_visible()

    page.get_by_role("link", name="Review").click()
    at_rest(page)
    other = page.locator(f".number:not([data-claim={claim_id}])").first
    other.click()
    judge(page, other.get_attribute("data-claim"), label="wrong (w)", why="The minutes say otherwise.")
    wait_for(table, "The minutes say otherwise.")
    assert table.with_name(f"{table.stem}-edited.csv").read_bytes() == edited
