"""The newsroom's own file: what it says is used, what cannot be is named by line."""

import pytest

from workbench.config.newsroom import FILE_NAME, LARGEST, LoadedPublisher, load_publisher, parse_publisher
from workbench.config.toml_file import parse_toml
from workbench.domain.publisher import NO_PUBLISHER, Publisher

WHOLE = """\
name = "The Example"
url = "https://example.org"
corrections = "corrections@example.org"
method = "Two people read every check."
"""


def parsed(text: str) -> LoadedPublisher:
    return parse_publisher(parse_toml(text.encode(), where="publisher.toml", largest=LARGEST))


def test_a_folder_without_the_file_names_nobody(tmp_path):
    assert load_publisher(tmp_path) == (NO_PUBLISHER, ())


def test_the_file_names_publisher_site_contact_and_method(tmp_path):
    (tmp_path / FILE_NAME).write_text(WHOLE, "utf-8")

    named, problems = load_publisher(tmp_path)

    assert problems == ()
    assert named == Publisher(
        name="The Example",
        url="https://example.org",
        corrections="corrections@example.org",
        method="Two people read every check.",
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('nmae = "x"', "'nmae' is not part of a publisher file"),
        ("name = 3", "name is 3, not text"),
        ('name = " "', "name is ' ', not text"),
        ('url = "example.org"', "url is 'example.org'"),
        ('url = "javascript:alert(1)"', "url is 'javascript:alert(1)'"),
        ('method = ["a"]', "method is ['a'], not text"),
        ('url = "http://[x"', "url is 'http://[x'"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_others_count(line, what):
    told = f'corrections = "us@example.org"\n{line}\n'

    named, problems = parsed(told)

    assert named == Publisher(corrections="us@example.org")
    assert [(problem.where, problem.what) for problem in problems] == [("publisher.toml:2", what)]


def test_a_file_that_is_no_toml_is_named_by_line_and_not_used():
    named, problems = parsed('name = "x"\nurl =\n')

    assert named == NO_PUBLISHER
    assert [problem.where for problem in problems] == ["publisher.toml:2"]
    assert "this is not TOML" in problems[0].what


def test_a_file_that_is_not_utf_8_or_too_large_is_said_so(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b'name = "\xff"')
    assert load_publisher(tmp_path)[1][0].what == "it is not UTF-8"
    assert "more than" in parsed("#" * (LARGEST + 1))[1][0].what


@pytest.mark.parametrize("contact", ["write to us", "javascript:alert(1)", "call 555 0100"])
def test_a_contact_is_a_mailbox_or_a_page(contact):
    assert parsed(f'corrections = "{contact}"')[1][0].what == f"corrections is '{contact}'"
    assert parsed('corrections = "mailto:us@example.org"') == (
        Publisher(corrections="mailto:us@example.org"),
        (),
    )
