"""The data package: marks a folder as the workbench's and states its schema and the columns of its tables.

A newsroom may add to it: titles, licences, files of its own. So it is read, and
written only where it is missing or the folder is upgraded to a newer schema.
"""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from workbench.domain.problem import Problem
from workbench.errors import ReadOnlyError, StoreError
from workbench.store.durable import NOTHING_LOST, ODD_FILE, as_store_error, read_regular_file, replace_file
from workbench.store.migrations import META, SCHEMA
from workbench.store.package.described import PACKAGE_DESCRIPTION, field_descriptor, table_description, table_keys
from workbench.store.rows import columns_of
from workbench.store.tables import TABLES, Table

NAME: Final = "workbench-claims"
FILE: Final = "datapackage.json"
_OLDEST: Final = 1
"""The schema of a folder whose data package gives none."""
_RESTORE: Final = "Restore it from a backup or git, or move it elsewhere: a new one is written. Nothing was changed."
_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class DataPackage:
    """The data package of a folder as read; `members` is None where the folder has none."""

    path: Path
    members: dict[str, Any] | None
    schema: int

    @property
    def is_newer(self) -> bool:
        """Whether a later program wrote the folder, so that this one may only read it."""
        return self.schema > SCHEMA

    @property
    def is_older(self) -> bool:
        """Whether an earlier program wrote the folder."""
        return self.schema < SCHEMA

    @property
    def is_current(self) -> bool:
        """Whether it exists and has the current schema."""
        return self.members is not None and self.schema == SCHEMA

    def as_problem(self) -> Problem:
        """Return the problem that a newer folder is read-only."""
        what = f"the folder has schema {self.schema}, this version knows {SCHEMA}: it is opened for reading only"
        return Problem(where=FILE, what=what, fix=f"Install a version that knows schema {self.schema} to write in it.")

    def as_error(self) -> ReadOnlyError:
        """Return the error for writing into a newer folder."""
        what = f"the folder has schema {self.schema}, and this version of the workbench knows {SCHEMA}"
        fix = f"Install one that knows schema {self.schema}; until then the folder can be read. Nothing was changed."
        return ReadOnlyError(where=str(self.path), what=what, fix=fix)

    def upgrade(self) -> None:
        """Write it for the current schema, with everything that somebody added."""
        content = json.dumps(self._updated_members(), indent=2, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        replace_file(self.path, content, fix=NOTHING_LOST)

    def describe(self) -> None:
        """Add missing descriptions where an earlier program with the current schema wrote it, if it can be written."""
        if self.is_current and self._updated_members() != self.members:
            with contextlib.suppress(StoreError):  # nothing depends on them
                self.upgrade()

    def _updated_members(self) -> dict[str, Any]:
        """Return the members that it should have: those that it has, and the missing ones."""
        members = {"description": PACKAGE_DESCRIPTION} | dict(self.members or {"name": NAME})
        if isinstance(members.get("version"), int):  # was the schema's number at first
            del members["version"]
        resources = members.pop("resources", [])
        return members | {"schema": SCHEMA, "resources": _resources(resources)}


def is_store(folder: Path) -> bool:
    """Return whether `folder` holds records, or what is left of them; also where it may not be listed.

    Nothing is created.
    """
    try:
        names = {path.name for path in folder.iterdir()}
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return not names.isdisjoint({FILE, ".history", *(f"{table.name}.csv" for table in TABLES)})


def read_data_package(folder: Path) -> DataPackage:
    """Return the data package of `folder`; a missing one is that of a new folder.

    The file is read again only after it changed. Raises StoreError where it cannot be
    read, or belongs to another program.
    """
    path = folder / FILE
    with as_store_error(path, fix=ODD_FILE):
        try:
            state = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return DataPackage(path, None, SCHEMA)
        return _package_at(path, (state.st_ino, state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=8)
def _package_at(path: Path, state: tuple[int, int, int]) -> DataPackage:  # noqa: ARG001 - part of the cache key
    """Read the data package in the file at `path`.

    Raises:
        StoreError: it describes something else.
    """
    members = _members_in(read_regular_file(path), path)
    if members.get("name") != NAME:
        name = members.get("name")
        what = f"describes the data package {_excerpt(name)}" if name else "describes a data package without a name"
        fix = "Use a separate folder for the workbench. Nothing was changed."
        raise StoreError(where=str(path), what=f"{what}, not the workbench's '{NAME}'", fix=fix)
    return DataPackage(path, members, _schema_in(members, path))


def _members_in(content: bytes, path: Path) -> dict[str, Any]:
    try:
        members = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise StoreError(where=f"{path}:{error.lineno}", what=f"is not JSON: {error.msg}", fix=_RESTORE) from None
    except (ValueError, RecursionError):
        raise StoreError(where=str(path), what="is not JSON", fix=_RESTORE) from None
    if not isinstance(members, dict):
        raise StoreError(where=str(path), what="is not a data package: a JSON object is expected", fix=_RESTORE)
    resources = members.get("resources", [])
    if not (isinstance(resources, list) and all(isinstance(resource, dict) for resource in resources)):
        raise StoreError(where=str(path), what="its 'resources' are not a list of objects", fix=_RESTORE)
    return members


def _schema_in(members: dict[str, Any], path: Path) -> int:
    """Return the number of the schema: in `schema`, or in `version`, as at first; the oldest where neither has one.

    Raises:
        StoreError: `schema` is no such number.
    """
    if "schema" not in members:
        return _schema_number(members.get("version")) or _OLDEST
    schema = _schema_number(members["schema"])
    if not schema:
        what = f"{_excerpt(members['schema'])} is not a schema number"
        raise StoreError(where=str(path), what=what, fix="Restore the file from a backup or git.")
    return schema


def _schema_number(value: object) -> int:
    """Return `value` where it can be a schema's number, else 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= _OLDEST else 0


def _excerpt(value: object) -> str:
    text = ascii(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def _resources(resources: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return `resources` with the tables of this program among them, keeping whatever somebody added to each."""
    by_name = {table.name: table for table in TABLES}
    updated = [
        _resource(by_name[resource["name"]], resource) if resource.get("name") in by_name else resource
        for resource in resources
    ]
    names = {resource.get("name") for resource in updated}
    return [*updated, *(_resource(table, {}) for table in TABLES if table.name not in names)]


def _resource(table: Table, resource: dict[str, Any]) -> dict[str, Any]:
    schema = resource.get("schema")
    table_schema = schema if isinstance(schema, dict) else {}
    fields = table_schema.get("fields")
    by_name = (
        {field["name"]: field for field in fields if isinstance(field, dict) and isinstance(field.get("name"), str)}
        if isinstance(fields, list)
        else {}
    )
    columns = (*columns_of(table), *META)
    own_fields = [field_descriptor(table.name, name) | by_name.get(name, {}) for name in columns]
    added_fields = [field for name, field in by_name.items() if name not in columns]
    default = {"name": table.name, "path": f"{table.name}.csv", "encoding": "utf-8"}
    default["description"] = table_description(table.name)
    return (
        default
        | resource
        | {"schema": dict(table_keys(columns)) | table_schema | {"fields": [*own_fields, *added_fields]}}
    )
