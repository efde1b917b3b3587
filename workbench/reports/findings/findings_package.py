"""The data package of the findings folder: its files, and the types of their columns."""

import json
from collections.abc import Iterable
from typing import Any, Final

from workbench.reports.findings.column import Column
from workbench.reports.findings.file_names import parse_file_name
from workbench.reports.findings.sources_table import SOURCE_COLUMNS
from workbench.reports.findings.statements_table import STATEMENT_COLUMNS

PACKAGE_FILE: Final = "datapackage.json"
PACKAGE_NAME: Final = "workbench-findings"


def is_findings_package(content: bytes) -> bool:
    """Whether `content` is the data package of a findings folder."""
    return _parse_members(content).get("name") == PACKAGE_NAME


def findings_package(names: Iterable[str], before: bytes = b"") -> bytes:
    """Build the data package as JSON, a resource for each file of `names` that is a findings table.

    Members that somebody added to the package `before` are kept, except its resources.
    """
    resources = []
    for name in sorted(set(names)):
        named_file = parse_file_name(name)
        if named_file and not named_file.is_aside:
            resources.append(_sources_resource(name) if named_file.is_sources else _statements_resource(name))
    own_members = {
        "name": PACKAGE_NAME,
        "description": "Derived from the tables of the folder above, and written anew whenever those change.",
    }
    members = own_members | _parse_members(before) | {"resources": resources}
    return json.dumps(members, indent=2, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _parse_members(content: bytes) -> dict[str, Any]:
    try:
        members = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return members if isinstance(members, dict) else {}


def _statements_resource(name: str) -> dict[str, Any]:
    description = "One row for each statement of an article: what it says, the verdict, the best source."
    return _resource(name, description, STATEMENT_COLUMNS, primaryKey="claim_id")


def _sources_resource(name: str) -> dict[str, Any]:
    description = "One row for each source of each statement of an article."
    reference = {"resource": name.removesuffix("-sources.csv"), "fields": "claim_id"}
    foreign = [{"fields": "claim_id", "reference": reference}]
    return _resource(name, description, SOURCE_COLUMNS, primaryKey="evidence_id", foreignKeys=foreign)


def _resource(name: str, description: str, columns: Iterable[Column], **keys: object) -> dict[str, Any]:
    return {
        "name": name.removesuffix(".csv"),
        "path": name,
        "format": "csv",
        "encoding": "utf-8",
        "description": description,
        "schema": {"fields": [column.field for column in columns], "missingValues": [""], **keys},
    }
