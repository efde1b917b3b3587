"""Checking an article and keeping what was found."""

from dataclasses import replace

from workbench import check_text
from workbench.domain.article import article_of
from workbench.domain.event import EventKind
from workbench.services.articles.check_article import check_article
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.articles.scan_article import scan_article
from workbench.services.desk import Desk
from workbench.store.memory import Memory

TEXT = "Mill shuts\n\nThe mill shut in May 2019. Some 36% of voters agreed."


def refuse(url):
    message = f"a test asked for {url}"
    raise AssertionError(message)


def desk():
    return Desk(
        store=Memory(),
        now=lambda: "2020-01-01T00:00:00Z",
        new_id=lambda prefix: f"{prefix}_1",
        fetch=refuse,
        labels=(),
    )


def test_every_sentence_of_a_check_is_accounted_for():
    checked = check_article(article_of(TEXT))
    assert len(checked.sentences) == 3
    assert all(sentence.covered_by for sentence in checked.sentences)


def test_the_same_text_gives_the_same_claims():
    assert check_article(article_of(TEXT)).claims == check_article(article_of(TEXT)).claims


def test_another_language_is_a_problem_and_still_read():
    checked = check_article(replace(article_of(TEXT), language="fr"))
    assert checked.claims
    assert ["'fr'" in problem.what for problem in checked.problems] == [True]


def test_rules_for_english_are_left_out_of_another_language():
    told = "Le grand moulin de la ville a brûlé dans la nuit du 3 mai 1999."
    french = f"{told}\n\nLe temps était beau, et the the vote\u202e.\n\n{told}"
    checked = check_text(french)
    assert {flag.rule for flag in checked.flags} == {"DUP001", "UNI001"}
    assert "'fr'" in checked.problems[0].what


def test_a_short_english_text_full_of_names_is_still_english():
    for text in ("Kim Jong Un met Xi Jinping.", "Nadal d. Tsitsipas 6-1, 6-4; Djokovic d. Medvedev 7-5, 6-2, 6-2."):
        assert check_text(text).problems == ()


def test_a_scan_keeps_claims_flags_and_the_event():
    here = desk()
    article = article_of(TEXT)
    here.store.append([article], by="Ann")
    checked = scan_article(here, article, by="Ann")
    kept = here.store.load(article.id)
    assert kept.claims == checked.claims
    assert kept.flags == checked.flags
    assert [event.kind for event in kept.events] == [EventKind.SCANNED]


def test_the_log_counts_one_claim_in_the_singular():
    made = desk()
    article = article_of("The mill shut in May 2019.")
    made.store.append([article], by="Ada")

    scan_article(made, article, by="Ada")

    assert made.store.load(article.id).events[-1].note.startswith("1 claim, ")


def test_the_coverage_of_a_check_is_the_coverage_of_the_review_of_what_it_recorded(desk):
    text = "By Ann Lee\n\nSales rose 36% in May, and rents fell. “It burned,” Lee told reporters.\n\nSubscribe now\n"
    article = import_text(desk, text, origin="a.txt", by="Ana")
    checked = scan_article(desk, article, by="Ana")

    assert open_review(desk, article.id).coverage == checked.coverage
    assert checked.coverage.total == desk.store.load(article.id).scans[-1].words


def test_a_check_that_finds_the_same_is_recorded_again_where_the_one_before_did_not_count_words(desk):
    article = import_text(desk, "Sales rose 36% in May.", origin="a.txt", by="Ana")
    scan_article(desk, article, by="Ana")
    scan_article(desk, article, by="Ana")
    scan = desk.store.load(article.id).scans[-1]
    assert len(desk.store.load(article.id).scans) == 1

    desk.store.append([replace(scan, id="scn_old", words=0, outside=())], by="Ana")
    scan_article(desk, article, by="Ana")
    assert len(desk.store.load(article.id).scans) == 3
