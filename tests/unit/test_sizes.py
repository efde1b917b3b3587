"""Modules, functions and folders stay small enough to read at a sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LINES = 250
FUNCTION_LINES = 40
FOLDER_MODULES = 12
MANY_ALLOWED = {"commands", "domain", "rules"}  # one file for each command, kind of value, rule


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


def test_a_module_has_at_most_250_lines() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > MODULE_LINES} == {}


def test_a_function_has_at_most_40_lines() -> None:
    assert {place: count for path in MODULES for place, count in functions_in(path) if count > FUNCTION_LINES} == {}


def functions_in(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module as "module: name", and its lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(path)}: {node.name}", node.end_lineno - node.lineno + 1


def test_a_folder_has_at_most_12_modules() -> None:
    folders = {path.parent for path in MODULES if path.parent.name not in MANY_ALLOWED}
    modules = {name_of(f): sum(p.name != "__init__.py" for p in f.glob("*.py")) for f in folders}
    assert {folder: count for folder, count in modules.items() if count > FOLDER_MODULES} == {}
