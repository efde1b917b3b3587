"""A desk works out a thing once, keeps a few of each kind, and none that could not be made."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from workbench.services.session_cache import SessionCache


def test_what_was_used_longest_ago_is_forgotten_first_and_kinds_are_apart():
    cache, made = SessionCache(), []

    def make(key):
        made.append(key)
        return key

    for key in ("a", "b", "a", "c", "a", "b"):
        assert cache.once("letter", key, lambda key=key: make(key), most=2) == key
    assert cache.once("other", "a", lambda: "another", most=2) == "another"
    assert made == ["a", "b", "c", "b"]


def test_what_could_not_be_made_is_tried_again():
    cache = SessionCache()
    with pytest.raises(ZeroDivisionError):
        cache.once("number", 1, lambda: 1 / 0, most=2)

    assert cache.once("number", 1, lambda: 2, most=2) == 2


def test_threads_that_ask_at_once_get_one_value():
    cache = SessionCache()
    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(lambda _: cache.once("object", "key", object, most=2), range(200)))

    assert len(set(map(id, values))) == 1
