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
    """What a search is for; in this order they are offered."""

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
_NEEDED: Final = frozenset({"query", "url"})
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
    """The site of a body, and the names by which claims speak of it; `kinds` are the claims it can answer, or all."""

    name: str
    site: str
    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlaces:
    """Everything the file names, in its order."""

    places: tuple[SearchPlace, ...] = ()
    sites: tuple[PrimarySite, ...] = ()


def search_places_from(file: TomlFile) -> tuple[SearchPlaces, tuple[Problem, ...]]:
    """The places that `file` names, and a Problem for each entry that cannot be used."""
    problems = [*file.problems, *file.unknown_keys(file.table, _TABLES, part="a file of places")]
    places = [place for entry, at in _entries(file, "search", problems) if (place := _place(entry, at, problems))]
    sites = [site for entry, at in _entries(file, "site", problems) if (site := _site(entry, at, problems))]
    return SearchPlaces(places=tuple(places), sites=tuple(sites)), tuple(problems)


def _entries(file: TomlFile, name: str, problems: list[Problem]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each entry headed [[name]] with the line it begins at."""
    listed = file.table.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        what = f"'{name}' is not a list of tables"
        problems.append(Problem(where=file.place(name), what=what, fix=f"Head each entry with [[{name}]]."))
        return
    for number, entry in enumerate(listed, 1):
        yield entry, file.place(name, entry=number)


def _place(entry: Mapping[str, Any], where: str, problems: list[Problem]) -> SearchPlace | None:
    address, purpose = str(entry.get("address", "")), str(entry.get("for", ""))
    fault = ("the name is missing", 'Write name = "..."') if not entry.get("name") else _fault(address, purpose)
    when = _words(entry.get("when", []))
    if fault or when is None:
        what, fix = fault or ("'when' is not a list of words", 'Write when = ["study", "survey"].')
        problems.append(Problem(where=where, what=what, fix=fix))
        return None
    return SearchPlace(name=str(entry["name"]), purpose=Purpose(purpose), address=address, when=when)


def _fault(address: str, purpose: str) -> tuple[str, str] | None:
    """What is wrong with an address for its purpose, and how to mend it."""
    if purpose not in set(Purpose):
        return f"'{purpose[:80]}' is not a purpose", f"Use one of: {', '.join(Purpose)}."
    if not address.startswith("https://"):
        return f"'{address[:80]}' is not an https address", 'Write address = "https://...?q={query}".'
    try:
        named = {field for _, field, _, _ in Formatter().parse(address) if field is not None}
    except ValueError:
        named = {"{"}
    known = _FIELDS[Purpose(purpose)]
    if not named <= known or not named & _NEEDED:
        shown = ", ".join(f"{{{field}}}" for field in sorted(known))
        return f"'{address[:80]}' does not fit '{purpose}'", f"Use these names in braces: {shown}."
    return None


def _site(entry: Mapping[str, Any], where: str, problems: list[Problem]) -> PrimarySite | None:
    names, kinds = _words(entry.get("names", [])), _words(entry.get("kinds", []))
    site = str(entry.get("site", ""))
    if not names or kinds is None or not _HOST.fullmatch(site):
        fix = 'Write site = "example.org" and names = ["Example"].'
        problems.append(Problem(where=where, what=f"'{site[:80]}' is not a site with names", fix=fix))
        return None
    return PrimarySite(name=str(entry.get("name") or names[0]), site=site, names=names, kinds=kinds)


def _words(listed: object) -> tuple[str, ...] | None:
    if not isinstance(listed, list) or not all(isinstance(word, str) and word.strip() for word in listed):
        return None
    return tuple(listed)
