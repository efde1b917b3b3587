"""The website of `make site` leaves no document out, tells every public function, and loads nothing from elsewhere."""

import importlib.util
import re
from pathlib import Path

import pytest
import yaml

import workbench

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def site_pages():
    described = importlib.util.spec_from_file_location("site_pages", ROOT / "tools" / "site_pages.py")
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


def paths_in(entry: object) -> list[str]:
    """The pages of an entry of the navigation, in order."""
    if isinstance(entry, str):
        return [entry]
    parts = entry if isinstance(entry, list) else entry.values()
    return [path for part in parts for path in paths_in(part)]


def test_the_navigation_leads_to_every_document_once() -> None:
    listed = paths_in(SETTINGS["nav"])
    documents = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("docs/*/README.md"),
        *ROOT.glob("benchmarks/*.md"),
    ]
    documents += [ROOT / "claims" / "README.md", ROOT / "seeds" / "README.md"]
    assert sorted(listed) == sorted([*(str(path.relative_to(ROOT)) for path in documents), "reference.md"])


def test_a_broken_link_stops_the_build() -> None:
    assert SETTINGS["strict"] is True
    assert set(SETTINGS["validation"]["links"].values()) == {"warn"}
    recipe = re.search(r"^site:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE).group(
        1
    )
    assert "--quiet" not in recipe  # with it no warning is counted, and nothing stops


def test_no_font_or_script_comes_from_elsewhere() -> None:
    assert SETTINGS["theme"]["font"] is False
    assert SETTINGS["plugins"] == ["search"]  # the plugin for reading without a server loads a script from a registry
    assert not {"extra_css", "extra_javascript"} & SETTINGS.keys()


def test_the_reference_tells_every_public_function_with_its_docstring(site_pages) -> None:
    page = site_pages.reference()
    names = [name for name in workbench.__all__ if not name.startswith("_")]
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == names
    for name in names:
        assert f"workbench.{name}(" in page
        assert getattr(workbench, name).__doc__.splitlines()[0] in page


def test_an_example_of_the_reference_is_fenced(site_pages) -> None:
    page = site_pages.reference()
    assert page.count(">>> ") > 1
    outside = re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    assert ">>> " not in outside
