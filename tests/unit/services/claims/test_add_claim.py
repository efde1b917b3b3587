"""Claims of a reviewer's own: found by their words, and added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.anchoring.find_words import find_words
from workbench.domain.claim import CHECKABLE, Claim, ClaimKind, ClaimOrigin
from workbench.domain.event import EventKind
from workbench.domain.span import Span
from workbench.errors import ClaimExistsError, DecisionRefusedError
from workbench.reports.formats import REPORT_KINDS
from workbench.services.articles.import_article import import_text
from workbench.services.articles.next_draft import import_next_draft
from workbench.services.articles.open_review import open_review
from workbench.services.claims.add_claim import locate_words, trimmed_span
from workbench.services.claims.decide import add_claim, decide
from workbench.services.export_report import export_report

TEXT = "👩‍🚒🇫🇷 Cafe\u0301 owners met.\n\nSales rose 36% in May, and rents fell.\n\nSales rose 36% in May.\n"


@pytest.fixture
def article(desk):
    return import_text(desk, TEXT, origin="a.txt", by="Ana")


def added(desk, article, words: str, *, occurrence: int = 0, by="Ana", kind: ClaimKind | None = None) -> Claim:
    span = locate_words(article.text, words, occurrence)
    return add_claim(desk, article.id, start=span.start, end=span.end, by=by, kind=kind)


def test_a_claim_of_ones_own_stands_at_its_words_behind_an_emoji_and_combining_marks(desk, article):
    claim = added(desk, article, "rents fell")

    assert TEXT[claim.start : claim.end] == claim.quote == "rents fell"
    assert claim.origin is ClaimOrigin.REVIEWER
    assert (claim.prefix + claim.quote + claim.suffix) in TEXT
    review = open_review(desk, article.id)
    assert [(standing.claim, standing.status) for standing in review.claims] == [(claim, "open")]
    assert [sentence.covered_by for sentence in review.sentences] == [(), (claim.id,), ()]


def test_its_kind_is_guessed_from_its_words_or_chosen(desk, article):
    assert added(desk, article, "rose 36%", occurrence=1).kind is ClaimKind.STATISTIC
    assert added(desk, article, "rents fell", kind=ClaimKind.CAUSAL).kind is ClaimKind.CAUSAL
    with pytest.raises(DecisionRefusedError, match=r"'opinion' cannot be checked. Use one of: statistic"):
        added(desk, article, "owners met", kind=ClaimKind.OPINION)
    assert ClaimKind.OPINION not in CHECKABLE


def test_what_a_body_plans_can_be_checked_and_is_a_kind_to_choose(desk, article):
    claim = added(desk, article, "rents fell", kind=ClaimKind.PLAN)

    assert (claim.kind.value, claim.checkable, claim.unit.value) == ("plan", True, "statement")


def test_it_knows_the_narrowest_claim_it_lies_in(desk, article):
    whole = add_claim(desk, article.id, start=0, end=len(TEXT), by="Ana")
    sentence = added(desk, article, "Sales rose 36% in May, and rents fell.")

    assert sentence.parent == whole.id
    assert added(desk, article, "rents fell").parent == sentence.id


def test_who_added_it_is_an_event_and_reaches_the_change_log(desk, article):
    claim = added(desk, article, "rents fell", by="Zoë")

    event = open_review(desk, article.id).events[-1]
    assert (event.kind, event.subject_id, event.reviewer) == (EventKind.ADDED, claim.id, "Zoë")
    assert "claim added by Zoë: rents fell" in export_report(desk, article.id, form="md", by="Zoë").decode()


@pytest.mark.parametrize(("kind", "form"), [(name, form) for name, kind in REPORT_KINDS.items() for form in kind.forms])
def test_it_is_in_every_report(desk, article, kind, form):
    claim = added(desk, article, "rents fell")
    decide(desk, article.id, claim.id, label="wrong", rationale="They rose.", by="Ana")

    assert export_report(desk, article.id, form=form, by="Ana", kind=kind, claim="1")


def test_white_space_at_the_ends_is_left_out(desk, article):
    start = TEXT.index("rents")

    assert add_claim(desk, article.id, start=start - 1, end=start + 5, by="Ana").quote == "rents"
    assert add_claim(desk, article.id, start=start + 10, end=start + 18, by="Ana").quote == ".\n\nSales"


@pytest.mark.parametrize("words", ["", " \n", "…", "👩‍🚒"])
def test_what_holds_no_word_is_no_claim(words):
    assert trimmed_span(f"a {words} b", 1, 3 + len(words)) is None


def test_words_that_are_a_claim_already_lead_to_it(desk, article):
    claim = added(desk, article, "rents fell")

    with pytest.raises(ClaimExistsError, match="These words are already claim 1") as refused:
        added(desk, article, "rents fell", by="Ben")

    assert refused.value.claim_id == claim.id
    assert len(open_review(desk, article.id).events) == 2


def test_nobody_adds_nothing(desk, article):
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        added(desk, article, "rents fell", by=" ")


def test_it_goes_along_into_the_next_draft_though_nobody_judged_it_yet(desk, article):
    added(desk, article, "rents fell")
    draft = import_text(desk, f"News of today.\n\n{TEXT}", origin="b.txt", by="Ana")

    import_next_draft(desk, article.id, draft, by="Ana")

    own = [s.claim for s in open_review(desk, draft.id).claims if s.claim.origin is ClaimOrigin.REVIEWER]
    assert [claim.quote for claim in own] == ["rents fell"]
    assert own[0].quote == draft.text[own[0].start : own[0].end]


def test_words_that_stand_more_than_once_need_their_occurrence():
    with pytest.raises(DecisionRefusedError, match=r"appears 2 times in the article. Choose which .*: 1 to 2"):
        locate_words(TEXT, "Sales rose 36% in May")
    with pytest.raises(DecisionRefusedError, match="1 to 2"):
        locate_words(TEXT, "Sales rose 36% in May", 3)
    assert locate_words(TEXT, "Sales rose 36% in May", 2).start == TEXT.rindex("Sales")
    with pytest.raises(DecisionRefusedError, match="appears once"):
        locate_words(TEXT, "rents fell", 2)


@pytest.mark.parametrize(
    ("words", "said"), [(" ", "No words were entered"), ("rents rose", "does not appear"), ("…", "…")]
)
def test_words_that_are_not_there_are_refused(words, said):
    with pytest.raises(DecisionRefusedError, match=said):
        locate_words(TEXT, words)


def test_typed_words_are_found_however_they_are_set():
    text = "“It’s\u00a0done,” she said – Cafe\u0301 and all."

    for words in ('"It\'s done," she said', "she said - Caf\u00e9 and\nall"):
        (span,) = find_words(text, words)
        assert span.of(text).split()


def test_half_words_are_found_where_no_whole_ones_stand():
    assert find_words("A party, an art.", "art") == (Span(12, 15),)
    assert find_words("A party.", "art") == (Span(3, 6),)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), st.data())
def test_a_stretch_is_found_again_by_its_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = trimmed_span(text, start, end)
    if span is None:
        return
    assert span.of(text) == text[start:end].strip()
    assert all(place.of(text) for place in find_words(text, span.of(text)))
