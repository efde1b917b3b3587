"""The note about kept bytes: a capture as JSON, written and read."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from workbench.domain.identity import sha256_of
from workbench.domain.source import Capture, Exchange, Headers

NAME_DIGITS = 16
"""How many hex digits of a note's own SHA-256 its name has, which reveal a later change."""


def encode_note(capture: Capture) -> bytes:
    """Return `capture` as JSON in ASCII."""
    return json.dumps(asdict(capture), indent=1).encode() + b"\n"


def note_name(capture: Capture) -> str:
    """Return the file name of the note of `capture`: the hash of what was kept, then the note's own."""
    return f"{capture.sha256}.{sha256_of(encode_note(capture))[:NAME_DIGITS]}.json"


def parse_note(note: bytes) -> Capture:
    """Return the capture in `note`, which an earlier version may have written without its exchanges.

    Raises:
        ValueError: it is not a note.
    """
    try:
        fields = json.loads(note)
        exchanges = tuple(_parse_exchange(exchange) for exchange in fields.pop("exchanges", ()))
        origin = str(fields.pop("origin"))
        return Capture(**_validated(fields, number="size"), origin=origin, exchanges=exchanges)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        message = "not a note of the workbench"
        raise ValueError(message) from error


def _parse_exchange(fields: Mapping[str, Any]) -> Exchange:
    simple_fields = {name: value for name, value in fields.items() if name not in {"request", "response"}}
    request, response = _parse_headers(fields["request"]), _parse_headers(fields["response"])
    return Exchange(**_validated(simple_fields, number="status"), request=request, response=response)


def _parse_headers(pairs: Iterable[Iterable[str]]) -> Headers:
    return tuple((_one_line(name), _one_line(value)) for name, value in pairs)


def _validated(fields: Mapping[str, Any], *, number: str) -> dict[str, Any]:
    """Return `fields` with an integer under the name `number` and single lines under every other name."""
    return {name: int(fields[name]) if name == number else _one_line(fields[name]) for name in fields}


def _one_line(value: object) -> str:
    if not isinstance(value, str) or len(value.splitlines()) > 1:
        message = f"{value!r} is not a line of text"
        raise TypeError(message)
    return value
