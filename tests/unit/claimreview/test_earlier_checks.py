"""Earlier checks ranked by words, and by meaning where a likeness is given."""

from workbench.claimreview.earlier_checks import CANDIDATES, SIMILAR, build_index, find_earlier_checks

CLAIM = "The doctor said vaccines cause harm."
CHECKS = [
    ("weather", "It rained in Lyon."),
    ("words", "The doctor said the bridge would cause delays."),
    ("meaning", "Inoculation injures people."),
    ("both", "Doctors claim that a vaccine does harm."),
]
COSINES = {"weather": 0.05, "words": 0.1, "meaning": 0.7, "both": 0.8}


def likeness(claim, nearest):
    return {number: COSINES[check_id] for number, (check_id, _) in enumerate(CHECKS)}


def test_with_a_likeness_checks_are_ordered_by_words_and_meaning_together() -> None:
    index = build_index(CHECKS)
    found = find_earlier_checks(CLAIM, index, limit=9, likeness=likeness)
    assert [match.id for match in found] == ["both", "meaning", "words"]
    assert [match.id for match in find_earlier_checks(CLAIM, index, limit=1, likeness=likeness)] == ["both"]
    assert all(0 < match.relevance <= 1 for match in found)


def test_a_match_by_meaning_alone_says_so_and_the_others_what_both_mention() -> None:
    found = {match.id: match.why for match in find_earlier_checks(CLAIM, build_index(CHECKS), likeness=likeness)}
    assert found["meaning"] == SIMILAR == "similar meaning"
    assert found["words"].startswith("both mention: ")
    assert "vaccin" in found["both"]


def test_what_shares_no_word_and_is_not_near_in_meaning_is_left_out() -> None:
    found = find_earlier_checks(CLAIM, build_index(CHECKS), limit=9, likeness=likeness)
    assert "weather" not in {match.id for match in found}


def test_a_check_whose_meaning_is_unlike_still_has_a_relevance_above_0() -> None:
    (match,) = find_earlier_checks(
        "Bridge", build_index(CHECKS), likeness=lambda claim, nearest: dict.fromkeys(nearest, -1.0)
    )
    assert match.id == "words"
    assert 0 < match.relevance < 1


def test_a_check_that_shares_words_is_offered_though_its_meaning_is_not_known_yet() -> None:
    (match,) = find_earlier_checks("Bridge", build_index(CHECKS), likeness=lambda claim, nearest: {})
    assert match.id == "words"


def test_the_likeness_is_asked_about_the_best_by_words_only() -> None:
    asked = []

    def noted(claim, nearest):
        asked.append(list(nearest))
        return dict.fromkeys(nearest, 0.5)

    index = build_index([(str(number), f"Bridge {number}") for number in range(CANDIDATES * 3)])
    assert len(find_earlier_checks("The bridge", index, likeness=noted)) == 5
    assert [len(numbers) for numbers in asked] == [CANDIDATES]


def test_without_a_claim_or_a_limit_nothing_is_asked_or_found() -> None:
    index = build_index(CHECKS)

    def refused(claim, nearest):
        raise AssertionError

    assert find_earlier_checks(" ", index, likeness=refused) == ()
    assert find_earlier_checks(CLAIM, index, limit=0, likeness=refused) == ()


def test_without_a_likeness_words_alone_decide_as_before() -> None:
    found = find_earlier_checks(CLAIM, build_index(CHECKS), limit=9)
    assert [match.id for match in found] == ["both", "words"]
