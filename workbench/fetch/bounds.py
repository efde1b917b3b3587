"""Limits of one fetch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Limits of one fetch: bytes of the body, how far it may unpack, bytes of headers, seconds in all and of silence.

    `redirects` and `retries` do not count the first request; a retry is for a site
    that is busy or broken for the moment.
    """

    most_bytes: int = 25_000_000
    most_ratio: int = 100
    most_header_bytes: int = 100_000
    seconds: float = 30.0
    silence: float = 10.0
    redirects: int = 5
    retries: int = 2


def timeout_message(bounds: Bounds) -> str:
    """Return the message for a fetch whose time is up."""
    return f"the page took longer than {bounds.seconds:g} seconds"
