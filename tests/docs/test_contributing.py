"""The first rule and the first format of CONTRIBUTING.md work as they stand there."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import CODES, RETIRED, flags_in
from workbench.reports.formats import FORMS, FileFormat
from workbench.services.articles.import_article import import_text
from workbench.services.articles.scan_article import scan_article
from workbench.services.export_report import report_on_article
from workbench.text.read_article import read_document
from workbench.wiring import open_desk

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def module_of(example: str) -> ModuleType:
    """The example of the page as a module of that name."""
    [code] = re.findall(rf"^<!-- tested: {example} -->\n```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    module = ModuleType(example)
    exec(compile(code, str(ROOT / "CONTRIBUTING.md"), "exec"), module.__dict__)
    return module


def test_the_first_rule_flags_its_flagged_examples_and_leaves_its_clean_ones() -> None:
    rule = module_of("rule").RULE
    assert all(flags_in(read_document(article_of(text)), (rule,)) for text in rule.flagged)
    assert not any(flags_in(read_document(article_of(text)), (rule,)) for text in rule.clean)


def test_the_first_rule_has_a_code_that_no_rule_has_or_had() -> None:
    rule = module_of("rule").RULE
    assert rule.code not in CODES
    assert rule.code not in RETIRED
    assert f"-k {rule.code}" in PAGE
    assert f"`{rule.code.lower()}_{rule.name.replace('-', '_')}.py`" in PAGE


def test_the_first_format_gives_a_line_for_each_claim_and_no_formula(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "claims")
    article = import_text(desk, "=1+1 is what 40% of voters wanted.\n\nIt rained in May.", origin="a.txt", by="Ada")
    scan_article(desk, article, by="Ada")
    report = report_on_article(desk, article.id, by="Ada")

    header, *lines = module_of("format").as_tabs(report).decode().splitlines()

    assert header == "number\tclaim\tverdict"
    assert len(lines) == len(report.claims) > 1
    assert not any(cell.startswith("=") for line in lines for cell in line.split("\t"))


def test_the_first_format_has_a_name_that_no_format_has_and_an_entry_that_fits() -> None:
    [name, entry] = re.findall(r'`"(\w+)": (FileFormat\(.*?\))`', PAGE)[0]
    assert name not in FORMS
    form = eval(entry, {"FileFormat": FileFormat})
    assert form.media_type.startswith("text/")


@pytest.mark.parametrize("command", re.findall(r"pytest -q (tests/\S+)", PAGE))
def test_the_tests_it_names_are_there(command: str) -> None:
    assert (ROOT / command.rstrip("`.")).exists()
