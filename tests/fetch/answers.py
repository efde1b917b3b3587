"""What the hostile server sends: for each path the parts of its answer, one after the other."""

import gzip
import itertools
import time
import zlib
from collections.abc import Callable, Iterable, Iterator

PAGE = b"<html><title>A &amp; b</title><p>hello</p></html>"
NOISE = bytes(n * 7919 % 251 for n in range(5000))
PAUSE = 0.1

Script = Callable[[int], Iterable[bytes]]
"""The parts to send when a path is asked for the n-th time, counted from 1."""


def head(*headers: str, status: str = "200 OK") -> bytes:
    return (f"HTTP/1.1 {status}\r\n" + "".join(f"{each}\r\n" for each in headers) + "\r\n").encode()


def answer(*headers: str, body: bytes = b"", status: str = "200 OK") -> Script:
    return lambda _: [head(*headers, status=status) + body]


def redirect(location: str, status: str = "302 Found") -> Script:
    return answer(f"Location: {location}", "Content-Length: 0", status=status)


def dripping(start: bytes, drop: bytes = b"a") -> Script:
    def parts(_: int) -> Iterator[bytes]:
        yield start
        while True:
            time.sleep(PAUSE)
            yield drop

    return parts


def endless(start: bytes, part: bytes) -> Script:
    return lambda _: itertools.chain([start], itertools.repeat(part))


def silent(_: int) -> Iterator[bytes]:
    yield b""
    time.sleep(3)


def gzip_bomb(_: int) -> Iterator[bytes]:
    yield head("Content-Encoding: gzip")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _part in range(2000):
        yield packer.compress(bytes(1_000_000))
    yield packer.flush()


def empty_members(_: int) -> Iterator[bytes]:
    yield head("Content-Encoding: gzip")
    member = gzip.compress(b"", mtime=0) * 2000
    while True:
        yield member


def stored_nothing(_: int) -> Iterator[bytes]:
    """A gzip stream of blocks that hold no bytes: it is sent for ever and unpacks to nothing."""
    yield head("Content-Encoding: gzip") + b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    while True:
        yield b"\x00\x00\x00\xff\xff" * 10_000


def after_failures(failures: int, *headers: str, status: str) -> Script:
    busy = head(*headers, "Content-Length: 0", status=status)
    return lambda asked: [busy if asked <= failures else head(f"Content-Length: {len(PAGE)}") + PAGE]


def two_in_turn(asked: int) -> list[bytes]:
    return [head("Location: /ok", "Content-Length: 0", status="302 Found") if asked == 1 else head() + PAGE]


MALFORMED = answer("Content-Length: 0", status="400 Bad Request")
CHUNKED = "Transfer-Encoding: chunked"
ANSWERS: dict[str, Script] = {
    "/ok": answer("Content-Type: text/html", f"Content-Length: {len(PAGE)}", body=PAGE),
    "/no-length": answer(body=PAGE),
    "/longer": answer(f"Content-Length: {len(PAGE)}", body=PAGE + b"<script>"),
    "/chunked": answer(CHUNKED, body=b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
    "/gzip": answer("Content-Encoding: gzip", body=gzip.compress(PAGE)),
    "/gzip-members": answer("Content-Encoding: gzip", body=gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
    "/to-ok": redirect("/ok"),
    "/to-ok-308": redirect("/ok", status="308 Permanent Redirect"),
    "/html-as-png": answer("Content-Type: image/png", body=PAGE),
    "/pdf-as-html": answer("Content-Type: text/html", body=b"%PDF-1.7\n"),
    "/wrong-charset": answer(
        "Content-Type: text/html; charset=utf-8", body=b"<html><title>Br\xe9gan\xe7on</title></html>"
    ),
    "/mad-charset": answer("Content-Type: text/html; charset=zip_codec", body=PAGE),
    "/latin": answer("Content-Type: text/html; charset=iso-8859-1", body=b"<html><title>\xe9t\xe9</title></html>"),
    "/utf-16": answer(body="\ufeff<html><title>Übung</title></html>".encode("utf-16-le")),
    "/cookie": answer("Set-Cookie: sid=1; Path=/", "Location: /cookie-back", "Content-Length: 0", status="302 Found"),
    "/cookie-back": answer(body=PAGE),
    "/busy-once": after_failures(1, status="503 Service Unavailable"),
    "/busy-twice": after_failures(2, "Retry-After: 3", status="429 Too Many Requests"),
    "/always-busy": after_failures(99, status="500 Internal Server Error"),
    "/busy-for-an-hour": after_failures(99, "Retry-After: 3600", status="429 Too Many Requests"),
    "/busy-till-a-date": after_failures(99, "Retry-After: Fri, 02 Jan 2026 04:04:05 GMT", status="503 Busy"),
    "/loop": redirect("/loop"),
    "/to-inside": redirect("http://127.0.0.1/"),
    "/to-ipv6": redirect("http://[::1]/"),
    "/to-metadata": redirect("http://169.254.169.254/latest/meta-data"),
    "/to-inside-name": redirect("http://inside.test/"),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-script": redirect("javascript:alert(1)"),
    "/to-port": redirect("http://127.0.0.1:99999/"),
    "/to-ssh": redirect("http://site.test:22/"),
    "/to-user": redirect("http://site.test@127.0.0.1/"),
    "/to-plain": redirect("http://site.test/"),
    "/to-turned-text": redirect("http://ex\u202emple.org/"),
    "/to-nowhere": answer("Content-Length: 0", status="302 Found"),
    "/to-new-line": redirect("/ok%0d%0aX-Evil: 1"),
    "/missing": answer("Content-Length: 0", status="404 Not Found"),
    "/reason": answer("Content-Length: 0", status="404 \x1b[31mred\u202e"),
    "/no-content": answer(status="204 No Content"),
    "/part": answer("Content-Range: bytes 0-3/9", body=b"part", status="206 Partial Content"),
    "/early-hints": answer("Link: x", status="103 Early Hints"),
    "/no-bytes": answer("Content-Length: 0"),
    "/bomb": gzip_bomb,
    "/empty-members": empty_members,
    "/stored-nothing": stored_nothing,
    "/twice": answer("Content-Encoding: gzip, gzip", body=gzip.compress(gzip.compress(PAGE))),
    "/brotli": answer("Content-Encoding: br", body=b"x"),
    "/bad-gzip": answer("Content-Encoding: gzip", body=b"\x1f\x8bzzzzzzzzzzz"),
    "/not-gzip": answer("Content-Encoding: gzip", body=PAGE),
    "/cut-gzip": answer("Content-Encoding: gzip", body=gzip.compress(NOISE)[:-100]),
    "/cut": answer("Content-Length: 1000", body=b"short"),
    "/said-huge": answer("Content-Length: 99999999999"),
    "/said-number": answer("Content-Length: " + "9" * 5000),
    "/said-words": answer("Content-Length: many", body=PAGE),
    "/two-lengths": answer("Content-Length: 5", "Content-Length: 2", body=b"hello"),
    "/length-and-chunks": answer("Content-Length: 3", CHUNKED, body=b"5\r\nhello\r\n0\r\n\r\n"),
    "/huge": endless(head(), b"a" * 65536),
    "/huge-chunks": endless(head(CHUNKED), b"10000\r\n" + b"a" * 65536 + b"\r\n"),
    "/bad-chunk": answer(CHUNKED, body=b"zz\r\nhello"),
    "/negative-chunk": answer(CHUNKED, body=b"-5\r\nhello\r\n0\r\n\r\n"),
    "/boundless-chunk": answer(CHUNKED, body=b"f" * 40 + b"\r\nhello"),
    "/cut-chunk": answer(CHUNKED, body=b"a\r\nhello"),
    "/chunk-extension": endless(head(CHUNKED) + b"5;", b"a" * 65536),
    "/endless-trailers": endless(head(CHUNKED) + b"5\r\nhello\r\n0\r\n", b"X: y\r\n" * 100),
    "/many-headers": answer(*[f"H{n}: x" for n in range(500)]),
    "/long-header": answer("X: " + "a" * 200_000),
    "/large-headers": answer(*[f"H{n}: " + "a" * 60_000 for n in range(90)], body=PAGE),
    "/endless-headers": endless(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 1000),
    "/endless-continue": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "/dripping-headers": dripping(b"HTTP/1.1 200 OK\r\nX: "),
    "/dripping-body": dripping(head("Content-Length: 100000")),
    "/silent": silent,
    "/silent-body": lambda _: itertools.chain([head("Content-Length: 9")], silent(1)),
    "/garbage": lambda _: [NOISE],
    "/nothing": lambda _: [],
    "/old-http": lambda _: [PAGE],
    "/to-rebinding": two_in_turn,
}
