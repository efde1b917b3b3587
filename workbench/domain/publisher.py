"""The publisher of a fact-check, and where a reader asks for a correction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The newsroom behind a fact-check; empty where it has not said.

    `url` is its site; `corrections` the page or the e-mail address where a reader
    asks for a correction; `method` how it checks, in its own words.
    """

    name: str = ""
    url: str = ""
    corrections: str = ""
    method: str = ""


NO_PUBLISHER = Publisher()
