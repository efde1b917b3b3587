"""Claims: atomic, with kinds, speakers and reasons."""

import time

import pytest

from workbench.domain.article import article_of
from workbench.extraction.claims import claims_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


def read(text):
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    return claims_in(read_document(article_of(text), tag))


def statements(text):
    return [claim for claim in read(text) if claim.unit == "statement"]


def quotes(text, kind=None):
    return [claim.quote for claim in statements(text) if kind is None or claim.kind == kind]


def test_two_shares_in_one_sentence_are_two_statistics():
    found = quotes(
        "According to a Gallup poll, 41% of Danes trust the press, with 57% expressing distrust.", "statistic"
    )
    assert found == ["According to a Gallup poll, 41% of Danes trust the press", "57% expressing distrust."]


def test_every_share_of_a_poll_names_the_poll():
    claims = read("According to a Gallup poll, 41% of Danes trust the press, with 57% expressing distrust.")
    assert [(claim.claimant, claim.claimant_cue) for claim in claims] == [("a Gallup poll", "according to")] * 2


def test_each_post_of_a_list_is_a_claim_that_reads_alone():
    text = "Ann Lee is a member of the Green Party, Secretary of the Water Board, Chairwoman of the Friends of Ayr."
    found = [(claim.quote, claim.standalone) for claim in read(text)]
    assert found == [
        ("Ann Lee is a member of the Green Party", ""),
        ("Secretary of the Water Board", "Ann Lee is Secretary of the Water Board"),
        ("Chairwoman of the Friends of Ayr", "Ann Lee is Chairwoman of the Friends of Ayr"),
    ]


def test_joined_predicates_are_two_claims():
    assert quotes("The mill burned in 1905 and the owner left the town in 1906.") == [
        "The mill burned in 1905",
        "the owner left the town in 1906.",
    ]


def test_a_predicate_without_its_subject_reads_alone():
    claims = read("Ann Lee met the council on Monday and promised a new bridge.")
    told = next(claim for claim in claims if claim.quote.startswith("promised"))
    assert told.standalone == "Ann Lee promised a new bridge"


def test_two_verbs_with_one_object_stay_together():
    assert quotes("Police arrested and questioned the driver.") == ["Police arrested and questioned the driver."]


def test_a_post_beside_a_name_is_a_claim_inside_its_sentence():
    claims = read("Reporters met the President of the Water Board, Ann Lee, in Paris on Monday.")
    inner = [claim for claim in claims if claim.kind == "role-or-membership"]
    assert [claim.quote for claim in inner] == ["the President of the Water Board, Ann Lee"]
    assert inner[0].parent == claims[0].id


def test_indirect_speech_names_who_says_so():
    *_, told, inside = read("Ann Lee left Ayr in May. Lee said that the mill burned for nine days.")
    assert (told.kind, told.claimant, told.claimant_cue) == ("attributed-statement", "Ann Lee", "said")
    assert (inside.quote, inside.claimant) == ("the mill burned for nine days", "Ann Lee")
    assert inside.parent == told.id


def test_each_share_someone_reports_is_a_claim_of_theirs():
    claims = read("Ann Lee said that 41% of Danes agreed and 20% of Swedes agreed.")
    assert [claim.quote for claim in claims[1:]] == ["41% of Danes agreed", "20% of Swedes agreed"]
    assert {claim.claimant for claim in claims} == {"Ann Lee"}


def test_a_quotation_is_a_claim_of_its_speaker():
    (claim,) = [c for c in read("“The mill burned for nine long days,” Ann Lee said.") if c.kind == "quotation"]
    assert claim.quote == "“The mill burned for nine long days,”"
    assert claim.claimant == "Ann Lee"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("It is plausible that the two firms could merge.", "prediction"),
        ("The minister may visit Ayr next year.", "prediction"),
        ("The council should repair the bridge.", "advice"),
        ("I think this is a beautiful bridge.", "opinion"),
        ("Who will repair the bridge?", "question"),
    ],
)
def test_what_cannot_be_checked_says_why(sentence, kind):
    (claim,) = read(sentence)
    assert (claim.kind, claim.checkable) == (kind, False)
    assert claim.reason


def test_a_forecast_in_indirect_speech_is_a_claim_inside_it():
    outer, inner = read("Ann Lee said that the minister may visit Ayr.")
    assert (outer.kind, outer.checkable) == ("attributed-statement", True)
    assert (inner.kind, inner.checkable, inner.parent) == ("prediction", False, outer.id)


def test_a_pronoun_is_named_only_where_one_person_acted():
    clear = read("Ann Lee left Ayr in May. She returned in June.")
    assert clear[-1].standalone == "Ann Lee returned in June."
    crowded = read(
        "Ann Lee met Mary Hall in May. The town was quiet.\n\nA poll found 5% of people knew.\n\nShe returned."
    )
    assert crowded[-1].standalone == ""


def test_the_same_statement_told_twice_is_linked_both_ways():
    text = (
        "• In May 2020, ministers of Norway and Sweden signed a water treaty in Paris.\n\n"
        "In May 2020, ministers from Norway and Sweden signed a water treaty in Paris before noon."
    )
    first, second = statements(text)
    assert first.same_as == (second.id,)
    assert second.same_as == (first.id,)


def test_no_letters_no_claims():
    assert read("*** \n\n --- … !!\n") == ()


def test_without_a_model_claims_are_sentences_with_kinds():
    text = "Some 36% of voters agreed. The council should resign. “It is over now, my friends,” Ann Lee said."
    claims = claims_in(read_document(article_of(text)))
    assert [claim.kind.value for claim in claims] == ["statistic", "advice", "quotation"]
    assert claims[2].claimant == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    ["He said “" * 10_000, "x, chairman of y" * 5_000, "is a member of a, " * 5_000, "The mayor said that " * 5_000],
)
def test_hostile_text_is_read_in_seconds(text):
    started = time.process_time()
    claims_in(read_document(article_of(text)))
    assert time.process_time() - started < 15


def test_a_label_in_capitals_is_led_to_the_full_name():
    text = (
        "HOST: With me is Senator Dana Ruiz.\nRUIZ: That bill cost $956 billion over ten years.\n"
        "HOST: It passed in 2014.\nRUIZ: It passed with 68 votes.\n"
    )
    assert {claim.claimant for claim in read(text) if "956" in claim.quote} == {"Dana Ruiz"}
