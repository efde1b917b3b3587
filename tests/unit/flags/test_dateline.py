"""The day an article was written."""

from datetime import date

import pytest

from workbench.domain.article import article_of
from workbench.flags.dates.dateline import day_of_writing
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
