"""The JSON report holds the whole model, after its published schema, and its file is inert."""

import json
from dataclasses import fields, replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import Article
from workbench.domain.claim import Claim, ClaimKind
from workbench.domain.comment import Comment
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import Flag
from workbench.domain.source import Evidence, Outcome, Recheck, Snapshot, Source, SourceKind, SourceTier, Stance
from workbench.domain.verdict import Label, Verdict
from workbench.reports.escaping import json_text
from workbench.reports.json_report import as_json

PUBLISHED = resources.files("workbench.reports").joinpath("report.schema.json").read_text("utf-8")
SCHEMA = json.loads(PUBLISHED)


def closed(schema: object) -> object:
    """The schema with no room for members it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: closed(part) for name, part in schema.items()}
    return {"additionalProperties": False, **told} if told.get("type") == "object" else told


@pytest.fixture(params=["hostile_report", "plain_report", "empty_report"])
def report(request):
    return request.getfixturevalue(request.param)


def test_the_schema_is_a_schema_and_the_documents_hold_the_same():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text("utf-8") == PUBLISHED


def test_the_report_is_as_the_schema_says_with_no_member_more(report):
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(json.loads(as_json(report)))


def test_what_people_wrote_about_a_claim_is_told_with_it(plain_report):
    first, *others = plain_report.claims
    said = Comment(
        id="cmt_1", article_id="art_1", claim_id=first.claim.id, text="Rang the mayor.", author="Ana",
        added_by="Ana", added_at="2026-01-02T03:04:05Z",
    )  # fmt: skip
    told = json.loads(as_json(replace(plain_report, claims=(replace(first, comments=(said,)), *others))))

    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(told)
    assert [comment["text"] for comment in told["claims"][0]["comments"]] == ["Rang the mayor."]
    assert told["claims"][1]["comments"] == []


@pytest.mark.parametrize(
    "kind", [Article, Claim, Comment, Event, Evidence, Flag, Label, Recheck, Snapshot, Source, Verdict]
)
def test_the_schema_names_every_field_of_the_model(kind):
    names = {"worthiness": "check_worthiness"}
    wanted = {names.get(field.name, field.name) for field in fields(kind)}
    described = SCHEMA["$defs"].get(kind.__name__.lower()) or SCHEMA["$defs"]["reported_flag"]
    assert wanted <= set(described["properties"])


@pytest.mark.parametrize(
    ("described", "member", "values"),
    [
        ("evidence", "stance", Stance),
        ("source", "standing", SourceTier),
        ("source", "kind", SourceKind),
        ("recheck", "outcome", Outcome),
        ("event", "kind", EventKind),
        ("claim", "kind", ClaimKind),
    ],
)
def test_the_schema_names_every_value_of_the_model(described, member, values):
    assert set(SCHEMA["$defs"][described]["properties"][member]["enum"]) == {value.value for value in values}


def test_texts_are_exact_and_offsets_lead_to_the_quotes(hostile_report, hostile_words):
    told = json.loads(as_json(hostile_report))
    text = told["article"]["text"]

    assert [text[claim["start"] : claim["end"]] for claim in told["claims"]] == [c["quote"] for c in told["claims"]]
    exact = [words for words in hostile_words if "\ud800" not in words]
    assert [claim["quote"] for claim in told["claims"] if "\ufffd" not in claim["quote"]] == exact


def test_what_is_open_taken_back_and_behind_a_verdict_is_told(plain_report):
    told = json.loads(as_json(plain_report))
    first, second = told["claims"]

    assert told["open"]["claims"] == [first["id"]]
    assert (first["status"], second["status"]) == ("stale", "It cost 36% more.")
    assert [verdict["retracted"] for verdict in second["history"]] == [False, True]
    assert first["stale_because"] == first["quote"]
    assert second["rechecks"][0]["outcome"] == "changed"
    assert second["evidence"][0]["source_id"] == told["sources"][1]["id"]
    assert second["flag_ids"] == [told["flags"][1]["id"]]


def test_a_claims_number_is_text_also_where_it_came_later(plain_report):
    first, second = plain_report.claims
    later = replace(plain_report, claims=(replace(first, number="12a", no_longer_found=True), second))

    told = json.loads(as_json(later))

    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(told)
    assert [claim["number"] for claim in told["claims"]] == ["12a", "2"]
    assert [claim["no_longer_found"] for claim in told["claims"]] == [True, False]


def test_the_file_is_inert_where_it_is_shown(hostile_report):
    written = as_json(hostile_report).decode("utf-8")

    assert "<" not in written
    assert all(sign.isprintable() for sign in written.rstrip("\n"))


@given(st.text())
def test_escapes_change_no_meaning(text):
    written = json_text(json.dumps(text, ensure_ascii=False))

    assert json.loads(written) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
