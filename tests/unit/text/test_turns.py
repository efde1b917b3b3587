"""Turns: whose words a paragraph is."""

from workbench.domain.article import article_of
from workbench.text.read_article import read_document
from workbench.text.speech.turns import turns_of


def turns(text):
    document = read_document(article_of(text))
    found = turns_of(text, document.paragraphs, document.names)
    return {text[document.paragraphs[index].start :][:12]: turn.speaker for index, turn in found.items()}


TRANSCRIPT = "LEE: The mill burned.\n\nBERG: When was that?\n\nLEE: In May 2019.\n\nBERG: Thank you.\n"


def test_labels_that_come_again_name_the_speaker_of_each_paragraph():
    assert list(turns(TRANSCRIPT).values()) == ["LEE", "BERG", "LEE", "BERG"]


def test_a_label_used_once_is_no_transcript():
    assert turns("Correction: The mill burned.\n\nAnn Lee: a life.\n\nThe mill was sold in May.\n") == {}


def test_notes_and_sources_are_no_speakers():
    assert turns("Note: Read on.\n\nSource: Reuters.\n\nNote: Read.\n\nSource: Reuters.\n") == {}


INTERVIEW = (
    "We spoke with Mayor Ann Lee about the mill.\n\nWhen did it burn?\n\nIt burned in May of that year.\n\n"
    "Who sold it?\n\nMy father sold it to the town.\n\nWhat now?\n\nThe town will build a school there.\n\n"
    "Ann Lee was born in Ayr.\n"
)


def test_an_interview_gives_the_answers_to_the_guest():
    assert list(turns(INTERVIEW)) == ["It burned in", "My father so", "The town wil"]
    assert set(turns(INTERVIEW).values()) == {"Ann Lee"}


def test_questions_in_an_article_about_two_people_give_nobody_the_answers():
    both = INTERVIEW.replace("We spoke with Mayor Ann Lee", "We spoke with Mayor Ann Lee, then talked to Mayor Bo Berg")
    assert turns(both) == {}


def test_the_headline_names_the_guest_where_the_answers_follow_two_questions():
    text = (
        "Our paper interviews biologist Ann Lee Tuesday, March 3, 2020\n\nThe mill burned in May.\n\n"
        "Who built the mill?\n\nMy father built it.\n\nWhat comes next?\n\nWe build it again.\n"
    )
    assert turns(text) == {"My father bu": "Ann Lee", "We build it ": "Ann Lee"}


def test_whom_the_lead_says_was_interviewed_later_gives_the_answers():
    text = (
        "The mill at Ayr\n\nAnn Lee is the head of the mill. Our paper interviewed her in May.\n\n"
        "Who built the mill?\n\nMy father built it.\n\nWhen was that?\n\nIn 1920.\n\n"
        "What comes next?\n\nWe build again.\n"
    )
    assert set(turns(text).values()) == {"Ann Lee"}


def test_a_time_before_the_label_is_no_part_of_the_speaker():
    text = "09:31 Chair: The mill is shut.\n09:32 Cllr Penrose: It is open.\n09:34 Chair: It is shut.\n"
    assert list(turns(text).values()) == ["Chair", "Cllr Penrose", "Chair"]


def test_two_labelled_sentences_alone_are_a_transcript():
    assert list(turns("HOST: Welcome back.\nRINGDAL: The comet passes on Friday.").values()) == ["HOST", "RINGDAL"]


def test_the_answers_are_those_of_whom_the_question_addresses():
    text = "Q: When did you first see the fire, Mr. Lusk?\nA: At ten past one.\n"
    assert list(turns(text).values()) == ["", "Mr. Lusk"]
