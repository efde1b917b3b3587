"""A page server on a free port over a claims folder of its own with the first article, and a browser to drive it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from slow_line import SlowLine

# A shared two-core machine may take long to answer; a test that waits fails only when nothing comes.
expect.set_options(timeout=30_000)
ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """The page as `workbench run` starts it, over one claims folder; may be stopped and started again.

    `python` are the words of a command that does what Python does. The server keeps its
    port: what a browser remembers belongs to the address with its port.
    """

    def __init__(self, claims: Path, python: list[str]) -> None:
        self.claims = claims
        self.python = python
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def start(self, *options: str) -> None:
        command = [*self.python, "-m", "workbench", "run", "--claims", str(self.claims), "--port", str(self.port)]
        command += [*options, *(str(path) for path in sorted((ROOT / "seeds").glob("*.txt")))]
        with (self.claims.parent / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=os.environ)
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail((self.claims.parent / "server.log").read_text())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory, forks) -> Path:
    """The claims folder that a first start leaves, made once: to check the article anew for each test takes long."""
    first = Server(tmp_path_factory.mktemp("seeded") / "claims", forks.python)
    first.start()
    first.stop()
    return first.claims


@pytest.fixture
def server(seeded, tmp_path, forks):
    """A page server of the test's own."""
    running = Server(shutil.copytree(seeded, tmp_path / "claims"), forks.python)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def line(server):
    """A line to the server that a test may slow down."""
    slow = SlowLine(int(server.address.rsplit(":", 1)[1]))
    yield slow
    slow.close()


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("Chromium is not installed. Run: make test, or install the package 'chromium'.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.outside = []
    opened.on("request", lambda request: note_outside(opened, request.url, server))
    opened.goto(server.address)
    opened.wait_for_selector(".number")
    yield opened
    context.close()


def note_outside(page: Page, url: str, server: Server) -> None:
    if not url.startswith((server.address, "data:", "blob:", "ws://127.0.0.1", "about:")):
        page.outside.append(url)
