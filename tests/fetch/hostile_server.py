"""A server on loopback that misbehaves in every way listed, and the fetches that meet it."""

import contextlib
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from answers import ANSWERS, MALFORMED
from certificates import Authority, self_signed

from workbench.domain.source import Fetched
from workbench.fetch.bounds import Bounds
from workbench.fetch.network import Network
from workbench.fetch.page import fetch_page

NOW = "2026-01-02T03:04:05Z"
PATIENT = Bounds(most_bytes=2_000_000, seconds=120.0, silence=60.0)
HASTY = Bounds(most_bytes=2_000_000, seconds=1.5, silence=0.5)
SITE, INSIDE = "127.0.0.1", "127.0.0.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A way to misbehave, and words of the line that refuses it; none where the page is to be kept.

    `door` is the listener that is asked, and the only one that may be reached.
    """

    name: str
    path: str
    refused: str = ""
    door: str = "plain"
    host: str = "site.test"
    bounds: Bounds = PATIENT


class HostileServer:
    """Listens on loopback: the site behind several doors, and another server that must never be reached."""

    def __init__(self, folder: Path) -> None:
        self.asked: Counter[str] = Counter()
        self.headers: list[bytes] = []
        self.inside = 0
        self.waits: list[float] = []
        self._looked_up: Counter[str] = Counter()
        self._listeners: list[socket.socket] = []
        self.accepting: list[threading.Thread] = []
        known, unknown = Authority("Known"), Authority("Unknown")
        self.certificates = folder / "known.pem"
        self.certificates.write_bytes(known.pem())
        self.ports = {
            "plain": self._listen_inside_too(),
            "secure": self._listen(known.context(folder, "site.test")),
            "expired": self._listen(known.context(folder, "site.test", days=(-9, -8))),
            "early": self._listen(known.context(folder, "site.test", days=(8, 9))),
            "other host": self._listen(known.context(folder, "other.test")),
            "self-signed": self._listen(self_signed(folder, "site.test")),
            "unknown": self._listen(unknown.context(folder, "site.test")),
        }
        self.ports["plain as secure"] = self.ports["plain"]

    def _listen_inside_too(self) -> int:
        """A port that is free at both addresses; another program may have taken it at one of them."""
        while True:
            port = self._listen(None)
            with contextlib.suppress(OSError):
                self._listen(None, at=(INSIDE, port))
                return port

    def close(self) -> None:
        for listener in self._listeners:
            with contextlib.suppress(OSError):  # not every system has it for a listener
                listener.shutdown(socket.SHUT_RDWR)  # else the thread that waits in `accept` does so for ever
            listener.close()
        for thread in self.accepting:
            thread.join(10)

    def fetch(self, case: Case, *, progress: Callable[[int], None] = lambda _: None) -> Fetched:
        """The page that `case` gives; FetchError where it is refused."""
        port = self.ports[case.door]
        scheme = "http" if case.door == "plain" else "https"
        return fetch_page(
            f"{scheme}://{case.host}:{port}{case.path}",
            now=lambda: NOW,
            bounds=case.bounds,
            allowed=f"{SITE}:{port}",
            network=Network(resolver=self._look_up, sleep=self.waits.append, certificates=str(self.certificates)),
            progress=progress,
        )

    def _look_up(self, host: str, port: int, *_: object) -> list[tuple]:
        self._looked_up[host] += 1
        known = {
            "site.test": [SITE],
            "inside.test": [INSIDE],
            "mixed.test": [SITE, INSIDE],
            "rebinding.test": [SITE if self._looked_up[host] == 1 else INSIDE],
            "nobody.test": [],
        }
        if host == "slow.test":
            threading.Event().wait(4)
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in known.get(host, [host])
        ]

    def _listen(self, context: ssl.SSLContext | None, at: tuple[str, int] = (SITE, 0)) -> int:
        listener = socket.create_server(at)
        self._listeners.append(listener)

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=self._serve, args=(connection, context, at[0]), daemon=True).start()

        self.accepting.append(threading.Thread(target=accept, daemon=True))
        self.accepting[-1].start()
        return listener.getsockname()[1]

    def _serve(self, connection: socket.socket, context: ssl.SSLContext | None, address: str) -> None:
        self.inside += address == INSIDE
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            opened = stack.enter_context(context.wrap_socket(connection, server_side=True)) if context else connection
            request = opened.recv(65536)
            self.headers.append(request)
            path = "".join(request.decode("latin-1").split(" ", 2)[1:2])
            self.asked[path] += 1
            for part in ANSWERS.get(path, MALFORMED)(self.asked[path]):
                opened.sendall(part)


CASES = (
    Case(name="a page", path="/ok"),
    Case(name="a page without a length", path="/no-length"),
    Case(name="a page and more than its length", path="/longer"),
    Case(name="a page asked for with a fragment", path="/ok#part"),
    Case(name="a page in chunks", path="/chunked"),
    Case(name="a packed page", path="/gzip"),
    Case(name="a page packed in two members", path="/gzip-members"),
    Case(name="a page over TLS", path="/ok", door="secure"),
    Case(name="a redirect within the site", path="/to-ok"),
    Case(name="a lasting redirect", path="/to-ok-308"),
    Case(name="a page declared as a picture", path="/html-as-png"),
    Case(name="a PDF declared as a page", path="/pdf-as-html"),
    Case(name="Latin-1 declared as UTF-8", path="/wrong-charset"),
    Case(name="a charset that is no encoding", path="/mad-charset"),
    Case(name="a page in UTF-16", path="/utf-16"),
    Case(name="a cookie before a redirect", path="/cookie"),
    Case(name="busy once", path="/busy-once"),
    Case(name="busy twice, with a time to wait", path="/busy-twice"),
    Case(name="a host given with a last dot", path="/ok", host="site.test."),
    Case(name="a new line in a redirect", path="/to-new-line", refused="hidden characters|404|broke off"),
    Case(name="busy always", path="/always-busy", refused="500 Internal"),
    Case(name="busy for an hour", path="/busy-for-an-hour", refused="wait 3,600 seconds"),
    Case(name="busy till a date", path="/busy-till-a-date", refused="wait 3,600 seconds"),
    Case(name="a redirect to itself", path="/loop", refused="more than 5"),
    Case(name="a redirect to this machine", path="/to-inside", refused="inside this network"),
    Case(name="a redirect to this machine by IPv6", path="/to-ipv6", refused="inside this network"),
    Case(name="a redirect to the metadata of a cloud", path="/to-metadata", refused="inside this network"),
    Case(name="a redirect to a name that lies inside", path="/to-inside-name", refused="is at 127.0.0.2, inside"),
    Case(name="a redirect to a file", path="/to-file", refused="not http or https"),
    Case(name="a redirect to a script", path="/to-script", refused="not http or https"),
    Case(name="a redirect to a port that is none", path="/to-port", refused="not a web address"),
    Case(name="a redirect to another port", path="/to-ssh", refused="port 22"),
    Case(name="a redirect with a user name", path="/to-user", refused="user name"),
    Case(name="a redirect with turned text", path="/to-turned-text", refused="hidden characters"),
    Case(name="a redirect to nowhere", path="/to-nowhere", refused="without saying where to"),
    Case(name="a redirect from https to http", path="/to-plain", door="secure", refused="https back to http"),
    Case(name="a name that lies inside", path="/ok", host="inside.test", refused="is at 127.0.0.2, inside"),
    Case(name="a name with one address inside", path="/ok", host="mixed.test", refused="is at 127.0.0.2, inside"),
    Case(name="a name bound anew", path="/to-rebinding", host="rebinding.test", refused="is at 127.0.0.2, inside"),
    Case(name="a name that nobody has", path="/ok", host="nobody.test", refused="does not exist"),
    Case(name="a name looked up for ever", path="/ok", host="slow.test", refused="took too long", bounds=HASTY),
    Case(name="an expired certificate", path="/ok", door="expired", refused="has expired"),
    Case(name="a certificate of the future", path="/ok", door="early", refused="not valid yet"),
    Case(name="a certificate for another host", path="/ok", door="other host", refused="is for another site"),
    Case(name="a self-signed certificate", path="/ok", door="self-signed", refused="signed only by the site itself"),
    Case(name="a certificate by an unknown authority", path="/ok", door="unknown", refused="unknown authority"),
    Case(name="headers dripping over TLS", path="/dripping-headers", door="secure", refused="longer", bounds=HASTY),
    Case(name="a body dripping over TLS", path="/dripping-body", door="secure", refused="longer", bounds=HASTY),
    Case(name="silence over TLS", path="/silent", door="secure", refused="sent nothing", bounds=HASTY),
    Case(name="cut short over TLS", path="/cut", door="secure", refused="cut short|broke off"),
    Case(name="a page that is not there", path="/missing", refused="404 Not Found"),
    Case(name="a reason that steers the terminal", path="/reason", refused=r"404 \\x1b\[31mred"),
    Case(name="no content", path="/no-content", refused="204"),
    Case(name="a part of a page", path="/part", refused="206"),
    Case(name="hints in place of an answer", path="/early-hints", refused="103"),
    Case(name="an empty page", path="/no-bytes", refused="empty page"),
    Case(name="2 GB in 2 MB of gzip", path="/bomb", refused="unpacks to far more"),
    Case(name="gzip members without end", path="/empty-members", refused="larger than 2 MB"),
    Case(name="gzip that unpacks to nothing, without end", path="/stored-nothing", refused="larger than 2 MB"),
    Case(name="gzip in gzip", path="/twice", refused="compressed as 'gzip, gzip'"),
    Case(name="brotli, not asked for", path="/brotli", refused="compressed as 'br'"),
    Case(name="damaged gzip", path="/bad-gzip", refused="compression is broken"),
    Case(name="no gzip at all", path="/not-gzip", refused="compression is broken"),
    Case(name="gzip cut short", path="/cut-gzip", refused="cut short"),
    Case(name="a body shorter than its length", path="/cut", refused="cut short|broke off"),
    Case(name="a length of 100 GB", path="/said-huge", refused="larger than 2 MB"),
    Case(name="a length of 5,000 digits", path="/said-number", refused="larger than 2 MB|broke off"),
    Case(name="a length in words", path="/said-words", refused="one that is not a number|broke off"),
    Case(name="two lengths", path="/two-lengths", refused="broke off|two different lengths"),
    Case(name="a length and chunks", path="/length-and-chunks", refused="two different lengths"),
    Case(name="a body without end", path="/huge", refused="larger than 2 MB"),
    Case(name="chunks without end", path="/huge-chunks", refused="larger than 2 MB"),
    Case(name="a chunk of no size", path="/bad-chunk", refused="broke off"),
    Case(name="a chunk of negative size", path="/negative-chunk", refused="broke off|cut short"),
    Case(name="a chunk of boundless size", path="/boundless-chunk", refused="broke off"),
    Case(name="a chunk cut short", path="/cut-chunk", refused="broke off"),
    Case(name="a chunk's extension without end", path="/chunk-extension", refused="broke off"),
    Case(name="trailers without end", path="/endless-trailers", refused="longer", bounds=HASTY),
    Case(name="500 headers", path="/many-headers", refused="broke off"),
    Case(name="a header of 200 kB", path="/long-header", refused="broke off"),
    Case(name="5 MB of headers", path="/large-headers", refused="100 kB of headers"),
    Case(name="headers without end", path="/endless-headers", refused="broke off"),
    Case(name="'continue' without end", path="/endless-continue", refused="longer", bounds=HASTY),
    Case(name="headers dripping", path="/dripping-headers", refused="longer", bounds=HASTY),
    Case(name="a body dripping", path="/dripping-body", refused="longer", bounds=HASTY),
    Case(name="silence", path="/silent", refused="sent nothing", bounds=HASTY),
    Case(name="silence after the headers", path="/silent-body", refused="sent nothing", bounds=HASTY),
    Case(name="noise", path="/garbage", refused="broke off"),
    Case(name="nothing at all", path="/nothing", refused="broke off"),
    Case(name="HTTP of 1991", path="/old-http", refused="broke off"),
    Case(name="a door that is plain, asked for TLS", path="/ok", door="plain as secure", refused="TLS"),
)
