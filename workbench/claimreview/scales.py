"""The rating scales of other desks, and the name of each verdict on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from workbench.config.settings_files import packaged_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A desk's rating scale: its ratings, truest first; `words` maps each of our labels to one of them."""

    key: str
    name: str
    ratings: tuple[str, ...]
    words: Mapping[str, str]


@cache
def scales() -> tuple[Scale, ...]:
    """Return the scales on which verdicts can be published."""
    return tuple(
        Scale(
            key=entry["key"],
            name=entry["name"],
            ratings=tuple(entry["ratings"]),
            words=MappingProxyType(entry["words"]),
        )
        for entry in _scales_file()["scale"]
    )


@cache
def unpublished_labels() -> frozenset[str]:
    """Return the labels that are no finding about a claim, so that no check of it is published."""
    return frozenset(_scales_file()["unpublished"])


@cache
def _scales_file() -> Mapping[str, Any]:
    return packaged_table("workbench.claimreview", "scales.toml")
