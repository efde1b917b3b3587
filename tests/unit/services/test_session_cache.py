"""A desk works out a thing once, keeps a few of each kind, and none that could not be made."""

import ast
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import workbench.services
from workbench.config.house_style import FILE_NAME
from workbench.services.articles.open_review import load_house_style
from workbench.services.session_cache import SessionCache
from workbench.services.sources.read_file import read_source


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


def test_no_service_keeps_what_it_was_given_outside_a_desk():
    services = Path(workbench.services.__path__[0])
    keeping = {
        f"{path.relative_to(services)}: {function.name}"
        for path in services.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and function.args.args and is_cached(function)
    }

    assert keeping == set()


def is_cached(function: ast.FunctionDef) -> bool:
    return any("cache" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_two_desks_share_nothing_that_one_of_them_read(desk):
    content = b"The bridge opened in 2019."
    other = replace(desk, cache=SessionCache())

    assert read_source(desk, content, "note.txt") is read_source(desk, content, "note.txt")
    assert read_source(desk, content, "note.txt") is not read_source(other, content, "note.txt")


def test_the_house_style_is_parsed_once_for_a_desk_and_anew_when_the_file_changes(tmp_path):
    cache, file = SessionCache(), tmp_path / FILE_NAME
    file.write_text('[rules]\noff = ["NAM001"]\n')
    first = load_house_style(tmp_path, cache=cache)
    again = load_house_style(tmp_path, cache=cache)
    file.write_text('[rules]\noff = ["NAM002"]\n')

    assert again is first
    assert load_house_style(tmp_path, cache=cache) != first
