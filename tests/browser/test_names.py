"""A name that is right: said with the keyboard alone, and then on the list at the foot of the flags."""

import pytest
from playwright.sync_api import expect
from steps import at_rest, introduce, open_claim, open_flags, rows, serious_violations, told

pytestmark = pytest.mark.browser


def test_the_flagged_name_is_right_is_reached_from_the_keyboard_and_the_name_is_listed(page, server):
    introduce(page, "Ana Ruiz")
    open_claim(page, "Marcon")
    at_rest(page)

    page.keyboard.press("f")
    expect(page.get_by_label("Reason (needed to dismiss)").first).to_be_focused()
    for _ in ("Accept", "Dismiss", "right"):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="‘Marcon’ is right").first).to_be_focused()
    page.keyboard.press("Enter")

    told(page, "Flag dismissed. ‘Marcon’ is on the desk's list of names.")
    [entry] = rows(server, "names").to_dict("records")
    assert (entry["name"].lstrip("'"), entry["added_by"]) == ("Marcon", "Ana Ruiz")  # a spreadsheet reads Mar as March
    open_flags(page)
    page.get_by_text("Names of this desk").click()
    expect(page.locator(".st-key-names_table").get_by_text("Marcon", exact=True)).to_be_visible()
    assert serious_violations(page) == []
    assert page.outside == []
