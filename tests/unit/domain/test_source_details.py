"""A detail of a source is described once; whatever asks for it, shows it or explains it takes it from there."""

import argparse
import io
import json
from dataclasses import fields
from importlib import resources

import openpyxl
import pytest
from builders import ARTICLE, CLAIM, evidence_for, report_on, review_of, reviewed, source_in

from workbench.cli.commands.attach import add_arguments
from workbench.domain.report import Report
from workbench.domain.source import Source
from workbench.domain.source_details import SOURCE_DETAILS, SourceDetail, SourceMetadata
from workbench.reports.findings.sources_table import SOURCE_COLUMNS, source_rows
from workbench.reports.json_report import as_json
from workbench.reports.spreadsheet import as_spreadsheet
from workbench.store.package.described import field_descriptor
from workbench.ui.views.panel_view import source_html

GIVEN = {detail.name: f"the {detail.label}" for detail in SOURCE_DETAILS} | {"url": "https://example.org/given"}
SCHEMA = json.loads(resources.files("workbench.reports").joinpath("report.schema.json").read_text("utf-8"))

every_detail = pytest.mark.parametrize("detail", SOURCE_DETAILS, ids=lambda detail: detail.name)


@pytest.fixture
def report() -> Report:
    source = source_in(ARTICLE, **GIVEN)
    return report_on(review_of(ARTICLE, reviewed(CLAIM, evidence=(evidence_for(CLAIM),)), sources=(source,)))


def test_what_a_reviewer_enters_is_described_and_kept_with_the_source():
    described = [detail.name for detail in SOURCE_DETAILS]

    assert described == [field.name for field in fields(SourceMetadata) if field.name != "note"]
    assert described == [field.name for field in fields(Source) if field.name in described]


@every_detail
def test_every_schema_explains_a_detail_alike(detail: SourceDetail):
    columns = {column.name: column.description for column in SOURCE_COLUMNS}

    assert columns[detail.name] == detail.description
    assert field_descriptor("sources", detail.name)["description"] == detail.description
    assert SCHEMA["$defs"]["source"]["properties"][detail.name]["description"] == detail.description


def test_a_column_of_another_table_is_explained_for_itself():
    assert field_descriptor("articles", "title") == {"name": "title", "type": "string", "description": "Its title."}


@every_detail
def test_the_command_asks_for_a_detail_by_its_name(detail: SourceDetail):
    parser = argparse.ArgumentParser()
    add_arguments(parser)

    assert f"--{detail.asked_as} " in parser.format_help()
    assert detail.help in " ".join(parser.format_help().split())


@every_detail
def test_every_report_for_programs_has_a_detail_under_its_name(report: Report, detail: SourceDetail):
    [row] = source_rows(report)
    header, cells, *_ = openpyxl.load_workbook(io.BytesIO(as_spreadsheet(report)))["Sources"].iter_rows(
        values_only=True
    )

    assert json.loads(as_json(report))["sources"][0][detail.name] == GIVEN[detail.name]
    assert row[detail.name] == GIVEN[detail.name]
    assert dict(zip(header, cells, strict=True))[detail.name] == GIVEN[detail.name]


def test_lines_about_a_source_say_the_details_that_are_given():
    given, bare = source_in(ARTICLE, publisher="City of Oslo", published="2020"), source_in(ARTICLE)

    assert (given.shown_details, bare.shown_details) == (("City of Oslo", "2020"), ())
    assert "City of Oslo · 2020" in source_html(evidence_for(CLAIM), given)
