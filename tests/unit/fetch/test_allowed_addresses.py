"""Only public addresses on the ordinary ports are asked for, however an address is written."""

import pytest

from workbench.errors import FetchError
from workbench.fetch.allowed_addresses import LONGEST_URL, is_public, target_of

INSIDE = """
    127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
    168.63.129.16 100.64.0.1 100.127.255.255 192.0.0.1 192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255
    198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
    64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2
    2001:db8::1 2001:10::1 2002:7f00:1:: 2002:a00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%1
    fec0::1 ff02::1 ff0e::1
"""
WRITTEN_OTHERWISE = """
    2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 127.1 127.0.1 0 0x0 1.1 127.0.0.1. 127.0.0.01
    256.256.256.256 1.2.3.4.5 127.0.0.1% %31%32%37.0.0.1 ①②⑦.0.0.1 127。0。0。1 １２７.0.0.1 0xa9fea9fe
    [::1] [::ffff:7f00:1] [::127.0.0.1] [fe80::1%25eth0] [fec0::1] [64:ff9b::7f00:1] [v1.x] [1.2.3.4] [::1
    localhost LOCALHOST localhost. ⓛocalhost local­host LocalHost.localdomain printer db.internal
    metadata.google.internal nas.local router.lan nas.home.arpa wiki.corp wiki.intranet x.localhost site.onion
    example.org.. .example.org example..org -example.org exa_mple.org example.org:0 example.org:22 example.org:8080
    example.org:99999 example.org:x user@example.org user:pw@example.org :@example.org example.org@127.0.0.1
    example.org\\@127.0.0.1 exa\u202emple.org exa\u200bmple.org xn--
"""


@pytest.mark.parametrize("address", INSIDE.split())
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"])
def test_an_ordinary_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", [address for address in INSIDE.split() if "%" not in address])
def test_an_address_inside_is_refused_before_anything_is_sent(host: str) -> None:
    with pytest.raises(FetchError, match="inside this network or on this machine"):
        target_of(f"http://[{host}]/" if ":" in host else f"http://{host}/")


@pytest.mark.parametrize("host", WRITTEN_OTHERWISE.split())
def test_a_host_that_hides_an_address_or_is_none_is_refused(host: str) -> None:
    with pytest.raises(FetchError) as refused:
        target_of(f"http://{host}/")
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "data:text/html,x",
        "javascript:1",
        "//example.org/",
        "example.org",
        "http:///x",
        "http://",
        "http://?",
        "http://exa mple.org/",
        "http://example.org/a b",
        "http://example.org/\nx",
        "http://example.org/\u202e",
        "",
        "http://" + "a" * LONGEST_URL,
        "http://" + "a." * 300 + "org/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        target_of(url)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org.:80/a?b#c", "http://example.org/a?b"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/ü"),
        ("http://例え.テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]/x", "http://[2606:4700::1111]/x"),
    ],
)
def test_an_address_is_asked_for_as_it_was_checked(url: str, asked: str) -> None:
    assert target_of(url).url == asked


def test_the_one_address_allowed_besides_opens_no_other() -> None:
    assert target_of("http://127.0.0.1:8123/", allowed="127.0.0.1:8123").port == 8123
    for url in ("http://127.0.0.1/", "http://127.0.0.1:8124/", "http://127.0.0.2:8123/", "http://localhost:8123/"):
        with pytest.raises(FetchError):
            target_of(url, allowed="127.0.0.1:8123")
