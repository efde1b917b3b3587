"""Persons by surname, kin, and the gravity of names and titles that change."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.names.surnames import is_named_with_kin, people_by_surname
from workbench.flags.registry import RULES, flags_in
from workbench.text.read_article import read_document


def flags(code, text):
    rules = tuple(rule for rule in RULES if rule.code == code)
    return [(flag.quote, flag.severity.value) for flag in flags_in(read_document(article_of(text)), rules)]


def test_persons_are_found_by_their_last_name():
    document = read_document(article_of("They met Laura Müller. Later Thomas Mueller and Peter van Dam left."))
    assert {last: [name.text for name in names] for last, names in people_by_surname(document).items()} == {
        "muller": ["Laura Müller"],
        "mueller": ["Thomas Mueller"],
    }


@pytest.mark.parametrize("text", ["So said her brother Thomas Brandt.", "Laura and Thomas Brandt left."])
def test_kin_in_the_sentence_of_a_name_are_seen(text):
    document = read_document(article_of(text))
    assert is_named_with_kin(document, people_by_surname(document)["brandt"][-1])


def test_a_first_name_that_only_one_office_speaks_against_is_a_note():
    text = "They met President Emmanuel Macron. Emmanuel Macron spoke. Then they saw Edouard Macron off."
    assert flags("NAM006", text) == [("Edouard Macron", "note")]


def test_two_first_names_without_office_are_two_people():
    assert not flags("NAM006", "They met Laura Brandt. Then they met Thomas Brandt.")


def test_a_mans_title_for_a_woman_is_a_warning_and_a_lost_doctorate_a_note():
    assert flags("NAM007", "They asked Ms Lesley Brandt. On Monday Mr Brandt replied.") == [("Brandt", "warning")]
    assert flags("NAM007", "They asked Dr Lesley Brandt. On Monday Mr Brandt replied.") == [("Brandt", "note")]


def test_other_accents_are_a_note_and_another_letter_an_error():
    assert flags("NAM001", "They flew to Brégançon. From Bregançon they sailed.") == [("Bregançon", "note")]
    assert flags("NAM001", "Merkel spoke. Merkel left. Later Merkzel returned.") == [("Merkzel", "warning")]
    assert flags("NAM001", "Merkel spoke. Merkel left. Later Merkle returned.") == [("Merkle", "warning")]
    assert flags("NAM001", "Rukban fell. Rukban is dry. Later Rubkan was left.") == [("Rubkan", "error")]


def test_of_two_spellings_used_once_each_only_the_later_is_flagged():
    assert flags("NAM001", "They ate at Caffasso in June. In July they chose Cafasso.") == [("Cafasso", "error")]
