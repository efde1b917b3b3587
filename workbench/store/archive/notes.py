"""The note beside kept bytes, as text: a capture written as JSON and read back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from workbench.domain.identity import sha256_of
from workbench.domain.source import Capture, Exchange, Headers

NAME_DIGITS = 16
"""Hex digits of a note's own SHA-256 in its name, by which a later change shows."""


def note_of(capture: Capture) -> bytes:
    """`capture` as JSON in ASCII."""
    return json.dumps(asdict(capture), indent=1).encode() + b"\n"


def note_name(capture: Capture) -> str:
    """The file name of the note of `capture`: the hash of what was kept, then the note's own."""
    return f"{capture.sha256}.{sha256_of(note_of(capture))[:NAME_DIGITS]}.json"


def capture_in(note: bytes) -> Capture:
    """The capture that `note` tells of, which an earlier version may have written without its exchanges.

    Raises:
        ValueError: it is not a note.
    """
    try:
        told = json.loads(note)
        exchanges = tuple(_exchange(each) for each in told.pop("exchanges", ()))
        origin = str(told.pop("origin"))
        return Capture(**_checked(told, number="size"), origin=origin, exchanges=exchanges)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        message = "not a note of the workbench"
        raise ValueError(message) from error


def _exchange(told: Mapping[str, Any]) -> Exchange:
    lines = {name: value for name, value in told.items() if name not in {"request", "response"}}
    request, response = _headers(told["request"]), _headers(told["response"])
    return Exchange(**_checked(lines, number="status"), request=request, response=response)


def _headers(pairs: Iterable[Iterable[str]]) -> Headers:
    return tuple((_line(name), _line(value)) for name, value in pairs)


def _checked(told: Mapping[str, Any], *, number: str) -> dict[str, Any]:
    """`told` with a whole number under `number` and single lines under every other name."""
    return {name: int(told[name]) if name == number else _line(told[name]) for name in told}


def _line(value: object) -> str:
    if not isinstance(value, str) or len(value.splitlines()) > 1:
        message = f"{value!r} is not a line of text"
        raise TypeError(message)
    return value
