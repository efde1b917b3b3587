"""The parts of a statement, in a real browser: listed under it, judged apart, and back again."""

from pathlib import Path

import pytest
from builders import record_parts
from playwright.sync_api import Page, expect
from steps import at_rest, introduce, judge, rows, serious_violations, told

from workbench.domain.claim import Claim
from workbench.wiring import open_desk

pytestmark = pytest.mark.browser

STATEMENT = "France–Russia relations date back"
WORDS = ("date back to the early modern period", "France–Russia relations")


def add_parts(folder: Path) -> list[Claim]:
    """Record two parts of one statement, as a check that finds them does."""
    desk = open_desk(folder)
    (article,) = desk.store.article_list()
    claims = desk.store.load(article.id).claims
    (statement,) = (claim for claim in claims if claim.quote.startswith(STATEMENT))
    return record_parts(desk, article, statement, *WORDS)


def open_statement(page: Page, parts: list[Claim]) -> str:
    page.reload()
    page.locator(f".number[data-claim={parts[0].parent}]").click()
    expect(page.locator(f".wb-quote[data-claim={parts[0].parent}]")).to_be_visible()
    return parts[0].parent


def part_row(page: Page, part: Claim):
    return page.locator(f".st-key-part_{part.id}")


def test_parts_are_listed_under_their_statement_judged_apart_and_left_again(page, server):
    parts = add_parts(server.claims)
    introduce(page, "Ana")
    statement_id = open_statement(page, parts)
    count = page.locator(".number").count()
    for part, words in zip(parts, WORDS, strict=True):
        expect(part_row(page, part)).to_contain_text(f"Alone: {words}")
        assert page.locator(f".number[data-claim={part.id}]").count() == 0
    assert serious_violations(page) == []

    part_row(page, parts[0]).get_by_role("button", name="Judge apart").click()
    expect(page.locator(f".wb-quote[data-claim={parts[0].id}]")).to_have_text(WORDS[0])
    expect(page.locator(".run.sel")).to_have_text([WORDS[0]])
    expect(page.get_by_text("covers this part until it has one of its own")).to_be_visible()
    judge(page, parts[0].id, label="wrong", why="They are older.")
    expect(page.locator(f".number[data-claim={parts[0].id}]")).to_be_visible()
    assert page.locator(".number").count() == count + 1
    assert list(rows(server, "verdicts")["claim_id"]) == [parts[0].id]

    page.get_by_role("button", name="Back to claim").click()
    expect(page.locator(f".wb-quote[data-claim={statement_id}]")).to_be_visible()
    expect(part_row(page, parts[0])).to_contain_text("wrong")
    expect(part_row(page, parts[1])).to_contain_text("Judge apart")


def test_keys_step_over_parts_and_from_a_part_to_the_claims_beside_its_statement(page, server):
    parts = add_parts(server.claims)
    statement_id = open_statement(page, parts)
    order = page.locator(".number").evaluate_all("all => all.map(one => one.dataset.claim)")
    following = order[order.index(statement_id) + 1]

    part_row(page, parts[1]).get_by_role("button", name="Judge apart").click()
    expect(page.locator(f".wb-quote[data-claim={parts[1].id}]")).to_be_visible()
    at_rest(page)
    page.locator(".root").focus()
    page.keyboard.press("j")
    expect(page.locator(f".wb-quote[data-claim={following}]")).to_be_visible()
    page.keyboard.press("k")
    expect(page.locator(f".wb-quote[data-claim={statement_id}]")).to_be_visible()


def test_undo_makes_a_part_of_what_was_judged_apart(page, server):
    parts = add_parts(server.claims)
    introduce(page, "Ana")
    open_statement(page, parts)
    part_row(page, parts[0]).get_by_role("button", name="Judge apart").click()
    expect(page.locator(f".wb-quote[data-claim={parts[0].id}]")).to_be_visible()
    judge(page, parts[0].id, label="wrong", why="They are older.")
    page.get_by_role("button", name="Undo my last decision").click()
    told(page, "Undone")
    expect(page.locator(f".number[data-claim={parts[0].id}]")).to_have_count(0)
    expect(page.locator(f".wb-quote[data-claim={parts[0].id}]")).to_be_visible()
