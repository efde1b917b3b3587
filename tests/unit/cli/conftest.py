"""A store with one short article, as the commands make it."""

from pathlib import Path

import pytest

from workbench.__main__ import main

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"


@pytest.fixture
def claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    folder = str(tmp_path / "claims")
    assert main(["articles", "--claims", folder, "--by", "Ada", "--add", str(path)]) == 0
    capsys.readouterr()
    return folder
