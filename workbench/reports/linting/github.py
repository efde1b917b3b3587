"""A check as GitHub workflow commands, which show each flag beside its line."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.checked import Checked
from workbench.domain.flag import Flag, Severity
from workbench.reports.escaping import replace_surrogates, show_hidden
from workbench.reports.line_columns import LinePlaces

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotations_of(checked: Checked) -> Iterator[str]:
    """A workflow command for each flag of `checked`, those that matter most first, for GitHub shows only so many.

    Columns count code points from 1, the end exclusive; a flag over several
    lines has none, for GitHub takes columns only within one line.
    """
    places = LinePlaces(checked.article.text)
    severities = list(Severity)
    for flag in sorted(checked.flags, key=lambda flag: severities.index(flag.severity)):
        properties = {"file": checked.article.origin, **_place(places, flag), "title": f"{flag.rule} {flag.name}"}
        told = ",".join(f"{name}={_written(str(value), _IN_PROPERTY)}" for name, value in properties.items())
        suggestion = f" Suggestion: {flag.suggestion}" if flag.suggestion else ""
        yield f"::{_LEVELS[flag.severity]} {told}::{_written(flag.message + suggestion, _IN_MESSAGE)}"


def _place(places: LinePlaces, flag: Flag) -> dict[str, int]:
    line, column = places.of(flag.start)
    end_line, end_column = places.of(flag.end)
    if line != end_line:
        return {"line": line, "endLine": end_line}
    return {"line": line, "endLine": end_line, "col": column, "endColumn": end_column}


def _written(text: str, signs: dict[int, str]) -> str:
    return replace_surrogates(show_hidden(text)).translate(signs)
