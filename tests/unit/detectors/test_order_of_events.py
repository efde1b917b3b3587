"""A stretch or a tale whose dates stand in the wrong order is flagged; the same with its dates right is not."""

import pytest

from workbench.detectors.registry import RULES, flags_in
from workbench.domain.article import article_of
from workbench.services.articles.language import load_tagger
from workbench.text.reading import read_document

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
