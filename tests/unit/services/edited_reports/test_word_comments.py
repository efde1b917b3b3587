"""A Word document comes back: a line in the form it proposes is a verdict, every other comment stays words."""

import pytest
from docx.oxml.ns import qn

from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput

ORDINARY = [
    "Disputed by whom?",
    "Wrong person asked, she left in May.",
    "Missing context? I do not think so.",
    "Verified with the clerk.",
    "✗ wrong – it snowed",
    "outdated: the poll of May has 36%.",
    "wrong",
    "The verdict: wrong, I think.",
    "Not the verdict\nbut: wrong",
    "Is this verdict wrong?",
]


def told_by(told):
    return [(change.number, change.label, change.rationale) for change in told.changes]


def test_a_reply_gives_the_right_wording_too(document, desk):
    document.comment("36% agreed", "Verdict: wrong\nShould  read: In the poll 35% agreed.\nReason: It was 35%.")
    (change,) = document.back().changes
    assert (change.label, change.rationale, change.should_read) == ("wrong", "It was 35%.", "In the poll 35% agreed.")


def test_a_reply_without_a_wording_keeps_the_one_recorded(desk, article, as_document):
    (first, *_) = open_review(desk, article.id).claims
    decide(desk, article.id, first.claim.id, label="wrong", rationale="So.", should_read="In the poll 35%.", by="Ana")
    document = as_document(article)
    assert any("Should read: In the poll 35%." in comment.text for comment in document.document.comments)
    document.comment("36% agreed", "Verdict: outdated\nReason: Of May.")
    (change,) = document.back().changes
    assert change.should_read == "In the poll 35%."


@pytest.mark.parametrize("words", ORDINARY)
@pytest.mark.parametrize("at", ["36% agreed", "It rained"])
def test_an_ordinary_sentence_is_no_verdict_and_is_listed_as_it_stands(document, words, at):
    document.comment(at, words)

    told = document.back()

    assert (told.changes, told.problems) == ((), ())
    (remark,) = told.remarks
    assert (remark.author, remark.words) == ("Cleo", words)
    assert remark.about == {"36% agreed": "1", "It rained": "1b"}[at]


@pytest.mark.parametrize(
    "words",
    [
        "Verdict: outdated\nReason: The poll of May has 36%.",
        "verdict : OUTDATED\nThe poll of May has 36%.",
        "Verdict:\u00a0† outdated \n\nReason:\nThe poll of May has 36%.",
        "Reason: The poll of May has 36%.\nVerdict: outdated",
    ],
)
def test_the_form_that_the_file_proposes_gives_a_verdict(document, words):
    document.comment("36% agreed", words)

    told = document.back()

    assert told_by(told) == [("1", "outdated", "The poll of May has 36%.")]
    assert (told.changes[0].author, told.changes[0].conflict) == ("Cleo", "")
    assert (told.problems, told.remarks) == ((), ())


def test_the_file_says_how_to_answer_and_names_every_verdict(document, desk):
    first, *others = document.document.comments

    assert 'write a line such as "Verdict: disputed" and below it "Reason: ..."' in first.text
    assert all(str(label.name) in first.text for label in desk.labels)
    assert all('reply with a line "Verdict: ..."' in comment.text for comment in others)


def test_each_comment_carries_the_ids_and_the_time_it_was_written_with(document, desk, article):
    first, wrong, _ = document.document.comments
    standing = open_review(desk, article.id).claims[0]

    assert f"[ref {article.id} 2026-11-23T20:00:00Z " in first.text
    assert f"[ref {standing.claim.id} {standing.verdict.id} " in wrong.text
    assert {comment._comment_elm.get(qn("w:date")) for comment in (first, wrong)} == {"2026-11-23T20:00:00Z"}


def test_lines_broken_within_a_paragraph_are_lines(document):
    comment = document.document.add_comment(document.run("It rained"), author="Cleo")
    run = comment.paragraphs[0].add_run("Verdict: wrong")
    run.add_break()
    run.add_text("Reason: It snowed.")

    assert told_by(document.back()) == [("1b", "wrong", "It snowed.")]


def test_a_comment_at_some_words_of_a_claim_is_about_it_and_one_at_no_claim_is_named(document):
    run = document.run("It rained")
    rest = document.document.paragraphs[0].add_run(run.text.removeprefix("It rained"))
    run.text = "It rained"
    run._element.addnext(rest._element)
    document.document.add_comment(run, text="Verdict: wrong\nReason: It snowed.", author="Cleo")
    heading = document.document.add_paragraph("Elsewhere").runs[0]
    document.document.add_comment(heading, text="Verdict: wrong\nReason: Not here.", author="Cleo")

    told = document.back()

    assert told_by(told) == [("1b", "wrong", "It snowed.")]
    (problem,) = told.problems
    assert problem.what == "no claims match 'Elsewhere'"


def test_words_that_stand_twice_are_told_apart_by_their_place(desk, as_document):
    article = import_text(desk, "It rained. Nobody came. It rained.", origin="b.txt", by="Ana")
    for start in (0, 24):
        add_claim(desk, article.id, start=start, end=start + 10, by="Ana")
    document = as_document(article)
    last = document.document.paragraphs[0].runs[-1]
    document.document.add_comment(last, text="Verdict: wrong\nReason: It snowed.", author="Cleo")

    told = document.back()

    assert told.problems == ()
    assert told_by(told) == [("1a", "wrong", "It snowed.")]


def test_a_claim_that_was_decided_meanwhile_is_a_conflict(document, desk, article, later):
    first = open_review(desk, article.id).claims[0].claim
    newer = decide(later, article.id, first.id, label="outdated", rationale="New poll.", by="Ben")
    document.comment("36% agreed", "Verdict: disputed\nReason: Two polls differ.")

    (change,) = document.back().changes

    assert change.conflict == "Ben decided 'outdated' at 2026-11-23T21:00:00Z, after the file was written"
    assert change.overrules == newer.id


def test_a_verdict_whose_comment_is_not_in_the_file_is_not_said_to_be_newer(document, desk, article, later):
    third = open_review(desk, article.id).claims[2].claim
    decide(later, article.id, third.id, label="outdated", rationale="New poll.", by="Ben")
    document.comment("It rained", "Verdict: wrong\nReason: It snowed.")

    (change,) = document.back().changes

    assert change.conflict.endswith("; the file does not say whether it was written after that")


def test_a_comment_that_says_what_stands_is_listed(document):
    document.comment("36% agreed", "Verdict: wrong\nReason: It was 35%, says the poll.")

    told = document.back()

    assert told.changes == ()
    assert [remark.about for remark in told.remarks] == ["1"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Verdict: true-ish\nReason: So.", "'true-ish' is not a verdict of this desk"),
        ("Verdict: wrong", "'wrong' needs a rationale"),
        ("Verdict:\nReason: So.", "its line 'Verdict:' does not name a verdict"),
        ("Verdict: wrong\nVerdict: disputed\nSo.", "it has 2 lines 'Verdict: ...'"),
    ],
)
def test_a_verdict_that_cannot_be_used_is_named(document, words, what):
    document.comment("It rained", words)

    told = document.back()

    assert told.changes == ()
    (problem,) = told.problems
    assert what in problem.what


def test_an_exported_comment_that_was_written_over_is_named_and_listed(document):
    comment = list(document.document.comments)[1]
    comment.paragraphs[1].runs[0].text = "Verdict: verified"

    told = document.back()

    assert told.changes == ()
    assert [problem.what for problem in told.problems] == [
        "a comment that was exported with the file was changed; it is listed, not read as a verdict"
    ]
    assert "Verdict: verified" in told.remarks[0].words


@pytest.mark.parametrize("words", ["Verdict: verified", "So.\n[ref clm_1 ver_1 abcdef]", "a\u202eb\tc"])
def test_a_rationale_that_looks_like_the_form_gives_no_verdict(desk, article, as_document, words):
    first = open_review(desk, article.id).claims[0].claim
    decide(desk, article.id, first.id, label="wrong", rationale=words, by="Ana")

    told = as_document(article).back()

    assert (told.changes, told.problems, told.remarks) == ((), (), ())


def test_a_text_that_was_edited_is_named(document):
    document.run("It rained").text = "It poured on Monday."

    (problem,) = document.back().problems

    assert "the text of the article was edited in this file" in problem.what
    assert "--revises" in problem.fix


def test_a_source_with_the_name_of_a_verdict_gives_none(desk, article, as_document):
    bearing = EvidenceInput(stance=Stance.REFUTES, standing=SourceTier.PRIMARY, by="Ana", passage="35%")
    first = open_review(desk, article.id).claims[0].claim
    attach_citation(desk, article.id, first.id, about=SourceMetadata(title="Wrong, a novel"), bearing=bearing)

    told = as_document(article).back()

    assert (told.changes, told.problems, told.remarks) == ((), (), ())
