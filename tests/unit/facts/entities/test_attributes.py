"""What a text says of its persons, frame by frame."""

import pytest

from workbench.facts.entities.attributes.table import described_persons
from workbench.facts.entities.entity import AttributeKind


def told(document, person: str, kind: AttributeKind) -> list[tuple[str, bool]]:
    found = next(one for one in described_persons(document) if one.name == person)
    return [(attribute.value, attribute.holds_now) for attribute in found.values(kind)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Ann Lee, 45, the parish clerk, spoke.", "age", "45"),
        ("Ann Lee, 45, the parish clerk, spoke.", "post", "parish clerk"),
        ("The Ghanaian striker Ann Lee scored.", "nationality", "Ghanaian"),
        ("The Ghanaian striker Ann Lee scored.", "post", "striker"),
        ("Republican Sen. Ann Lee opened the debate.", "party", "Republican"),
        ("Republican Sen. Ann Lee opened the debate.", "post", "senator"),
        ("Ann Lee (R-Texas) opened the debate.", "party", "Republican"),
        ("Ann Lee, D-Houston, opened the debate.", "party", "Democratic"),
        ("Ann Lee (Lab, Fell Side) opened the debate.", "party", "Labour"),
        ("Ann Lee (45) opened the debate.", "age", "45"),
        ("The mayor, Ann Lee, then left.", "post", "mayor"),
        ("Belwick's chief executive, Ann Lee, then left.", "post", "chief executive"),
        ("Ann Lee, plant manager since 2019, told workers so.", "post", "plant manager"),
        ("Ann Lee, who is Norwegian, said that prices would rise.", "nationality", "Norwegian"),
        ("Ann Lee is a retired nurse. Bo Hay left.", "post", "nurse"),
        ("Ann Lee won the seat. At 34 she is the youngest member.", "age", "34"),
        ("Ann Lee runs the firm. As the founder's nephew, she would help.", "relation", "nephew"),
        ("Ann Lee, a freshman from Aarhus, Denmark, had 12 points.", "nationality", "Danish"),
        ("Ann Lee of Memphis spoke first.", "home", "Memphis"),
        ("Ms Ann Lee spoke first.", "gender", "she"),
        ('"I am a farmer," Ann Lee said on Monday at the gate.', "post", "farmer"),
    ],
)
def test_a_frame_tells_its_value(read, text: str, kind: str, expected: str):
    assert expected in [value for value, _ in told(read(text), "Ann Lee", AttributeKind(kind))]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, a former nurse, spoke.",
        "Ann Lee, nurse until 2010, spoke.",
        "Ann Lee was a nurse for years. Bo Hay left.",
        "Ann Lee will become a nurse. Bo Hay left.",
    ],
)
def test_what_was_or_will_be_does_not_hold_now(read, text: str):
    assert told(read(text), "Ann Lee", AttributeKind.POST) == [("nurse", False)]


def test_a_phrase_before_the_next_name_is_the_next_persons(read):
    document = read("Ann Lee, clerk Bo Hay and others attended.")
    assert told(document, "Ann Lee", AttributeKind.POST) == []
    assert told(document, "Bo Hay", AttributeKind.POST) == [("clerk", True)]


def test_numbers_in_brackets_one_after_another_are_scores(read):
    document = read("Ann Lee (66), Bo Hay (68) and Jo Roe (70) were tied.")
    assert told(document, "Ann Lee", AttributeKind.AGE) == []


def test_a_description_means_the_one_person_of_whom_it_is_told(read):
    document = read("Ann Lee, a Danish painter, met Bo Hay, a Swedish poet. The Dane left early.")
    assert told(document, "Ann Lee", AttributeKind.NATIONALITY) == [("Danish", True), ("Danish", True)]


def test_a_description_with_a_clause_that_says_which_one_means_nobody_named(read):
    document = read("Ann Lee, a nurse, spoke. The plumber who mended the boiler left.")
    assert told(document, "Ann Lee", AttributeKind.POST) == [("nurse", True)]


def test_a_pronoun_that_may_mean_two_people_tells_nothing(read):
    document = read("Ann Lee met Joan Hay. She left.")
    assert told(document, "Ann Lee", AttributeKind.GENDER) == []


def test_without_the_language_model_less_is_read_and_nothing_fails(read_plainly):
    document = read_plainly("Ann Lee, 45, the parish clerk, spoke. The 54-year-old left. She wept.")
    assert ("45", True) in told(document, "Ann Lee", AttributeKind.AGE)
