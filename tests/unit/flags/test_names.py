"""A name in two spellings, a first name and a title that change: what is flagged, how gravely, and what is left."""

from collections.abc import Callable

import pytest

from workbench.domain.article import article_of
from workbench.flags.names.name_table import name_table
from workbench.flags.names.nicknames import are_one_first_name
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

Flags = Callable[[str], list[tuple[str, str, str]]]

NAME_RULES = tuple(rule for rule in RULES if rule.code in {"NAM001", "NAM006", "NAM007"})


@pytest.fixture
def flags() -> Flags:
    """Return a function that gives code, place and severity of each flag on names; skipped without the model."""
    tagger = load_tagger()
    if tagger is None:
        pytest.skip("the language model is not installed")

    def of(text: str) -> list[tuple[str, str, str]]:
        found = flags_in(read_document(article_of(text), tagger), NAME_RULES)
        return [(flag.rule, flag.quote, flag.severity.value) for flag in found]

    return of


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Rosa Delmonte designed it. The design is small. However, Delmomte noted the cost.", "Delmomte"),
        ("Caspar van den Bosch advised them. On Friday Mr van der Bosch left.", "van der Bosch"),
        ("Fiona MacAskill led the vote. On Friday Ms McAskill left.", "McAskill"),
        ("Mrs Ann Hallam-Price promised it. On Friday Mrs Hallam Price left.", "Hallam Price"),
        ("Henrik Sørby joined in May. On Friday Mr Sorby left.", "Sorby"),
        ("Consuelo Varga won. On Friday he attacked Vargas for a vote.", "Vargas"),
        ("Aleksandra Wojciechowska wrote a history. On Friday Wojciechovska spoke.", "Wojciechovska"),
        ("Priyanka Deshmukh-Hale taught. On Friday Cllr Deshmuck-Hale spoke.", "Deshmuck-Hale"),
        ("The judge heard Lauren Pyle. On Friday Lauren Pile read a few lines.", "Pile"),
        ("Parents at Longacre worried. On Friday Long Acre got four rooms.", "Long Acre"),
        ("Shares of Pruitt & Maye fell. On Friday Pruitt & Mayes closed.", "Pruitt & Mayes"),
    ],
)
def test_a_name_in_two_spellings_is_flagged_once(flags: Flags, text: str, wrong: str):
    (flag,) = flags(text)
    assert (flag[0], flag[1]) == ("NAM001", wrong)


def test_the_spelling_on_no_list_of_names_is_blamed(flags: Flags):
    text = "Ari MacKinnno won the race on Friday. MacKinnon said that he was tired."
    assert flags(text) == [("NAM001", "MacKinnno", "error")]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lukens and David Martyns gave the prize to Robbie Martins. Martins sang. Martins left.",
        "Omar al-Bashir spoke. Bashir left. Hans van den Berg spoke. Berg left.",
        "Consuelo Varga won. The Vargas came to see it.",
        "Margaret Thatcher won. The Thatcherites cheered.",
        "H. G. Wells wrote it. H.G. Wells signed it.",
        "SERGIO PEREZ-BELTRAN: Hello. Sergio Pérez-Beltrán explains.",
        "She flew from North Korea. The North Korean border was shut.",
        "Lauren Pyle read it. This version corrects the spelling of Pyle; it was Pile before.",
        "Leena Le wrote it. On Friday Leena left.",
    ],
)
def test_names_that_a_reading_explains_are_left(flags: Flags, text: str):
    assert flags(text) == []


def test_a_surname_that_stands_alone_before_anybody_bears_it_is_the_one_of_the_person_before(flags: Flags):
    text = (
        "The chairman, Toufic Hadad, will leave in May. Haddad, 70, founded the firm. "
        "His brother's widow, Samira Haddad, stays."
    )
    assert ("NAM001", "Hadad") in {flag[:2] for flag in flags(text)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Rep. Helen Voskuil sponsored the bill. It passed on Friday. Rep. Ellen Voskuil spoke last.", "Ellen Voskuil"),
        ("Dean Hollister won the vote. He ran twice. Dan Hollister was a senator.", "Dan Hollister"),
        ("Wanjiru Karanja-Holt wrote it. Wambui Karanja-Holt has covered tea since 2011.", "Wambui Karanja-Holt"),
    ],
)
def test_another_first_name_like_it_is_flagged(flags: Flags, text: str, wrong: str):
    assert ("NAM006", wrong, "warning") in flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "Laura Brandt spoke. Her brother, Lars Brandt, left.",
        "Ronald Doble spoke. Ron Doble left.",
        "Madison Mogen spoke. Maddie Mogen left.",
        "Michael Smith, 40, a baker, spoke. Later Michelle Smith, 35, a nurse, left.",
        "Liam Breen met Joe Tuohy. Liam Tuohy, a plumber, came too.",
    ],
)
def test_kin_nicknames_and_people_who_are_introduced_are_left(flags: Flags, text: str):
    assert flags(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Mayor Anita Delgado spoke. Gov. Delgado left.", "Gov. Delgado"),
        ("Dame Isobel Garrioch spoke. Mrs Isobel left.", "Mrs Isobel"),
        ("Lt Col Hugh Ansell spoke. Major Ansell left.", "Major Ansell"),
        ("Sir Neil Aldous spoke. Sir Aldous left.", "Sir Aldous"),
        ("Margit Ekdahl spoke. Ms. Ekdahl voted. Mr. Ekdahl left.", "Mr. Ekdahl"),
    ],
)
def test_a_title_that_changes_is_flagged_with_the_title(flags: Flags, text: str, wrong: str):
    assert flags(text) == [("NAM007", wrong, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Anita Delgado spoke. When she became governor, Gov. Delgado left.",
        "Sir Keir Starmer spoke. Lady Victoria stayed. His wife, Lady Starmer, left.",
        "Lt. Col. Hugh Ansell spoke. Col. Ansell left.",
        "Ms Ann Lee spoke. Mrs Lee left.",
    ],
)
def test_titles_that_go_together_or_change_in_time_are_left(flags: Flags, text: str):
    assert flags(text) == []


def test_a_lost_doctorate_is_a_note(flags: Flags):
    assert flags("They asked Dr Lesley Brandt. On Monday Ms Brandt replied.") == [("NAM007", "Ms Brandt", "note")]


def test_other_accents_of_what_is_no_person_are_a_note(flags: Flags):
    assert flags("They flew to Brégançon. From Bregançon they sailed.") == [("NAM001", "Bregançon", "note")]


@pytest.mark.parametrize("text", ["", "Merkel spoke. Merkel left. Later Merkle returned."])
def test_the_rules_on_names_read_a_text_without_the_model(text: str):
    flags_in(read_document(article_of(text)), NAME_RULES)


def test_a_thousand_names_alike_are_compared_in_time_that_grows_with_the_text():
    text = " ".join(f"Anna Bergma{chr(97 + index % 26)}{chr(97 + index // 26 % 26)}n left." for index in range(1000))
    table = name_table(read_document(article_of(text)))
    assert max(len(list(table.near(entry))) for entry in table.entries.values()) < 1000


@pytest.mark.parametrize(("one", "other"), [("bob", "robert"), ("dai", "david"), ("jerry", "jerrold"), ("j", "john")])
def test_a_person_is_called_by_any_of_their_names(one: str, other: str):
    assert are_one_first_name(one, other)
    assert are_one_first_name(other, one)


def test_two_first_names_in_use_are_one_where_one_comes_once(flags: Flags):
    text = (
        "We met users like Johanne, a clerk, who fills in forms. Johanne works alone. Johanne has no time. "
        "To serve users like Johanna, we must be quick. Johanne agrees."
    )
    assert flags(text) == [("NAM001", "Johanna", "warning")]


def test_a_surname_alone_that_nobody_bears_is_flagged_beside_one_like_it(flags: Flags):
    text = (
        "“A chatbot must learn,” said Nancy Jelling of the tax office. Jelling built three.\n\n"
        "In addition, Jenkins asks teams to think about figures early."
    )
    assert flags(text) == [("NAM006", "Jenkins", "warning")]


def test_a_surname_that_somebody_else_bears_is_left(flags: Flags):
    text = (
        "Nancy Jelling built three. Jelling left.\n\n"
        "Tom Jenkins was there too. In addition, Jenkins asks for figures early."
    )
    assert flags(text) == []
