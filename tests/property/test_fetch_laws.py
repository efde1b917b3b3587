"""Whatever is given as an address, nothing but a public place is asked for."""

import ipaddress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import FetchError
from workbench.fetch.allowed_addresses import PORTS, is_public, target_of
from workbench.fetch.sniffing import media_type_of, title_of

HOSTS = st.one_of(
    st.text(max_size=30),
    st.ip_addresses().map(str),
    st.ip_addresses(v=6).map("[{}]".format),
    st.integers(0, 2**32).map(str),
    st.integers(0, 2**32).map(hex),
    st.from_regex(r"[a-z0-9x.:\[\]@%\\-]{1,20}", fullmatch=True),
)


def made(scheme: str, host: str, path: str) -> str:
    return f"{scheme}://{host}/{path}"


@given(st.one_of(st.text(), st.builds(made, st.sampled_from(["http", "https", "HTTP", "ftp", ""]), HOSTS, st.text())))
def test_an_address_is_refused_in_one_line_or_public(url: str) -> None:
    try:
        target = target_of(url)
    except FetchError as error:
        if not str(error).isprintable():
            pytest.fail(str(error))
        return
    parts = urlsplit(target.url)
    assert (parts.hostname, parts.scheme) == (target.host, target.scheme)
    assert target.port in PORTS.values()
    assert target.host.isascii()
    assert not parts.username
    if ":" in target.host or target.host.replace(".", "").isdigit():
        assert is_public(str(ipaddress.ip_address(target.host)))


@given(st.binary(), st.text())
def test_any_bytes_have_a_kind_and_a_title_of_bounded_length(content: bytes, declared: str) -> None:
    assert "/" in media_type_of(content, declared)
    assert len(title_of(b"<title>" + content + b"</title>", declared)) <= 300
