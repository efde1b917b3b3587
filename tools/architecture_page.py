"""The parts of docs/architecture.md that the code itself tells: the picture of the layers, and the table of folders."""

import ast
import re
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "workbench"
PAGE = ROOT / "docs" / "architecture.md"
WIDTH = 76


def architecture_page() -> str:
    """The page as it should be: its own words, with picture and table written anew."""
    text = PAGE.read_text(encoding="utf-8")
    rows = layers()
    picture = "\n".join(["```text", *_picture(rows), "```"])
    return _between(_between(text, "picture", picture), "folders", "\n".join(_table(rows)))


def layers() -> list[str]:
    """The rows of the contract named "Layers", the highest first, each as the contract writes it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [one for one in settings["tool"]["importlinter"]["contracts"] if one["name"] == "Layers"]
    return list(contract["layers"])


def names_in(row: str) -> list[str]:
    """The folders and modules of a row, in its order."""
    return re.findall(r"\w+", row)


def _between(text: str, part: str, content: str) -> str:
    """`text` with `content` between the comments that open and close `part`.

    Raises:
        ValueError: the comment that opens it is not there.
    """
    opening = re.search(rf"<!-- {part}: .*-->\n", text)
    if opening is None:
        message = f"{PAGE.name} has no line '<!-- {part}: ... -->' to write below"
        raise ValueError(message)
    closing = text.index(f"<!-- end of {part} -->", opening.end())
    return f"{text[: opening.end()]}{content}\n{text[closing:]}"


def _picture(rows: list[str]) -> Iterator[str]:
    yield f"┌{'─' * (WIDTH + 2)}┐"
    for number, row in enumerate(rows):
        if number:
            yield f"├{'─' * (WIDTH + 2)}┤"
        for line in textwrap.wrap(row, WIDTH):
            yield f"│ {line:^{WIDTH}} │"
    yield f"└{'─' * (WIDTH + 2)}┘"


def _table(rows: list[str]) -> Iterator[str]:
    yield "| folder or module | holds |"
    yield "|---|---|"
    for row in rows:
        for name in names_in(row):
            path = PACKAGE / name
            shown, source = (
                (f"{name}/", path / "__init__.py") if path.is_dir() else (f"{name}.py", PACKAGE / f"{name}.py")
            )
            yield f"| `{shown}` | {_first_line(source)} |"


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n")[0].replace("|", "\\|")
