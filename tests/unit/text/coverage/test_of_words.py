"""What accounts for each word of a text."""

from itertools import pairwise

import pytest
from builders import claim_on
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.domain.claim import ClaimKind
from workbench.domain.coverage import Coverage, CoverageKind, Stretch
from workbench.domain.span import Span
from workbench.text.coverage.of_words import leaves_words_out, word_coverage
from workbench.text.sentences import sentence_spans

TEXT = "By Ana Berg\nSales rose 36%, and rents fell. “It was ugly,” Lee told us. But Bo left."
ARTICLE = article_of(TEXT)
OPINION = {"kind": ClaimKind.OPINION, "checkable": False, "reason": "an opinion"}
BYLINE = Stretch(start=0, end=11, kind=CoverageKind.FURNITURE, reason="byline")


def covered(*claims, outside=(), text=TEXT) -> Coverage:
    return word_coverage(text, sentence_spans(text), claims=claims, outside=outside)


def said(coverage: Coverage, text=TEXT) -> list[tuple[str, str]]:
    """What each stretch is, and its words."""
    return [(stretch.kind.value, stretch.span.of(text)) for stretch in coverage.stretches]


def not_covered(coverage: Coverage, text=TEXT) -> list[str]:
    return [span.of(text) for span in coverage.uncovered]


def stretch_on(words: str, kind: CoverageKind, reason: str) -> Stretch:
    start = TEXT.index(words)
    return Stretch(start=start, end=start + len(words), kind=kind, reason=reason)


def test_words_in_nothing_are_listed_sentence_by_sentence():
    coverage = covered()

    assert (coverage.total, coverage.accounted_for, coverage.share) == (18, 0, 0.0)
    assert not_covered(coverage)[:2] == ["By Ana Berg", "Sales rose 36%, and rents fell"]
    assert len(coverage.uncovered) == 4


def test_each_word_lies_in_one_stretch_with_what_accounts_for_it():
    lee = stretch_on("Lee told us", CoverageKind.ATTRIBUTION, "names who says so: Lee")
    rose, ugly = claim_on(ARTICLE, "Sales rose 36%"), claim_on(ARTICLE, "“It was ugly,”", **OPINION)
    coverage = covered(rose, ugly, outside=[BYLINE, lee])

    assert said(coverage) == [
        ("furniture", "By Ana Berg"),
        ("claim", "Sales rose 36"),
        ("not checkable", "It was ugly"),
        ("attribution", "Lee told us"),
    ]
    assert not_covered(coverage) == ["and rents fell", "But Bo left"]
    assert [stretch.claim_ids for stretch in coverage.stretches] == [(), (rose.id,), (ugly.id,), ()]
    assert [stretch.reason for stretch in coverage.stretches] == ["byline", "", "an opinion", "names who says so: Lee"]


def test_joining_words_go_with_what_they_join_and_only_they_do():
    rose, fell, left = (claim_on(ARTICLE, words) for words in ("Sales rose 36%", "rents fell", "Bo left"))

    assert said(covered(rose, fell))[:2] == [("claim", "Sales rose 36"), ("claim", "and rents fell")]
    assert said(covered(left)) == [("claim", "But Bo left")]
    assert said(covered(rose)) == [("claim", "Sales rose 36")]
    assert not_covered(covered(left, rose))[0:2] == ["By Ana Berg", "and rents fell"]
    assert said(covered(claim_on(ARTICLE, "Bo"), claim_on(ARTICLE, "But")))[0] == ("claim", "But")


def test_a_joining_word_never_joins_across_the_end_of_a_sentence():
    text = "Sales rose. And? Rents fell."
    claims = (claim_on(article_of(text), "Sales rose."), claim_on(article_of(text), "Rents fell."))

    assert not_covered(covered(*claims, text=text), text) == ["And"]


def test_a_claim_that_can_be_checked_comes_first_then_furniture_then_what_cannot_be_checked():
    whole = claim_on(ARTICLE, "By Ana Berg")
    opinion = claim_on(ARTICLE, "By Ana Berg", **OPINION)
    attribution = stretch_on("Ana Berg", CoverageKind.ATTRIBUTION, "names who says so: Ana Berg")

    assert said(covered(whole, outside=[BYLINE]))[0] == ("claim", "By Ana Berg")
    assert said(covered(opinion, outside=[BYLINE, attribution]))[0] == ("furniture", "By Ana Berg")
    assert covered(opinion, outside=[BYLINE]).stretches[0].claim_ids == (opinion.id,)
    assert said(covered(opinion, outside=[attribution]))[0] == ("not checkable", "By Ana Berg")
    assert said(covered(outside=[attribution]))[0] == ("attribution", "Ana Berg")


def test_a_part_inside_a_statement_is_named_beside_it():
    whole, inner = claim_on(ARTICLE, "Sales rose 36%, and rents fell."), claim_on(ARTICLE, "36%")

    assert [stretch.claim_ids for stretch in covered(whole, inner).stretches] == [
        (whole.id,),
        (whole.id, inner.id),
        (whole.id,),
    ]


@pytest.mark.parametrize("text", ["", " \n\t ", "— … !?"])
def test_a_text_without_words_has_nothing_to_account_for(text):
    assert covered(text=text) == Coverage(total=0, accounted_for=0)
    assert covered(text=text).share == 1.0


@given(st.data())
def test_every_word_is_in_exactly_one_stretch_or_in_nothing(data):
    text = data.draw(st.text(alphabet="ab and, .\n“”-’", max_size=60))
    article = article_of(text)
    places = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.booleans()), max_size=6)
    spans = {(start, min(len(text), start + length)): can for start, length, can in data.draw(places)}
    claims = [
        claim_on(article, text[start:end], **({} if can else OPINION))
        for (start, end), can in spans.items()
        if end > start
    ]
    coverage = covered(*claims, text=text)
    edges = sorted([*((s.start, s.end) for s in coverage.stretches), *((u.start, u.end) for u in coverage.uncovered)])

    assert all(before[1] <= after[0] for before, after in pairwise(edges))
    held = sum(char.isalnum() for start, end in edges for char in text[start:end])
    assert held == sum(char.isalnum() for char in text)


def test_a_stretch_is_recorded_in_words_and_read_again():
    assert BYLINE.recorded == "0-11 furniture: byline"
    assert Stretch.from_recorded(BYLINE.recorded) == BYLINE


@pytest.mark.parametrize(
    "entry", ["", "0-11 furniture", "11-0 furniture: byline", "0-11 wallpaper: byline", "x-y claim: z"]
)
def test_an_entry_of_another_form_is_refused(entry):
    with pytest.raises(ValueError, match=r"stretch|CoverageKind"):
        Stretch.from_recorded(entry)


def test_a_stretch_that_is_no_claim_needs_a_reason():
    with pytest.raises(ValueError, match=r"0\.\.4 is attribution, but no reason says why"):
        Stretch(start=0, end=4, kind=CoverageKind.ATTRIBUTION)
    assert Span(0, 11) == BYLINE.span


def test_words_that_only_join_leave_nothing_out():
    text = "Lee left, and Berg stayed at home."
    assert not leaves_words_out(text, Span(0, len(text)), [Span(0, 8), Span(14, len(text))])
    assert leaves_words_out(text, Span(0, len(text)), [Span(0, 8), Span(14, 25)])
