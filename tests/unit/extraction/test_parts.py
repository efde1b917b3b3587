"""The single facts inside a statement, each with a reading of its own."""

import pytest

from workbench.domain.article import article_of
from workbench.extraction.claims import claims_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

# A sentence, then a line for each fact that its parts must tell.
TOLD = """
Tom Hanks is an American actor born on 18 December 1949 in Pensacola, Florida.
    Tom Hanks is an American actor
    Tom Hanks is American
    Tom Hanks was born on 18 December 1949
    Tom Hanks was born in Pensacola, Florida
Lina Harbison, a former judge and mother of five, led the inquiry.
    Lina Harbison is a former judge
    Lina Harbison is a mother of five
    Lina Harbison led the inquiry
Ann Lee, one of the three owners, sold the mill in May.
    Ann Lee is one of the three owners
The mill's owner, Ann Lee, sold it in May.
    Ann Lee is the mill's owner
Ann Lee, who chairs the board, was born in Oslo.
    Ann Lee chairs the board
Ann Lee left the firm in 2012 after a long quarrel.
    Ann Lee left the firm in 2012
    Ann Lee left the firm after a long quarrel
Berg, whose brother runs the mill, left.
    Berg’s brother runs the mill
The committee praised the novel, which Lee wrote in Oslo.
    Lee wrote in Oslo the novel
Founded in 1874 by Welsh miners, the choir has 62 members.
    the choir was founded in 1874
    the choir was founded by Welsh miners
    the choir has 62 members
The lorry hit the bridge, blocking both lanes for five hours.
    The lorry hit the bridge
    The lorry blocked both lanes for five hours
The firm sells paint and brushes in Ayr.
    The firm sells paint
    The firm sells brushes in Ayr
Marlow and Finch resigned on Friday.
    Marlow resigned on Friday
    Finch resigned on Friday
Marlow and Finch were fined in May.
    Marlow was fined in May
    Finch was fined in May
Lee has written and directed two short films.
    Lee has written two short films
    Lee directed two short films
He has worked with many artists, including Ann Lee and Bo Berg.
    He has worked with Ann Lee
    He has worked with Bo Berg
The match was played at noon in Graz.
    The match was played at noon
    The match was played in Graz
Interior minister Sanna Piirto opened the bridge in May.
    Sanna Piirto is Interior minister
Ann Lee (18 December 1949 – 3 May 2020) was a Danish singer.
    Ann Lee was born on 18 December 1949
    Ann Lee died on 3 May 2020
The Willis Tower in Chicago was the first to do so, reaching 1,450 feet in 1973.
    The Willis Tower is in Chicago
    The Willis Tower in Chicago reached 1,450 feet in 1973
Ann Lee, 54, won the prize.
    Ann Lee is 54
    Ann Lee won the prize
He served as president, graduating in 1980 and moving to Oslo.
    He graduated in 1980
    He moved to Oslo
He has performed since 1989, when he joined a band in Ayr.
    he joined a band in Ayr
He attended Yale University, where he studied law.
    he studied law at Yale University
Ann Lee was a Danish actor known for her roles in Jaws, Alien and Up.
    Ann Lee was known for her roles in Alien
The Danes are known to play hard and put pressure on umpires.
    The Danes are known to put pressure on umpires
Ann Lee flew to Ayr to testify and plead for the mill.
    Ann Lee flew to Ayr to plead for the mill
The firm has named Ann Lee, who left in May, and Bo Berg.
    Ann Lee left in May
In May, the town sold the mill to a firm from Graz after a long quarrel.
    in May, the town sold the mill to a firm from Graz
"""

# Statements of a single fact, or of none that stands without the rest.
WHOLE = """
The mill burned in 1905.
Hanne and Ottar Brekke married in 1971.
He won gold in the 100m, silver in the 200m and bronze in the relay.
The firm sold the mill or the quay.
Her novel Bread and Salt sold 90,000 copies.
Lee said this in an interview with a Kommersant writer.
The fair takes place in the old mill.
In many cases, the positions were similar.
However, the firm sold the mill.
"""

# Words that no part may tell, because the sentence does not.
UNTOLD = """
If the firm sold the mill and the quay, it would be rich.
    firm sold the quay
Did Ann Lee, the mayor, sell the mill in May?
    Ann Lee
She did not steal the ring and sell it in May.
    sell
Ann Lee did not say that the mill burned in May in Ayr.
    mill burned
Lorra and Tesk signed a treaty with each other in 1954.
    Lorra signed
The studio invented many things in a hurry, such as lamps.
    invented a hurry
Cities are places where the firm could sell the mill and the quay.
    firm
Lee and Berg could buy the mill and the quay next year.
    Lee could
    Berg could
Lee and Berg built a joint school in Ayr for the children of the town.
    Lee built
I either sell the mill or keep the quay, and I pay rent in May in Ayr.
    I sell
Lee was known to sing and has sold the mill in Ayr.
    was known has
Ann Lee would not have stood had she taken them and sold them.
    had
The police charged an aide to the minister, a friend of Lee and six others in the scandal.
    minister is
The firm is efficient, making it a good buy for the town in May.
    is making
Macron met the leader of the Danish opposition, Ann Lee, in May.
    Ann Lee is the Danish opposition
Senators presented a report on trade to the chairmen of the two chambers, Ann Lee and Bo Berg, via video in May.
    report Ann
Lee is also one of the founders of the Berg Foundation in Ayr, a free think tank which attempts to heal.
    Ayr a free
    Lee attempts
The town encourages the use of bare spaces such as barns and roofs in May.
    encourages barns
The giant planets in our solar system, such as Jupiter and Saturn, rotate faster than Earth.
    planets in Saturn
The firm served the town from 1939 until 1975 with ten mills.
    from 1939 with
“The answer isn’t foreign money, and it never was in May,” Lee said.
    answer is foreign
She didn’t steal the ring and sell it in May in Ayr.
    did sell
Doctors deal in likelihoods and odds rather than absolute cause in Ayr.
    deal in absolute
Having seen the elephant in Ayr, I find the mill dull and the quay grey.
    I has
Simply put, a still wine is any wine that is not sparkling, and it sells.
    put
Among the towns that were flooded are Ayr, Graz and Linz.
    Ayr among
Ann Lee, the study's lead author, said that the results were surprising.
    lead author | Ann Lee
The tram offers a fine mix of speed, comfort and quiet for the whole town.
    offers a fine mix of comfort
    offers a comfort
The league, made up of Ayr, Graz and Linz, was founded in 1980 by a banker.
    made up of Graz
The rod and line has given way to the net in most harbours of the north.
    The line has
    | line has
They turned the mill from a ruin into a school in a matter of weeks.
    turned the mill in
The clerk works with the bank to ensure that the letter is sent to the owner in May.
    the letter is
“Do you like the mill?” asked her mother, Ann, in a talk with a reporter in Ayr.
    you asked
The mill grinds wheat, oats and cereals (a rye from Graz, a barley from Linz) for the town.
    cereals a rye
The towns near the river, which was dredged in May, are asking for help.
    towns were dredged
    towns near the river was
The clerk opened the new website, which means that the old mill is shut in May.
    website means
It is my belief that the mill in Ayr and the quay in Graz were sold in May.
    it is my belief |
"""


def table(lines):
    found = []
    for line in lines.strip().splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


def parts(sentence):
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    return [claim for claim in claims_in(read_document(article_of(sentence), tag)) if claim.unit == "part"]


def title(value):
    return value[:40] if isinstance(value, str) else ""


@pytest.mark.parametrize(("sentence", "told"), table(TOLD), ids=title)
def test_a_statement_has_each_of_its_facts_as_a_part(sentence, told):
    readings = [part.standalone for part in parts(sentence)]
    assert [fact for fact in told if fact not in readings] == [], readings


@pytest.mark.parametrize("sentence", WHOLE.strip().splitlines())
def test_a_single_fact_has_no_parts(sentence):
    assert [part.standalone for part in parts(sentence)] == []


@pytest.mark.parametrize(("sentence", "untold"), table(UNTOLD), ids=title)
def test_what_the_sentence_does_not_state_is_no_part(sentence, untold):
    readings = [f"{part.standalone} | {part.claimant}" for part in parts(sentence)]
    assert [reading for reading in readings for words in untold if words in reading] == []


def test_a_part_lies_inside_its_statement_and_names_it():
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    text = "Tom Hanks is an American actor born on 18 December 1949 in Pensacola, Florida."
    whole, *inside = claims_in(read_document(article_of(text), tag))
    assert whole.unit == "statement"
    assert {part.parent for part in inside} == {whole.id}
    assert all(whole.span.holds(part.span) for part in inside)


def test_a_part_is_told_of_the_person_whom_a_clear_pronoun_means():
    told = [part.standalone for part in parts("Ann Lee lives in Ayr. She was born in 1969 in Oslo.")]
    assert told == ["Ann Lee was born in 1969", "Ann Lee was born in Oslo"]


def test_what_is_told_of_a_speaker_beside_a_quotation_is_a_statement_and_nobodys_claim():
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    text = '"It was a war zone," said Ann Lee, who lost her home in the fire.'
    told = [claim for claim in claims_in(read_document(article_of(text), tag)) if claim.quote.startswith("who lost")]
    assert [(claim.unit, claim.claimant, claim.standalone) for claim in told] == [
        ("part", "", "Ann Lee lost her home in the fire")
    ]


def test_a_name_and_a_comma_at_the_end_have_no_age():
    assert parts("The prize went to Ann Lee,") == []


def test_what_something_means_is_not_told_without_it():
    told = parts("The report almost certainly means that the mine has no copper, an essential metal for cables.")
    assert [part.standalone for part in told if part.standalone.startswith("the mine")] == []


def test_what_somebody_is_accused_of_is_no_statement_without_its_verb():
    told = parts("Police charged the driver, accusing him of leaving Ayr, hiding the car and burning the papers.")
    assert [part.quote for part in told if part.quote.startswith("him")] == []


# A sentence, and where a part of it may not begin or end.
ENDS = """
Lee launched a fund of 12 million kroner in October last year, the firm says. | October
Layaway plans have their roots in the slump of the thirties and in a law of 1912. | roots
The fee rose from 40 Danish kroner a share at the end of 2006 to 52 kroner a year later. | 40 Danish | 52
A war is raging between Freiland and the Council of Ayr, which in May sold the mill and left. | Freiland
The ban, which extends rules already in place, will curb the adverts for food with much fat. | adverts
The rule — that nobody may sell the mill by night in Ayr — was dropped in May by the council. | Ayr
"""


@pytest.mark.parametrize("line", ENDS.strip().splitlines())
def test_a_part_ends_with_a_whole_phrase(line):
    sentence, *ends = line.split(" | ")
    quotes = [part.quote for part in parts(sentence)]
    assert [quote for quote in quotes if quote.endswith(tuple(ends))] == []


def test_a_part_begins_with_a_whole_phrase():
    quotes = [
        part.quote for part in parts("The film stars the weapons collector Ann Lee and the Danish singer Bo Berg.")
    ]
    assert [quote for quote in quotes if quote.startswith(("collector", "singer", "Ann", "Bo"))] == []


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Scientists from Sweden studied 35 men and 36 women for 18 months.", {"35 men", "36 women"}),
        ("In 2009 she joined the board of Berg and the council of Ayr.", {"the board of Berg", "the council of Ayr"}),
    ],
)
def test_a_part_about_a_member_of_a_row_ends_with_the_member_and_not_in_the_row(text, members):
    assert members <= {part.quote for part in parts(text)}
