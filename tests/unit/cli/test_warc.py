"""`workbench warc` over a folder of CSV files."""

from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from workbench.__main__ import main
from workbench.domain.identity import sha256_of

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"


@pytest.fixture
def claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    folder = str(tmp_path / "claims")
    assert main(["articles", "--claims", folder, "--by", "Ada", "--add", str(tmp_path / "bridge.txt")]) == 0
    capsys.readouterr()
    return folder


def test_the_copies_are_written_and_the_hash_of_the_file_told(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "evidence.warc.gz"
    assert main(["warc", "oslo", "--claims", claims, "--output", str(output)]) == 0
    assert (
        f"1 snapshot, {output.stat().st_size:,} bytes, SHA-256 {sha256_of(output.read_bytes())}"
        in capsys.readouterr().out
    )
    with output.open("rb") as file:
        payloads = [record.content_stream().read() for record in ArchiveIterator(file, check_digests="raise")]
    assert TEXT.encode() in payloads


def test_a_folder_that_is_not_there_gets_one_line(claims: str, tmp_path: Path, capsys) -> None:
    assert main(["warc", "oslo", "--claims", claims, "--output", str(tmp_path / "no" / "e.warc.gz")]) == 74
    assert capsys.readouterr().err.count("\n") == 1
