"""The persons of a text."""

from workbench.facts.entities.entity import Form
from workbench.facts.entities.persons import persons_of


def test_short_names_are_mentions_of_the_person_whose_full_name_they_end(read):
    persons = persons_of(read("Mayor Anna Schmidt opened the mill. Schmidt left. Jonas Lund stayed."))
    assert [person.name for person in persons] == ["Anna Schmidt", "Jonas Lund"]
    assert [(mention.words, mention.form) for mention in persons[0].mentions] == [
        ("Anna Schmidt", Form.FULL),
        ("Schmidt", Form.SURNAME),
    ]
