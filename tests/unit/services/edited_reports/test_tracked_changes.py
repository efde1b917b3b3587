"""Right wordings as tracked changes in Word: what the author sees, and what comes back."""

import copy
import io

import docx
import pytest
from builders import flag_on
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from workbench.domain.flag import FlagAction
from workbench.intake.docx import read_docx
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide, decide_flag

RIGHT = "In the poll 35% agreed."


@pytest.fixture
def corrected(desk, article, as_document):
    def judge(should_read=RIGHT):
        (first, *_) = open_review(desk, article.id).claims
        decide(desk, article.id, first.claim.id, label="wrong", rationale="So.", should_read=should_read, by="Ben")
        return as_document(article)

    return judge


def changes(document) -> list[tuple[str, str, str, str]]:
    """Each tracked change: what it is, its words, its author and its date."""
    elements = document.document.element.body.iter(qn("w:ins"), qn("w:del"))
    return [
        (
            element.tag.rpartition("}")[2],
            "".join(words.text for words in element.iter(qn("w:t"), qn("w:delText"))),
            element.get(qn("w:author")),
            element.get(qn("w:date")),
        )
        for element in elements
    ]


def settle(document, *, accept: bool) -> None:
    """Accept or reject every tracked change, as an office program does."""
    body = document.document.element.body
    for element in list(body.iter(qn("w:ins"), qn("w:del"))):
        if (element.tag == qn("w:ins")) is accept:
            for words in element.iter(qn("w:delText")):
                words.tag = qn("w:t")
            for run in list(element):
                element.addprevious(run)
        element.getparent().remove(element)


def text_of(document) -> str:
    return document.document.paragraphs[0].text


def test_only_the_words_that_differ_are_struck_out_and_put_in(corrected):
    assert changes(corrected()) == [
        ("del", "36", "Ben", "2026-11-23T20:00:00Z"),
        ("ins", "35", "Ben", "2026-11-23T20:00:00Z"),
    ]


def test_accepting_gives_the_right_wording_and_rejecting_the_article(desk, article, corrected):
    document = corrected()
    settle(document, accept=True)
    assert text_of(document) == article.text.replace("36%", "35%")
    document = corrected()
    settle(document, accept=False)
    assert text_of(document) == article.text


def test_a_file_that_nobody_touched_asks_for_nothing(corrected):
    told = corrected().back()
    assert (told.changes, told.problems, told.remarks) == ((), (), ())


def test_an_accepted_change_is_an_edit_of_the_article_and_a_rejected_one_is_not(corrected):
    document = corrected()
    settle(document, accept=False)
    assert document.back().problems == ()
    document = corrected()
    settle(document, accept=True)
    (problem,) = document.back().problems
    assert "the text of the article was edited" in problem.what


def test_a_tracked_change_of_the_authors_is_named(corrected):
    document = corrected()
    element = OxmlElement("w:ins", attrs={qn("w:author"): "Cleo", qn("w:date"): "2026-11-24T10:00:00Z"})
    run = document.run("agreed")._r
    element.append(copy.deepcopy(run))
    run.addnext(element)
    (problem,) = document.back().problems
    assert "the text of the article was edited" in problem.what


def test_a_comment_on_words_with_a_tracked_change_finds_its_claim(corrected):
    document = corrected()
    document.comment("In the poll", "Verdict: outdated\nReason: Of May.")
    (change,) = document.back().changes
    assert (change.number, change.label, change.should_read) == ("1", "outdated", RIGHT)


@pytest.mark.parametrize("should_read", ["35%", "In the poll 36%  agreed."])
def test_a_wording_that_is_not_the_statement_stays_in_the_comment(corrected, should_read):
    document = corrected(should_read)
    assert changes(document) == []
    assert any("Should read: In the poll" in c.text or "Should read: 35%" in c.text for c in document.document.comments)


@pytest.mark.parametrize(
    "hostile",
    [
        "<w:del/> 35% agreed, =1+1",
        "In the poll\u202e 35% agreed.",
        'In "&<>" 35% \ud800 agreed.',
        "In\tthe\npoll 35% agreed",
    ],
)
def test_hostile_words_stay_words(corrected, hostile):
    document = corrected(hostile)
    kept = docx.Document(io.BytesIO(document.content()))
    text = "".join(words for kind, words, *_ in changes(document) if kind == "ins")
    assert "\u202e" not in text
    assert not list(kept.element.body.iter(qn("w:fldSimple"), qn("w:instrText")))
    assert document.back().problems == ()


def test_an_accepted_suggestion_is_a_change_of_its_own(desk, as_document):
    article = import_text(desk, "Marcon spoke. President Macron met Macron and Macron.", origin="a.txt", by="Ana")
    flag = flag_on(article, "Marcon", suggestion="Macron")
    desk.store.append([flag], by="Ana")
    assert changes(as_document(article)) == []
    decide_flag(desk, article.id, flag.id, action=FlagAction.ACCEPTED, reason="", by="Ben")
    document = as_document(article)
    assert [(kind, words) for kind, words, *_ in changes(document)] == [("del", "Marcon"), ("ins", "Macron")]
    assert document.back().problems == ()


def test_of_statements_that_overlap_the_narrowest_is_changed(desk, article, as_document):
    inner = add_claim(desk, article.id, start=12, end=23, by="Ana")
    decide(desk, article.id, inner.id, label="wrong", rationale="So.", should_read="37% agreed.", by="Ana")
    (first, *_) = open_review(desk, article.id).claims
    decide(desk, article.id, first.claim.id, label="wrong", rationale="So.", should_read=RIGHT, by="Ben")
    assert [(kind, words) for kind, words, *_ in changes(as_document(article))] == [("del", "36"), ("ins", "37")]


def test_a_wording_with_a_full_stop_does_not_double_the_articles(desk, as_document):
    article = import_text(desk, "It opened in 2016. It rained.", origin="b.txt", by="Ana")
    claim = add_claim(desk, article.id, start=0, end=17, by="Ana")
    decide(desk, article.id, claim.id, label="wrong", rationale="So.", should_read="It opened in 2018.", by="Ana")
    document = as_document(article)
    settle(document, accept=True)
    assert text_of(document) == "It opened in 2018. It rained."


def test_changes_and_comments_have_numbers_of_their_own(corrected):
    body = corrected().document.element.body
    numbers = [element.get(qn("w:id")) for element in body.iter(qn("w:ins"), qn("w:del"), qn("w:commentRangeStart"))]
    assert len(numbers) == len(set(numbers))


def test_read_as_an_article_the_file_has_its_words(article, corrected):
    assert "In the poll 35% agreed." in read_docx(corrected().content()).text
