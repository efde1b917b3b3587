"""The day an article was written."""

from datetime import date

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import flags_in
from workbench.text.layout.day_of_writing import day_of_writing
from workbench.text.read_article import read_document

MAY_5 = date(2020, 5, 5)


@pytest.mark.parametrize(
    "head",
    [
        "Mill shuts\n\nTuesday, May 5, 2020\n\n",
        "Mill shuts\n\n5 May 2020\n\n",
        "Mill shuts\n\nBy Ana Berg | 5 May 2020\n\n",
        "Mill shuts\n\nPublished on May 5, 2020 at 10:30\n\n",
        "Mill shuts\n\nLast updated: 2020-05-05\n\n",
        "Mill shuts Tuesday, May 5, 2020\n\n",
        "Mill shuts\n\nTuesday, May 5, 2020 ",
        "Mill shuts\n\nLONDON, May 5, 2020 (Reuters) - ",
        "Mill shuts\n\nNEW YORK (AP), 5 May 2020 — ",
        "Mill shuts\n\nMay 5, 2020 (Reuters) – ",
        "Mill shuts\nBy Ana Berg\nPublished May 5, 2020\n\n",
        "Mill shuts\n\nBy Ana Berg\nUpdated 5 May 2020\n\n",
    ],
)
def test_a_dateline_tells_the_day(head):
    document = read_document(article_of(f"{head}The owner wept yesterday."))

    assert day_of_writing(document) == MAY_5


@pytest.mark.parametrize(
    "text",
    [
        "Mill shuts\n\nThe mill was shut on Tuesday, May 5, 2020. The owner wept yesterday.",
        "Mill shuts\n\nOn 5 May 2020 the mill was shut.",
        "Mill shuts\n\nUNESCO met on May 5, 2020 - and shut the mill.",
        "The mill closes on Tuesday, May 5, 2020\n\nThe owner wept yesterday.",
        "Mill shuts\n\nMay 2020\n\nThe owner wept yesterday.",
        "Mill shuts\n\n31 February 2020\n\nThe owner wept yesterday.",
        "One line.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\n5 May 2020\n\nThe owner wept.",
    ],
)
def test_a_date_told_in_the_text_is_no_dateline(text):
    assert day_of_writing(read_document(article_of(text))) is None


def test_the_recorded_day_comes_before_the_dateline():
    article = article_of("Mill shuts\n\n5 May 2020\n\nThe owner wept.", published="2021-01-02")

    assert day_of_writing(read_document(article)) == date(2021, 1, 2)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 14/03/2024 10:05 GMT", date(2024, 3, 14)),
        ("Posted 03/14/2024", date(2024, 3, 14)),
        ("Updated 14.03.2024, 3 min read", date(2024, 3, 14)),
        ("By Ann Lee on March 14, 2024 6:23 PM", date(2024, 3, 14)),
        ("2024-03-14T10:05 GMT", date(2024, 3, 14)),
        ("Published: 5/5/2024", date(2024, 5, 5)),
        ("Published: 03/04/2024 10:05 GMT", None),
        ("Published: 14/33/2024", None),
        ("It was sold on 14/03/2024 to a bank.", None),
    ],
)
def test_a_day_in_figures_on_the_line_of_publication_counts_where_it_can_be_read_in_one_way(line, day):
    text = f"Mill shuts\n\n{line}\n\nThe mill by the river shut in the spring."
    assert day_of_writing(read_document(article_of(text))) == day


def test_the_line_of_publication_gives_the_year_of_a_weekday():
    text = "Published: 14/03/2024 10:05 GMT\n\nThe board met on Friday 14 March."
    flags = flags_in(read_document(article_of(text)))
    assert "DAT001" in {flag.rule for flag in flags}
