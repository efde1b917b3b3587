"""The labels file, the default one and broken ones."""

import pytest

from workbench.services.reviewing import labels
from workbench.verdicts.labels import LabelsFileError, labels_from

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


@pytest.mark.parametrize("label", labels(), ids=lambda label: label.name)
def test_every_default_colour_has_aa_contrast_on_its_page(label):
    assert contrast(label.colour, "#fffefb") >= 4.5
    assert contrast(label.colour_dark, "#1c1917") >= 4.5


def test_default_labels_are_told_apart_without_colour():
    assert len({label.mark for label in labels()}) == len(labels())
    assert len({label.key for label in labels()}) == len(labels())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no label is defined"),
        ("[[label]", "line 1"),
        ('label = "x"', "'label' is not a list of tables"),
        (ENTRY.replace('"verified"', '"open"'), "label 1: the name 'open' is what a claim without a verdict is called"),
        (ENTRY.replace('key = "v"', 'key = "j"'), "label 1: the key 'j' is not a free letter"),
        (ENTRY.replace('key = "v"', 'key = "+"'), r"label 1: the key '\+' is not a free letter"),
        (ENTRY.replace("evidence", "luck"), "label 1: needs is 'luck'"),
        (ENTRY.replace('mark = "x"', ""), "label 1: 'mark' is missing"),
        (ENTRY + ENTRY, "label 2: the name 'verified' or the key 'v' is used twice"),
        (ENTRY + "claimreview = 9", "label 1: claimreview is '9'"),
    ],
)
def test_a_broken_file_is_reported_with_its_entry_and_reason(text, why):
    with pytest.raises(LabelsFileError, match=why):
        labels_from(text)


def test_a_desks_own_file_replaces_the_default(tmp_path):
    (tmp_path / "verdict_labels.toml").write_text(ENTRY, "utf-8")

    assert [label.name for label in labels(tmp_path)] == ["verified"]


@pytest.mark.parametrize(
    ("lines", "asks"),
    [("", ""), ("claimreview = 5", ""), ("claimreview = 1", "correction"), ('asks = "source"', "source")],
)
def test_a_label_asks_for_a_correction_where_it_is_rated_false_or_says_so(lines, asks):
    (label,) = labels_from(ENTRY + lines)
    assert label.asks == asks


def test_what_a_label_asks_is_one_of_the_known_things():
    with pytest.raises(LabelsFileError, match="asks is 'money'"):
        labels_from(f'{ENTRY}asks = "money"\n')
