"""No sign is overlooked for a word that its pattern does not need."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.extraction import cues
from workbench.extraction.cue_patterns import CuePattern, words_of

SIGNS = {name: value for name, value in vars(cues).items() if isinstance(value, CuePattern)}


@pytest.mark.parametrize("name", SIGNS)
@given(chance=st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_a_sign_matches_has_one_of_its_words(name, chance):
    sign = SIGNS[name]
    text = chance.draw(st.from_regex(sign.pattern))

    words = words_of(text.lower())
    assert sign.is_in(text, words) == (sign.pattern.search(text) is not None)
    assert sign.is_in(text.lower(), words) == (sign.pattern.search(text.lower()) is not None)
