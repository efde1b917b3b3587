"""Two people at one claim or flag: who comes second is told, and keeps or overrules; in a real browser."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect
from steps import at_rest, introduce, judge, open_claim, rows, told

from workbench.domain.flag import FlagAction
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide, decide_flag
from workbench.wiring import open_desk

pytestmark = pytest.mark.browser
WORDS = "of French people have"


@contextmanager
def second_window(browser, server):
    """The page in a browser of somebody else's."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    window = context.new_page()
    window.goto(server.address)
    window.wait_for_selector(".number")
    yield window
    context.close()


def decide_elsewhere(server, claim_id: str, *, label: str, by: str) -> None:
    """A verdict given by another process at the same folder."""
    desk = open_desk(server.claims)
    claim = next(claim for claim in desk.store.load_all().claims if claim.id == claim_id)
    decide(desk, claim.article_id, claim_id, label=label, rationale="It was 35%.", by=by)


def labels(server) -> list[str]:
    return list(rows(server, "verdicts")["label"])


def test_two_windows_at_one_claim_do_not_overrule_each_other_unseen(page, server, browser):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, WORDS)
    with second_window(browser, server) as other:
        introduce(other, "Ben Okafor")
        judge(other, open_claim(other, WORDS), label="missing context (m)", why="Only among the young.")

    field = page.locator(f".st-key-rationale_{claim} textarea")
    field.fill("The poll says 35%.")
    page.locator(f".st-key-label_{claim}").get_by_text("wrong (w)").click()
    page.locator(f".st-key-save_{claim} button").click()

    box = page.locator(f".st-key-conflict_{claim}")
    expect(box).to_contain_text(
        re.compile(r"Ben Okafor decided 'missing context' \d+ (s|min) ago \(since you opened this claim\)")
    )
    assert labels(server) == ["missing context"]
    expect(field).to_have_value("The poll says 35%.")

    box.get_by_role("button", name="Overrule").click()
    told(page, "Saved: wrong.")
    expect(box).to_have_count(0)
    verdicts = rows(server, "verdicts")
    assert list(verdicts["label"]) == ["missing context", "wrong"]
    assert verdicts["supersedes"][1] == verdicts["id"][0]
    assert verdicts["rationale"][1] == "The poll says 35%."


def test_a_verdict_by_key_over_one_given_on_the_command_line_asks_and_the_other_may_be_kept(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, WORDS)
    field = page.locator(f".st-key-rationale_{claim} textarea")
    field.fill("The poll says 35%.")
    field.press("Escape")
    page.wait_for_timeout(800)
    decide_elsewhere(server, claim, label="outdated", by="Eva Holm")

    page.keyboard.press("d")

    box = page.locator(f".st-key-conflict_{claim}")
    expect(box).to_contain_text("Eva Holm decided 'outdated'")
    assert labels(server) == ["outdated"]
    box.get_by_role("button", name="Keep").click()
    expect(box).to_have_count(0)
    expect(page.locator(".st-key-unsaved")).to_have_count(0)
    expect(field).to_have_value("The poll says 35%.")
    assert labels(server) == ["outdated"]

    field.press("Escape")
    page.wait_for_timeout(800)
    page.keyboard.press("d")  # what was kept has been seen: a verdict over it is meant
    told(page, "Saved: disputed.")
    assert labels(server) == ["outdated", "disputed"]


def test_overruling_needs_a_reason(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, WORDS)
    decide_elsewhere(server, claim, label="outdated", by="Eva Holm")
    page.keyboard.press("d")

    box = page.locator(f".st-key-conflict_{claim}")
    box.get_by_role("button", name="Overrule").click()

    told(page, "Overruling needs a reason.")
    assert labels(server) == ["outdated"]


def test_a_flag_that_somebody_answered_meanwhile_is_kept_or_overruled(page, server):
    introduce(page, "Ana Ruiz")
    claim = open_claim(page, "Marcon")
    button = page.locator("[class*=st-key-accepted_panel_] button").first
    expect(button).to_be_visible()
    at_rest(page)  # else the page, still being drawn, shows the other's answer in place of the button
    desk = open_desk(server.claims)
    review = open_review(desk, desk.store.article_list()[0].id)
    standing = next(one for one in review.claims if one.claim.id == claim)
    for flag_id in standing.flag_ids:
        decide_flag(desk, review.article.id, flag_id, action=FlagAction.DISMISSED, reason="A name.", by="Eva Holm")

    button.click()

    box = page.locator("[class*=st-key-conflict_flg_]").first
    expect(box).to_contain_text("Eva Holm dismissed this flag")
    assert set(rows(server, "flag_decisions")["action"]) == {"dismissed"}
    box.get_by_role("button", name="Overrule").click()
    told(page, "Flag accepted.")
    assert list(rows(server, "flag_decisions")["action"])[-1] == "accepted"
