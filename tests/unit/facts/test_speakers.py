"""Who speaks each quotation."""

import pytest

from workbench.domain.article import article_of
from workbench.facts.facts import facts_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


def speakers(text, tag=None):
    """Return the claimants of the quotations of `text` that are speech."""
    document = read_document(article_of(text), tag or load_tagger())
    facts = facts_of(document)
    sentences = {q: document.sentences_in(q.span)[0] for q in facts.speech.all}
    return [facts.claimant_of_quotation(quotation, sentence) for quotation, sentence in sentences.items()]


@pytest.fixture(autouse=True)
def _needs_the_model():
    if load_tagger() is None:
        pytest.skip("the language model is not installed")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We left early,” Ann Lee said.", ["Ann Lee"]),
        ('"We left early," said speaker of the house Ann Lee.', ["Ann Lee"]),
        ('Ann Lee said: "We left early."', ["Ann Lee"]),
        ('"We left," Lee said. "Then we ran."', ["Lee", "Lee"]),
        ('"We left," said Dr. Ann Lee, "and we ran."', ["Ann Lee", "Ann Lee"]),
        ("“We left,” the Senator added.", ["the Senator"]),
        ("‘It’s over,’ Tom said.", ["Tom"]),
        ('According to Ann Lee, "it burned for days."', ["Ann Lee"]),
        ('"Is it open?" asked Bob.', ["Bob"]),
        ('John Smith, a resident of Ayr, said, "We saw smoke."', ["John Smith"]),
        ('The "so-called" plan failed.', [""]),
    ],
)
def test_the_speaker_is_found_beside_the_verb(text, names):
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The harbour master wrote: “We turned away 14 ships.” Ida Holm told the board it was nine.",
            "The harbour master",
        ),
        ("“We turned away 14 ships in June.” Ida Holm told the board that it was nine.", ""),
        ("The mayor said: “We paid 3 million for the quay.” The auditor said it was 5 million.", "The mayor"),
    ],
)
def test_the_next_sentence_does_not_take_the_quotation(text, names):
    assert speakers(text) == [names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Nobody could have foreseen it,” its chief engineer, Amos Reed, said.", "Amos Reed"),
        (
            "“We look at every bolt,” said the head of the board, a former pilot named Kim Sundal, on Monday.",
            "Kim Sundal",
        ),
        ("«The border will stay open,» said the Belgian minister, Luc Servais.", "Luc Servais"),
        ("“You will walk by Easter,” Lidia Mroz was told by her surgeon, Henk Baas.", "Henk Baas"),
        ("Said the poet Myfanwy Gill, who had come third: “The other two can rhyme.”", "Myfanwy Gill"),
        ("“We do not know where the keys are kept,” the inspectors' report states.", "the inspectors' report"),
        ("Bishop Ewan Lyle was quoted in the Argus as saying the nave “could fall at any time”.", "Ewan Lyle"),
        ("In a letter to his sister, dated May 1916, Private Alf Teasdale wrote, “The rats are fat.”", "Alf Teasdale"),
    ],
)
def test_a_name_in_apposition_and_an_agent_are_the_speakers(text, name):
    assert speakers(text)[0].endswith(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The dam failed at 3am.” — Ida Holm, chief engineer", "Ida Holm"),
        (
            "The orchard loses money.\n\n“You do not farm plums to get rich.” — Edda Mayhew, grower\n\nIt rained.",
            "Edda Mayhew",
        ),
        ("Striker Sid Mallory on his new knee: “It creaks in Welsh.”", "Sid Mallory"),
    ],
)
def test_a_name_alone_beside_the_quotation_is_the_speaker(text, name):
    assert speakers(text)[0].endswith(name)


def test_part_of_a_clause_is_said_by_who_says_the_clause():
    assert speakers("The coroner, Iris Malley, said the ladder was “not fit to be called one”.") == ["Iris Malley"]


@pytest.mark.parametrize(
    "text",
    [
        "The “garden” behind the flats is nine feet of gravel.",
        "Lee said he had read “The Raven and Other Poems” in June.",
        "The harbour sold its last crane in 1988.\n\n“Nothing has been lifted here since.”\n\nThe town lives on.",
    ],
)
def test_titles_scare_quotes_and_mottoes_are_nobodys(text):
    assert speakers(text) == [""]


def test_a_quotation_over_paragraphs_has_one_speaker():
    text = "Ida Holm said: ‘We lost 40 posts in May.\n\n‘The board promised us 2 million.\n\n‘Nobody told the crew.’"
    assert speakers(text) == ["Ida Holm"] * 3
    assert speakers("“The first part goes on.\n\n“The second ends,” Ann Lee said.") == ["Ann Lee"] * 2
    assert speakers('Ann Lee said, "We left early.\n\nThe mill shut." Then it rained.') == ["Ann Lee"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee wrote on Monday:\n\n“We left early.”",
        "Coach Ann Lee shook her head. “We gave it away.” Her team had led by twenty points.",
        "The founder of the firm, Ann Lee, spoke for an hour.\n\n“I built this with my hands.”\n\nThen she sat down.",
    ],
)
def test_who_spoke_in_the_sentence_before_is_the_speaker(text):
    assert speakers(text) == ["Ann Lee"]


def test_the_speaker_goes_on_until_another_acts():
    text = "“We left early,” said Ann Lee. “Nobody asked us.” Bo Berg shook his head. “We asked them twice.”"
    assert speakers(text) == ["Ann Lee", "Ann Lee", "Bo Berg"]


def test_the_speaker_stands_at_its_place():
    document = read_document(article_of("“We left early,” Ann Lee said."), load_tagger())
    (found,) = facts_of(document).speech.all
    assert document.text[found.speaker_start : found.speaker_end] == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We make too many nice plays,” Ann Lee offered.", "Ann Lee"),
        ("The singer Ann Lee rapped “Me like the town. The town is old.”", "Ann Lee"),
        ("The Post reported:\n\n“You said the vote was off,” Ann Lee began.", "Ann Lee"),
        ("Ann Lee, who is 40, rang to clear this up. “It is no game,” he says.", "Ann Lee"),
    ],
)
def test_a_verb_of_any_kind_beside_whole_sentences_names_the_speaker(text, name):
    assert speakers(text) == [name]


def test_a_line_between_ends_what_somebody_says():
    text = "Ann Lee, the mayor, said: “The mill must stay.”\n\nThe manifesto\n\n“We will close the mill.”"
    assert [bool(name) for name in speakers(text)] == [True, False]


def test_what_is_quoted_behind_a_question_is_the_answer_of_another():
    text = "“It was shut,” Ann Lee said. “Are you joking?”\n\n“It was open in May.”"
    assert [bool(name) for name in speakers(text)] == [True, True, False]
