"""A desk with a store in memory, a clock that stands still and ids that count."""

from itertools import count

import pytest

from workbench.config.label_sets import load_labels
from workbench.errors import FetchError
from workbench.services.desk import Desk
from workbench.store.memory import Memory

NOW = "2026-11-23T20:00:00Z"


def no_network(url: str):
    raise FetchError(url=url, what="there is no network here")


@pytest.fixture
def desk() -> Desk:
    numbers = count(1)
    return Desk(
        store=Memory(),
        now=lambda: NOW,
        new_id=lambda prefix: f"{prefix}_{next(numbers):04d}",
        fetch=no_network,
        labels=load_labels(),
    )
