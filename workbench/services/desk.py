"""The desk a reviewer works at: the store and everything a service may call."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from workbench.config.house_style import NO_STYLE, HouseStyle
from workbench.config.search_places import SearchPlaces
from workbench.domain.desk_rules import NO_RULES, DeskRules
from workbench.domain.problem import Problem
from workbench.domain.publisher import NO_PUBLISHER, Publisher
from workbench.domain.source import Fetched
from workbench.domain.verdict import Channel, Label
from workbench.services.search.meanings import KeptVectors
from workbench.store.findings.findings_folder import FindingsFolder
from workbench.store.protocol import Store


class TimestampAuthority(Protocol):
    """A timestamp authority (`workbench.fetch.timestamps`); one without `url` is only checked, never asked."""

    @property
    def url(self) -> str:
        """Where it is asked."""
        ...

    def stamp(self, content: bytes) -> bytes:
        """Its answer that `content` existed now; raises FetchError."""
        ...

    def check(self, token: bytes, *, sha256: str) -> str:
        """The time that `token` gives for the bytes with this SHA-256; raises TimestampError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What services work with, chosen once (`workbench.wiring`).

    `now` gives the time as UTC ISO 8601 with seconds; of two ids from `new_id` the
    later one sorts last; `fetch` gets a URL or raises FetchError; `labels` are the
    verdicts this desk may give; `timestamps` is the authority for archived copies,
    where the desk has chosen one; `house_style` tells the newsroom's style as it is
    now, and what in its file cannot be used; `publisher` does so for the newsroom
    itself, `search_places` for the places to look claims up, `rules` for who checks
    whom. `configuration` gives what is wrong with the desk's settings files, all of
    them together. `vectors` keeps what was worked out of the meaning of earlier
    checks, where it outlives the program. `channel` is the way by which verdicts come in.
    `findings` are the files that people read, derived from the store, where there are any.
    """

    store: Store
    now: Callable[[], str]
    new_id: Callable[[str], str]
    fetch: Callable[[str], Fetched]
    labels: tuple[Label, ...]
    timestamps: TimestampAuthority | None = None
    house_style: Callable[[], tuple[HouseStyle, tuple[Problem, ...]]] = field(default=lambda: (NO_STYLE, ()))
    publisher: Callable[[], tuple[Publisher, tuple[Problem, ...]]] = field(default=lambda: (NO_PUBLISHER, ()))
    search_places: Callable[[], tuple[SearchPlaces, tuple[Problem, ...]]] = field(default=lambda: (SearchPlaces(), ()))
    rules: Callable[[], tuple[DeskRules, tuple[Problem, ...]]] = field(default=lambda: (NO_RULES, ()))
    configuration: Callable[[], tuple[Problem, ...]] = field(default=lambda: ())
    vectors: KeptVectors | None = None
    channel: Channel = Channel.PROGRAM
    findings: FindingsFolder | None = None
