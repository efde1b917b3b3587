"""The desk a reviewer works at: the store and everything a service may call."""

from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.detectors.house_style import NO_STYLE, HouseStyle
from workbench.domain.handover.publication import Publisher
from workbench.domain.problem import Problem
from workbench.domain.source import Fetched
from workbench.domain.verdict import Label
from workbench.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What services work with, chosen once (`workbench.wiring`).

    `now` gives the time as UTC ISO 8601 with seconds; of two ids from `new_id` the
    later one sorts last; `fetch` gets a URL or raises FetchError; `labels` are the
    verdicts this desk may give; `house_style` tells the newsroom's style as it is
    now, and what in its file cannot be used; `publisher` the same of who publishes.
    """

    store: Store
    now: Callable[[], str]
    new_id: Callable[[str], str]
    fetch: Callable[[str], Fetched]
    labels: tuple[Label, ...]
    house_style: Callable[[], tuple[HouseStyle, tuple[Problem, ...]]] = field(default=lambda: (NO_STYLE, ()))
    publisher: Callable[[], tuple[Publisher, tuple[Problem, ...]]] = field(default=lambda: (Publisher(), ()))
