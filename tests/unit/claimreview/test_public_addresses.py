"""Which addresses are public pages, and whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.claimreview.public_addresses import on_domain, public_host, without_fragment


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org", "example.org"),
        ("HTTP://Example.ORG:8080/a?b#c", "example.org"),
        ("https://example.org./a", "example.org"),
        ("https://bücher.example/1", "xn--bcher-kva.example"),
        ("https://check.example.co.uk/1", "check.example.co.uk"),
    ],
)
def test_a_public_page_tells_its_host(url, host):
    assert public_host(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/1",
        "ftp://example.org/1",
        "mailto:a@example.org",
        "javascript:alert(1)//example.org",
        "https://localhost/1",
        "https://desk.local/1",
        "https://127.0.0.1/1",
        "https://[::1]/1",
        "https://[bad/1",
        "https://2130706433/1",
        "https://ana@example.org/1",
        "https://ana:x@example.org/1",
        "https://example.org:port/1",
        "https://example.org:99999/1",
        "https://example.org/a b",
        "https://example.org/\u202e",
        "https://exa\nmple.org/",
        "https://-example.org/",
        "https://example..org/",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_is_no_public_page_has_no_host(url):
    assert public_host(url) == ""
    assert not on_domain(url, "https://example.org")


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://example.org/1", "https://www.example.org"),
        ("https://www.example.org/1", "https://example.org"),
        ("https://a.b.example.org/1", "http://example.org/about"),
    ],
)
def test_a_domain_holds_its_subdomains(url, home):
    assert on_domain(url, home)


@pytest.mark.parametrize(
    "url",
    ["https://example.com/1", "https://notexample.org/1", "https://example.org.evil.test/1", "https://org/1"],
)
def test_a_name_that_only_looks_alike_is_another_domain(url):
    assert not on_domain(url, "https://example.org")
    assert not on_domain(url, "")


def test_one_page_is_told_whatever_place_in_it_is_meant():
    assert without_fragment(" https://example.org/1/#second ") == without_fragment("https://example.org/1")
    assert without_fragment("https://example.org/1?a") != without_fragment("https://example.org/1?b")


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_has_a_host_or_none(url, home):
    for written in (url, f"https://{url}", f"https://example.org/{url}"):
        assert public_host(written) == public_host(written).lower()
        assert not on_domain(written, home) or public_host(home)
