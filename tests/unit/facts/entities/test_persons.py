"""The persons of a text."""

import pytest

from workbench.facts.entities.entity import Form
from workbench.facts.entities.persons import persons_of


def test_short_names_are_mentions_of_the_person_whose_full_name_they_end(read):
    persons = persons_of(read("Mayor Anna Schmidt opened the mill. Schmidt left. Jonas Lund stayed."))
    assert [person.name for person in persons] == ["Anna Schmidt", "Jonas Lund"]
    assert [(mention.words, mention.form) for mention in persons[0].mentions] == [
        ("Anna Schmidt", Form.FULL),
        ("Schmidt", Form.SURNAME),
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Caspar van den Bosch spoke. Mr van den Bosch left.", ["Caspar van den Bosch", "van den Bosch"]),
        ("Fergus Ó Braonáin spoke. Mr Ó Braonáin left.", ["Fergus Ó Braonáin", "Ó Braonáin"]),
        ("Dame Rosalind Peake spoke. Dame Rosalind left.", ["Rosalind Peake", "Rosalind"]),
        ("Cllr Ann Orrell spoke. Cllr Orrell’s motion fell.", ["Ann Orrell", "Orrell"]),
        ("Rep. Donald J. Trump spoke. Donald Trump left.", ["Donald J. Trump", "Donald Trump"]),
        ('Rep. Rutherford B. "Rudy" Allgood spoke. Allgood left.', ["Rutherford B. Allgood", "Allgood"]),
        ("Imani Reyes-Lowell, a nurse, spoke.\n\n— Dr. Imani Reyes-Lowell", ["Imani Reyes-Lowell"] * 2),
    ],
)
def test_every_form_of_a_name_is_a_mention_of_one_person(read, text, mentions):
    (person,) = persons_of(read(text))
    assert [mention.words for mention in person.mentions] == mentions


def test_a_mention_holds_its_title_and_not_in_its_place(read):
    text = "Detective Inspector Julie Kirkpatrick set it up. Insp. Kirkpatrick left."
    (person,) = persons_of(read(text))
    assert [mention.title for mention in person.mentions] == ["Detective Inspector", "Insp."]
    assert [mention.span.of(text) for mention in person.mentions] == ["Julie Kirkpatrick", "Kirkpatrick"]


def test_a_president_by_surname_is_not_the_relative_named_later(read):
    persons = persons_of(read("President Obama spoke. Later Sasha Obama left school."))
    assert {person.name for person in persons} == {"Obama", "Sasha Obama"}
