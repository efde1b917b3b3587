"""Sending one request, again after a pause where the site is busy, and recording the exchange."""

import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import requests
import urllib3
from requests.cookies import RequestsCookieJar

from workbench.domain.source import Exchange, Headers
from workbench.errors import FetchError
from workbench.fetch.allowed_addresses import Target
from workbench.fetch.bounds import Bounds, timeout_message
from workbench.fetch.connection import CONNECT_SECONDS, Guard, GuardedAdapter
from workbench.fetch.failures import failure_message
from workbench.fetch.network import Network
from workbench.text.counting import plural
from workbench.version import VERSION

HEADERS: Final = {
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "User-Agent": f"workbench/{VERSION} (fact-checking; one page at a reviewer's request)",
}
TIMESTAMP_QUERY: Final = "application/timestamp-query"
_BUSY_STATUSES: Final = frozenset({429, *range(500, 600)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """One fetch under way: its limits, the guard of its connections, and its deadline by the monotonic clock.

    `query` is the request to a timestamp authority; empty for a page.
    """

    url: str
    guard: Guard
    bounds: Bounds
    deadline: float
    now: Callable[[], str]
    network: Network
    query: bytes = b""


@contextmanager
def guarded_fetch(
    url: str, *, now: Callable[[], str], bounds: Bounds, allowed: str, network: Network, query: bytes = b""
) -> Iterator[Fetching]:
    """Open a fetch of `url` that is cut off once its time is up and that fails only with a FetchError.

    Raises:
        FetchError: in place of whatever the libraries raise.
    """
    deadline = time.monotonic() + bounds.seconds
    guard = Guard(url=url, allowed=allowed, deadline=deadline, resolver=network.resolver)
    watchdog = threading.Timer(bounds.seconds, guard.cut)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield Fetching(url=url, guard=guard, bounds=bounds, deadline=deadline, now=now, network=network, query=query)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        failure = failure_message(error, url=url, late=time.monotonic() >= deadline, bounds=bounds)
        raise failure from None
    finally:
        watchdog.cancel()
        guard.close()


@contextmanager
def send(fetching: Fetching, target: Target) -> Iterator[requests.Response]:
    """Request `target` and give the response, its body not yet read; try again where the site is busy.

    Raises:
        FetchError: the time is up, or the site asks for a longer wait than there is time.
    """
    for attempt in range(fetching.bounds.retries + 1):
        with closing(_session(fetching)) as session, closing(_request(session, fetching, target)) as response:
            if time.monotonic() >= fetching.deadline:
                raise FetchError(url=fetching.url, what=timeout_message(fetching.bounds))
            if response.status_code not in _BUSY_STATUSES or attempt == fetching.bounds.retries:
                yield response
                return
            pause = _seconds_to_wait(response, fetching, attempt=attempt)
        fetching.network.sleep(pause)


def status_line(response: requests.Response) -> str:
    """Return the status of `response` as the site gave it, such as "404 Not Found"."""
    return f"{response.status_code} {(response.reason or '')[:80]}".strip()


def exchange_of(response: requests.Response, fetching: Fetching, *, at: str) -> Exchange:
    """Return the record of the exchange behind `response`, requested `at` a time in UTC ISO 8601."""
    request_headers = {
        "Host": response.request.url.split("/")[2] if response.request.url else "",
        **response.request.headers,
    }
    return Exchange(
        url=response.request.url or "",
        asked_at=at,
        address=fetching.guard.address,
        version="1.0" if response.raw.version == 10 else "1.1",  # noqa: PLR2004 - as urllib3 writes it
        status=response.status_code,
        reason=" ".join((response.reason or "").split()),
        request=_unfold(request_headers.items()),
        response=_unfold(response.raw.headers.items()),
    )


def _unfold(headers: Iterable[tuple[str, object]]) -> Headers:
    """Return `headers`, each on one line even where it was folded over several."""
    return tuple((name, " ".join(str(value).split())) for name, value in headers)


def _session(fetching: Fetching) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.cookies = RequestsCookieJar()
    session.verify = fetching.network.certificates or True
    adapter = GuardedAdapter(fetching.guard, bounds=fetching.bounds)
    session.adapters.clear()
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _request(session: requests.Session, fetching: Fetching, target: Target) -> requests.Response:
    return session.request(
        "POST" if fetching.query else "GET",
        target.url,
        data=fetching.query or None,
        headers=HEADERS | ({"Content-Type": TIMESTAMP_QUERY} if fetching.query else {}),
        stream=True,
        allow_redirects=False,
        timeout=(CONNECT_SECONDS, fetching.bounds.silence),
    )


def _seconds_to_wait(response: requests.Response, fetching: Fetching, *, attempt: int) -> float:
    """Return the seconds to wait before the next try: what the site asks for, else one, two, four and so on.

    Raises:
        FetchError: there is no time for it.
    """
    requested = _retry_after(response.headers.get("Retry-After", ""), now=fetching.now())
    pause = float(2**attempt) if requested is None else requested
    if time.monotonic() + pause >= fetching.deadline:
        what = f"the site answered {status_line(response)} and asks you to wait {plural(math.ceil(pause), 'second')}"
        raise FetchError(url=fetching.url, what=what, fix="Try again after that.")
    return pause


def _retry_after(header: str, *, now: str) -> float | None:
    """Return the seconds that a Retry-After header asks for, counted from `now`, or None."""
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        when = parsedate_to_datetime(header)
        return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.fromisoformat(now)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
