"""The decision records have one form, are short, and are all listed."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("[0-9]*.md"))
LONGEST = 60


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_record_gives_status_context_decision_and_consequences_in_60_lines(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert text.startswith(f"# {record.name[:4]} ")
    assert re.search(r"^\*\*Status:\*\* (accepted|proposed|replaced by \[\d{4})", text, re.MULTILINE)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) < LONGEST


def test_every_record_is_listed_with_its_title_and_status() -> None:
    listed = re.findall(
        r"^\| \[(.+)\]\((.+\.md)\) \| ([^|]+) \|$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert [file for _, file, _ in listed] == [record.name for record in RECORDS]
    for title, file, status in listed:
        text = (FOLDER / file).read_text(encoding="utf-8")
        assert text.startswith(f"# {title}\n")
        assert f"**Status:** {status}." in text
