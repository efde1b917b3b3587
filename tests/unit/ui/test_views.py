"""What the page shows, as plain rows."""

from dataclasses import replace

import pytest
from builders import ARTICLE, CLAIM, VERDICT, claim_at, evidence_for, flag_on, reviewed_flag, source_in, verdict_on
from hypothesis import given
from hypothesis import strategies as st

from workbench.config.label_sets import load_labels
from workbench.domain.article import article_of
from workbench.domain.checked import Scan
from workbench.domain.claim import ClaimUnit
from workbench.domain.flag import Flag, Related, Severity
from workbench.domain.review import DecisionsInConflict
from workbench.domain.source import SourceKind, SourceTier, Stance
from workbench.domain.span import Span
from workbench.domain.stage_change import Stage
from workbench.passages.find import find_passages
from workbench.review.fold import ArticleRecords, fold
from workbench.services.sources.suggest_passages import PassageSuggestion
from workbench.ui.views.article.counts import accounted_line, count_claims
from workbench.ui.views.article.line import article_line_html
from workbench.ui.views.article.looks import family_of, in_order_of_use, mark_rules, status_looks
from workbench.ui.views.pane_view import pane_claims, pane_paragraphs
from workbench.ui.views.panel_view import (
    flag_html,
    lacking_html,
    part_lines,
    source_html,
    unfound_lines,
    unsaved_of,
)
from workbench.ui.views.passages_view import claim_words_html, passage_html, why_line
from workbench.ui.views.queue_view import PAGE, QueueFilter, pages_of, queue_of, queue_rows


def review_of(text: str, *spans: tuple[int, int]):
    article = article_of(text)
    return fold(ArticleRecords(article=article, claims=tuple(claim_at(article, *span) for span in spans)))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), st.data())
def test_the_runs_joined_are_the_lines_again_and_each_claim_begins_once(text, data):
    spans = set()
    for _ in range(3):
        start = data.draw(st.integers(0, len(text) - 1))
        spans.add((start, data.draw(st.integers(start + 1, len(text)))))
    review = review_of(text, *spans)

    paragraphs = pane_paragraphs(review)

    shown = ["".join(run["text"] for run in paragraph["runs"]) for paragraph in paragraphs]
    assert shown == [line for line in text.split("\n") if line.strip()]
    begun = [claim for p in paragraphs for run in p["runs"] for claim in run.get("begins", ())]
    assert len(begun) == len(set(begun))


def test_each_line_says_at_which_code_point_it_starts():
    text = "👩‍🚒 Cafe\u0301\n\n Zoë left.\nTwo stayed."
    paragraphs = pane_paragraphs(review_of(text, (3, 8)))

    assert [text[p["start"] :].startswith(p["runs"][0]["text"]) for p in paragraphs] == [True] * 3
    assert [p["start"] for p in paragraphs] == [0, 11, 22]


def test_a_claim_inside_a_claim_keeps_both():
    runs = pane_paragraphs(review_of("The head, Anna Berg, spoke.", (0, 27), (0, 19)))[0]["runs"]

    assert len(runs[0]["begins"]) == 2
    assert len(runs[0]["all"]) == 2
    assert len(runs[1]["all"]) == 1


@pytest.mark.parametrize("mark", ["“", '"', "„", "«", "“‘"])
def test_an_opening_quotation_mark_before_a_claim_stands_with_its_first_word_behind_the_numbers(mark):
    length = len(mark)
    review = review_of(f"{mark}I agree. He left.” Bo left.", (0, length + 18), (length, length + 8))
    runs = pane_paragraphs(review)[0]["runs"]

    inner = next(standing.claim.id for standing in review.claims if standing.claim.start)
    assert (runs[0]["text"], len(runs[0]["begins"]), runs[0]["claim"]) == (f"{mark}I agree.", 2, inner)
    assert len(runs[1]["all"]) == 1


def test_a_quotation_mark_that_is_all_of_a_claim_or_closes_another_keeps_its_own_run():
    alone = pane_paragraphs(review_of("“I agree.", (0, 1), (1, 9)))[0]["runs"]
    closing = pane_paragraphs(review_of('"I agree" Bo left.', (0, 8), (9, 18)))[0]["runs"]

    assert [run["text"] for run in alone] == ["“", "I agree."]
    assert [run["text"] for run in closing] == ['"I agree', '"', " Bo left."]


def test_the_card_of_a_claim_tells_its_words_and_why_it_is_worth_checking():
    review = review_of("Anna Berg spoke. Two left.", (0, 16))
    claim = replace(review.claims[0].claim, claimant="Ada", cues=("a name",), standalone="Anna Berg spoke.")

    (card,) = pane_claims(replace(review, claims=(replace(review.claims[0], claim=claim),)))

    assert card["quote"] == "Anna Berg spoke."
    assert card["about"] == ["statistic · said by Ada · check-worthiness 0.00", "Signals: a name"]


def test_the_card_shows_signs_that_would_turn_the_text_around():
    (card,) = pane_claims(review_of("Anna \u202eBerg spoke.", (0, 17)))

    assert "\u202e" not in card["quote"]


def a_flag(**change) -> Flag:
    told = {"name": "shares-of-one-whole", "message": "36% + 62% = 98%; the rest is not accounted for."}
    made = flag_on(article_of("36% and 62%."), "36%", rule="NUM002", severity=Severity.NOTE, **told)
    return replace(made, **change)


def test_a_flag_shows_what_speaks_for_it_once():
    beside = (Related(start=9, end=12, quote="62%"), Related(start=20, end=23, quote="36%"))

    assert "Evidence:" not in flag_html(a_flag(evidence="36% + 62% = 98%"))
    assert "Evidence: of one survey" in flag_html(a_flag(evidence="of one survey"))
    assert "See also: “62%”<" in flag_html(a_flag(related=beside))


def test_hostile_words_are_escaped_in_the_panel():
    words = "<img src=x onerror=alert(1)>"
    flag = a_flag(end=len(words), quote=words, message="'<img src=x>' is odd.", suggestion="<b>")

    assert "<img" not in flag_html(flag)
    assert "<b>" not in flag_html(flag)


def test_a_card_says_when_nobody_gave_stance_or_source_type():
    link, source = evidence_for(CLAIM), source_in(ARTICLE)

    assert "stance not given · source type not given · citation" in source_html(link, source)
    given = source_html(replace(link, stance=Stance.SUPPORTS), replace(source, standing=SourceTier.PRIMARY))
    assert "supports · primary source · citation" in given


def test_what_a_verdict_lacks_is_said_and_escaped():
    assert lacking_html(()) == ""
    assert "&#x27;&lt;b&gt;&#x27; lacks a rationale." in lacking_html(("'<b>' lacks a rationale",))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (QueueFilter(), 3),
        (QueueFilter(words="berg SPOKE"), 1),
        (QueueFilter(words="nobody"), 0),
        (QueueFilter(statuses=("open",)), 3),
        (QueueFilter(kinds=("quotation",)), 0),
        (QueueFilter(flagged="flagged"), 0),
        (QueueFilter(least_worthiness=0.5), 1),
    ],
)
def test_the_queue_shows_what_fits(wanted, found):
    review = review_of("Anna Berg spoke. Two left. Three stayed.", (0, 16), (17, 26), (27, 40))
    claims = [replace(c, claim=replace(c.claim, worthiness=0.3 * int(c.number) - 0.3)) for c in review.claims]

    assert len(queue_of(claims, wanted)) == found


def test_claims_in_conflict_come_first_in_the_queue_and_tell_who_decided_what():
    review = review_of("Anna Berg spoke. Two left. Three stayed.", (0, 16), (17, 26), (27, 40))
    verdicts = tuple(replace(VERDICT, label=label, reviewer=by) for label, by in (("wrong", "Ana"), ("void", "Ben")))
    last = replace(review.claims[2], rivals=DecisionsInConflict(verdicts=verdicts), state=Stage.IN_CONFLICT)
    worth = replace(review.claims[0], claim=replace(review.claims[0].claim, worthiness=1.0))
    claims = (worth, review.claims[1], last)

    found = queue_of(claims, QueueFilter())

    assert [one.number for one in found] == ["3", "1", "2"]
    cells = queue_rows(found)[0]["cells"]
    assert cells[2] == "in conflict: Ana decided 'wrong'; Ben decided 'void'"
    assert cells[4] == "in conflict"
    assert queue_of(claims, QueueFilter(states=("in conflict",))) == [last]
    assert queue_of(claims, QueueFilter(statuses=("in conflict",))) == [last]
    assert count_claims(claims).progress == "0 of 3 decided"


def test_the_queue_has_a_page_even_when_empty():
    assert pages_of([]) == 1
    assert pages_of([None] * (PAGE + 1)) == 2


def test_coverage_counts_what_is_accounted_for():
    review = review_of("Anna Berg spoke. Two left.", (0, 16))

    assert accounted_line(review) == "1 of 2 sentences accounted for"


def test_words_that_nothing_accounts_for_are_marked_and_counted():
    article = article_of("Anna Berg spoke, and two left.")
    scan = Scan(id="scn_1", article_id=article.id, reading="2/a", scanned_by="", scanned_at="", words=6)
    claim = claim_at(article, 0, 15)
    review = fold(ArticleRecords(article=article, claims=(claim,), scans=(replace(scan, claim_ids=(claim.id,)),)))

    assert accounted_line(review) == "3 of 6 words accounted for"
    runs = pane_paragraphs(review)[0]["runs"]
    assert [run["text"] for run in runs if run.get("uncovered")] == ["and two left"]


def with_a_part():
    article = article_of("Lee is an actor born in 1949. Two left.")
    whole, last = claim_at(article, 0, 29), claim_at(article, 30, 39)
    part = claim_at(article, 16, 28, unit=ClaimUnit.PART, parent=whole.id, standalone="Lee was born in 1949")
    return fold(ArticleRecords(article=article, claims=(whole, part, last)))


def test_a_part_has_a_card_and_its_words_but_no_number_in_the_article():
    review = with_a_part()
    (whole, last), (part,) = review.claims, review.claims[0].parts
    cards = {card["id"]: card for card in pane_claims(review)}
    runs = pane_paragraphs(review)[0]["runs"]

    assert cards[part.claim.id]["place"] == "Part 1a of claim 1"
    assert cards[part.claim.id]["of"] == whole.claim.id
    assert [cards[one.claim.id]["place"] for one in (whole, last)] == ["Claim 1 of 2", "Claim 2 of 2"]
    assert [claim for run in runs for claim in run.get("begins", ())] == [whole.claim.id, last.claim.id]
    assert [run["text"] for run in runs if part.claim.id in run.get("all", ())] == ["born in 1949"]
    assert {run.get("claim") for run in runs} == {whole.claim.id, last.claim.id, None}


def test_parts_are_neither_in_the_queue_nor_counted():
    review = with_a_part()

    assert [row.number for row in queue_of(review.claims, QueueFilter())] == ["1", "2"]
    assert count_claims(review.claims).progress == "0 of 2 decided"


def test_the_parts_of_a_statement_are_told_with_their_reading_and_those_judged_apart_with_their_verdict():
    review = with_a_part()
    lines = part_lines(review, review.claims[0])
    assert [(line.number, line.words, line.status) for line in lines] == [("1a", "Lee was born in 1949", "")]

    part = review.claims[0].parts[0].claim
    recorded = ArticleRecords(
        article=review.article,
        claims=tuple(one.claim for one in review.all_claims),
        verdicts=(verdict_on(part, "wrong"),),
    )
    apart = fold(recorded)
    assert [(line.number, line.status) for line in part_lines(apart, apart.claims[0])] == [("1a", "wrong")]


def test_what_the_newest_check_no_longer_finds_is_told_line_by_line():
    review = review_of("Anna Berg spoke. Two\nleft.", (0, 16), (17, 26))
    gone = replace(review.claims[1], no_longer_found=True)
    flag = reviewed_flag(a_flag(quote="<\u202e>", start=0, end=3), no_longer_found=True)

    assert unfound_lines(replace(review, claims=(review.claims[0], gone), flags=(flag,))) == (
        "Claim 2 (open): Two left.",
        "Flag NUM002 (open): <[U+202E]>",
    )
    assert unfound_lines(review) == ()


def test_a_claim_is_called_by_its_number_and_told_its_place_where_that_differs():
    review = review_of("Anna Berg spoke. Two left.", (0, 16), (17, 26))
    later = replace(review.claims[1], number="1a")

    places = [card["place"] for card in pane_claims(replace(review, claims=(review.claims[0], later)))]

    assert places == ["Claim 1 of 2", "Claim 1a (2 of 2)"]


def test_a_claim_that_came_later_stands_in_the_queue_where_it_stands_in_the_text():
    review = review_of("Anna Berg spoke. Two left. Three stayed.", (0, 16), (17, 26), (27, 40))
    numbers = ["2", "2a", "10"]
    claims = [replace(claim, number=number) for claim, number in zip(review.claims, numbers, strict=True)]

    assert [found.number for found in queue_of(claims, QueueFilter())] == numbers


def test_a_verdict_that_was_not_saved_stays_in_sight_with_its_claim():
    review = review_of("Anna Berg spoke. Two left.", (0, 16), (17, 26))
    second = review.claims[1].claim.id

    unsaved = unsaved_of(review, {second: ("wrong", "It needs a rationale."), "clm_elsewhere": ("wrong", "")})

    assert [(verdict.claim_id, verdict.line) for verdict in unsaved] == [
        (second, "Claim 2, wrong: It needs a rationale.")
    ]


def offered_for(claim: str, text: str) -> PassageSuggestion:
    source = source_in(article_of("It rained."), kind=SourceKind.DOCUMENT, title="<b>Report</b>")
    (passage,) = find_passages(claim, text, limit=1)
    return PassageSuggestion(source=source, passage=passage, before="<i>", after="", locator="page 2")


def test_a_passage_says_why_it_is_offered_and_marks_the_words_it_shares():
    found = offered_for("In Lyon 36% of voters agreed.", "In Lyon 41% of <voters> agreed.")
    html = passage_html(found)
    assert "In <strong>Lyon</strong> 41% of &lt;<strong>voters</strong>&gt; <strong>agreed</strong>." in html
    assert "Shared with the claim: names Lyon; words voters, agreed." in html
    assert "seems to differ from the claim; source: 41%, claim: 36%" in html
    assert "&lt;b&gt;Report&lt;/b&gt; · page 2" in html


def test_a_passage_that_shares_no_word_says_so():
    passage = replace(offered_for("It rained.", "It rained.").passage, matches=())
    assert why_line(passage) == "Close to the claim in meaning; no words in common."


def test_the_words_that_no_passage_holds_are_underlined_in_the_claim():
    html = claim_words_html("Cheese <on> Mars.", (Span(0, 6), Span(12, 16)))
    assert '<u class="wb-missing">Cheese</u> &lt;on&gt; <u class="wb-missing">Mars</u>.' in html
    assert claim_words_html("Cheese.", ()) == ""


def test_the_counts_of_an_article_agree_with_each_other_and_a_judged_claim_is_one_to_check():
    article = article_of("Anna Berg spoke. Two left. Three stayed.")
    claims = tuple(claim_at(article, *span) for span in ((0, 16), (17, 26), (27, 40)))
    claims = (claims[0], *(replace(claim, checkable=False, reason="an opinion") for claim in claims[1:]))
    review = fold(ArticleRecords(article=article, claims=claims, verdicts=(verdict_on(claims[2], "wrong"),)))
    counts = count_claims(review.claims)

    assert counts.in_words == "2 to check, 1 not checkable, 1 decided"
    assert (counts.progress, counts.still_open) == ("1 of 2 decided", 1)
    assert counts.to_check + counts.not_checkable == len(review.claims)


def test_the_line_of_an_article_escapes_its_title_and_says_what_its_bar_shows():
    article = replace(article_of("Anna Berg spoke. Two left."), title="<b>Mill</b>")
    claim = claim_at(article, 0, 16)
    review = fold(ArticleRecords(article=article, claims=(claim,), verdicts=(verdict_on(claim, "wrong"),)))
    line = article_line_html(review, load_labels())

    assert "&lt;b&gt;Mill&lt;/b&gt;" in line
    assert "1 of 1 decided" in line
    assert '<i class="fails" style="flex-grow:1"></i></span>' in line


def test_each_verdict_has_a_mark_of_its_own_and_those_used_most_come_first():
    labels = load_labels()
    looks = status_looks(labels, ["fine"])
    shapes = [looks[str(label.name)]["shape"] for label in labels]

    assert len(set(shapes)) == len(labels)
    assert [str(label.name) for label in in_order_of_use(labels)][:3] == ["verified", "disputed", "wrong"]
    assert looks["fine"] == {"family": "outside", "shape": "other"}
    assert looks["open"]["family"] == looks["stale"]["family"] == "open"
    assert "button:nth-of-type(3)::before { --m: var(--m-wrong); color: var(--fails); }" in mark_rules(labels)


@pytest.mark.parametrize(
    ("change", "family"),
    [
        ({"claimreview": 5}, "stands"),
        ({"claimreview": 1}, "fails"),
        ({"claimreview": 4}, "mend"),
        ({"withdraws": True}, "outside"),
    ],
)
def test_a_verdict_of_the_desks_own_belongs_to_the_family_of_what_its_file_says(change, family):
    own = replace(load_labels()[0], name="ours", mark="%", claimreview=0)
    assert family_of(replace(own, **change)) == family
    assert status_looks([own])["ours"]["sign"] == "%"


def test_the_lines_of_an_article_are_drawn_as_what_they_are():
    text = "Mill shuts\n\n  • One left.\n2. Two stayed.\n\nYear\tMen\n1999\t3\n\nIt shut in May.\n\nLeave a Reply"
    paragraphs = pane_paragraphs(review_of(text))

    assert [one["role"] for one in paragraphs] == ["title", "item", "item", "row", "row", "text", "furniture"]
    leads = ["".join(run["text"] for run in one["runs"] if run.get("lead")) for one in paragraphs]
    assert leads == ["", "  • ", "2. ", "", "", "", ""]
