"""Click and key to painted claim in headless Chromium, in milliseconds.

    python benchmarks/click_to_paint.py [CLAIMS_IN_ARTICLE] [CLAIMS_IN_STORE]

Fills a temporary claims folder with an article of that many claims (the first
article of seeds/ when 0), and other articles up to that many claims in the
store; starts the page; then clicks claims and presses j, each time waiting
until the card beside the article shows the claim, and until what can be done
about it stands below. Prints the median and the 95th percentile of both.
"""

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from started_page import SEEDS, chromium, started

from workbench.domain.article import Article, article_of
from workbench.domain.claim import Claim, ClaimKind, placement_at
from workbench.domain.span import Span
from workbench.store.csv_folder import CsvFolder

TURNS = 60
TOGETHER = 100
WAIT = """id => new Promise(done => {
  let painted = 0;
  const look = () => {
    const shown = document.querySelector(`.wb-quote[data-claim="${id}"]`);
    if (!painted && shown) requestAnimationFrame(() => { painted = performance.now(); });
    const deeds = document.querySelector('.st-key-panel_deeds');
    const ready = !deeds.inert && deeds.querySelector(`.st-key-label_${id}`);
    if (painted && ready) done([painted, performance.now()]); else requestAnimationFrame(look);
  };
  look();
})"""

CLICK = f"""id => {{
  const from = performance.now();
  const host = [...document.querySelectorAll('*')].find(one => one.shadowRoot?.querySelector('.number'));
  host.shadowRoot.querySelector(`.number[data-claim="${{id}}"]`).click();
  return ({WAIT})(id).then(both => both.map(at => at - from));
}}"""

NOTE_KEY = """() => document.addEventListener(
  'keydown', () => { window.pressedAt = performance.now(); }, { capture: true, once: true })"""


def made_article(claims: int, number: int) -> tuple[Article, list[Claim]]:
    sentences = [
        f"In {1900 + n % 120} the council of district {number} counted {n * 7 + 3} votes." for n in range(claims)
    ]
    article = article_of("\n".join(sentences), title=f"Counts of district {number}")
    found, start = [], 0
    for sentence in sentences:
        span = Span(start, start + len(sentence))
        found.append(Claim(**placement_at(article, span), kind=ClaimKind.QUANTITY, checkable=True, worthiness=0.5))
        start = span.end + 1
    return article, found


def fill(folder: Path, in_article: int, in_store: int) -> None:
    store = CsvFolder(folder)
    numbers = range(max(1, in_store // max(in_article, 1)))
    for first in numbers[::TOGETHER]:
        made = [made_article(in_article, number) for number in numbers[first : first + TOGETHER]]
        store.append([record for article, claims in made for record in (article, *claims)], by="benchmark")


def clicks(page: Page) -> list[tuple[float, float]]:
    ids = page.eval_on_selector_all(".number", "all => all.map(one => one.dataset.claim)")
    times = []
    for turn in range(TURNS):
        claim = ids[(turn * 7 + 5) % len(ids)]
        times.append(tuple(page.evaluate(CLICK, claim)))
        page.wait_for_timeout(60)
    return times


def keys(page: Page) -> list[tuple[float, float]]:
    ids = page.eval_on_selector_all(".number", "all => all.map(one => one.dataset.claim)")
    page.locator(".number").first.click()
    page.wait_for_timeout(800)
    times = []
    for claim in ids[1 : 1 + TURNS]:
        page.evaluate(NOTE_KEY)
        page.keyboard.press("j")
        painted, ready = page.evaluate(f"id => ({WAIT})(id)", claim)
        pressed = page.evaluate("() => window.pressedAt ?? performance.now()")
        times.append((painted - pressed, ready - pressed))
        page.wait_for_timeout(60)
    return times


def told(name: str, times: list[tuple[float, float]]) -> None:
    for what, figures in zip(("painted claim", "buttons below it"), zip(*times, strict=True), strict=True):
        ordered = sorted(figures)
        worst = ordered[int(0.95 * len(ordered))]
        print(f"{name} to {what}: median {statistics.median(ordered):.0f} ms, 95th percentile {worst:.0f} ms")


def main() -> None:
    in_article = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    in_store = int(sys.argv[2]) if len(sys.argv) > 2 else in_article
    folder = Path(tempfile.mkdtemp()) / "claims"
    if in_article:
        fill(folder, in_article, in_store)
    process, address = started(folder, [] if in_article else SEEDS)
    try:
        with sync_playwright() as playwright:
            browser = chromium(playwright)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            page.wait_for_selector(".number", timeout=60_000)
            page.wait_for_timeout(1500)
            print(f"{in_article or 'first'} article claims, {in_store or 'same'} in the store, {TURNS} turns each")
            told("click", clicks(page))
            told("key", keys(page))
            browser.close()
    finally:
        process.terminate()
        shutil.rmtree(folder.parent, ignore_errors=True)


if __name__ == "__main__":
    main()
