"""Settings for every test, and a site on this machine whose page may change."""

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

# The files that several tests make lie beside this one.
sys.path.insert(0, str(Path(__file__).parent))

from forks import Forks

# How long an example takes says more about the machine than about the code.
settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers():
    """One more than there are processors: a test in a browser waits for a good part of its time."""
    return (yield) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, the tests in a browser, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


class Site:
    """One page, the same at every path of the site; a test may change it at any time."""

    def __init__(self) -> None:
        self.page = ""
        self.status = 200
        self.media_type = "text/html"
        site = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                body = site.page.encode()
                self.send_response(site.status)
                self.send_header("Content-Type", f"{site.media_type}; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                """Nothing is printed."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site(monkeypatch):
    """A site on this machine that the workbench may fetch from, by the setting for tests."""
    running = Site()
    monkeypatch.setenv("WORKBENCH_TEST_SITE", running.address)
    yield running
    running.close()


@pytest.fixture(scope="session")
def forks():
    """Commands of the workbench without the time that Python takes to load it."""
    running = Forks()
    yield running
    running.close()
