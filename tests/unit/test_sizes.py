"""Modules, functions and folders stay small enough to read at a sitting."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LINES = 250
FUNCTION_LINES = 40
FOLDER_MODULES = 12
MANY_ALLOWED = {"commands", "domain", "rules"}  # one file for each command, kind of value, rule


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_at_most_250_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_has_at_most_40_lines(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno - f.lineno >= FUNCTION_LINES}
    assert not long


def test_a_folder_has_at_most_12_modules() -> None:
    folders = {path.parent for path in MODULES if path.parent.name not in MANY_ALLOWED}
    modules = {name_of(f): sum(p.name != "__init__.py" for p in f.glob("*.py")) for f in folders}
    assert {folder: count for folder, count in modules.items() if count > FOLDER_MODULES} == {}
