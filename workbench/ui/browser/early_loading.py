"""Loading what the first page needs while the browser still loads the page around it."""

import contextlib
import threading
from importlib import import_module
from typing import Final

from workbench.services.articles.language import load_tagger

NEEDED: Final = (
    "workbench.ui.panel",
    "workbench.ui.views.pane_view",
    "workbench.ui.claims.recheck_offer",
    "workbench.ui.claims.add_claim_form",
    "workbench.ui.browser.saved_drafts",
    "pandas",  # Streamlit asks whether what it sends to the browser is one of its tables
    "streamlit.emojis",
)
"""What takes the first page longest to load; the rest it loads by itself."""

_threads: list[threading.Thread] = []


def load_early() -> None:
    """Begin to load in a thread of its own, which ends with the program."""
    thread = threading.Thread(target=_load, name="early loading", daemon=True)
    _threads.append(thread)
    thread.start()


def wait_until_loaded() -> None:
    """Return once it is loaded, at once where nobody began, so that no two threads load the same."""
    for thread in _threads:
        thread.join()


def _load() -> None:
    with contextlib.suppress(Exception):  # the page loads it again, and says what is wrong
        for name in NEEDED:
            import_module(name)
        load_tagger()
