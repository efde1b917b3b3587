"""Which addresses and URLs may be fetched: public addresses on the ordinary ports, nothing on the local network."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

import idna

from workbench.errors import FetchError

LONGEST_URL = 4096
PORTS: Final = {"http": 80, "https": 443}

_RESERVED_NETWORKS: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "168.63.129.16/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/3",
        "::/96",
        "::ffff:0:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
_LOCAL_SUFFIXES: Final = (
    ".internal",
    ".local",
    ".localhost",
    ".lan",
    ".home.arpa",
    ".intranet",
    ".localdomain",
    ".home",
    ".private",
    ".corp",
    ".onion",
)
_UNSAFE_CHARACTERS = re.compile(r"[\x00-\x20\x7f\\\u0080-\u00a0\u2000-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]")
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A checked address to fetch: its URL with the host in ASCII and without a fragment, its scheme, host and port."""

    url: str
    scheme: str
    host: str
    port: int


def is_public(address: str) -> bool:
    """Return whether `address`, an IP address as text, belongs to the public internet.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    if "%" in address:
        return False
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    special = any(ip.version == network.version and ip in network for network in _RESERVED_NETWORKS)
    return ip.is_global and not ip.is_multicast and not special


def target_of(url: str, *, allowed: str = "") -> Target:
    """Return the target that `url` names. `allowed` is one more "host:port" that may be reached.

    Raises:
        FetchError: the URL is malformed, or names something that may not be fetched.
    """
    if len(url) > LONGEST_URL or _UNSAFE_CHARACTERS.search(url):
        raise FetchError(
            url=url[:200], what="the address is too long, or contains spaces, backslashes or hidden characters"
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchError(url=url, what="this is not a web address", fix="Check it for typing errors.") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        what = f"'{scheme or 'no scheme'}' is not http or https"
        raise FetchError(url=url, what=what, fix="Begin the address with https://.")
    if "@" in parts.netloc:
        raise FetchError(url=url, what="the address contains a user name or password", fix="Remove it.")
    port = PORTS[scheme] if port is None else port
    if port not in PORTS.values() and not allowed.endswith(f":{port}"):
        raise FetchError(url=url, what=f"port {port} is not an ordinary web port")
    host = _fetchable_host(parts, url=url, permitted=allowed.removesuffix(f":{port}"))
    bracketed = f"[{host}]" if ":" in host else host
    netloc = bracketed if port == PORTS[scheme] else f"{bracketed}:{port}"
    normalized = parts._replace(scheme=scheme, netloc=netloc, path=parts.path or "/", fragment="").geturl()
    return Target(url=normalized, scheme=scheme, host=host, port=port)


def _fetchable_host(parts: SplitResult, *, url: str, permitted: str) -> str:
    host = parts.hostname or ""
    if not host:
        raise FetchError(url=url, what="the address has no host name", fix="Check it for typing errors.")
    if host == permitted:
        return host
    ascii_host = host if parts.netloc.startswith("[") else _ascii_host(host, url=url)
    try:
        public = is_public(ascii_host)
    except ValueError:
        if parts.netloc.startswith("["):
            raise FetchError(url=url, what=f"'{host}' is not an address", fix="Check it for typing errors.") from None
        return ascii_host
    if not public and ascii_host != permitted:
        raise FetchError(url=url, what=f"'{host}' is inside this network or on this machine")
    return ascii_host


def _ascii_host(host: str, *, url: str) -> str:
    try:
        ascii_host = idna.encode(host, uts46=True, std3_rules=True).decode()
    except (idna.IDNAError, UnicodeError):
        raise FetchError(url=url, what=f"'{host}' is not a host name", fix="Check it for typing errors.") from None
    ascii_host = ascii_host.removesuffix(".")
    last = ascii_host.rsplit(".", 1)[-1]
    if _NUMERIC_LABEL.fullmatch(last):
        _require_plain_ipv4(ascii_host, url=url)
    elif "." not in ascii_host or ascii_host.endswith(_LOCAL_SUFFIXES):
        raise FetchError(url=url, what=f"'{host}' is a name of this network, not of the public web")
    return ascii_host


def _require_plain_ipv4(host: str, *, url: str) -> None:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        what = f"'{host}' is a number that disguises an address"
        raise FetchError(url=url, what=what) from None
