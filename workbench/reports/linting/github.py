"""Render a check as GitHub workflow commands, which show each flag beside its line."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.checked import Checked
from workbench.domain.flag import Flag, Severity
from workbench.reports.escaping import replace_surrogates, show_hidden
from workbench.reports.line_columns import LinePlaces

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github_annotations(checked: Checked) -> Iterator[str]:
    """Yield a workflow command for each flag of `checked`, the most severe first, since GitHub shows a limited number.

    Columns count code points from 1, the end exclusive; a flag over several lines
    has none, since GitHub takes columns only within one line.
    """
    places = LinePlaces(checked.article.text)
    severities = list(Severity)
    for flag in sorted(checked.flags, key=lambda flag: severities.index(flag.severity)):
        properties = {"file": checked.article.origin, **_position(places, flag), "title": f"{flag.rule} {flag.name}"}
        fields = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in properties.items())
        suggestion = f" Suggestion: {flag.suggestion}" if flag.suggestion else ""
        yield f"::{_LEVELS[flag.severity]} {fields}::{_escaped(flag.message + suggestion, _IN_MESSAGE)}"


def _position(places: LinePlaces, flag: Flag) -> dict[str, int]:
    line, column = places.of(flag.start)
    end_line, end_column = places.of(flag.end)
    if line != end_line:
        return {"line": line, "endLine": end_line}
    return {"line": line, "endLine": end_line, "col": column, "endColumn": end_column}


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return replace_surrogates(show_hidden(text)).translate(escapes)
