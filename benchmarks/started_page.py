"""The page, started over a claims folder as `make run` starts it, and a browser; for what is measured on it."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
LONGEST_START = 60


def started(folder: Path, seeds: Sequence[Path] = SEEDS) -> tuple[subprocess.Popen, str]:
    """The page's server over `folder`, once it answers, and its address; ends the program where it does not."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "workbench", "run", "--claims", str(folder), "--port", str(port)]
    process = subprocess.Popen(
        [*command, *map(str, seeds)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return process, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.02)
    process.terminate()
    sys.exit(f"The page did not start within {LONGEST_START} s.")


def chromium(playwright: Playwright) -> Browser:
    """A browser without a window."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        sys.exit("Chromium is not installed. Run: make test, or install the package 'chromium'.")
    return playwright.chromium.launch(executable_path=path, args=FLAGS.split())
