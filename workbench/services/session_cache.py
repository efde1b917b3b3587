"""What a desk has worked out and may need again: one cache, owned by whoever opened the desk."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class SessionCache:
    """Values by what they were made from, a few of each kind, those used longest ago forgotten first.

    Safe between threads; of two that make one value at once the first to finish is kept.
    """

    def __init__(self) -> None:
        self._by_kind: dict[str, OrderedDict[Hashable, Any]] = {}
        self._lock = threading.Lock()

    def once(self, kind: str, key: Hashable, make: Callable[[], Made], *, most: int) -> Made:
        """Return the value of this `kind` for `key`, made by `make` where it is not cached; `most` are kept.

        >>> cache = SessionCache()
        >>> cache.once("length", "word", lambda: len("word"), most=2), cache.once("length", "word", lambda: 0, most=2)
        (4, 4)
        """
        with self._lock:
            values = self._by_kind.setdefault(kind, OrderedDict())
            if key in values:
                values.move_to_end(key)
                cached: Made = values[key]
                return cached
        made = make()
        with self._lock:
            kept: Made = values.setdefault(key, made)
            values.move_to_end(key)
            while len(values) > most:
                values.popitem(last=False)
        return kept
