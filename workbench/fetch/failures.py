"""Failures of a fetch, in words that a reviewer can act on."""

import ssl
from collections.abc import Iterator, Sequence
from typing import Final

import requests

from workbench.errors import FetchError
from workbench.fetch.bounds import Bounds, timeout_message

_CERTIFICATE_FAULTS: Final = {
    9: "is not valid yet",
    10: "has expired",
    18: "is signed only by the site itself",
    19: "is signed by an authority of the site's own",
    20: "is signed by an unknown authority",
    21: "comes without the certificate that vouches for it",
    23: "was revoked",
    62: "is for another site",
    64: "is for another site",
}
_UNVERIFIED: Final = "so the site's identity cannot be confirmed and nothing was read"


def failure_message(error: Exception, *, url: str, late: bool, bounds: Bounds) -> FetchError:
    """Return the failure to report for `error`; `late` says that the time was up."""
    causes = tuple(_causes(error))
    refusal = next((cause for cause in causes if isinstance(cause, FetchError)), None)
    if refusal or late:
        return refusal or FetchError(url=url, what=timeout_message(bounds))
    return FetchError(url=url, what=_explanation(causes, bounds))


def _explanation(causes: Sequence[BaseException], bounds: Bounds) -> str:
    certificate = next((cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)), None)
    if certificate:
        fault = _CERTIFICATE_FAULTS.get(certificate.verify_code, "cannot be trusted")
        return f"the site's certificate {fault}, {_UNVERIFIED}"
    if any(isinstance(cause, (requests.Timeout, TimeoutError)) for cause in causes):
        return f"the site sent nothing for {bounds.silence:g} seconds"
    if any(isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError) for cause in causes):
        return "the site does not speak TLS as it is spoken today, so nothing was read"
    return f"the site broke off the connection, or did not answer in HTTP ({type(causes[0]).__name__})"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield `error` and every error behind it: libraries wrap one in another in several ways."""
    pending: list[object] = [error]
    seen: set[int] = set()
    while pending:
        cause = pending.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            pending += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
