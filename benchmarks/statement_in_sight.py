"""How often the chosen statement is wholly in sight while one walks through an article with `j`, by window size.

Run `python benchmarks/statement_in_sight.py [SEED]`: it starts the page over a claims folder of its own, walks 200
steps in each window (back to the first claim after the last) and exits with 1 where a step leaves the chosen statement
cut off by the window, by the column's edge or by the sheet. It also prints where the statement begins, as a share of
the column's height.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1280, 720), (1440, 900), (1920, 1080), (390, 844))
STEPS = 200
START_SECONDS = 120
LOOK = """() => {
  const host = [...document.querySelectorAll('*')].find(one => one.shadowRoot?.querySelector('.number'));
  const root = host.shadowRoot.querySelector('.root'), view = root.getBoundingClientRect();
  const boxes = [...root.querySelectorAll('.run.sel')].flatMap(run => [...run.getClientRects()]);
  const top = Math.min(...boxes.map(box => box.top)), bottom = Math.max(...boxes.map(box => box.bottom));
  // What lies over the column, such as the sheet, hides it as the window's edge does.
  const seen = boxes.every(box => {
    if (box.width < 2) return true;
    return [box.top + 2, box.bottom - 2].every(height => {
      const hit = document.elementFromPoint(box.left + box.width / 2, height);
      return hit && (hit === host || host.contains(hit) || hit.shadowRoot === host.shadowRoot);
    });
  });
  const whole = top >= view.top && bottom <= Math.min(view.bottom, innerHeight) && seen;
  return { whole, at: (top - view.top) / view.height, claim: root.querySelector('.number.sel')?.dataset.n };
}"""


def main() -> int:
    """Measure every window size; return 1 where one falls short."""
    seeds = sys.argv[1:] or [str(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        command = [
            sys.executable,
            "-m",
            "workbench",
            "run",
            "--claims",
            f"{folder}/claims",
            "--port",
            str(port),
            *seeds,
        ]
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"http://127.0.0.1:{port}")
            fell_short = [size for size in SIZES if not _measure(f"http://127.0.0.1:{port}", size)]
        finally:
            server.terminate()
            server.wait(20)
    return int(bool(fell_short))


def _measure(address: str, size: tuple[int, int]) -> bool:
    """Walk in a window of this size and print the figures; return whether every step kept the statement whole."""
    width, height = size
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(address)
        page.wait_for_selector(".number.sel")
        page.locator(".got").evaluate("button => button.click()")
        page.wait_for_timeout(1000)
        looks = _walk(page)
        browser.close()
    whole = sum(look["whole"] for look in looks)
    places = sorted(look["at"] for look in looks)
    cut = sorted({look["claim"] for look in looks if not look["whole"]})
    print(
        f"{width}x{height}: wholly in sight at {whole} of {len(looks)} steps; "
        f"begins at {100 * statistics.median(places):.0f}% of the column (median), {100 * places[-1]:.0f}% at most"
        + (f"; cut off: claims {', '.join(cut)}" if cut else "")
    )
    return whole == len(looks)


def _walk(page: Page) -> list[dict]:
    claims, looks = page.locator(".number").count(), []
    for step in range(STEPS):
        if step % (claims - 1) == 0:
            page.locator(".number").first.evaluate("number => number.click()")
        page.keyboard.press("j")
        page.wait_for_timeout(60)
        looks.append(page.evaluate(LOOK))
    return looks


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("the page did not start")


if __name__ == "__main__":
    sys.exit(main())
