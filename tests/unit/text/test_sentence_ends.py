"""Where sentences end: one table for each kind of place at which a stop may deceive."""

import pytest

from workbench.text.sentences import sentence_spans


def sentences(text):
    return [span.of(text) for span in sentence_spans(text)]


def ends(marked):
    """The text of a case in which "‖" stands where a sentence ends, and the sentences in it."""
    return marked.replace("‖", " "), marked.split("‖")


def check(marked):
    text, expected = ends(marked)
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The council raised the tax.‖Oslo did the same in 2019.",
        "He was born in York.‖Leeds came later.",
        "Rents fell for a month.‖Owners complained.",
        "It was her third book.‖Critics loved it.",
        "They moved the mill to the coast.‖Nobody asked why.",
    ],
)
def test_a_plain_word_before_a_stop_ends_its_sentence(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Lee left.‖He came back.",
        "The report by Dr. Ames and Gen. Ruy Salgado came out.‖Nobody read it.",
        "The ship left for St. Kilda.‖Capt. Moss never spoke of it.",
        "Sens. Cole and Dean met Gov. Hart.‖They agreed.",
        "Messrs. Tyne and Wear sold it.‖Mme. Ferrand bought it.",
        "“Thank you, Mr. Grieve.”‖He sat down.",
        "It went to Prof. Dr. Hans Weber (Dr. Weber to friends).‖He was pleased.",
    ],
)
def test_a_title_before_a_name_ends_nothing(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The U.S. Senate voted.‖The U.S. sent no one.",
        "The company moved to the U.S.‖In Toronto, forty people lost their jobs.",
        "She sold her shares to Tidewell Foods Inc.‖The buyer will keep the plant.",
        "Apple Inc. Chief Executive Tim Cook spoke.‖He was brief.",
        "Albert Tyne Jr. founded Tyne Bros. Inc. in a garage.‖It grew.",
        "It was made by the Marsh Water Co. Ltd. of Leeds.‖Shareholders were pleased.",
        "He owns Dunmere Corp.‖Shareholders will vote.",
        "The shop sells rope, milk, etc.‖On Sundays it is shut.",
        "A cargo of salt, coal, etc., came back.‖It was wet.",
        "She took a Ph.D. in Leeds.‖Her brother has a B.A.‖He is a cook.",
        "He lives in Washington, D.C.‖His wife does not.",
        "In Tolland v. Marsh Water Co. the court held that.‖The lease was void.",
    ],
)
def test_an_abbreviation_that_may_end_a_sentence_is_decided_by_what_follows(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The whale weighed 900 kg.‖Police closed the beach at 5 p.m.‖Nobody was hurt.",
        "Each crate holds 12 kg. of plums.‖Last year it held 10.",
        "The water came at 4.10 a.m. and was gone by noon.‖Nobody slept.",
        "It begins at 7 p.m. Monday and at 9 a.m. EST on Tuesday.‖Doors open at 6 p.m.‖Tickets are free.",
        "The 10 a.m. Mass was full.‖It was cold.",
        "It is 200 ft. long.‖Sheep graze on it.",
    ],
)
def test_a_unit_or_an_hour_may_end_a_sentence(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Lot No. 14 went for £3,200.‖Lot No. 15 was withdrawn.",
        "See pp. 12 to 14 and Fig. 3.‖Both are new.",
        "It was filed on Jan. 14.‖Nobody came.",
        "The fort was built c. 1450.‖It fell in 1502.",
        "Did he pay?‖No.‖He left.",
        "Sept. 11 changed that.‖Nov. 9 did not.",
        "Lee and Ames in the British Birds Journ. 2015; 28: 685-690.",
    ],
)
def test_a_short_form_before_figures_ends_nothing(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "J. K. Rowling and P. D. James signed.‖So did the poet R. S. Tolland.",
        "It was bought by George W. Lamb in 1962.‖His daughter T. J. Lamb has it.",
        "J.K. Rowling signed.‖J.R.R. Tolkien could not.",
        "They had no plan B.‖The first had failed.",
        "He is older than I.‖She is not.",
        "It was lost in World War I.‖The crew survived.",
        "Photo: L. Amsel",
    ],
)
def test_initials_end_nothing_and_single_letters_do(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The auction ended in 2020.‖eBay kept 12 per cent.",
        "Fees rose in March.‖iPhone cases are hit hardest.",
        "The country has changed.‖de Klerk saw it coming.",
        "It changed its name twice.‖bell hooks and e e cummings are in its library.",
    ],
)
def test_a_sentence_may_begin_with_a_name_in_lower_case(marked):
    check(marked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The firm cut 300 posts in 2020.1 It earned 4 million in 2019.2 Ida Holm resigned.",
            ["The firm cut 300 posts in 2020.1", "It earned 4 million in 2019.2", "Ida Holm resigned."],
        ),
        ("Few survive.12 Those are in Leeds.13", ["Few survive.12", "Those are in Leeds.13"]),
        ("It rose.[3] Then it fell. [4] It rests.", ["It rose.[3]", "Then it fell. [4]", "It rests."]),
        ("It rose.³ Then it fell.²,⁴ It rests.", ["It rose.³", "Then it fell.²,⁴", "It rests."]),
        ("It was shut.[5][6] Nobody came.", ["It was shut.[5][6]", "Nobody came."]),
        ("Rents rose .6 per cent. Version 3.2.1 is out.", ["Rents rose .6 per cent.", "Version 3.2.1 is out."]),
        ("It paid 900.4 Swiss francs.", ["It paid 900.4 Swiss francs."]),
        ("They ship Eclipse 2019.3 Release Candidate today.", ["They ship Eclipse 2019.3 Release Candidate today."]),
    ],
)
def test_note_figures_stay_with_their_sentence_and_decimals_are_whole(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Forms are at www.dunmere.example/forms.‖Anyone may ring.",
        "Write to ann.lee@mill.example or see Node.js docs.‖It helps.",
        "See https://x.example/a?b=C.D!e for more.‖It is long.",
        "Yahoo! said it would.‖It did not.",
    ],
)
def test_addresses_hold_no_ends(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He waited for an hour ... and then another.‖Nobody came.",
        "He waited…‖Nobody came.",
        "He said the law [...] The Senate passed was void.‖It was.",
        "The boat (!) sank.‖Nobody saw it.",
        "He waited . . . and left.‖She stayed.",
    ],
)
def test_an_ellipsis_ends_a_sentence_only_before_another(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "It costs nothing, but… To keep it you must pay.‖Few do.",
        "I wish I could tell you the… Well, never mind.‖It is late.",
        "We waited and... Nothing came.‖We left.",
        "If you are brave enough for the tower… I would start with the stairs.‖They are steep.",
        "Most of all, when you come to my age… Things look small.‖They are.",
        "“I… I do not know,” he said.‖He left.",
        "Rooms cost $10… $20… even $50 more in May.‖They fill up.",
        "Hull........ 19 32 – 51",
    ],
)
def test_an_ellipsis_in_an_unfinished_clause_is_a_pause(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "If it rains, we stay at home…‖Nobody minds.",
        "He could not say why…‖Later he wrote to her.",
        "What is it made of?‖Of tin.",
    ],
)
def test_an_ellipsis_behind_a_finished_clause_ends_it(marked):
    check(marked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hull lost at home...Keith Moss scored twice on Friday...Leeds winger Bo Berg was ill...St. Albans won.",
            [
                "Hull lost at home...",
                "Keith Moss scored twice on Friday...",
                "Leeds winger Bo Berg was ill...",
                "St. Albans won.",
            ],
        ),
    ],
)
def test_notes_strung_on_ellipses_are_sentences_each(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Ding!‖Ding!‖Ding!‖The lift came.",
        "Never.‖Never.‖He said it twice.",
    ],
)
def test_a_word_cried_again_is_a_sentence_again(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "VANCOUVER, British Columbia?Keith Moss scored twice.‖It was late.",
        "Doors open: 2:00 ? 7:30 pm",
        "All the four artistes?Rahul, Raima and Ann Lee?sang.‖It rained.",
    ],
)
def test_a_question_mark_between_two_words_is_a_broken_dash(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor said: “We paid 3 million for the quay.”‖The auditor said it was 5 million.",
        "“I went,” Lee said.‖“Then I left.”",
        "“Is it open?” asked Lee.‖Nobody knew.",
        "“Is it open?” Lee asked.‖Nobody knew.",
        "“Why now?” the mayor of Oslo asked on Monday.‖Nobody knew.",
        "“It is over.”‖The mayor sat down.",
        '"Man the pumps!" cried the mate.‖There were no pumps.',
        'He said: "Go."‖Then he left.',
        "‘The fence was down before my sheep got out.’‖His neighbour tells it differently.",
        "“We gave it away.”‖Her team had led by twenty points.",
        "He heard a cry of “Stop! Thief!” and saw two men.‖They ran.",
        "In “Who Killed the Organist? And Other Questions” he tells it all.‖It sold.",
        "The board said “no.”‖Lee left.",
        "“We paid.” Lee said.‖He left.",
        "“I saw him.‖He had a knife.‖I ran,” the boy told officers.",
        "«The border will stay open.»‖His colleague nodded.",
        "(He left at noon.)‖She stayed.",
        "Did he say “no.”?‖She nodded.",
        "Who cried “Stop the thief!”?‖Nobody knew.",
        "The bill (which nobody had read!) passed.‖It was long.",
        "The bill (nobody had read it. Nobody!) passed.‖It was long.",
        "Dunmere – The Old Theatre (Home Turf Blow-out! Tickets)",
        "The fair opens in May.‖(Named after the lamb, Dolly the Ewe)‖Its stalls will stay all week.",
        "(Named after the lamb)‖Its stalls will stay all week.",
    ],
)
def test_a_quotation_or_bracket_ends_a_sentence_where_another_begins_behind_it(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "GENEVA, Oct. 3 — Delegates met here.‖The U.S. sent no one.",
        "LONDON, March 14, 2024 (NPS) - The board spent 20%.‖It was late.",
        "1. The museum is shut on Mondays.",
        "2) Tickets cost £6.50.‖Children pay £4.",
        "4). Smells are hard to avoid.‖Open a window.",
        "Step 6. Follow Up",
        "// 2. Read the row.‖Then close it.",
        "1/2 c. Rye flour",
        "It weighs 2 lb.‖Lee sold it.",
        "Figure 2. Sales by month.‖They fell.",
        "Q. When did you see it?‖At ten.",
        "A. At about ten past one.‖I slept.",
        "It has three faults: 1. It leaks.‖2. It creaks.‖3. It is dear.",
    ],
)
def test_datelines_and_numbers_of_lists_belong_to_what_follows(marked):
    check(marked)
