"""What the times of a text say, told wrongly and rightly in many ways: one row a relation and wording.

`{wrong|right}`: the first is flagged by a rule on dates or figures, the second is left alone.
"""

import re

import pytest

from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

DATE_RULES = tuple(rule for rule in RULES if rule.code[:3] in {"DAT", "NUM"} and rule.code != "DAT003")
SLIP = re.compile(r"\{(?P<wrong>[^|}]*)\|(?P<right>[^|}]*)\}")

TOLD = [
    ("The museum, which opened its doors in 1974, is celebrating {60|50} years this summer.", "2024-06-03"),
    ("It is {60|50} years since the museum opened in 1974.", "2024-06-03"),
    ("The museum opened in 1974. Next year it will be {60|50} years old.", "2023-06-03"),
    ("The museum, founded in 1974, turns {60|50} this year.", "2024-06-03"),
    ("The club's centenary will be marked in {2031|2021}. It was founded in 1921.", "2020-01-10"),
    ("The bridge, completed in 1932, will be {100|90} years old in March.", "2022-02-10"),
    ("The strike, which began on March 3 and ended on March 17, lasted {three weeks|two weeks}.", "2022-04-10"),
    ("The strike lasted {three weeks|two weeks}, from March 3 to March 17.", "2022-04-10"),
    ("After {three weeks|two weeks} on the picket line, from March 3 until March 17, they went back.", "2022-04-10"),
    ("The hostages were seized on 4 May and freed on 14 May, {20|10} days later.", "2022-06-10"),
    ("The hostages, seized on 4 May, were freed {20|10} days later, on 14 May.", "2022-06-10"),
    ("He resigned on 2 June, just {two days|five days} after taking office on 28 May.", "2022-06-10"),
    ("He resigned on 2 June. {Two days|Five days} earlier, on 28 May, he had taken office.", "2022-06-10"),
    ("Born in 1950, Ms Lee was {40|50} when she became mayor in 2000.", "2022-06-10"),
    ("Ms Lee, who was born in 1950, became mayor in 2000 at the age of {40|50}.", "2022-06-10"),
    ("Ann Lee, {62|72}, was born on 3 May 1950 in Hull.", "2022-06-10"),
    ("Ann Lee (born 3 May 1950) died on 4 June 2022. She was {62|72}.", "2022-06-10"),
    ("Ann Lee died on Saturday at the age of {62|72}. She was born in Hull on 3 May 1950.", "2022-06-10"),
    (
        "Ann Lee, who died last week at {62|72}, ran the shop for decades. Lee was born in Hull on 3 May 1950.",
        "2022-06-10",
    ),
    ("Tom Reed has been mayor since 2011. After {16|11} years in the post he says he is tired.", "2022-06-10"),
    ("Tom Reed, who has been mayor for {16|11} years, since 2011, says he is tired.", "2022-06-10"),
    ("Tom Reed, mayor since 2011, said after {16|11} years he was tired.", "2022-06-10"),
    ("The contract, signed in May 2020, runs for {five|three} years until May 2023.", "2022-06-10"),
    ("The contract was signed in May 2020 and expires in May 2023, {five|three} years later.", "2022-06-10"),
    ("She was jailed in March 2019 for a crime committed {six|four} years earlier, in 2015.", "2022-06-10"),
    (
        "The law came into force in January 2019, {14 months|two months} after it was passed in November 2018.",
        "2022-06-10",
    ),
    ("Two years ago, in {2017|2020}, the council shut the pool.", "2022-06-10"),
    ("The council shut the pool in {2017|2020}, two years ago.", "2022-06-10"),
    ("The pool, which shut {five years|two years} ago, in 2020, will reopen.", "2022-06-10"),
    ("The bakery opened in 1998 and closed in 2012, {24|14} years later.", "2022-06-10"),
    ("She retired in {1996|2006} after 30 years with the firm, which she joined in 1976.", "2022-06-10"),
    ("She joined the firm in 1976 and retired 30 years later, in {1996|2006}.", "2022-06-10"),
    ("She joined the firm in 1976. Thirty years later, in {1996|2006}, she retired.", "2022-06-10"),
    ("The shop is open from 9am to 5pm, {nine|eight} hours a day.", "2022-06-10"),
    ("Polling stations opened at 7am and closed at 10pm, {13|15} hours later.", "2022-06-10"),
    ("The festival runs from Friday 3 June to {Monday|Sunday} 5 June.", "2022-05-10"),
    ("The festival (Friday June 3 – {Monday|Sunday} June 5) is free.", "2022-05-10"),
    ("It starts on {Thursday|Friday} 3 June 2022.", ""),
    ("It starts at 3pm on {Thursday|Friday}, June 3.", "2022-05-10"),
    ("On the night of {Sunday|Saturday}, 4 June, a fire broke out.", "2022-06-10"),
    ("It happened on June 4, a {Sunday|Saturday}.", "2022-06-10"),
    ("The meeting on 4 June ({Sunday|Saturday}) was long.", "2022-06-10"),
    ("The council {met|will meet} on 20 June to approve the plan.", "2022-06-10"),
    ("The council {will meet|met} on Wednesday 1 June to approve the plan.", "2022-06-10"),
    ("The mine closed in 1984 after the strike began in {1985|1983}.", "2022-06-10"),
    ("She died in 1998 before her son was elected in {1990|2001}.", "2022-06-10"),
    ("Having won the seat in {2015|2005}, she lost it in 2010.", "2022-06-10"),
    ("The deadline passed on 31 {June|July} without a deal.", "2022-08-10"),
    ("The company was founded in {1948|1938}. It marked its 80th birthday in 2018.", "2022-08-10"),
    ("Their diamond wedding fell in {2022|2012}; they married in 1952.", "2022-08-10"),
    ("The couple, who married in 1952, celebrated their diamond anniversary in {2022|2012}.", "2023-08-10"),
    ("The term lasts four years. He was elected in November 2020, and it ends in November {2025|2024}.", "2022-08-10"),
    ("He was elected in 2020 for a four-year term that ends in {2026|2024}.", "2022-08-10"),
    ("The fire broke out at 10pm on Friday and was put out at 4am on Saturday, {eight|six} hours later.", "2022-08-10"),
    ("Police were called at 2.15am. They arrived at 2.45am, {50|30} minutes later.", "2022-08-10"),
    ("A three-day conference will be held from 4 to {7|6} July.", "2022-06-10"),
    ("The two-week trial began on March 1 and ended on {March 29|March 15}.", "2022-06-10"),
]


def loud(text: str, published: str) -> list[str]:
    document = read_document(article_of(text, published=published), load_tagger())
    return [flag.message for flag in flags_in(document, DATE_RULES) if flag.severity is not Severity.NOTE]


@pytest.mark.parametrize(("text", "published"), TOLD)
def test_a_time_told_wrongly_is_flagged(text: str, published: str) -> None:
    assert loud(SLIP.sub(lambda slip: slip["wrong"], text), published)


@pytest.mark.parametrize(("text", "published"), TOLD)
def test_a_time_told_rightly_is_left_alone(text: str, published: str) -> None:
    assert loud(SLIP.sub(lambda slip: slip["right"], text), published) == []


REAL = [
    ("The film will be released on December 8th.", "2023-03-25"),
    ("In-person visits resumed July 1.", "2021-04-14"),
    ("In 2017 he said that he had fallen ill two years earlier, but last April he left.", "2026-02-20"),
    ("They brought in the bill in 2023, for the 100th anniversary of its first introduction.", "2024-04-04"),
    ("He pushed for the 2020 census but was blocked in 2019.", "2024-05-07"),
    ("The trial will pay for five years of study to children of workers who have died since 2022.", "2024-04-18"),
    ("Temperatures rose over the last three decades, by 1 degree since 1999.", "2024-08-20"),
    ("In 2028 and beyond, Harris said, America will be ready.", "2026-04-19"),
    ("He was hired before July 6, 2008, and leaves in the month in which he turns 57.", "2026-03-16"),
    ("He was found guilty two weeks ago of breaking a 1925 law.", "2026-03-16"),
    ("Talks on the 2012 strike were held in 2010 after it.", "2026-03-16"),
    ("The museum will open its wing in time for the 100th anniversary of its founding in 1925.", "2025-01-30"),
    ("The museum will mark the anniversary of its founding in 1925.", "2025-01-30"),
    ("The union called strikes for December 9.", "2023-11-24"),
    ("Founded in 1961 by his father, the yard is run by Jory's son, another Jory, who is 44.", "2025-03-14"),
    ("She died on Monday, March 3.", "2025-10-09"),
]


@pytest.mark.parametrize(("text", "published"), REAL)
def test_what_news_tells_rightly_is_left_alone(text: str, published: str) -> None:
    assert loud(text, published) == []


def test_a_flag_names_what_the_length_lies_between() -> None:
    text = "Talks opened in May 2018. They ended four years later, in May 2019."
    document = read_document(article_of(text, published="2020-02-05"), load_tagger())
    flag = next(flag for flag in flags_in(document, DATE_RULES) if flag.rule == "DAT008")

    assert flag.quote == "four years"
    assert [place.quote for place in flag.related] == ["May 2018", "May 2019"]
    assert flag.message == "May 2018 to May 2019 = 1 year, but the text says four years."


def test_a_day_that_does_not_go_with_the_others_is_flagged_without_a_year() -> None:
    text = "Open on Friday, June 3, on Saturday, June 4, and on Monday, June 7."

    assert loud(text, "") == ["In no year do 'Monday, June 7' and 'Friday, June 3' go together."]
