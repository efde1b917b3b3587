"""The places where claims are looked up, and the sites of likely primary sources: one TOML file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Any, Final

from workbench.config.toml_file import TomlFile
from workbench.domain.problem import Problem


class Purpose(StrEnum):
    """What a search is for, in the order in which searches are offered."""

    SITE = "primary source"
    GENERAL = "general"
    EXACT = "exact words"
    CHECKS = "earlier fact-checks"
    NEWS = "news of the time"
    WHO = "who is who"
    ARCHIVE = "archived copies"


_FIELDS: Final[Mapping[Purpose, frozenset[str]]] = {
    Purpose.SITE: frozenset({"query"}),
    Purpose.GENERAL: frozenset({"query"}),
    Purpose.EXACT: frozenset({"query"}),
    Purpose.CHECKS: frozenset({"query"}),
    Purpose.NEWS: frozenset({"query", "after", "before"}),
    Purpose.WHO: frozenset({"query"}),
    Purpose.ARCHIVE: frozenset({"url", "day"}),
}
_TABLES: Final = ("search", "site")
_QUERY_FIELDS: Final = frozenset({"query", "url"})
_HOST: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?:/[A-Za-z0-9._-]{1,80}){0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlace:
    """A service and its address, in which names in braces stand for what is searched.

    Where `when` has words, only claims with one of them are looked up there.
    """

    name: str
    purpose: Purpose
    address: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrimarySite:
    """The site of an organisation and its names in claims; `kinds` are the kinds of claim it answers, empty for all."""

    name: str
    site: str
    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlaces:
    """Everything the file names, in its order."""

    places: tuple[SearchPlace, ...] = ()
    sites: tuple[PrimarySite, ...] = ()


def parse_search_places(file: TomlFile) -> tuple[SearchPlaces, tuple[Problem, ...]]:
    """Parse the places in `file`, and a Problem for each entry that cannot be used."""
    problems = [*file.problems, *file.unknown_keys(file.table, _TABLES, part="a file of places")]
    places = [place for entry, at in _entries(file, "search", problems) if (place := _parse_place(entry, at, problems))]
    sites = [site for entry, at in _entries(file, "site", problems) if (site := _parse_site(entry, at, problems))]
    return SearchPlaces(places=tuple(places), sites=tuple(sites)), tuple(problems)


def _entries(file: TomlFile, name: str, problems: list[Problem]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each entry headed [[name]] with the line it begins at."""
    listed = file.table.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        what = f"'{name}' is not a list of tables"
        problems.append(Problem(where=file.place(name), what=what, fix=f"Head each entry with [[{name}]]."))
        return
    for number, entry in enumerate(listed, 1):
        yield entry, file.place(name, entry=number)


def _parse_place(entry: Mapping[str, Any], where: str, problems: list[Problem]) -> SearchPlace | None:
    address, purpose = str(entry.get("address", "")), str(entry.get("for", ""))
    fault = ("the name is missing", 'Write name = "..."') if not entry.get("name") else _find_fault(address, purpose)
    when = _parse_words(entry.get("when", []))
    if fault or when is None:
        what, fix = fault or ("'when' is not a list of words", 'Write when = ["study", "survey"].')
        problems.append(Problem(where=where, what=what, fix=fix))
        return None
    return SearchPlace(name=str(entry["name"]), purpose=Purpose(purpose), address=address, when=when)


def _find_fault(address: str, purpose: str) -> tuple[str, str] | None:
    """Return what is wrong with an address for its purpose and how to fix it, or None."""
    if purpose not in set(Purpose):
        return f"'{purpose[:80]}' is not a purpose", f"Use one of: {', '.join(Purpose)}."
    if not address.startswith("https://"):
        return f"'{address[:80]}' is not an https address", 'Write address = "https://...?q={query}".'
    try:
        field_names = {field for _, field, _, _ in Formatter().parse(address) if field is not None}
    except ValueError:
        field_names = {"{"}
    known = _FIELDS[Purpose(purpose)]
    if not field_names <= known or not field_names & _QUERY_FIELDS:
        known_names = ", ".join(f"{{{field}}}" for field in sorted(known))
        return f"'{address[:80]}' does not fit '{purpose}'", f"Use these names in braces: {known_names}."
    return None


def _parse_site(entry: Mapping[str, Any], where: str, problems: list[Problem]) -> PrimarySite | None:
    names, kinds = _parse_words(entry.get("names", [])), _parse_words(entry.get("kinds", []))
    site = str(entry.get("site", ""))
    if not names or kinds is None or not _HOST.fullmatch(site):
        fix = 'Write site = "example.org" and names = ["Example"].'
        problems.append(Problem(where=where, what=f"'{site[:80]}' is not a site with names", fix=fix))
        return None
    return PrimarySite(name=str(entry.get("name") or names[0]), site=site, names=names, kinds=kinds)


def _parse_words(listed: object) -> tuple[str, ...] | None:
    if not isinstance(listed, list) or not all(isinstance(word, str) and word.strip() for word in listed):
        return None
    return tuple(listed)
