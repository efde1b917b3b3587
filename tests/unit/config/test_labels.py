"""The labels file, the default one and broken ones."""

import pytest

from workbench.config.label_sets import load_labels, load_labels_with_problems
from workbench.config.labels import parse_labels
from workbench.config.toml_file import parse_toml

ENTRY = """
[[label]]
name = "verified"
key = "v"
mark = "x"
colour = "#000000"
colour_dark = "#ffffff"
needs = "evidence"
meaning = "Confirmed."
"""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("label", load_labels(), ids=lambda label: label.name)
def test_every_default_colour_has_aa_contrast_on_its_page(label):
    assert contrast(label.colour, "#fffefb") >= 4.5
    assert contrast(label.colour_dark, "#1c1917") >= 4.5


def test_default_labels_are_told_apart_without_colour():
    assert len({label.mark for label in load_labels()}) == len(load_labels())
    assert len({label.key for label in load_labels()}) == len(load_labels())


def parsed(text):
    return parse_labels(parse_toml(text.encode(), where="labels.toml"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "labels.toml: no label is defined"),
        ("[[label]", "labels.toml:1: this is not TOML"),
        ('label = "x"', "labels.toml:1: 'label' is not a list of tables"),
        ('[[labels]]\nname = "x"', "labels.toml:1: 'labels' is not part of a labels file. Did you mean label?"),
        (ENTRY.replace('"verified"', '"open"'), "labels.toml:3: label 1 is left out: the name 'open' is what a claim"),
        (ENTRY.replace('key = "v"', 'key = "j"'), "labels.toml:4: label 1 is left out: the key 'j' is not a free"),
        (ENTRY.replace('key = "v"', 'key = "+"'), "labels.toml:4: label 1 is left out: the key '+' is not a free"),
        (ENTRY.replace("evidence", "luck"), "labels.toml:8: label 1 is left out: needs is 'luck'"),
        (ENTRY.replace('mark = "x"', ""), "labels.toml:2: label 1 is left out: 'mark' is missing"),
        (ENTRY.replace("#ffffff", "white"), "labels.toml:7: label 1 is left out: colour_dark is 'white'"),
        (ENTRY.replace("Confirmed.", "x" * 501), "labels.toml:9: label 1 is left out: 'meaning' has 501 characters"),
        (ENTRY + "claimreview = 9", "labels.toml:10: label 1 is left out: claimreview is 9"),
        (ENTRY + 'asks = "money"\n', "labels.toml:10: label 1 is left out: asks is 'money'"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_by_line_with_its_reason(text, told):
    found_labels, (problem,) = parsed(text)
    assert found_labels == ()
    assert str(problem).startswith(told)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (ENTRY, "labels.toml:12: label 2 is left out: the name 'verified' is used twice. Choose another."),
        (ENTRY.replace("verified", "true"), "labels.toml:13: label 2 is left out: the key 'v' is used twice."),
        (ENTRY.replace("mark", "marc"), "labels.toml:14: 'marc' is not part of a label. Did you mean mark?"),
    ],
)
def test_the_labels_that_are_right_go_on(second, told):
    found_labels, problems = parsed(ENTRY + second)
    assert [label.name for label in found_labels] == ["verified"]
    assert str(problems[0]).startswith(told)


def test_a_key_that_is_not_known_is_named_and_its_label_counts():
    (label,), (problem,) = parsed(ENTRY + 'ask = "source"\n')
    assert (label.asks, problem.where) == ("", "labels.toml:10")
    assert problem.fix == "Did you mean asks?"


@pytest.mark.parametrize("content", ["[[label]]\nname =", "# café".encode("cp1252"), ENTRY.encode("utf-16")])
def test_the_default_labels_go_on_where_nothing_of_the_file_can_be_used(content, tmp_path):
    (tmp_path / "verdict_labels.toml").write_bytes(content if isinstance(content, bytes) else content.encode())

    known, (problem,) = load_labels_with_problems(tmp_path)

    assert known == load_labels() == load_labels(tmp_path)
    assert problem.where.startswith(str(tmp_path / "verdict_labels.toml"))


def test_a_desks_own_file_replaces_the_default(tmp_path):
    (tmp_path / "verdict_labels.toml").write_text(ENTRY, "utf-8")

    assert [label.name for label in load_labels(tmp_path)] == ["verified"]


@pytest.mark.parametrize(
    ("lines", "asks"),
    [("", ""), ("claimreview = 5", ""), ("claimreview = 1", "correction"), ('asks = "source"', "source")],
)
def test_a_label_asks_for_a_correction_where_it_is_rated_false_or_says_so(lines, asks):
    ((label,), _) = parsed(ENTRY + lines)
    assert label.asks == asks


def test_a_label_says_by_itself_that_it_withdraws_a_claim_or_is_worth_a_call():
    (label,), problems = parsed(ENTRY.replace("verified", "cut") + "withdraws = true\nworth_a_call = true\n")

    assert (label.withdraws, label.worth_a_call, problems) == (True, True, ())


def test_a_file_of_an_earlier_version_means_void_and_disputed_by_their_names():
    (void,), _ = parsed(ENTRY.replace("verified", "void"))
    (disputed,), _ = parsed(ENTRY.replace("verified", "disputed"))
    (kept,), _ = parsed(ENTRY.replace("verified", "void") + "withdraws = false\n")

    assert (void.withdraws, void.worth_a_call) == (True, False)
    assert (disputed.withdraws, disputed.worth_a_call) == (False, True)
    assert not kept.withdraws


def test_a_switch_that_is_neither_true_nor_false_is_told_with_its_key():
    found, (problem,) = parsed(ENTRY + 'withdraws = "yes"\n')

    assert found == ()
    assert problem.what == "label 1 is left out: withdraws is 'yes'"
    assert problem.fix == "Write withdraws = true, or leave it out."
