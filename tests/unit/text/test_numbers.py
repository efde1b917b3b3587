"""Numbers in digits and words mean what a reader takes them to mean."""

import pytest

from workbench.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a hundred and twenty boats", [120]),
        ("twelve million three hundred thousand", [12_300_000]),
        ("one hundred twenty-five million people", [125_000_000]),
        ("two four-year terms", [2, 4]),
        ("two and a half million", [2_500_000]),
        ("751 in 2019", [751, 2019]),
        ("one in 2000", [1 / 2000]),
        ("twenty or thirty", [20, 30]),
    ],
)
def test_a_number_in_words_or_digits_has_its_value(words, expected):
    assert [found.value for found in find_numbers(words)] == expected
