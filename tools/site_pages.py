"""Lay out what the website is built from: the documents at the places they have here, and the API reference.

python tools/site_pages.py    writes build/pages; `make site` then builds build/site from it
"""

import inspect
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import workbench  # noqa: E402 - the root must be found first

PAGES = ROOT / "build" / "pages"
SHOWN = {".md", ".png", ".json", ".tsv"}
"""Endings of the files in docs and benchmarks that pages show or link to."""
REFERENCE = """\
# Reference

The functions of `workbench`, from their docstrings. [Python and JSON](docs/api.md) explains them with examples.

"""


def main() -> None:
    """Write every page anew."""
    shutil.rmtree(PAGES, ignore_errors=True)
    for path in [*ROOT.glob("*.md"), ROOT / "LICENSE", ROOT / "NOTICE", *_below_folders()]:
        copy = PAGES / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    (PAGES / "reference.md").write_text(reference(), encoding="utf-8")


def reference() -> str:
    """The page with each public function: how it is called, and its docstring."""
    functions = [(name, getattr(workbench, name)) for name in workbench.__all__ if not name.startswith("_")]
    return REFERENCE + "\n".join("\n".join(_section(name, function)) for name, function in functions)


def _section(name: str, function: Callable[..., object]) -> Iterator[str]:
    called = re.sub(r"\b(?:\w+\.)+(?=\w)", "", str(inspect.signature(function)))
    yield from (f"## {name}", "", "```python", f"workbench.{name}{called}", "```", "")
    yield from _as_markdown(inspect.getdoc(function) or "")


def _as_markdown(docstring: str) -> Iterator[str]:
    """The lines of a docstring, its examples fenced and its exceptions as a list."""
    for paragraph in docstring.split("\n\n"):
        if paragraph.startswith(">>>"):
            yield from ("```pycon", paragraph, "```", "")
        elif paragraph.startswith("Raises:"):
            yield from ("Raises:", "", *(f"- {line.strip()}" for line in paragraph.splitlines()[1:]), "")
        else:
            yield from (paragraph, "")


def _below_folders() -> list[Path]:
    documents = [path for name in ("docs", "benchmarks") for path in (ROOT / name).rglob("*") if path.suffix in SHOWN]
    return [*documents, *(ROOT / name / "README.md" for name in ("claims", "seeds"))]


if __name__ == "__main__":
    main()
