"""Who signs: a name given once, known on every page, and one person in any spelling; in a real browser."""

import re

import pytest
from playwright.sync_api import expect
from steps import at_rest, introduce, judge, open_claim, rows, told

pytestmark = pytest.mark.browser
PAGES = ("queue", "flags", "ledgers", "report", "articles", "")


def name_field(page):
    return page.locator(".st-key-reviewer_field input")


def test_after_enter_in_the_name_field_keys_walk_the_claims(page):
    first = page.locator(".number.sel").get_attribute("data-n")
    field = name_field(page)
    field.click()
    page.keyboard.type("Ana Ruiz")
    page.keyboard.press("Enter")
    page.keyboard.type("jj")

    expect(page.locator(".number.sel")).not_to_have_attribute("data-n", first)
    expect(name_field(page)).to_have_value("Ana Ruiz")
    page.wait_for_function("() => localStorage.getItem('workbench-reviewer') === 'Ana Ruiz'")
    expect(name_field(page)).to_have_value("Ana Ruiz")


def test_every_page_knows_the_name_after_a_reload(page, server):
    introduce(page, "Ana Ruiz")
    for name in PAGES:
        page.goto(f"{server.address}/{name}")
        expect(name_field(page)).to_have_value("Ana Ruiz")


@pytest.mark.parametrize("spelling", ["ana ruiz.", "\N{CYRILLIC CAPITAL LETTER A}na  Ruíz"], ids=ascii)
def test_a_known_name_in_another_spelling_is_asked_about_and_is_the_same_person(page, server, spelling):
    (server.claims / "desk.toml").write_text('second_check = "open"\n', "utf-8")
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "of French people have")
    judge(page, claim, label="wrong (w)", why="The poll says otherwise.")

    name_field(page).fill(spelling)
    name_field(page).press("Enter")
    told(page, "'Ana Ruiz' has already signed here. Is that you?")
    page.get_by_role("button", name="Yes, use that name").click()

    expect(name_field(page)).to_have_value("Ana Ruiz")
    page.locator(f".st-key-signoff_{claim} summary").click()
    told(page, "somebody else must sign it off")
    assert set(rows(server, "verdicts")["reviewer"]) == {"Ana Ruiz"}


def test_somebody_else_of_that_name_is_asked_for_what_tells_them_apart(page):
    introduce(page, "Ana Ruiz")
    judge(page, open_claim(page, "six chapters"), label="disputed (d)", why="There are seven.")
    name_field(page).fill("ANA RUIZ")
    name_field(page).press("Enter")
    page.get_by_role("button", name="No, I am someone else").click()

    told(page, "count as the same person. Add a distinction")
    expect(name_field(page)).to_have_value("")
    introduce(page, "Ana B. Ruiz")
    expect(page.get_by_text("count as the same person")).to_have_count(0)


def test_the_name_given_with_the_command_is_filled_in_until_another_is_typed(page, server):
    introduce(page, "Ana Ruiz")
    server.stop()
    server.start("--by", "Ben Okri")
    page.goto(f"{server.address}/queue")
    expect(name_field(page)).to_have_value("Ben Okri")
    introduce(page, "Cleo Abara")
    at_rest(page)
    page.reload()
    expect(name_field(page)).to_have_value(re.compile("Cleo Abara"))
