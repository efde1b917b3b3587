"""What is loaded while the browser loads the page around it."""

import threading

import pytest

from workbench.ui.browser import early_loading


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    begun: list[threading.Thread] = []
    monkeypatch.setattr(early_loading, "_threads", begun)
    return begun


def test_a_page_waits_for_the_language_model_and_all_that_is_named(
    monkeypatch: pytest.MonkeyPatch, threads: list[threading.Thread]
) -> None:
    may_go_on, loaded = threading.Event(), []
    monkeypatch.setattr(early_loading, "import_module", lambda name: may_go_on.wait() and loaded.append(name))
    monkeypatch.setattr(early_loading, "load_tagger", lambda: loaded.append("model"))
    early_loading.load_early()
    assert loaded == []
    may_go_on.set()
    early_loading.wait_until_loaded()
    assert loaded == [*early_loading.NEEDED, "model"]


def test_what_cannot_be_loaded_is_left_to_the_page(
    monkeypatch: pytest.MonkeyPatch, threads: list[threading.Thread]
) -> None:
    monkeypatch.setattr(early_loading, "NEEDED", ("no.such.module",))
    early_loading.load_early()
    early_loading.wait_until_loaded()
    assert not threads[0].is_alive()


def test_nobody_waits_where_nothing_was_begun(threads: list[threading.Thread]) -> None:
    early_loading.wait_until_loaded()
    assert threads == []
