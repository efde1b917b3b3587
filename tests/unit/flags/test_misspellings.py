"""Words that are none: what is taken for a slip, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.dictionary import english_words, misspelt_words, spelling_variants
from workbench.flags.lists import word_frames
from workbench.flags.registry import flags_in
from workbench.flags.rules.wrd006_misspelt_word import RULE
from workbench.flags.words.coined import is_coined
from workbench.flags.words.misspellings import misspellings_in
from workbench.text.read_article import read_document


def found(text):
    document = read_document(article_of(text))
    return [(document.quote(one.span), one.suggestion) for one in RULE.find(document)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recevied", "received"),
        ("framworks", "frameworks"),
        ("chartiy", "charity"),
        ("availablity", "availability"),
        ("higly", "highly"),
        ("stong", "strong"),
        ("belived", "believed"),
        ("buidlings", "buildings"),
        ("retardent", "retardant"),
        ("oppertunity", "opportunity"),
        ("comission", "commission"),
        ("naturaly", "naturally"),
        ("thier", "their"),
        ("teh", "the"),
    ],
)
def test_a_word_that_is_none_is_a_slip_for_the_common_word_beside_it(wrong, right):
    assert found(f"They said that {wrong} was in the report.") == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the grey harbour was analysed; the licence was cancelled and the labelled tonnes were fuelled.",
        "The color of the gray harbor was analyzed; the license was canceled and the labeled tons were fueled.",
        "A retweeted meme of vloggers, unfriended podcasters and a livestreamed doomscroller.",
        "Mr Fontane lived at goverment.example.com and wrote to availablity@example.org about #framworks.",
        "He spoke of the kippenhok (hen house) and of sommige zaken in de provincie.",
        "The app, called grindly, is new.",
        "They use a flumpet. The flumpet is loud. A flumpet costs $40.",
        "Immediate famil... dislocated work",
        "She is at the heart of the Boltonesque; boltonesque is the word.",
    ],
)
def test_a_variant_a_new_word_a_name_and_a_term_are_left_alone(text):
    assert found(text) == []


def test_a_rare_word_in_speech_is_a_note():
    (finding,) = RULE.find(read_document(article_of("“It was a buidling of wood,” said Anna Berg.")))
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize("mark", ["[sic]", "(sic)", "[SIC]"])
def test_what_the_author_marked_sic_has_no_flag(mark):
    text = f"Rolf Dahl wrote that he recieved {mark} the the {mark} 40 letters and higly {mark} liked them."
    assert [flag.quote for flag in flags_in(read_document(article_of(text))) if flag.rule.startswith("WRD")] == []


def test_no_listed_misspelling_is_a_variant_of_the_word_meant():
    pairs = {frozenset((wrong, right)) for wrong, right in misspelt_words().items()}
    assert not pairs & spelling_variants()


def test_no_frame_takes_a_british_or_american_form_for_a_slip():
    pairs = {frozenset((wrong, frame.right)) for wrong, frames in word_frames().items() for frame in frames}
    # A storey is never a tale; that a story may be a storey is the other way round.
    assert pairs & spelling_variants() == {frozenset(("storey", "story"))}


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("practise", "practice"),
        ("tonnes", "tons"),
        ("fulfil", "fulfill"),
        ("cancelled", "canceled"),
        ("organise", "organize"),
        ("harbour", "harbor"),
        ("theatre", "theater"),
        ("licence", "license"),
        ("programme", "program"),
        ("grey", "gray"),
        ("travelling", "traveling"),
    ],
)
def test_british_and_american_forms_are_words_and_variants_of_each_other(british, american):
    assert {british, american} <= english_words()
    assert frozenset((british, american)) in spelling_variants()


def test_a_misspelling_is_not_taken_for_a_coined_word():
    assert not any(map(is_coined, ("immediatly", "managment", "naturaly", "abandonning")))
    assert all(map(is_coined, ("unfriended", "clickbaity", "crowdfunding", "boltless")))


@given(st.text(max_size=200) | st.lists(st.sampled_from(["higly,", "stong", "“teh”", "buidlings."])).map(" ".join))
def test_misspellings_stand_where_they_say(text):
    document = read_document(article_of(text))
    assert all(document.quote(one.span).islower() for one in misspellings_in(document))
