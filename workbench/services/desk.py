"""The desk a reviewer works at: the store and everything a service may call."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.source import Fetched
from workbench.domain.verdict import Label
from workbench.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What services work with, chosen once (`workbench.wiring`).

    `now` gives the time as UTC ISO 8601 with seconds; of two ids from `new_id` the
    later one sorts last; `fetch` gets a URL or raises FetchError; `labels` are the verdicts this desk may give.
    """

    store: Store
    now: Callable[[], str]
    new_id: Callable[[str], str]
    fetch: Callable[[str], Fetched]
    labels: tuple[Label, ...]
