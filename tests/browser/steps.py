"""What a reviewer does on the page again and again, and what the files then hold."""

import time

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout


def introduce(page: Page, name: str) -> None:
    """Give the reviewer's name, once."""
    field = page.locator(".st-key-reviewer_field input")
    field.fill(name)
    field.press("Enter")
    page.wait_for_function("name => localStorage.getItem('workbench-reviewer') === name", arg=name)


def open_claim(page: Page, words: str) -> str:
    """Click the number of the first claim with these words; its id."""
    claim_id = page.locator(".run", has_text=words).first.get_attribute("data-claim")
    page.locator(f".number[data-claim={claim_id}]").click()
    expect(page.locator(f".wb-quote[data-claim={claim_id}]")).to_be_visible()
    return claim_id


def judge(page: Page, claim_id: str, *, label: str, why: str) -> None:
    """Write the rationale, choose the verdict, save it."""
    page.locator(f".st-key-rationale_{claim_id} textarea").fill(why)
    choose_label(page, claim_id, label)
    page.locator(f".st-key-save_{claim_id} button").click()
    told(page, "Saved: ")


def choose_label(page: Page, claim_id: str, label: str) -> None:
    """Choose a verdict, which may be one of those used less."""
    button = page.locator(f".st-key-label_{claim_id}").get_by_text(label).last
    if not button.is_visible():
        page.locator(".st-key-more_verdicts label").first.click()
    button.click()


def open_flags(page: Page) -> None:
    """Turn to the flags: the list of them beside the article."""
    page.locator(".views button", has_text="Flags").click()
    expect(page.locator(".st-key-flag_list")).to_be_visible()


def say(page: Page, key: str, *, choice: str) -> None:
    """Choose one of the options under this key, such as what a passage does, of which none is chosen before."""
    page.locator(f".st-key-{key}").get_by_role("radio", name=choice).click()


def told(page: Page, words: str) -> None:
    """Wait until the page says so; where it does not, the failure tells what it says instead."""
    try:
        expect(page.get_by_text(words, exact=False).first).to_be_visible()
    except AssertionError as error:
        shown = page.locator(".st-key-reviewer_field, .st-key-notices, .st-key-told, .st-key-panel_deeds")
        error.add_note(f"The page says: {shown.all_inner_texts()}")
        raise


def at_rest(page: Page) -> None:
    """Wait until the server has drawn the page; a click in the middle of that may be lost on a slow machine."""
    page.wait_for_timeout(300)  # what was done last has not reached the server yet
    page.wait_for_function("() => document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")


def rows(server, table: str) -> pd.DataFrame:
    """The table as pandas opens it, once it is there."""
    path = server.claims / f"{table}.csv"
    for _ in range(50):
        if path.exists() and path.stat().st_size:
            break
        time.sleep(0.1)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def serious_violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds grave on the page as it stands, each with the first place of it.

    While the page is drawn, what may change is faded: that is no fault of its colours.
    """
    at_rest(page)
    page.wait_for_function(
        "() => !document.querySelector('[data-stale=true]')"
        " && !document.getAnimations().some(one => one instanceof CSSTransition && one.playState === 'running')"
    )
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in {"serious", "critical"}]


def choose_option(page: Page, key: str, option: str) -> None:
    """Open the list of the field under this key and take the first option with these words."""
    field = page.locator(f"[class*='st-key-{key}']")
    field.scroll_into_view_if_needed()
    wanted = page.get_by_role("option", name=option).first
    for _ in range(6):
        at_rest(page)
        if not wanted.is_visible():
            field.get_by_role("button", name="Open").click()
        try:
            wanted.click(timeout=5_000)
        except PlaywrightTimeout:  # the page was drawn just now, and a list closes when the page moves under it
            continue
        return
    pytest.fail(f"the list under '{key}' never offered '{option}'")


def downloaded(page: Page, key: str) -> bytes:
    """The file behind the download button under this key, made when it is clicked."""
    button = page.locator(f".st-key-{key} button")
    expect(button).to_be_enabled()
    with page.expect_download() as download:
        button.click()
    return download.value.path().read_bytes()
