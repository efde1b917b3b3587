"""The text as it is read, never longer or shorter than the article's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.extraction.claims import claims_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document
from workbench.text.reading_view import reading_view
from workbench.text.view.filler import readable

MARKDOWN = (
    "# Mill shuts\n\n> It **burned** down.\n\n**Ann Lee** said the _old_ mill [closed in 2019](https://x.example/1)."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10\u202f000 tons at 5\u00a0p.m.", "10 000 tons at 5 p.m."),
        ("Anne\u2011Lise Holm‐Berg", "Anne-Lise Holm-Berg"),
        ("exam\u00adple and mid\u200bnight", "example and midnight"),
        ("&quot;We lost 40 posts,&quot; said Lee.", '"We lost 40 posts," said Lee.'),
        ("It is Lee&#8217;s, of Tyne &amp; Wear&nbsp;plc, at AT&amp;T.", "It is Lee’s, of Tyne & Wear plc, at AT&T."),
        ("caf&eacute; &ldquo;Ren&#xE9;&rdquo;.", "café “René”."),
        (MARKDOWN, "Mill shuts It burned down. Ann Lee said the old mill closed in 2019."),
        ("**Ann** ran `make` and **Bo** ~~walked~~ ran.", "Ann ran make and Bo walked ran."),
        ("[**Ann**](http://x.example/a_b_c) and *Bo* left.", "Ann and Bo left."),
    ],
)
def test_marks_blanks_and_entities_are_read_as_a_reader_reads_them(text, expected):
    assert readable(reading_view(text)) == expected
    assert len(reading_view(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "It cost 5*3*2 crowns, he said, at x_1_y and snake_case_name.",
        "She is *not* here, he said.",
        "Fish & chips; R&D; AT&T; a &b; c &unknown; d.",
        "See [1] and [2](a).",
        "#MeToo began in 2017. > 5 is more.",
    ],
)
def test_a_plain_text_with_odd_marks_stays_as_it_is(text):
    assert reading_view(text) == text


def test_a_mark_stays_next_to_its_word():
    assert reading_view("&quot;We left,&quot; said Lee.") == '     "We left,"      said Lee.'


@given(st.text(alphabet="ab *_`[]()#>&;quot \n\u00a0\u00ad\u2011.", max_size=200))
def test_the_view_is_as_long_as_the_text(text):
    assert len(reading_view(text)) == len(text)


def claims_of(text):
    return claims_in(read_document(article_of(text), load_tagger()))


def test_no_claim_begins_with_the_marks_of_markdown_and_each_quotes_the_article():
    claims = claims_of(MARKDOWN)
    assert all(claim.quote == MARKDOWN[claim.start : claim.end] for claim in claims)
    assert not [claim.quote for claim in claims if claim.quote[0] in "*#>[_ " or claim.quote[-1] in "*_"]
    assert "Ann Lee" in {claim.claimant for claim in claims}


def test_a_quotation_in_entities_has_its_speaker():
    (quotation,) = [c for c in claims_of("&quot;We lost 40 posts,&quot; said Ida Holm.") if c.kind == "quotation"]
    assert quotation.claimant == "Ida Holm"
    assert quotation.quote.startswith("&quot;")
    assert quotation.quote.endswith("&quot;")


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_a_hyphen_of_any_kind_keeps_a_name_whole(hyphen):
    text = f"Anne{hyphen}Lise Holm, 42, said the quay was late."
    assert "Anne-Lise Holm" in {name.text for name in read_document(article_of(text), load_tagger()).names}


def test_a_word_with_a_soft_hyphen_is_one_word():
    document = read_document(article_of("The har\u00adbour shut."), load_tagger())
    assert [token.text for token in document.tokens] == ["The", "harbour", "shut", "."]
