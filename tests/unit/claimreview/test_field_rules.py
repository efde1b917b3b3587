"""A ClaimReview is valid by rule and by schema, or the field at fault is named."""

import copy
import json
from importlib import resources

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.claimreview.field_rules import recommendations, violations

SCHEMA = json.loads(resources.files("workbench.claimreview").joinpath("claimreview.schema.json").read_text("utf-8"))
HOME = "https://www.example.org"
VALID = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example.org/1",
    "datePublished": "2026-11-23",
    "author": {"@type": "Organization", "name": "The Desk", "url": HOME},
    "claimReviewed": "The bridge in Oslo opened in 2019.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Kari Nordmann", "sameAs": "https://example.net/kari"},
        "datePublished": "2026-11-01",
        "appearance": {"@type": "CreativeWork", "url": "https://example.net/speech"},
    },
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Wrong",
        "ratingValue": 1,
        "worstRating": 1,
        "bestRating": 5,
    },
}


def changed(path: str, value: object) -> dict[str, object]:
    """The valid review with one field set, or taken out where `value` is nothing."""
    review = copy.deepcopy(VALID)
    *way, last = path.split(".")
    node = review
    for name in way:
        node = node[name]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return review


def by_schema(review: object) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(review)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_whole_review_breaks_no_rule_and_wants_nothing():
    assert violations(VALID, home=HOME) == ()
    assert recommendations(VALID) == ()
    assert by_schema(VALID)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("@context", "https://example.org"),
        ("@type", "Review"),
        ("claimReviewed", None),
        ("claimReviewed", " "),
        ("claimReviewed", ["a", "b"]),
        ("url", None),
        ("url", "/1"),
        ("url", "ftp://example.org/1"),
        ("url", "https://example.org/a b"),
        ("url", "https://ana:x@example.org/1"),
        ("reviewRating", None),
        ("reviewRating.alternateName", None),
        ("reviewRating.alternateName", 1),
        ("reviewRating.ratingValue", None),
        ("reviewRating.bestRating", None),
        ("reviewRating.worstRating", None),
        ("reviewRating.worstRating", 0),
        ("reviewRating.ratingValue", "one"),
        ("author", {"@type": "Organization"}),
        ("author", "The Desk"),
        ("author.@type", "Thing"),
        ("author.correctionsPolicy", "mail@example.org"),
        ("itemReviewed", "The bridge"),
        ("itemReviewed.author.sameAs", "kari"),
        ("itemReviewed.appearance", {"url": 1}),
        ("itemReviewed.@type", "Thing"),
        ("itemReviewed.author.name", None),
        ("itemReviewed.datePublished", "last week"),
        ("itemReviewed.appearance", "here"),
        ("itemReviewed.appearance", {"@type": "CreativeWork"}),
        ("datePublished", "23.11.2026"),
    ],
)
def test_a_field_that_breaks_a_rule_is_named_and_the_schema_agrees(path, value):
    review = changed(path, value)
    (fault,) = violations(review, home=HOME)
    assert path.startswith(fault.where) or fault.where.startswith(path)
    assert not by_schema(review)


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("reviewRating.ratingValue", 6, "6 is not between 1 and 5"),
        ("reviewRating.worstRating", 5, "the worst is 5 and the best 5"),
        ("reviewRating.bestRating", "1", "the worst is 1 and the best 1"),
        ("url", "https://example.com/1", "another domain than the publisher's"),
        ("url", "https://notexample.org/1", "another domain"),
        ("url", "https://example.org.example.com/1", "another domain"),
        ("claimReviewed", "It is wrong that the bridge opened.", "it contains the rating 'Wrong'"),
        ("claimReviewed", "The bridge opened in 2019: WRONG", "it contains the rating"),
        ("datePublished", "2026-02-30", "not a date"),
    ],
)
def test_what_no_schema_can_tell_is_found_by_rule(path, value, why):
    (fault,) = violations(changed(path, value), home=HOME)
    assert why in fault.what


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("url", "https://example.org/1"),
        ("url", "http://EXAMPLE.org/1?a=b#c"),
        ("claimReviewed", "Wrongly parked cars were towed."),
        ("reviewRating.ratingValue", "2.5"),
        ("itemReviewed.appearance", ["https://example.net/a", {"url": "https://example.net/b"}]),
        ("itemReviewed.author", None),
        ("itemReviewed", None),
        ("itemReviewed.@type", "CreativeWork"),
        ("author", {"@type": "Person", "url": "https://example.org/ana"}),
        ("datePublished", "2026-11-23T10:00:00+01:00"),
    ],
)
def test_what_is_allowed_is_left_alone_by_rule_and_schema(path, value):
    review = changed(path, value)
    assert violations(review, home=HOME) == ()
    assert by_schema(review)


def test_an_unrated_review_has_none_of_the_numbers():
    review = changed("reviewRating", {"@type": "Rating", "alternateName": "Disputed"})
    assert violations(review, home=HOME) == ()
    assert by_schema(review)


def test_without_a_home_the_author_tells_the_domain():
    assert violations(changed("author.url", "https://example.com")) != ()
    assert violations(changed("author", None)) == ()


def test_what_is_recommended_and_missing_is_a_wish():
    review = changed("itemReviewed", {"@type": "Claim"}) | {"claimReviewed": "x" * 75}
    assert [wish.where for wish in recommendations(review)] == [
        "claimReviewed",
        "itemReviewed.author",
        "itemReviewed.datePublished",
        "itemReviewed.appearance",
    ]


@pytest.mark.parametrize("other", [None, [], "ClaimReview", 1])
def test_what_is_no_object_is_no_review(other):
    (fault,) = violations(other)
    assert "is not an object" in fault.what


WAYS = [
    *VALID,
    *(f"{node}.{name}" for node in ("author", "itemReviewed", "reviewRating") for name in VALID[node]),
    "itemReviewed.author.name",
    "itemReviewed.author.@type",
    "itemReviewed.author.sameAs",
    "itemReviewed.appearance.url",
    "itemReviewed.firstAppearance",
    "author.correctionsPolicy",
]
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["", " ", "1", "1_0", "-1", "inf", "Claim", "Person", "https://example.org/1", "http://a b.org"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["url", "name", "@type"]), inner),
    max_leaves=4,
)


@given(st.sampled_from(WAYS), ODD | st.none())
def test_whatever_the_schema_refuses_the_rules_refuse_too(path, value):
    *way, last = path.split(".")
    review = copy.deepcopy(VALID)
    node = review
    for name in way:
        node = node[name]
    node[last] = value
    assert by_schema(review) or violations(review, home=HOME)
