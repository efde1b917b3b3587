"""ClaimReviews as others write them: what is dirty is cleaned, and said."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.claimreview import parse
from workbench.claimreview.cleaning import ImportOrigin, clean_reviews, rating_conflicts
from workbench.claimreview.parse import parse_reviews
from workbench.claimreview.words import clean_claim, clean_rating
from workbench.domain.problem import Problem
from workbench.domain.publication import PublishedCheck

SOURCE = ImportOrigin(origin="feed.json", by="Ana", at="2026-01-01T00:00:00Z")
REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example.org/1",
    "datePublished": "2020-09-30",
    "author": {"@type": "Organization", "name": "The Desk"},
    "claimReviewed": "The moon is made of cheese.",
    "itemReviewed": {"@type": "Claim", "author": {"name": "A cow"}, "datePublished": "2020-09-01T10:00:00Z"},
    "reviewRating": {"alternateName": "False", "ratingValue": "1", "worstRating": 1, "bestRating": 5.0},
}


def read(told: object) -> tuple[tuple[PublishedCheck, ...], tuple[Problem, ...]]:
    content = told if isinstance(told, bytes) else json.dumps(told).encode()
    found, unread = parse_reviews(content, origin="feed.json")
    checks, mended = clean_reviews(found, SOURCE)
    return checks, (*unread, *mended)


def read_with(**change) -> tuple[PublishedCheck, list[str]]:
    (check,), problems = read(REVIEW | change)
    return check, [problem.what for problem in problems]


def test_a_clean_review_is_taken_as_it_stands():
    check, problems = read_with()

    assert problems == []
    assert (check.claim, check.publisher, check.rating) == ("The moon is made of cheese.", "The Desk", "False")
    assert (check.rating_value, check.rating_worst, check.rating_best) == (1.0, 1.0, 5.0)
    assert (check.claimant, check.claimed_on, check.reviewed_on) == ("A cow", "2020-09-01", "2020-09-30")
    assert check.url == "https://check.example.org/1"


@pytest.mark.parametrize(
    "wrapped",
    [
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {**REVIEW, "@type": ["Review", "ClaimReview"]},
        {**REVIEW, "@type": "http://schema.org/ClaimReview"},
        b"\xef\xbb\xbf" + json.dumps(REVIEW).encode(),
        json.dumps(REVIEW).encode("utf-16"),
        b"<html><head><SCRIPT type='application/ld+json'>\n" + json.dumps(REVIEW).encode() + b";</script></head>",
        b'<script type="application/ld+json">//<![CDATA[\n' + json.dumps(REVIEW).encode() + b"\n//]]></script>",
        b"<script>var a = 1 < 2;</script><script type=application/ld+json>"
        + json.dumps(REVIEW).encode()
        + b"</script>",
    ],
)
def test_a_review_is_found_in_whatever_it_is_wrapped(wrapped):
    (check,), problems = read(wrapped)
    assert problems == ()
    assert check.claim == "The moon is made of cheese."


def test_fields_under_the_name_of_their_vocabulary_are_read():
    home = "http://schema.org/"
    expanded = {
        "@type": [f"{home}ClaimReview"],
        f"{home}claimReviewed": [{"@value": "The moon is made of cheese.", "@language": "en"}],
        f"{home}url": [{"@id": "https://check.example.org/1"}],
        f"{home}reviewRating": [{f"{home}alternateName": [{"@value": "False"}]}],
        f"{home}author": [{f"{home}name": [{"@value": "The Desk"}]}],
    }
    (check,), problems = read(expanded)
    assert (check.claim, check.rating, check.publisher) == ("The moon is made of cheese.", "False", "The Desk")
    assert (check.url, problems) == ("https://check.example.org/1", ())


def test_a_review_in_a_graph_has_the_context_around_it():
    bare = {name: value for name, value in REVIEW.items() if name != "@context"}
    (found,), _ = parse_reviews(json.dumps({"@context": "https://schema.org/", "@graph": [bare]}).encode(), origin="a")
    assert found.review["@context"] == "https://schema.org/"


def test_json_lines_are_read_and_a_bad_one_is_named():
    lines = [json.dumps(REVIEW), "{oops", json.dumps({**REVIEW, "url": "https://check.example.org/2"})]
    checks, (problem,) = read("\n".join(lines).encode())
    assert len(checks) == 2
    assert problem.where == "feed.json:2"


def test_a_claim_that_quotes_a_script_is_only_words():
    quoted = 'He wrote <script type="application/ld+json">{}</script> on a wall'
    (check,), problems = read([REVIEW | {"claimReviewed": quoted}])
    assert (check.claim, problems) == ("He wrote {} on a wall", ())


def test_references_within_a_graph_are_followed():
    graph = [
        {"@id": "#desk", "@type": "Organization", "name": "The Desk"},
        {"@id": "#claim", "@type": "Claim", "author": {"@id": "#cow"}},
        {"@id": "#cow", "name": "A cow"},
        {**REVIEW, "author": {"@id": "#desk"}, "itemReviewed": {"@id": "#claim"}},
    ]
    (check,), _ = read({"@graph": graph})
    assert (check.publisher, check.claimant) == ("The Desk", "A cow")


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        (": false", "False"),
        ("Rating: False", "False"),
        ("  RATING :  FALSE. ", "False"),
        ("Our ruling: Half True", "Half True"),
        ("Verdict \u2013 Mostly False", "Mostly False"),
        ("<b>False</b>", "False"),
        ("&ldquo;False&rdquo;", "False"),
        ("Not the whole story: it depends", "Not the whole story: it depends"),
        ("Falsch", "Falsch"),
        ("Bewertung: Größtenteils falsch", "Größtenteils falsch"),
        ("Verdict : Faux", "Faux"),
        ("CALIFICACIÓN: FALSO", "Falso"),
        ("Misleading: the picture is from 2015", "Misleading: the picture is from 2015"),
        ("Note-worthy", "Note-worthy"),
        ("4", "4"),
        ("", ""),
        (None, ""),
        (True, ""),
    ],
)
def test_a_rating_is_freed_of_what_stands_round_it(written, clean):
    assert clean_rating(written) == clean
    assert clean_rating(clean) == clean


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("The moon is made of cheese: false", "The moon is made of cheese"),
        ("The moon is made of cheese (False).", "The moon is made of cheese"),
        ("False: The moon is made of cheese.", "The moon is made of cheese."),
        ("He said it was false", "He said it was false"),
        ("It is semi-false", "It is semi-false"),
        ("Two things: the moon, and cheese", "Two things: the moon, and cheese"),
    ],
)
def test_a_claim_loses_a_rating_put_before_or_behind_it_and_no_word_of_its_own(written, clean):
    assert clean_claim(written, "False") == clean


def test_a_list_of_one_claim_is_that_claim_and_of_two_both():
    check, problems = read_with(claimReviewed=["The moon is made of cheese."])
    assert (check.claim, problems) == ("The moon is made of cheese.", [])

    checks, (problem,) = read({**REVIEW, "claimReviewed": ["One.", "Two.", "One."]})
    assert [check.claim for check in checks] == ["One.", "Two."]
    assert problem.what == "it contains 2 claims"


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"alternateName": "False", "ratingValue": "1"}, "ratingValue 1"),
        ({"alternateName": "False", "ratingValue": 7, "worstRating": 1, "bestRating": 5}, "ratingValue 7"),
        ({"alternateName": "False", "ratingValue": 1, "worstRating": 5, "bestRating": 1}, "worstRating 5"),
    ],
)
def test_numbers_that_are_no_scale_are_left_out_and_said(rating, words):
    check, (problem,) = read_with(reviewRating=rating)
    assert (check.rating_value, check.rating_worst, check.rating_best) == (0.0, 0.0, 0.0)
    assert "do not form a scale" in problem
    assert words in problem


@pytest.mark.parametrize("rating", [{"alternateName": "False"}, {"alternateName": "False", "ratingValue": ""}, "False"])
def test_a_rating_in_words_alone_is_nothing_to_speak_of(rating):
    check, problems = read_with(reviewRating=rating)
    assert (check.rating, problems) == ("False", [])


def test_a_verdict_written_where_the_number_belongs_is_taken_for_the_words():
    check, problems = read_with(reviewRating={"ratingValue": "Rating: False"})
    assert (check.rating, problems) == ("False", [])


def test_what_is_missing_is_said_and_the_rest_kept():
    check, problems = read_with(reviewRating={}, url="javascript:alert(1)", datePublished="yesterday")
    assert (check.rating, check.url, check.reviewed_on) == ("", "", "")
    assert problems == [
        "it has no rating in words",
        "it has no page address",
        "datePublished 'yesterday' is not a date",
    ]


def test_a_review_without_a_claim_is_left_out_and_said():
    checks, (problem,) = read({**REVIEW, "claimReviewed": " ", "itemReviewed": {}})
    assert checks == ()
    assert problem.what == "it has no claim"


def test_the_page_of_a_feeds_entry_stands_in_for_that_of_its_review():
    bare = {name: value for name, value in REVIEW.items() if name != "url"}
    entry = {"@type": "DataFeedItem", "url": "https://check.example.org/9", "item": bare}
    (check,), problems = read({"@type": "DataFeed", "dataFeedElement": [entry]})
    assert (check.url, problems) == ("https://check.example.org/9", ())


def test_reviews_that_disagree_are_both_kept_and_said():
    checks, problems = read([REVIEW, {**REVIEW, "reviewRating": {"alternateName": "True"}}])
    (problem,) = rating_conflicts(checks)
    assert [check.rating for check in checks] == ["False", "True"]
    assert problems == ()
    assert "is rated 'False', 'True' by The Desk" in problem.what


def test_reviews_that_agree_but_for_letter_case_do_not_disagree():
    checks, _ = read([REVIEW, {**REVIEW, "reviewRating": {"alternateName": ": FALSE"}, "url": "https://e.example/2"}])
    assert list(rating_conflicts(checks)) == []


def test_a_review_told_twice_is_kept_once():
    checks, (problem,) = read([REVIEW, REVIEW])
    assert len(checks) == 1
    assert problem.what == "it appears twice"


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2]", b"<p>no script</p>", b"\x00\xff\xfe", b"[" * 200_000])
def test_a_file_without_a_review_gets_one_line(content):
    checks, (problem,) = read(content)
    assert checks == ()
    assert "\n" not in str(problem)


def test_an_endless_page_of_open_tags_is_read_at_once():
    checks, problems = read(b"<script " * 200_000 + b"<script>" * 200_000)
    assert checks == ()
    assert len(problems) == 1


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(parse, "LARGEST", 10)
    checks, (problem,) = read(REVIEW)
    assert checks == ()
    assert "more than" in problem.what


def test_only_so_many_reviews_are_taken_from_one_file(monkeypatch):
    monkeypatch.setattr(parse, "MOST", 2)
    checks, problems = read([{**REVIEW, "claimReviewed": f"Claim {n}."} for n in range(3)])
    assert len(checks) == 2
    assert "it contains 3 reviews; only the first 2 are imported" in [problem.what for problem in problems]


def test_hidden_signs_and_endless_fields_are_cut():
    check, _ = read_with(claimReviewed="a\u202eb\x00c " + "x" * 9_000, reviewRating={"alternateName": "y" * 9_000})
    assert check.claim.startswith("a b c x")
    assert len(check.claim) == 2_000
    assert len(check.rating) == 300


def test_what_is_longer_than_is_kept_is_said():
    claims = [f"Claim {number}." for number in range(60)]
    checks, problems = read({**REVIEW, "claimReviewed": claims, "itemReviewed": {}})
    assert len(checks) == 50
    assert "a field of it holds 60 values; the first 50 are read" in [problem.what for problem in problems]

    _, told = read_with(claimReviewed="x" * 2_001)
    assert told == ["a claim of it has more than 2,000 characters; the first 2,000 are kept"]


def test_a_script_without_an_end_is_named_beside_one_that_was_read():
    page = f'<script type="application/ld+json">{json.dumps(REVIEW)}</script><script type="application/ld+json">{{"@'
    checks, (problem,) = read(page.encode())
    assert len(checks) == 1
    assert problem.what == "a script on the page is not closed, and was not read"


def test_a_file_with_too_many_objects_is_read_in_part_and_says_so(monkeypatch):
    monkeypatch.setattr(parse, "MOST_NODES", 3)
    checks, problems = read([{"a": 1}, REVIEW, {"b": 2}, {"c": 3}])
    assert "it contains more than 3 objects; the rest was not read" in [problem.what for problem in problems]
    assert len(checks) == 1


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20) | st.sampled_from(["", "http://"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*REVIEW, "name", "@id"]), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*REVIEW, "mainEntityOfPage", "inLanguage", "publisher"]), VALUES))
def test_whatever_stands_in_the_fields_every_check_that_comes_out_is_whole(fields):
    checks, _ = read({**fields, "@type": "ClaimReview"})
    for check in checks:
        assert check.claim.strip()
        assert check.rating_worst <= check.rating_value <= check.rating_best
        assert check.url == "" or check.url.startswith("http")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_to_reviews_or_problems(content):
    checks, problems = read(content)
    assert checks or problems
