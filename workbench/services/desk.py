"""The desk a reviewer works at: the store, and everything else that services need."""

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
from workbench.services.search.meanings import VectorCache
from workbench.services.session_cache import SessionCache
from workbench.store.findings.findings_folder import FindingsFolder
from workbench.store.protocol import Store


class TimestampAuthority(Protocol):
    """A timestamp authority (`workbench.fetch.timestamps`); one without `url` only checks tokens and issues none."""

    @property
    def url(self) -> str:
        """The address at which it issues timestamps."""
        ...

    def stamp(self, content: bytes) -> bytes:
        """Request a token that `content` existed now; raises FetchError."""
        ...

    def check(self, token: bytes, *, sha256: str) -> str:
        """Return the time that `token` gives for the bytes with this SHA-256; raises TimestampError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What services work with, chosen once (`workbench.wiring`).

    `now` returns the time as UTC ISO 8601 with seconds; of two ids from `new_id` the
    later one sorts last; `fetch` gets a URL or raises FetchError; `labels` are the
    verdicts this desk may give; `timestamps` is the authority for archived copies,
    where the desk has chosen one. `house_style` reads the newsroom's style as it is
    now, with the problems in its file; `publisher` does so for the newsroom
    itself, `search_places` for the places to look claims up, `rules` for who checks
    whom. `configuration` returns the problems of all settings files
    together. `vectors` is the cache of vectors of earlier checks, where there is one
    that outlives the program. `channel` is the way by which verdicts come in.
    `findings` is the folder of tables for people to read, derived from the store, where there is one.
    `cache` holds what was worked out and may be needed again, for as long as the desk is open.
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
    vectors: VectorCache | None = None
    channel: Channel = Channel.PROGRAM
    findings: FindingsFolder | None = None
    cache: SessionCache = field(default_factory=SessionCache)
