"""Numbers and their nouns agree, wherever a count is printed."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from workbench.text.counting import plural

PACKAGE = Path(__file__).resolve().parents[3] / "workbench"
MODULES = sorted(PACKAGE.rglob("*.py"))
PLURAL = re.compile(r" (?:[a-z]+ )?[a-z]{2,}s\b")
SINGULAR = frozenset({"is", "was", "has", "this", "stands"})


def test_one_is_singular_and_all_else_plural():
    assert [plural(number, "flag") for number in (0, 1, 2, 1_000)] == ["0 flags", "1 flag", "2 flags", "1,000 flags"]
    assert [plural(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]


def fixed_plurals(tree: ast.AST) -> Iterator[str]:
    """The f-strings in which a noun in the plural stands behind the size of something."""
    for string in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        for value, after in zip(string.values, string.values[1:], strict=False):
            if not (isinstance(value, ast.FormattedValue) and isinstance(after, ast.Constant)):
                continue
            noun = PLURAL.match(after.value)
            if is_size(value.value) and noun and noun.group().split()[-1] not in SINGULAR:
                yield ast.unparse(string)


def is_size(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in {"len", "sum"}


def test_no_size_is_printed_with_a_fixed_plural():
    found = {str(path): list(fixed_plurals(ast.parse(path.read_text(encoding="utf-8")))) for path in MODULES}

    assert {name: strings for name, strings in found.items() if strings} == {}
