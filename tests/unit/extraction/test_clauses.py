"""A sentence divided into clauses: no word is left out, and nothing that belongs together is cut."""

import pytest

from workbench.domain.article import article_of
from workbench.extraction.claims import claims_in
from workbench.extraction.splitting.clauses import clauses_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

# A sentence, then a line for each of its clauses.
DIVIDED = """
The firm grew by 3%; wages fell; profits sank to 2 million; the quay burned.
    The firm grew by 3%
    wages fell
    profits sank to 2 million
    the quay burned.
Holm left and Dahl lost.
    Holm left
    Dahl lost.
Norland sold oil but may stop.
    Norland sold oil
    may stop
It had been built in 1920 and it could fall at any time.
    It had been built in 1920
    it could fall at any time.
I think that's pretty clear, but it's nice to have a name for it.
    I think that's pretty clear
    it's nice to have a name for it.
"""

WHOLE = """
A store of wood helps only when the carbon in it would have otherwise re-entered the air.
Most schemes involve lags between when the work happens and when its benefit accrues.
The bill (which nobody had read, and few understood) passed at two in the morning.
The judge asked whether the ship had been insured and who had signed the papers.
Police do not know how the fire started or why the alarm was silent.
Workers who joined before 2005 and never took leave receive a double pension.
Ashby go up if they win and Glenmore lose.
She did not steal the ring and sell it.
Either the mayor resigned or the council was dissolved.
He calls the place “a barn that leaks and that nobody loves” in his book.
"""


def document_of(text):
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    return read_document(article_of(text), tag)


def clauses(text):
    document = document_of(text)
    (sentence,) = document.sentences
    return [span.of(text) for span in clauses_of(document, sentence)]


def cases():
    found = []
    for line in DIVIDED.strip().splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("sentence", "expected"), cases(), ids=lambda part: part[:40] if isinstance(part, str) else "")
def test_a_sentence_divides_where_statements_are_joined(sentence, expected):
    assert clauses(sentence) == expected


@pytest.mark.parametrize("sentence", WHOLE.strip().splitlines())
def test_what_belongs_together_is_not_cut(sentence):
    assert clauses(sentence) == [sentence]


def test_a_verb_in_another_tense_after_a_comma_is_the_speakers_own():
    claims = claims_in(document_of("Dunmore says those tax demands are too high, and had sought refuge in US courts."))
    told = next(claim for claim in claims if claim.quote.startswith("had sought"))
    assert (told.claimant, told.standalone) == ("", "Dunmore had sought refuge in US courts")


def test_a_bracket_is_never_left_open():
    text = "Reports say the firm has paid a deposit from a Sparbank (Savings Bank) account to the state fund."
    assert all(claim.quote.count("(") == claim.quote.count(")") for claim in claims_in(document_of(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(The mill shut in May. It was sold to Lee.)", ["The mill shut in May.", "It was sold to Lee."]),
        ("[The mill shut in May. It was sold to Lee.]", ["The mill shut in May.", "It was sold to Lee."]),
        ("The mill shut in May. It was sold to Lee.”", ["The mill shut in May.", "It was sold to Lee."]),
        (
            "'The mill shut in May.\nIt was sold to Lee (in June).",
            ["The mill shut in May.", "It was sold to Lee (in June)."],
        ),
        ("The mill shut in May. :)", ["The mill shut in May. :)"]),
        ("'Tis the mill that shut in May.", ["'Tis the mill that shut in May."]),
    ],
)
def test_no_claim_begins_or_ends_with_a_mark_whose_partner_lies_outside(text, expected):
    claims = claims_in(document_of(text))
    assert [claim.quote for claim in claims if claim.unit == "statement" and claim.kind != "quotation"] == expected


def test_no_claim_begins_inside_a_word():
    quotes = [claim.quote for claim in claims_in(document_of("I think that's clear, but it's nice to have a name."))]
    assert not any(quote.startswith("'s") for quote in quotes)


def test_what_somebody_says_in_passing_leaves_the_sentence_to_its_author():
    text = (
        "Oil climbed to $90 on Monday, after remarks by energy minister Ann Lee, who fended off criticism "
        "and said Norland sold oil but may stop."
    )
    claims = claims_in(document_of(text))
    assert (claims[0].quote, claims[0].claimant) == (text, "")
    said = next(claim for claim in claims if claim.quote == "Norland sold oil")
    assert (said.claimant, said.checkable) == ("Ann Lee", True)


@pytest.mark.parametrize(
    "sentence",
    [
        'They include "a former cabinet minister who regularly abused young boys".',
        'Holm said the "mill-based grain tools are designed for storage keepers, rather than for storage owners."',
        'Her case bore "the hallmarks of too many events, done by too many drivers, culminating in too much pain".',
    ],
)
def test_a_sentence_that_says_more_than_who_speaks_is_a_statement_with_its_quotation(sentence):
    assert sentence in [claim.quote for claim in claims_in(document_of(sentence))]
