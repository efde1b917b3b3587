"""The JSON schema of the report, with each detail of a source explained as the code describes it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.domain.source_details import SOURCE_DETAILS  # noqa: E402 - the root must be found first

SCHEMA = ROOT / "workbench" / "reports" / "report.schema.json"
COPIES = (SCHEMA, ROOT / "docs" / "report.schema.json")
_SOURCE = ('    "source": {', '      "properties": {')
_END = "      }"


def report_schema() -> str:
    """The schema as it should be: its own words, with the details of a source written anew, a line for each member."""
    lines = SCHEMA.read_text(encoding="utf-8").splitlines()
    first = lines.index(_SOURCE[1], lines.index(_SOURCE[0])) + 1
    last = lines.index(_END, first)
    members = json.loads("{" + "".join(lines[first:last]) + "}")
    return "\n".join([*lines[:first], *_member_lines(members), *lines[last:]]) + "\n"


def _member_lines(members: dict[str, dict[str, object]]) -> Iterator[str]:
    for detail in SOURCE_DETAILS:
        members[detail.name] = members.get(detail.name, {"type": "string"}) | {"description": detail.description}
    *others, last = (f"        {json.dumps(name)}: {json.dumps(member)}" for name, member in members.items())
    yield from (f"{line}," for line in others)
    yield last
