"""A page is fetched from public places only, and a hostile server costs little."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from workbench.errors import FetchError
from workbench.fetch.addresses import is_public, target_of
from workbench.fetch.body import Bounds
from workbench.fetch.page import fetch_page

BOUNDS = Bounds(most_bytes=2_000_000, seconds=2.0, silence=1.0)


def answer(*headers: str, body: bytes = b"", status: str = "200 OK") -> bytes:
    return (f"HTTP/1.1 {status}\r\n" + "".join(f"{h}\r\n" for h in headers) + "\r\n").encode() + body


PAGE = b"<html><title>A &amp; b</title><p>hello</p></html>"
ANSWERS: dict[str, bytes] = {
    "/ok": answer("Content-Type: image/png", f"Content-Length: {len(PAGE)}", body=PAGE),
    "/to-ok": answer("Location: /ok", "Content-Length: 0", status="302 Found"),
    "/gzip": answer("Content-Encoding: gzip", body=gzip.compress(PAGE)),
    "/loop": answer("Location: /loop", "Content-Length: 0", status="302 Found"),
    "/to-inside": answer("Location: http://127.0.0.1/", "Content-Length: 0", status="302 Found"),
    "/to-metadata": answer("Location: http://169.254.169.254/x", "Content-Length: 0", status="302 Found"),
    "/to-file": answer("Location: file:///etc/passwd", "Content-Length: 0", status="302 Found"),
    "/to-port": answer("Location: http://127.0.0.1:99999/", "Content-Length: 0", status="302 Found"),
    "/bomb": answer("Content-Encoding: gzip", body=gzip.compress(b"\0" * 50_000_000)),
    "/twice": answer("Content-Encoding: gzip, gzip", body=gzip.compress(gzip.compress(PAGE))),
    "/brotli": answer("Content-Encoding: br", body=b"x"),
    "/bad-gzip": answer("Content-Encoding: gzip", body=b"\x1f\x8bzzzzzzzzzzz"),
    "/cut-gzip": answer("Content-Encoding: gzip", body=gzip.compress(PAGE)[:-12]),
    "/cut": answer("Content-Length: 1000", body=b"short"),
    "/huge": answer(body=b"a" * 3_000_000),
    "/bad-chunk": answer("Transfer-Encoding: chunked", body=b"zz\r\nhello"),
    "/many-headers": answer(*[f"H{n}: x" for n in range(500)]),
    "/long-header": answer("X: " + "a" * 200_000),
    "/garbage": b"\x00\xff" * 500,
    "/empty": b"",
    "/missing": answer("Content-Length: 0", status="404 Not Found"),
}
REFUSED = [*sorted(set(ANSWERS) - {"/ok", "/to-ok", "/gzip"}), "/drip", "/silent"]


def drip(connection: socket.socket) -> None:
    connection.sendall(answer("Content-Length: 100000"))
    for _ in range(40):
        connection.sendall(b"a")
        time.sleep(0.1)


def serve_one(connection: socket.socket) -> None:
    with connection:
        try:
            path = connection.recv(65536).decode("latin-1").split(" ")[1]
            if path == "/silent":
                time.sleep(1.5)
            elif path == "/drip":
                drip(connection)
            else:
                connection.sendall(ANSWERS[path])
        except (OSError, IndexError):
            return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve_one, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield f"127.0.0.1:{listener.getsockname()[1]}"
    listener.close()


@pytest.fixture
def fetch(site: str) -> Callable:
    return lambda path: fetch_page(
        f"http://{site}{path}", now=lambda: "2026-01-02T03:04:05Z", bounds=BOUNDS, allowed=site
    )


@pytest.mark.parametrize("path", ["/ok", "/to-ok", "/gzip"])
def test_a_page_comes_with_its_title_and_kind(fetch: Callable, path: str) -> None:
    fetched = fetch(path)
    assert (fetched.content, fetched.title, fetched.snapshot.media_type) == (PAGE, "A & b", "text/html")


def test_the_final_address_is_kept(fetch: Callable, site: str) -> None:
    assert fetch("/to-ok").snapshot.final_url == f"http://{site}/ok"


@pytest.mark.parametrize("path", REFUSED)
def test_a_hostile_answer_is_one_clear_line_within_bounds(fetch: Callable, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError) as refused:
        fetch(path)
    assert "\n" not in str(refused.value)
    assert time.monotonic() - began < BOUNDS.seconds + 1


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "168.63.129.16",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fec0::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "ff02::1",
    ],
)
def test_a_special_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111"])
def test_an_ordinary_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://user:pw@example.org/",
        "http://example.org:8080/",
        "http://example.org:99999/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:1",
        "http://localhost/",
        "http://printer/",
        "http://db.internal/",
        "http:///x",
        "http://exa mple.org/",
        "",
        "http://[::1",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/\u202e",
        "http://" + "a" * 5000,
    ],
)
def test_an_address_that_may_not_be_fetched_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        target_of(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/"]
)
def test_this_machine_is_not_fetched(url: str) -> None:
    with pytest.raises(FetchError):
        fetch_page(url, now=lambda: "", bounds=BOUNDS)
