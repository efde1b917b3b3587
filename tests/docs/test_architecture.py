"""docs/architecture.md: the picture is that of the contracts, the folders are those of the tree, the walk is walked."""

import re
import shlex
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest

from workbench.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if "rules" not in path.parts)
ARTICLE = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"
WALK = re.findall(r"^### ([^\n]+)\n```sh\n([^\n]+)\n```\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)


def section(heading: str) -> str:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows_of_the_picture() -> list[str]:
    """The rows of the picture, top down, lines of one row joined."""
    [picture] = re.findall(r"```text\n(.*?)```", section("Layers"), re.DOTALL)
    rows = re.split(r"^[┌├└]─+[┐┤┘]\n", picture, flags=re.MULTILINE)
    return [" ".join(row.replace("│", " ").split()) for row in rows if row.strip()]


def contract() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [layers] = [one for one in settings["tool"]["importlinter"]["contracts"] if one["name"] == "Layers"]
    return layers["layers"]


def modules_and_folders() -> set[str]:
    inside = (ROOT / "workbench").iterdir()
    return {
        f"{path.name}/" if path.is_dir() else path.name
        for path in inside
        if (path / "__init__.py").exists() or (path.suffix == ".py" and path.name != "__init__.py")
    }


def test_the_picture_shows_the_layers_of_the_import_contracts_in_their_order() -> None:
    assert rows_of_the_picture() == contract()


def test_the_table_names_each_folder_of_the_tree_once() -> None:
    rows = re.findall(r"^\| `([\w./]+)` \| (.*) \|$", section("Layers"), re.MULTILINE)
    assert len(rows) == len(dict(rows))
    assert set(dict(rows)) == modules_and_folders()
    assert all(holds for _, holds in rows)


def test_the_folders_of_the_table_are_those_of_the_picture() -> None:
    rows = re.findall(r"^\| `(\w+)[./]", section("Layers"), re.MULTILINE)
    assert rows == re.findall(r"\w+", " ".join(rows_of_the_picture()))


def functions_named(text: str) -> list[str]:
    return re.findall(r"`(workbench(?:\.\w+){2,})`", text)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_function_named_with_its_module_can_be_imported(document: Path) -> None:
    for name in functions_named(document.read_text(encoding="utf-8")):
        assert resolve_name(name) is not None


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_of_the_repository_named_is_there(document: Path) -> None:
    named = re.findall(r"`((?:workbench|tests|tools|benchmarks|docs)/[\w./-]*)`", document.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[str]]]:
    """The functions of the workbench that each command of the walk called, in the order of their first call."""
    folder = tmp_path_factory.mktemp("walk")
    (folder / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield {title: functions_called(command) for title, command, _ in WALK}


def functions_called(command: str) -> list[str]:
    names: dict[str, None] = {}

    def note(frame, event, _argument):
        if event == "call" and frame.f_globals.get("__name__", "").startswith("workbench."):
            names[f"{frame.f_globals['__name__']}.{frame.f_code.co_qualname}"] = None

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        assert main(shlex.split(command)[1:]) == 0
    finally:
        sys.setprofile(before)
    return list(names)


@pytest.mark.parametrize(("title", "text"), [(title, text) for title, _, text in WALK])
def test_the_walk_names_functions_in_the_order_in_which_they_are_called(
    title: str, text: str, called: dict[str, list[str]]
) -> None:
    named = functions_named(text)
    assert len(named) > 1
    assert [name for name in named if name not in called[title]] == []
    assert named == sorted(named, key=called[title].index)


def test_the_walk_leads_from_the_file_to_the_report() -> None:
    commands = [shlex.split(command)[1] for _, command, _ in WALK]
    assert commands == ["articles", "attach", "verdict", "report"]
