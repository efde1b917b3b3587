"""Paragraphs and their roles."""

import pytest

from workbench.text.layout.paragraphs import paragraphs_of


def roles(text):
    return [(text[p.start : p.end], p.role, p.reason) for p in paragraphs_of(text)]


def test_a_title_leads_and_prose_follows():
    assert [role for _, role, _ in roles("Mill shuts after fire\n\nThe mill shut in May.")] == ["headline", "body"]


def test_a_bullet_is_cut_off_its_line():
    assert roles("News\n • The mill shut.\n")[1] == ("The mill shut.", "bullet", "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("Only $2/click", "advertisement"),
        ("Submit your ad here", "advertisement"),
        ("Leave a Reply", "comment form"),
        ("Subscribe to our newsletter", "subscription box"),
        ("Share on Facebook", "share buttons"),
        ("© 2021 The Daily Mill. All rights reserved.", "copyright line"),
        ("Read more: The mill that burned", "page furniture"),
        ("* * *", "ornament"),
    ],
)
def test_page_furniture_is_boilerplate(line, reason):
    assert roles(f"News\n\nThe mill shut in May.\n\n{line}")[-1][1:] == ("boilerplate", reason)


@pytest.mark.parametrize(
    "line",
    ["The paper sold advertisements to the mill.", "Subscribers left the paper in May.", "Share prices fell by 3%."],
)
def test_prose_about_such_things_is_not_boilerplate(line):
    assert roles(f"News\n\nThe mill shut.\n\n{line}")[-1][1] == "body"


def test_a_name_alone_with_a_life_in_the_first_person_is_an_author_box():
    found = roles("News\n\nThe mill shut in May.\n\nAnn Lee\n\nI have covered mills for my whole life.")
    assert [reason for _, _, reason in found[-2:]] == ["author box", "author box"]


def test_a_quoted_speaker_at_the_end_is_no_author_box():
    found = roles("News\n\nThe mill shut in May.\n\n“I will miss my mill,” Ann Lee said.")
    assert found[-1][1] == "body"
