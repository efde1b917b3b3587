"""Every rule flags its flagged examples and leaves its clean ones."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.flags.registry import DOCUMENTED, RETIRED, RULES, flags_in
from workbench.flags.rule import Rule
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

SEED = Path(__file__).parents[3] / "seeds" / "russia-france-security-structure.txt"
FLAGGED = [(rule, text) for rule in DOCUMENTED for text in rule.flagged]
CLEAN = [(rule, text) for rule in DOCUMENTED for text in rule.clean]


def codes(text, rules=RULES):
    return {flag.rule for flag in flags_in(read_document(article_of(text), load_tagger()), rules)}


@pytest.mark.parametrize(("rule", "text"), FLAGGED, ids=lambda value: getattr(value, "code", ""))
def test_a_rule_flags_its_flagged_example(rule: Rule, text: str):
    assert rule.code in codes(text, (rule,))


@pytest.mark.parametrize(("rule", "text"), CLEAN, ids=lambda value: getattr(value, "code", ""))
def test_a_rule_leaves_its_clean_example(rule: Rule, text: str):
    assert not codes(text, (rule,))


def test_codes_are_never_shared():
    assert len({rule.code for rule in DOCUMENTED}) == len(DOCUMENTED)


def test_the_code_of_a_retired_rule_is_not_used_again():
    assert not {rule.code for rule in DOCUMENTED} & RETIRED.keys()


def test_the_first_article_has_only_true_errors_and_warnings():
    flags = flags_in(read_document(article_of(SEED.read_text(encoding="utf-8")), load_tagger()))
    grave = {flag.quote.split()[0] for flag in flags if flag.severity != "note"}
    assert {"Marcon", "Bregencon", "phase", "She"} <= grave
    assert len(grave) <= 7


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_rule_raises_on_any_text(text: str):
    flags_in(read_document(article_of(text)))
