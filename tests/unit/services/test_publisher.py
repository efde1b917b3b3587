"""The publisher's file: what it tells, and what in it is of no use."""

import pytest

from workbench.domain.handover.publication import Publisher
from workbench.services.publisher import publisher, publisher_from


def test_a_whole_file_tells_the_publisher(tmp_path):
    told = 'name = "The Desk"\nurl = "https://example.org"\ncorrections = "mail@example.org"\n'
    (tmp_path / "publisher.toml").write_text(told, encoding="utf-8")
    desk = Publisher(name="The Desk", url="https://example.org", corrections="mail@example.org")
    assert publisher(tmp_path) == (desk, ())


def test_a_folder_without_the_file_has_no_publisher_and_no_problem(tmp_path):
    assert publisher(tmp_path) == (Publisher(), ())


def test_a_changed_file_is_read_anew(tmp_path):
    path = tmp_path / "publisher.toml"
    path.write_text('name = "A"\n', encoding="utf-8")
    assert publisher(tmp_path)[0].name == "A"
    path.write_text('name = "Other"\n', encoding="utf-8")
    assert publisher(tmp_path)[0].name == "Other"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = The Desk", "line 1"),
        ('title = "x"', "'title' is not a setting"),
        ('url = "example.org"', "url is 'example.org'"),
        ('corrections = "write to us"', "corrections is 'write to us'"),
        ('corrections = "javascript:alert(1)"', "corrections is 'javascript:alert(1)'"),
    ],
)
def test_what_is_of_no_use_is_said_and_left_out(text, why):
    told, (problem,) = publisher_from(text)
    assert told == Publisher()
    assert why in str(problem)


@pytest.mark.parametrize("kept", ["mailto:a@example.org", "a@example.org", "https://example.org/corrections"])
def test_corrections_may_go_to_an_address_or_a_page(kept):
    assert publisher_from(f'corrections = "{kept}"') == (Publisher(corrections=kept), ())


def test_a_file_that_is_not_utf8_is_a_problem(tmp_path):
    (tmp_path / "publisher.toml").write_bytes(b'name = "\xff"')
    (problem,) = publisher(tmp_path)[1]
    assert "not UTF-8" in problem.what
