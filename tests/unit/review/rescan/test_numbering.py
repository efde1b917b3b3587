"""Which number a claim gets, and that it keeps it."""

from dataclasses import replace

import pytest
from builders import claim_at

from workbench.domain.article import article_of
from workbench.domain.claim import Claim
from workbench.review.rescan.numbering import claim_numbers, number_claims

ARTICLE = article_of("x" * 200)


def claim(start: int, end: int, number: str = "") -> Claim:
    return claim_at(ARTICLE, start, end, number=number)


def numbers_of(*claims: Claim) -> list[str]:
    numbers = claim_numbers(claims)
    return [numbers[each.id] for each in claims]


def test_claims_without_any_number_are_counted_in_reading_order_the_longer_first():
    assert numbers_of(claim(5, 9), claim(0, 4), claim(5, 20)) == ["3", "1", "2"]


def test_a_later_claim_has_the_number_of_the_one_before_it_and_a_letter():
    first, second = claim(10, 20, "12"), claim(30, 40, "13")

    assert numbers_of(first, second, claim(22, 25))[2] == "12a"
    assert numbers_of(first, second, claim(50, 60))[2] == "13a"
    assert numbers_of(first, second, claim(0, 5))[2] == "0a"


def test_the_letters_go_on_from_those_that_are_taken():
    claims = [claim(10, 20, "12"), claim(22, 25, "12a"), claim(23, 24), claim(12, 14)]

    assert numbers_of(*claims) == ["12", "12a", "12c", "12b"]


def test_after_z_come_two_letters():
    letters = [claim(20 + place, 21 + place, f"1{chr(ord('a') + place)}") for place in range(26)]

    assert numbers_of(claim(0, 5, "1"), *letters, claim(60, 61), claim(61, 62))[-2:] == ["1aa", "1ab"]


def test_of_two_claims_with_one_number_the_first_acknowledged_has_it():
    one, other = claim(22, 25, "12a"), claim(21, 22, "12a")

    assert numbers_of(claim(10, 20, "12"), one, other) == ["12", "12a", "12b"]
    assert numbers_of(claim(10, 20, "12"), other, one) == ["12", "12a", "12b"]


@pytest.mark.parametrize("odd", ["=1+1", "12 a", "-3", "a", "٣", "1" * 40, "12A", "<b>"])
def test_what_is_no_number_counts_as_none(odd):
    assert numbers_of(claim(10, 20, "12"), claim(30, 40, odd)) == ["12", "12a"]


def test_claims_known_without_numbers_are_counted_before_those_that_come():
    known = [claim(0, 4), claim(10, 20)]

    settled = {each.start: each.number for each in number_claims(known, [claim(5, 9), claim(10, 20)])}

    assert settled == {0: "1", 5: "1a", 10: "2"}


def test_a_claim_found_again_takes_what_is_new_about_it_and_keeps_its_number():
    again = replace(claim(0, 4), standalone="It cost 40.")

    assert number_claims([claim(0, 4, "7")], [again]) == (replace(again, number="7"),)
