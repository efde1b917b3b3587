"""The scales of other desks name our verdicts in words that are theirs."""

from pathlib import Path

import pytest

from workbench.claimreview.scales import scales, unpublished_labels
from workbench.config.label_sets import load_labels

NAMES = [str(label.name) for label in load_labels()]


@pytest.mark.parametrize("scale", scales(), ids=lambda scale: scale.key)
def test_a_scale_maps_known_labels_to_its_own_ratings(scale):
    assert set(scale.words) <= set(NAMES)
    assert set(scale.words.values()) <= set(scale.ratings)


@pytest.mark.parametrize("scale", scales(), ids=lambda scale: scale.key)
def test_a_truer_label_has_no_less_true_a_rating(scale):
    numbered = sorted((label for label in load_labels() if label.claimreview), key=lambda label: -label.claimreview)
    places = [scale.ratings.index(scale.words[label.name]) for label in numbered if label.claimreview != 2]
    assert places == sorted(places)


def test_what_is_no_finding_has_no_word_on_any_scale():
    assert unpublished_labels() <= set(NAMES)
    assert not [scale.key for scale in scales() if unpublished_labels() & set(scale.words)]


def test_the_documents_show_the_same_words():
    text = (Path(__file__).parents[3] / "docs" / "claimreview.md").read_text("utf-8")
    shown = {tuple(cell.strip() for cell in row.strip("|").split("|")) for row in text.splitlines() if row[:1] == "|"}
    for name in NAMES:
        words = tuple(scale.words.get(name, "–") for scale in scales())
        assert set(words) == {"–"} or (name, *words) in shown
