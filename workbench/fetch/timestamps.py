"""Timestamps by RFC 3161: an authority's signed statement that bytes existed at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    Verifier,
    VerifierBuilder,
    decode_timestamp_response,
)

from workbench.errors import FetchError, TimestampError
from workbench.fetch.allowed_addresses import PORTS, target_of
from workbench.fetch.body import read_body
from workbench.fetch.bounds import Bounds
from workbench.fetch.network import INTERNET, Network
from workbench.fetch.send import guarded_fetch, send, status_line

BOUNDS: Final = Bounds(most_bytes=100_000, seconds=15.0, redirects=0, retries=1)

_OK: Final = 200
_KEPT_WITHOUT_IT: Final = "The copy is kept without it."


@dataclass(frozen=True, slots=True, kw_only=True)
class TimestampAuthority:
    """The timestamp authority of a desk: its address, and a PEM file of the certificates that verify its answers.

    Both may be empty: without `url` no timestamp is requested, without `certificates`
    none can be checked.
    """

    url: str
    certificates: str
    now: Callable[[], str]
    network: Network = INTERNET

    def stamp(self, content: bytes) -> bytes:
        """Return the authority's answer (DER) that `content` exists now; only its hash and a number leave this machine.

        Raises:
            FetchError: the authority cannot be reached, refuses, or answers about something else.
        """
        query = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).build()
        allowed = _host_and_port(self.url)
        with (
            guarded_fetch(
                self.url, now=self.now, bounds=BOUNDS, allowed=allowed, network=self.network, query=query.as_bytes()
            ) as fetching,
            send(fetching, target_of(self.url, allowed=allowed)) as response,
        ):
            if response.status_code != _OK:
                raise FetchError(
                    url=self.url, what=f"the authority answered {status_line(response)}", fix=_KEPT_WITHOUT_IT
                )
            token = read_body(
                response, url=self.url, bounds=BOUNDS, deadline=fetching.deadline, progress=lambda _received: None
            )
        try:
            timestamp = _decode(token)
        except TimestampError as error:
            raise FetchError(url=self.url, what=f"the authority's answer {error.what}", fix=_KEPT_WITHOUT_IT) from None
        granted = timestamp.status == 0 and timestamp.tst_info.nonce == query.nonce
        if not granted or timestamp.tst_info.message_imprint.message != query.message_imprint.message:
            raise FetchError(
                url=self.url, what="the authority did not vouch for what it was asked", fix=_KEPT_WITHOUT_IT
            )
        return token

    def check(self, token: bytes, *, sha256: str) -> str:
        """Return the time, in UTC ISO 8601, at which `token` says that the bytes with this SHA-256 existed.

        Raises:
            TimestampError: it is damaged, about other bytes, or not signed by an authority of the certificates.
        """
        timestamp = _decode(token)
        if timestamp.tst_info.message_imprint.message.hex() != sha256:
            raise TimestampError(what="vouches for bytes other than those of the copy", fix="Restore it from a backup.")
        try:
            _verifier(self.certificates).verify(timestamp, bytes.fromhex(sha256))
        except VerificationError as error:
            what = f"is not signed by the authority in '{self.certificates}' ({error})"
            raise TimestampError(what=what, fix="Check whether the authority has changed its certificates.") from None
        return timestamp.tst_info.gen_time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _decode(token: bytes) -> TimeStampResponse:
    try:
        timestamp = decode_timestamp_response(token)
        _ = timestamp.tst_info.message_imprint
    except ValueError:
        raise TimestampError(what="is damaged", fix="Restore it from a backup.") from None
    return timestamp


def _verifier(certificates: str) -> Verifier:
    try:
        authorities = x509.load_pem_x509_certificates(Path(certificates).read_bytes())
    except (OSError, ValueError):
        raise TimestampError(
            what=f"cannot be checked: '{certificates}' is not a PEM file of certificates",
            fix="Set WORKBENCH_TIMESTAMP_CERTIFICATES to a PEM file of the authority's certificates.",
        ) from None
    roots = [certificate for certificate in authorities if certificate.issuer == certificate.subject]
    return VerifierBuilder(
        roots=roots or authorities,
        intermediates=[certificate for certificate in authorities if certificate not in roots],
    ).build()


def _host_and_port(url: str) -> str:
    """Return the "host:port" of `url`, since the authority of a desk may be in its own network."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname or ''}:{parts.port or PORTS.get(parts.scheme, '')}"
    except ValueError:
        return ""
