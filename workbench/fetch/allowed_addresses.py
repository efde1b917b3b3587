"""Which addresses and URLs may be fetched: public ones on the ordinary ports, nothing inside."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

import idna

from workbench.errors import FetchError

LONGEST_URL = 4096
PORTS: Final = {"http": 80, "https": 443}

_SPECIAL: Final = tuple(
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
_LOCAL_NAMES: Final = (
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
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\\u0080-\u00a0\u2000-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What may be asked for: the URL with its host in ASCII and without a fragment, the host, and the port."""

    url: str
    scheme: str
    host: str
    port: int


def is_public(address: str) -> bool:
    """Whether `address`, an IP address as text, belongs to the public internet.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    if "%" in address:
        return False
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    special = any(found.version == network.version and found in network for network in _SPECIAL)
    return found.is_global and not found.is_multicast and not special


def target_of(url: str, *, allowed: str = "") -> Target:
    """The target that `url` names. `allowed` is a "host:port" that may be reached besides.

    Raises:
        FetchError: the URL is malformed, or names something that may not be fetched.
    """
    if len(url) > LONGEST_URL or _UNSAFE.search(url):
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
    host = _host_of(parts, url=url, permitted=allowed.removesuffix(f":{port}"))
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port == PORTS[scheme] else f"{shown}:{port}"
    asked = parts._replace(scheme=scheme, netloc=netloc, path=parts.path or "/", fragment="").geturl()
    return Target(url=asked, scheme=scheme, host=host, port=port)


def _host_of(parts: SplitResult, *, url: str, permitted: str) -> str:
    host = parts.hostname or ""
    if not host:
        raise FetchError(url=url, what="the address has no host name", fix="Check it for typing errors.")
    if host == permitted:
        return host
    found = host if parts.netloc.startswith("[") else _ascii_host(host, url=url)
    try:
        public = is_public(found)
    except ValueError:
        if parts.netloc.startswith("["):
            raise FetchError(url=url, what=f"'{host}' is not an address", fix="Check it for typing errors.") from None
        return found
    if not public and found != permitted:
        raise FetchError(url=url, what=f"'{host}' is inside this network or on this machine")
    return found


def _ascii_host(host: str, *, url: str) -> str:
    try:
        ascii_host = idna.encode(host, uts46=True, std3_rules=True).decode()
    except (idna.IDNAError, UnicodeError):
        raise FetchError(url=url, what=f"'{host}' is not a host name", fix="Check it for typing errors.") from None
    ascii_host = ascii_host.removesuffix(".")
    last = ascii_host.rsplit(".", 1)[-1]
    if _NUMBER.fullmatch(last):
        _plain_ipv4(ascii_host, url=url)
    elif "." not in ascii_host or ascii_host.endswith(_LOCAL_NAMES):
        raise FetchError(url=url, what=f"'{host}' is a name of this network, not of the public web")
    return ascii_host


def _plain_ipv4(host: str, *, url: str) -> None:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        what = f"'{host}' is a number that disguises an address"
        raise FetchError(url=url, what=what) from None
