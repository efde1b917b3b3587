"""Flags for other programs: a SARIF log of the standard's shape, and GitHub's workflow commands."""

import json
import re
from dataclasses import replace

import pytest
from builders import flag_on
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.domain.checked import Checked
from workbench.domain.flag import Related, Severity
from workbench.domain.problem import Problem
from workbench.domain.span import Span
from workbench.reports.escaping import show_hidden
from workbench.reports.linting.github import github_annotations
from workbench.reports.linting.sarif import FINGERPRINT, ExplainedRule, as_sarif, uri_of

RULES = tuple(
    ExplainedRule(code=code, name="a-name", severity=Severity.NOTE, what="Finds.", why="Matters.", help=(("H", "T"),))
    for code in ("AAA001", "BBB001")
)
HOSTILE = (
    "<script>alert(1)</script> =1+1 {0} [x](http://evil.example/) \u202eturned \x1b[31m "
    "#import $x$ *b*, a:b 100% %0A\r\n::error::x"
)


def flagged(text: str, start: int, end: int, **told) -> Checked:
    article = article_of(text, origin=told.pop("origin", "a.txt"))
    about = {"rule": "BBB001", "name": "a-name", "message": "Look."} | told
    flag = flag_on(article, text[start:end], span=Span(start, end), **about)
    return Checked(article=article, sentences=(), claims=(), flags=(flag,))


def log_of(*checks: Checked, **told) -> dict:
    return json.loads(json.dumps(as_sarif(checks, rules=RULES, version="1.2.3", **told)))


def words_at(text: str, region: dict) -> str:
    """The words under a region, by its lines and columns alone."""
    lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
    if len(lines) == 1:
        return lines[0][region["startColumn"] - 1 : region["endColumn"] - 1]
    return "\n".join([lines[0][region["startColumn"] - 1 :], *lines[1:-1], lines[-1][: region["endColumn"] - 1]])


def check_shape(log: dict) -> None:
    """What the SARIF 2.1.0 schema requires of the objects used here."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "workbench"
    assert run["columnKind"] == "unicodeCodePoints"
    assert re.fullmatch("[a-z]{2}", run["language"])
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for invocation in run["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)
        assert all(notice["message"]["text"] for notice in invocation["toolExecutionNotifications"])
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in {"error", "warning", "note"}
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            check_location(location, run["artifacts"])
        for fix in result.get("fixes", []):
            assert [change["replacements"] for change in fix["artifactChanges"]]
            assert "deletedRegion" in fix["artifactChanges"][0]["replacements"][0]


def check_location(location: dict, artifacts: list[dict]) -> None:
    place = location["physicalLocation"]
    told = place["artifactLocation"]
    assert artifacts[told["index"]]["location"]["uri"] == told["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+", told["uri"])
    assert all(place["region"][part] >= 1 for part in ("startLine", "startColumn", "endLine", "endColumn"))


def test_a_flag_becomes_a_result_at_its_words():
    text = "One.\n\U0001f469\u200d\U0001f692 Élysée saw Marcon."
    start = text.index("Marcon")
    related = (Related(start=0, end=3, quote="One"),)
    log = log_of(flagged(text, start, start + 6, suggestion="Macron", related=related))

    check_shape(log)
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert words_at(text, region) == region["snippet"]["text"] == "Marcon"
    assert region["startColumn"] == 16
    assert words_at(text, result["relatedLocations"][0]["physicalLocation"]["region"]) == "One"
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert words_at(text, replacement["deletedRegion"]) == "Marcon"
    assert replacement["insertedContent"] == {"text": "Macron"}


def test_several_files_are_one_run_with_an_artifact_each():
    log = log_of(flagged("A b.", 0, 1, origin="a.txt"), flagged("C d.", 2, 3, origin="sub/d e.txt"))

    check_shape(log)
    run = log["runs"][0]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["a.txt", "sub/d%20e.txt"]
    assert [r["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for r in run["results"]] == [0, 1]


def test_a_check_without_flags_is_a_run_without_results():
    log = log_of(replace(flagged("A b.", 0, 1), flags=()))

    check_shape(log)
    assert log["runs"][0]["results"] == []


def test_a_file_that_could_not_be_read_and_a_problem_are_told():
    checked = replace(flagged("A b.", 0, 1), problems=(Problem(where="a", what="no date", fix="Give one."),))
    (invocation,) = log_of(checked, unread=["b.txt: no such file"])["runs"][0]["invocations"]

    assert not invocation["executionSuccessful"]
    told = [(n["level"], n["message"]["text"]) for n in invocation["toolExecutionNotifications"]]
    assert told == [("error", "b.txt: no such file"), ("warning", "a: no date. Give one.")]


def test_a_document_that_is_no_text_file_says_what_its_lines_count_in():
    checked = flagged("A b.", 0, 1, origin="a.pdf")
    log = log_of(replace(checked, article=replace(checked.article, media_type="application/pdf")))

    assert "read from this document" in log["runs"][0]["artifacts"][0]["description"]["text"]


def test_a_flag_keeps_its_fingerprint_when_text_comes_before_it():
    prints = [
        log_of(flagged(text, text.index("Marcon"), text.index("Marcon") + 6))["runs"][0]["results"][0]
        for text in ("Marcon spoke.", "Earlier words.\nMarcon spoke.")
    ]
    assert prints[0]["partialFingerprints"][FINGERPRINT] == prints[1]["partialFingerprints"][FINGERPRINT]


def test_hostile_words_are_no_link_placeholder_or_hidden_sign():
    log = log_of(flagged(HOSTILE, 0, len(HOSTILE), message=HOSTILE, suggestion=HOSTILE, origin=HOSTILE))

    check_shape(log)
    message = log["runs"][0]["results"][0]["message"]["text"]
    assert "](" not in message
    assert "{{0}}" in message
    assert not re.search("[\u202e\x1b\r]", message)
    assert json.dumps(log).isascii()


@pytest.mark.parametrize(
    ("origin", "uri"),
    [
        ("-", "stdin"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/tmp/é.txt", "file:///tmp/%C3%A9.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("https://a.example/x y?q=1#f", "https://a.example/x%20y?q=1#f"),
    ],
)
def test_an_origin_is_written_as_an_address(origin, uri):
    assert uri_of(origin) == uri


@given(st.text(min_size=2, max_size=60).filter(lambda text: "\r" not in text), st.data())
def test_lines_and_columns_lead_back_to_the_flagged_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (result,) = log_of(flagged(text, start, end))["runs"][0]["results"]

    assert words_at(text, result["locations"][0]["physicalLocation"]["region"]) == text[start:end]


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Level, properties and message of a workflow command, as the runner reads it."""
    level, told, message = re.fullmatch(r"::([a-z]+) ([^:]*)::(.*)", line).groups()
    properties = dict(pair.split("=", 1) for pair in told.split(","))
    for code, sign in (("%2C", ","), ("%3A", ":")):
        properties = {name: value.replace(code, sign) for name, value in properties.items()}
    return level, {name: unescaped(value) for name, value in properties.items()}, unescaped(message)


def unescaped(text: str) -> str:
    for code, sign in (("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_a_flag_becomes_a_workflow_command():
    (line,) = github_annotations(flagged("One.\n36% of: all.", 5, 8, message="36% of: all,", suggestion="63%"))

    assert line == (
        "::error file=a.txt,line=2,endLine=2,col=1,endColumn=4,title=BBB001 a-name::36%25 of: all, Suggestion: 63%25"
    )


def test_a_flag_over_two_lines_has_no_columns():
    (line,) = github_annotations(flagged("One.\nTwo.", 2, 7, severity=Severity.NOTE, origin="a,b:c%.txt"))

    level, properties, _ = read_command(line)
    assert level == "notice"
    assert properties == {"file": "a,b:c%.txt", "line": "1", "endLine": "2", "title": "BBB001 a-name"}


def test_errors_come_before_notes():
    note, error = (flagged("A b.", at, at + 1, severity=severity) for at, severity in enumerate(("note", "error")))
    both = replace(
        note,
        flags=(
            replace(note.flags[0], severity=Severity.NOTE),
            replace(error.flags[0], severity=Severity.ERROR),
        ),
    )
    assert [line.split()[0] for line in github_annotations(both)] == ["::error", "::notice"]


def test_hostile_words_stay_on_one_line_and_in_their_place():
    (line,) = github_annotations(flagged(HOSTILE, 0, len(HOSTILE), message=HOSTILE, suggestion=HOSTILE, origin=HOSTILE))

    assert line.isprintable()
    level, properties, told = read_command(line)
    assert level == "error"
    assert list(properties) == ["file", "line", "endLine", "title"]
    assert (properties["file"], told) == (show_hidden(HOSTILE), show_hidden(f"{HOSTILE} Suggestion: {HOSTILE}"))


@given(st.text(max_size=80), st.text(min_size=1, max_size=80))
def test_a_workflow_command_tells_what_was_said(message, origin):
    (line,) = github_annotations(flagged("A b.", 0, 1, message=message, origin=origin))

    assert not re.search("[\r\n]", line)
    level, properties, told = read_command(line)
    assert (level, properties["line"]) == ("error", "1")
    assert told == show_hidden(message)
    assert properties["file"] == show_hidden(origin)
