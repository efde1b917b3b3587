"""Asking one address, again after a while where the site is busy, and noting what passed."""

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
from workbench.fetch.bounds import Bounds, too_long
from workbench.fetch.connection import CONNECT_SECONDS, Guard, GuardedAdapter
from workbench.fetch.failures import failure_message
from workbench.fetch.network import Network
from workbench.text.counting import counted
from workbench.version import VERSION

HEADERS: Final = {
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "User-Agent": f"workbench/{VERSION} (fact-checking; one page at a reviewer's request)",
}
TIMESTAMP_QUERY: Final = "application/timestamp-query"
_BUSY: Final = frozenset({429, *range(500, 600)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """One fetch under way: what it may cost, who guards it, and until when by the monotonic clock.

    `query` is what a timestamp authority is asked; for a page it is empty.
    """

    url: str
    guard: Guard
    bounds: Bounds
    until: float
    now: Callable[[], str]
    network: Network
    query: bytes = b""


@contextmanager
def under_guard(
    url: str, *, now: Callable[[], str], bounds: Bounds, allowed: str, network: Network, query: bytes = b""
) -> Iterator[Fetching]:
    """A fetch of `url` that is cut once its time is up, and whose every failure is told as a FetchError.

    Raises:
        FetchError: in place of whatever the libraries raise.
    """
    until = time.monotonic() + bounds.seconds
    guard = Guard(url=url, allowed=allowed, until=until, resolver=network.resolver)
    watchdog = threading.Timer(bounds.seconds, guard.cut)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield Fetching(url=url, guard=guard, bounds=bounds, until=until, now=now, network=network, query=query)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        failure = failure_message(error, url=url, late=time.monotonic() >= until, bounds=bounds)
        raise failure from None
    finally:
        watchdog.cancel()
        guard.close()


@contextmanager
def send(fetching: Fetching, target: Target) -> Iterator[requests.Response]:
    """The answer of `target`, its body not yet read; asked for again where the site is busy.

    Raises:
        FetchError: the time is up, or the site asks for a longer wait than there is time.
    """
    for attempt in range(fetching.bounds.retries + 1):
        with closing(_session(fetching)) as session, closing(_ask(session, fetching, target)) as answer:
            if time.monotonic() >= fetching.until:
                raise FetchError(url=fetching.url, what=too_long(fetching.bounds))
            if answer.status_code not in _BUSY or attempt == fetching.bounds.retries:
                yield answer
                return
            pause = _pause(answer, fetching, attempt=attempt)
        fetching.network.sleep(pause)


def told_status(answer: requests.Response) -> str:
    """The status of `answer` as the site put it, such as "404 Not Found"."""
    return f"{answer.status_code} {(answer.reason or '')[:80]}".strip()


def exchange_of(answer: requests.Response, fetching: Fetching, *, at: str) -> Exchange:
    """What passed for `answer`, asked for `at` a time in UTC ISO 8601."""
    sent = {"Host": answer.request.url.split("/")[2] if answer.request.url else "", **answer.request.headers}
    return Exchange(
        url=answer.request.url or "",
        asked_at=at,
        address=fetching.guard.address,
        version="1.0" if answer.raw.version == 10 else "1.1",  # noqa: PLR2004 - as urllib3 writes it
        status=answer.status_code,
        reason=" ".join((answer.reason or "").split()),
        request=_plain(sent.items()),
        response=_plain(answer.raw.headers.items()),
    )


def _plain(headers: Iterable[tuple[str, object]]) -> Headers:
    """`headers`, with those that were folded over several lines on one each."""
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


def _ask(session: requests.Session, fetching: Fetching, target: Target) -> requests.Response:
    return session.request(
        "POST" if fetching.query else "GET",
        target.url,
        data=fetching.query or None,
        headers=HEADERS | ({"Content-Type": TIMESTAMP_QUERY} if fetching.query else {}),
        stream=True,
        allow_redirects=False,
        timeout=(CONNECT_SECONDS, fetching.bounds.silence),
    )


def _pause(answer: requests.Response, fetching: Fetching, *, attempt: int) -> float:
    """Seconds to wait before asking again: what the site asks for, else one, two, four and so on.

    Raises:
        FetchError: there is no time for it.
    """
    wanted = _asked_for(answer.headers.get("Retry-After", ""), now=fetching.now())
    pause = float(2**attempt) if wanted is None else wanted
    if time.monotonic() + pause >= fetching.until:
        what = f"the site answered {told_status(answer)} and asks you to wait {counted(math.ceil(pause), 'second')}"
        raise FetchError(url=fetching.url, what=what, fix="Try again after that.")
    return pause


def _asked_for(written: str, *, now: str) -> float | None:
    """The seconds that a Retry-After header asks for, counted from `now`; nothing where it says none."""
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        when = parsedate_to_datetime(written)
        return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.fromisoformat(now)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
