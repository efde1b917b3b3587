"""Laws of statements and parts: every word in one clause, marks in pairs, nothing cut in two."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.extraction.claims import claims_in
from workbench.extraction.splitting.clauses import clauses_of, joins
from workbench.facts.facts import facts_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

PIECES = st.sampled_from(
    [
        "Ann Lee ",
        "Jean-Luc O’Brien ",
        "the firm ",
        "which fell, ",
        "who is 34, ",
        "said that ",
        "asked whether ",
        "sold the mill ",
        "isn’t well-known ",
        "between 2 and 3 ",
        "(the oldest) ",
        "“a barn, and old” ",
        "(",
        ")",
        "and ",
        "; ",
        ", ",
        "while ",
        "wages fell",
        "born in Ayr in 1969 ",
        "including Oslo and Graz ",
        ". ",
    ]
)
SENTENCES = st.lists(PIECES, min_size=2, max_size=16).map("".join)
CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m|t)\b", re.IGNORECASE)
PAIRS = {")": "(", "”": "“"}


def is_balanced(text):
    opened = []
    for char in text:
        if char in PAIRS.values():
            opened.append(char)
        elif char in PAIRS and (not opened or opened.pop() != PAIRS[char]):
            return False
    return not opened


def is_within_word(text, place):
    before, after = text[place - 1 : place], text[place : place + 1]
    is_joined = after in {"-", "’"} and text[place + 1 : place + 2].isalnum()
    is_joining = before in {"-", "’"} and text[max(0, place - 2) : place - 1].isalnum()
    return (before.isalnum() and (after.isalnum() or is_joined)) or (is_joining and after.isalnum())


@settings(max_examples=120)
@given(SENTENCES)
@example("The firm grew by 3%; wages fell; profits sank to 2 million; the quay burned.")
@example("Ann Lee said that's clear, but it isn't well-known (the oldest, and best).")
@example("Ann Lee Ann Lee asked whether (the oldest) ")
def test_a_claim_cuts_no_word_and_parts_no_bracket_or_mark_from_its_partner(text):
    document = read_document(article_of(text), load_tagger())
    for claim in claims_in(document):
        assert document.text[claim.start : claim.end] == claim.quote
        assert not CLITIC.match(claim.quote)
        edges = {edge for sentence in document.sentences for edge in (sentence.start, sentence.end)}
        assert all(edge in edges or not is_within_word(text, edge) for edge in (claim.start, claim.end))
        around = document.sentences_in(claim.span)
        if is_balanced(text[around[0].start : around[-1].end]):
            assert is_balanced(claim.quote), claim.quote


@settings(max_examples=80)
@given(SENTENCES)
@example("Holm left, and Dahl, who is 34, lost; the quay burned.")
def test_every_word_of_a_sentence_is_in_exactly_one_clause_unless_it_only_joins_two(text):
    document = read_document(article_of(text), load_tagger())
    for sentence in document.sentences:
        tree = facts_of(document).tree(sentence)
        clauses = clauses_of(document, sentence)
        for index, token in enumerate(tree.tokens):
            holding = [clause for clause in clauses if clause.start <= token.start and token.end <= clause.end]
            is_word = token.text[:1].isalnum() and not joins(tree, index)
            assert len(holding) == 1 or (not holding and not is_word), token


@settings(max_examples=60)
@given(SENTENCES)
def test_a_part_lies_in_a_statement_and_reads_alone(text):
    claims = claims_in(read_document(article_of(text), load_tagger()))
    statements = {claim.id: claim for claim in claims if claim.unit == "statement"}
    for part in (claim for claim in claims if claim.unit == "part"):
        assert statements[part.parent].span.holds(part.span)
        assert part.standalone or part.quote
        assert part.span != statements[part.parent].span
