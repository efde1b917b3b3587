"""A stretch or a tale whose dates stand in the wrong order is flagged; the same with its dates right is not."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

DAT005 = tuple(rule for rule in RULES if rule.code == "DAT005")

NEUTRAL = "The town lies on a river.\n\n{} The market is held on Saturdays.\n\nMany visitors come by train."

# Each sentence with the later and the earlier year: right as it stands, wrong the other way round.
IN_ORDER = [
    ("Rosa Lindqvist led the choir from {} to {}.", 2011, 2014),
    ("The strike lasted from {} until {}.", 1984, 1986),
    ("Between {} and {} the harbour was dredged.", 1989, 1998),
    ("He was mayor of Orsted ({}–{}) and later a judge.", 1951, 1957),
    ("From May {} to March {} the bridge was shut.", 2014, 2016),
    ("She chaired the board from 3 May {} until 1 March {}.", 2012, 2015),
    ("The drought, from {} through {}, emptied the lakes.", 1976, 1979),
    ("He worked as a ranger from late {} to early {}.", 2003, 2007),
    ("Her reign, {}–{}, was peaceful.", 1702, 1714),
    ("In {}-{} the plant was rebuilt.", 1962, 1965),
    ("The bridge opened in {} and was demolished in {}.", 1913, 1931),
    ("Born in {}, she died in {} in Marley.", 1949, 2002),
    ("He was born in Brenton in {} and died in {}.", 1850, 1902),
    ("Founded in {}, the club was dissolved in {}.", 1990, 1995),
    ("She was elected in {} and took office in {}.", 2017, 2019),
    ("The mill opened in {} but closed three years later, in {}.", 2011, 2014),
    ("He joined the firm in May {} and left in April {}.", 2012, 2014),
    ("They married in {} and divorced in {}.", 1987, 1991),
    ("She enrolled at the college in {} and graduated in {}.", 1996, 1999),
    ("Construction began in {} and was completed in {}.", 2004, 2009),
    ("Petersen was arrested in {} and convicted in {}.", 2008, 2010),
    ("In {}, two years before the strike of {}, the pit was sold.", 2010, 2012),
    ("The lake froze in {}, and nine years later, in {}, it dried out.", 1940, 1949),
    ("The law was passed in {} and repealed in {}.", 1996, 2001),
    ("She became head of the school in {} before moving to Lund in {}.", 2001, 2008),
    ("The treaty was signed in June {} and ratified in January {}.", 1990, 1992),
    ("Built in {}, the tower burned down in {}.", 1820, 1866),
    ("Work on the dam started in {} and ended in {}.", 1968, 1973),
    ("He emigrated to Chile in {}, then settled in Peru in {}.", 1921, 1930),
    ("The paper was founded in {} and ceased to appear in {}.", 1893, 1934),
    ("Arrested in {}, Holm was released in {}.", 1977, 1981),
    ("She was appointed in {} and resigned in {}.", 2013, 2018),
    ("The festival started in {}, moved to the park in {}.", 1992, 2003),
    ("The rule was introduced in {} and abolished in {}.", 1970, 1974),
]


def flagged(sentence):
    text = NEUTRAL.format(sentence)
    return [flag.quote for flag in flags_in(read_document(article_of(text), load_tagger()), DAT005)]


@pytest.mark.parametrize(("sentence", "early", "late"), IN_ORDER)
def test_dates_in_the_wrong_order_are_flagged(sentence, early, late):
    assert len(flagged(sentence.format(late, early))) == 1


@pytest.mark.parametrize(("sentence", "early", "late"), IN_ORDER)
def test_dates_in_the_right_order_are_left_alone(sentence, early, late):
    assert flagged(sentence.format(early, late)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Attendance fell from 2014 to 1989.",
        "The trail drops from 2014 to 1650 metres.",
        "The cave was used from 3000 to 1500 BC.",
        "The album was released in 2005 and recorded in 2003.",
        "The chapel was finished in 1995 and designed in 1990.",
        "Lena Dahl joined in 2015 after she had left Orsted in 2012.",
        "He moved in 2014 and his brother, who left in 2009, followed.",
        "Born in 1952, his father having died in 1949, he grew up poor.",
        "The school opened in 1995 and the old one closed in 1993.",
        "She won the cup in 2014 and the medal in 2011.",
        "Call 2014-1998 for a table.",
        "In the season of 1999–00 they won.",
        "He was re-elected in 2015, having first been elected in 2009.",
    ],
)
def test_numbers_and_events_of_another_kind_are_left_alone(sentence):
    assert flagged(sentence) == []


LIVES = [
    "Anna Schmidt (1902–1971) was a painter. In 1974 Schmidt moved to Lund.",
    "Anna Schmidt was born in 1952. Schmidt joined the army in 1949.",
    "Anna Schmidt, born on 4 March 1952, ran the mill. She graduated in 1949.",
    "Anna Schmidt died in 1983. In 1991 Schmidt moved to Lund.",
    "Anna Schmidt (born 1952) is a singer. In 1938 she was appointed to the court.",
    "Anna Schmidt was elected mayor in 2019. She took office in 2017.",
    "Anna Schmidt was elected president in May 2019. Schmidt was sworn in on 3 April 2018.",
]


@pytest.mark.parametrize("sentence", LIVES)
def test_events_of_one_person_that_cannot_be_are_flagged_across_sentences(sentence):
    assert len(flagged(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Schmidt (1902–1971) was a painter. In 1974 Schmidt was honoured with a stamp.",
        "Anna Schmidt was born in 1952. Her father joined the army in 1949.",
        "Anna Schmidt was born in 1952. Jonas Brandt joined the army in 1949.",
        "Anna Schmidt was elected to the senate in 2019. She took office as mayor in 2017.",
        "Anna Schmidt was re-elected mayor in 2019. She took office in 2015.",
        "Anna Schmidt (2001–2007) was followed by a banker. In 2012 Schmidt moved to Lund.",
        "Anna Schmidt died in 1983. In 1991 Karl Schmidt moved to Lund.",
    ],
)
def test_events_of_other_people_and_posts_are_left_alone(sentence):
    assert flagged(sentence) == []


def flagged_in_article_of(published, sentence):
    document = read_document(article_of(NEUTRAL.format(sentence), published=published), load_tagger())
    return [(flag.quote, flag.severity.value) for flag in flags_in(document, DAT005)]


@pytest.mark.parametrize(
    ("sentence", "late"),
    [
        ("The court ruled on 3 May 2021.", "3 May 2021"),
        ("Two men died in a fire in 2022.", "2022"),
        ("On 14 November 2020 the council met in Lund.", "14 November 2020"),
        ("She was arrested in December 2020.", "December 2020"),
        ("In 2031 the company bought its rival.", "2031"),
    ],
)
def test_an_event_told_as_past_after_the_article_is_flagged(sentence, late):
    assert flagged_in_article_of("2020-09-30", sentence) == [(late, "warning")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The court ruled on 3 May 2019.",
        "The court ruled on 1 October 2020.",
        "The court will rule on 3 May 2021.",
        "Ministers agreed to close the pit in 2031.",
        "The vote was postponed and planned again for May 2021.",
        "The novel tells how the town drowned in 2044.",
    ],
)
def test_plans_and_what_the_article_can_know_are_left_alone(sentence):
    assert flagged_in_article_of("2020-09-30", sentence) == []


def test_several_late_events_put_the_date_of_the_article_in_doubt():
    sentence = "The court ruled in 2022. The judge resigned in 2023."
    assert flagged_in_article_of("2020-09-30", sentence) == [("2022", "note")]
