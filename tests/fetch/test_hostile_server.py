"""Whatever a server does, a fetch ends within its bounds: in a page, or in one clear line."""

import re
import tracemalloc

import pytest
from answers import PAGE
from hostile_server import CASES, NOW, PATIENT, Case, HostileServer

from workbench import __version__
from workbench.errors import FetchError

KEPT = [case for case in CASES if not case.refused]
REFUSED = [case for case in CASES if case.refused]
LARGE = [case for case in REFUSED if re.search("without end|[GM]B", case.name)]


def name_of(case: Case) -> str:
    return case.name


def case_of(path: str) -> Case:
    return next(case for case in CASES if case.path == path and case.door == "plain" and case.host == "site.test")


@pytest.mark.parametrize("case", KEPT, ids=name_of)
def test_a_page_is_kept_as_it_was_sent(server: HostileServer, case: Case) -> None:
    fetched = server.fetch(case)
    assert fetched.content == PAGE or case.path in {"/pdf-as-html", "/wrong-charset", "/utf-16"}
    assert fetched.snapshot.size == len(fetched.content)


@pytest.mark.parametrize("case", REFUSED, ids=name_of)
def test_a_hostile_answer_is_refused_in_one_line_that_says_why(server: HostileServer, case: Case) -> None:
    with pytest.raises(FetchError) as refused:
        server.fetch(case)
    told = str(refused.value)
    assert re.search(case.refused, told), told
    assert told.isprintable()
    assert server.inside == 0


@pytest.mark.parametrize("case", LARGE, ids=name_of)
def test_memory_stays_flat_whatever_is_sent(server: HostileServer, case: Case) -> None:
    tracemalloc.start()
    with pytest.raises(FetchError):
        server.fetch(case)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * PATIENT.most_bytes


def test_the_address_that_was_checked_is_the_one_that_is_asked(server: HostileServer) -> None:
    case = next(case for case in CASES if case.host == "rebinding.test")
    with pytest.raises(FetchError):
        server.fetch(case)
    assert (server.asked["/to-rebinding"], server.asked["/ok"], server.inside) == (1, 0, 0)


def test_the_page_is_asked_for_politely(server: HostileServer) -> None:
    server.fetch(case_of("/cookie"))
    first, second = server.headers
    assert f"workbench/{__version__} (fact-checking".encode() in first
    assert b"cookie:" not in second.lower()
    assert b"authorization:" not in first.lower() + second.lower()


@pytest.mark.parametrize(
    ("path", "waits"), [("/busy-once", [1.0]), ("/busy-twice", [3.0, 3.0]), ("/always-busy", [1.0, 2.0])]
)
def test_a_busy_site_is_asked_again_after_the_wait_it_wants(server: HostileServer, path: str, waits: list) -> None:
    try:
        server.fetch(case_of(path))
    except FetchError:
        assert path == "/always-busy"
    assert server.waits == waits


@pytest.mark.parametrize("path", ["/busy-for-an-hour", "/busy-till-a-date", "/missing", "/cut", "/nothing"])
def test_nothing_else_is_asked_for_twice(server: HostileServer, path: str) -> None:
    with pytest.raises(FetchError):
        server.fetch(case_of(path))
    assert (server.asked[path], server.waits) == (1, [])


def test_every_step_is_noted_with_its_headers(server: HostileServer) -> None:
    fetched = server.fetch(case_of("/to-ok"))
    first, last = fetched.exchanges
    assert (first.status, first.reason, last.status) == (302, "Found", 200)
    assert ("Location", "/ok") in first.response
    assert ("Content-Type", "text/html") in last.response
    assert dict(last.request)["Host"] == f"site.test:{server.ports['plain']}"
    assert (last.url, last.address, last.asked_at) == (fetched.snapshot.final_url, "127.0.0.1", NOW)


@pytest.mark.parametrize(
    ("path", "title", "media_type"),
    [
        ("/ok", "A & b", "text/html"),
        ("/html-as-png", "A & b", "text/html"),
        ("/mad-charset", "A & b", "text/html"),
        ("/wrong-charset", "Brégançon", "text/html"),
        ("/utf-16", "Übung", "text/html"),
        ("/pdf-as-html", "", "application/pdf"),
    ],
)
def test_kind_and_title_are_told_from_the_bytes(server: HostileServer, path: str, title: str, media_type: str) -> None:
    fetched = server.fetch(case_of(path))
    assert (fetched.title, fetched.snapshot.media_type) == (title, media_type)


@pytest.mark.parametrize(("path", "end"), [("/ok", "/ok"), ("/ok#part", "/ok#part")])
def test_the_final_address_keeps_the_part_that_was_meant(server: HostileServer, path: str, end: str) -> None:
    fetched = server.fetch(case_of(path))
    assert fetched.snapshot.final_url.endswith(end)
    assert fetched.exchanges[-1].url.endswith("/ok")


def test_whoever_waits_is_told_how_many_bytes_have_come(server: HostileServer) -> None:
    told: list[int] = []
    server.fetch(case_of("/chunked"), progress=told.append)
    assert told[-1] == len(PAGE)
    assert told == sorted(told)
