"""How the code reads, in figures: shared file names, names that say little, nested comprehensions, folders and sizes.

    python benchmarks/house.py [PACKAGE ...]

Prints one line a package: `workbench`, and any other installed package or folder named, to hold it beside.
A name is counted once for each module that binds it. A nested comprehension is one inside another, or one
with two `for`s. Files named after what they always are (`__init__.py`, `__main__.py`) are not shared names.
"""

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

BANNED = frozenset({"score", "result", "data", "info", "item", "manager", "helper", "utils", "process", "handle"})
VAGUE = ("told", "found", "stands")
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
HEADINGS = (
    "package",
    "modules",
    "lines",
    "shared file names",
    "banned names",
    "told",
    "found",
    "nested comprehensions",
)


def main() -> None:
    print(" | ".join(HEADINGS))
    for name in ("workbench", *sys.argv[1:]):
        print(" | ".join(str(figure) for figure in measured(name)))


def measured(name: str) -> tuple[object, ...]:
    """The figures of one package, in the order of `HEADINGS`."""
    root = folder_of(name)
    modules = {
        path: path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.py")) if "tests" not in path.parts
    }
    bound = Counter[str]()
    nested = 0
    for text in modules.values():
        tree = ast.parse(text)
        bound.update(set(names_bound(tree)))
        nested += nested_in(tree)
    lines = sum(len(text.splitlines()) for text in modules.values())
    banned = sum(bound[word] for word in BANNED)
    share = f"{nested} ({1000 * nested / lines:.1f} per 1,000 lines)"
    return name, len(modules), lines, shared_names(modules), banned, bound["told"], bound["found"], share


def folder_of(name: str) -> Path:
    if Path(name).is_dir():
        return Path(name)
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"{name}: no such folder or installed package")
    return Path(spec.submodule_search_locations[0])


def shared_names(modules: dict[Path, str]) -> int:
    """How many file names lie in more than one folder."""
    folders = defaultdict(set)
    for path in modules:
        if not path.name.startswith("__"):
            folders[path.name].add(path.parent)
    return sum(len(places) > 1 for places in folders.values())


def names_bound(tree: ast.AST) -> Iterator[str]:
    """What a module binds: variables, arguments, functions and classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def nested_in(tree: ast.AST) -> int:
    """Comprehensions with another one in them, or with a second `for`."""
    return sum(
        len(node.generators) > 1
        or any(isinstance(inner, COMPREHENSIONS) for inner in ast.walk(node) if inner is not node)
        for node in ast.walk(tree)
        if isinstance(node, COMPREHENSIONS)
    )


if __name__ == "__main__":
    main()
