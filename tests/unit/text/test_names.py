"""Names: runs parted, titles told from names, kinds spread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.services.articles.language import load_tagger
from workbench.text.names import same_name
from workbench.text.read_article import read_document


def named(text):
    return [(name.title, name.text) for name in read_document(article_of(text)).names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met French President Emmanuel Macron.", [("French President", "Emmanuel Macron")]),
        ("Then Prime Minister Boris Johnson left.", [("Prime Minister", "Boris Johnson")]),
        ("Secretary General Ban Ki-moon agreed.", [("Secretary General", "Ban Ki-moon")]),
        ("He said so to Emeritus Professor John Burrows.", [("Emeritus Professor", "John Burrows")]),
        ("He asked Senator Maria Ruiz of New Mexico.", [("Senator", "Maria Ruiz"), ("", "New Mexico")]),
        ("Then the President of Spain left.", [("", "Spain")]),
        ("He is Deputy-Chairman of the Select Committee.", [("", "Select Committee")]),
        ("A visit to the Office of the Mayor.", [("", "Office of the Mayor")]),
        ("The Justice Department replied.", [("", "Justice Department")]),
        ("The French Senator also spoke.", []),
        (
            "He met the Federation Council Valentina Matvienko.",
            [("", "Federation Council"), ("", "Valentina Matvienko")],
        ),
        ("At the Squadron Officer School.", [("", "Squadron Officer School")]),
        ("EMOTIONAL Nicole Pratt said she would retire.", [("", "Nicole Pratt")]),
        ("The captain of the Steve Irwin Paul Watson left.", [("", "Steve Irwin"), ("", "Paul Watson")]),
        ("Now Chelsea will sell him.", [("", "Chelsea")]),
    ],
)
def test_a_run_is_parted_into_titles_and_names(text, names):
    assert named(text) == names


def test_a_common_first_name_makes_a_person():
    kinds = {name.text: name.kind for name in read_document(article_of("He met Valentina Matvienko.")).names}
    assert kinds == {"Valentina Matvienko": "person"}


def test_what_bears_a_persons_name_is_no_person():
    kinds = {name.text: name.kind for name in read_document(article_of("On the George Washington Bridge.")).names}
    assert kinds["George Washington Bridge"] != "person"


def test_the_verbs_and_pronouns_of_a_headline_are_no_part_of_a_name():
    text = "Could Russia and France Create Their Own Security Structure?\n\nRussia and France agreed on a plan."
    names = [name.text for name in read_document(article_of(text), load_tagger()).names]
    assert names == ["Russia", "France", "Russia", "France"]


def test_a_surname_alone_is_the_person_of_the_full_name():
    text = "The author Alexei Navalny spoke. Later Navalny left."
    assert {name.kind for name in read_document(article_of(text)).names} == {"person"}


@given(st.text(alphabet="ABab éÉ.-'’\nofPresident ", max_size=120))
def test_a_name_is_the_text_between_its_offsets(text):
    document = read_document(article_of(text))
    assert all(document.text[name.start : name.end] == name.text for name in document.names)


def test_two_spellings_of_one_person_are_alike():
    assert same_name("Svetlana Tikhanovskaya", "Svetlana Tsikhanouskaya") > same_name("Svetlana", "Sviatlana Petrova")
