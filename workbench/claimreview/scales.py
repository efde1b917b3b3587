"""The scales of other desks, and what a verdict is called on each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from workbench.config.settings_files import packaged_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A desk's scale: its ratings, truest first, and the rating that `words` gives each of our labels."""

    key: str
    name: str
    ratings: tuple[str, ...]
    words: Mapping[str, str]


@cache
def scales() -> tuple[Scale, ...]:
    """The scales that verdicts can be told on."""
    return tuple(
        Scale(
            key=entry["key"],
            name=entry["name"],
            ratings=tuple(entry["ratings"]),
            words=MappingProxyType(entry["words"]),
        )
        for entry in _file()["scale"]
    )


@cache
def unpublished() -> frozenset[str]:
    """The labels that are no finding about a claim, so that no check of it is published."""
    return frozenset(_file()["unpublished"])


@cache
def _file() -> Mapping[str, Any]:
    return packaged_table("workbench.claimreview", "scales.toml")
