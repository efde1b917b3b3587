"""Print what the workbench costs whoever installs, starts and tests it: the figures that every issue ends with.

python benchmarks/five_figures.py
python benchmarks/five_figures.py --tests    (runs `make test` too)

Needs Chromium, as the tests do. Run it on an otherwise idle machine.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from started_page import ROOT, chromium, started

STARTS = 3
IMPORTS = 5
IMPORT = "import time; began = time.perf_counter(); import workbench; print(time.perf_counter() - began)"


def main() -> None:
    options = argparse.ArgumentParser(description="the figures that every issue ends with")
    options.add_argument("--tests", action="store_true", help="run `make test` too, and time it")
    chosen = options.parse_args()
    print(f"default installation: {installed_megabytes():.0f} MB in {len(locked())} packages")
    print(f"import workbench: {min(import_seconds() for _ in range(IMPORTS)):.3f} s")
    starts, pages = second_starts()
    print(f"second start to the article on the page: {min(starts):.1f} s (of {STARTS}; longest {max(starts):.1f} s)")
    print(f"pages in the menu: {pages}")
    if chosen.tests:
        began = time.perf_counter()
        status = subprocess.run(["make", "test"], cwd=ROOT, check=False).returncode
        print(f"make test: {time.perf_counter() - began:.0f} s, status {status}")


def locked() -> list[str]:
    """The packages of the default installation."""
    return re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)


def installed_megabytes() -> float:
    """What the files of the locked packages take in this environment, compiled ones left out."""
    sizes = 0
    for name in locked():
        try:
            found = files(name) or []
        except PackageNotFoundError:  # for another system or Python only
            continue
        paths = (Path(path.locate()) for path in found if not str(path).endswith(".pyc"))
        sizes += sum(path.stat().st_size for path in paths if path.is_file())
    return sizes / 1e6


def import_seconds() -> float:
    return float(subprocess.check_output([sys.executable, "-c", IMPORT], cwd=ROOT, text=True))


def second_starts() -> tuple[list[float], int]:
    """Seconds from the command to the article in the browser, over a folder that has it, and the menu's length."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = chromium(playwright).new_page()
        times = [start(page, Path(folder) / "claims") for _ in range(1 + STARTS)]
        return [spent for spent, _ in times[1:]], times[-1][1]


def start(page: Page, claims: Path) -> tuple[float, int]:
    """Start the page as `make run` does, wait for the article, stop it."""
    began = time.perf_counter()
    server, address = started(claims)
    try:
        page.goto(address)
        page.wait_for_selector(".number", timeout=120_000)
        return time.perf_counter() - began, page.locator("[data-testid=stTopNavLink]").count()
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
