"""Render checks as SARIF 2.1.0, which code hosts and editors read."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from workbench.domain.checked import Checked
from workbench.domain.flag import Flag, Related, Severity
from workbench.reports.escaping import escape_markdown, replace_surrogates, show_hidden
from workbench.reports.line_columns import LinePlaces

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "flaggedText/v1"
_CONVERTED_NOTE: Final = "Lines and columns count in the text that was read from this document."


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedRule:
    """A rule as the log describes it; `help` holds pairs of a heading and its text."""

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    help: tuple[tuple[str, str], ...]


def as_sarif(
    checks: Sequence[Checked], *, rules: Sequence[ExplainedRule], version: str, unread: Sequence[str] = ()
) -> dict[str, object]:
    """Render the flags of `checks` as one SARIF log, ready for `json.dumps`.

    Each article's origin is its path or address; `unread` holds a line for each
    file that could not be read. Columns count code points, ends are exclusive.
    """
    rule_index = {rule.code: index for index, rule in enumerate(rules)}
    driver = {"name": "workbench", "version": version, "rules": [_rule(rule) for rule in rules]}
    notices = [_notice("error", line) for line in unread]
    flag_results: list[dict[str, object]] = []
    for index, checked in enumerate(checks):
        notices += [_notice("warning", str(problem)) for problem in checked.problems]
        flag_results += _flag_results(checked, index=index, rule_index=rule_index)
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "language": "en",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": notices}],
        "artifacts": [_artifact(checked) for checked in checks],
        "results": flag_results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: ExplainedRule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _message(rule.what)},
        "fullDescription": {"text": _message(f"{rule.what} {rule.why}")},
        "help": {
            "text": _message("\n".join(f"{heading}: {text}" for heading, text in rule.help)),
            "markdown": "\n\n".join(f"**{heading}:** {escape_markdown(text)}" for heading, text in rule.help),
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": ["fact-check"]},
    }


def _notice(level: str, line: str) -> dict[str, object]:
    return {"level": level, "message": {"text": _message(line)}}


def _artifact(checked: Checked) -> dict[str, object]:
    article = checked.article
    artifact: dict[str, object] = {"location": {"uri": uri_of(article.origin)}, "mimeType": article.media_type}
    if article.media_type != "text/plain":
        artifact["description"] = {"text": _CONVERTED_NOTE}
    return artifact


def _flag_results(checked: Checked, *, index: int, rule_index: Mapping[str, int]) -> Iterator[dict[str, object]]:
    locations = _Locations(checked, index=index)
    occurrences = Counter[tuple[str, str]]()
    for flag in checked.flags:
        occurrences[flag.rule, flag.quote] += 1
        flag_result: dict[str, object] = {
            "ruleId": flag.rule,
            "ruleIndex": rule_index[flag.rule],
            "level": flag.severity.value,
            "message": {"text": _message(flag.message)},
            "locations": [locations.location(flag)],
            "partialFingerprints": {FINGERPRINT: _fingerprint(flag, occurrences[flag.rule, flag.quote])},
        }
        if flag.related:
            flag_result["relatedLocations"] = [
                {"id": number, **locations.location(place)} for number, place in enumerate(flag.related, 1)
            ]
        if flag.suggestion:
            flag_result["fixes"] = [locations.fix(flag)]
        yield flag_result


class _Locations:
    """Turns places of one article into SARIF locations; `index` is the article's index in the list of artifacts."""

    def __init__(self, checked: Checked, *, index: int) -> None:
        self._lines = LinePlaces(checked.article.text)
        self._artifact = {"uri": uri_of(checked.article.origin), "index": index}

    def location(self, place: Flag | Related) -> dict[str, object]:
        region = {**self._region(place), "snippet": {"text": replace_surrogates(place.quote)}}
        return {"physicalLocation": {"artifactLocation": self._artifact, "region": region}}

    def fix(self, flag: Flag) -> dict[str, object]:
        replacement = {
            "deletedRegion": self._region(flag),
            "insertedContent": {"text": replace_surrogates(flag.suggestion)},
        }
        return {
            "description": {"text": _message(f"Write: {flag.suggestion}")},
            "artifactChanges": [{"artifactLocation": self._artifact, "replacements": [replacement]}],
        }

    def _region(self, place: Flag | Related) -> dict[str, object]:
        line, column = self._lines.of(place.start)
        end_line, end_column = self._lines.of(place.end)
        return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fingerprint(flag: Flag, occurrence: int) -> str:
    """Hash what identifies a flag in a later draft: its rule, its words, and its number among equal ones."""
    identity = f"{flag.rule}\x1f{flag.quote}\x1f{occurrence}"
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


def _message(text: str) -> str:
    """Escape `text` as a message without placeholders or links: braces doubled, brackets separated from addresses."""
    return replace_surrogates(show_hidden(text)).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def uri_of(origin: str) -> str:
    """Return the URI of an article from its path or address; "-" is standard input.

    >>> uri_of("drafts/100% sure.txt"), uri_of("/home/a.txt"), uri_of("https://a.example/b")
    ('drafts/100%25%20sure.txt', 'file:///home/a.txt', 'https://a.example/b')
    """
    if origin == "-":
        return "stdin"
    if origin.startswith(("http://", "https://")):
        return quote(origin, safe="%/:?#[]@!$&'()*+,;=~-._")
    path = quote(os.fsencode(origin))
    return f"file://{path}" if path.startswith("/") else path
