"""What passed between the workbench and a site, and when bytes were kept."""

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order in which they were sent, repeated names repeated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and how the site answered it: a step on the way to a page.

    `asked_at` is UTC ISO 8601, `address` the IP address that answered, `version`
    the HTTP version of the answer, such as "1.1".
    """

    url: str
    asked_at: str
    address: str
    version: str
    status: int
    reason: str
    request: Headers
    response: Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One time that bytes were kept: what they are, where they came from, when, and by which steps.

    `size` is in bytes, `kept_at` UTC ISO 8601. A file that a reviewer gave has no
    exchanges; the last exchange of a page is the one that brought the bytes.
    """

    sha256: str
    media_type: str
    size: int
    origin: str
    kept_at: str
    exchanges: tuple[Exchange, ...] = ()
