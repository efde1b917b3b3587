"""The call sheet puts every open question under those who can answer it, and is inert on paper."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from builders import (
    claim_on,
    evidence_for,
    flag_on,
    report_on,
    review_of,
    reviewed,
    reviewed_flag,
    source_in,
    verdict_on,
)

from workbench.domain.article import article_of
from workbench.domain.claim import ClaimKind
from workbench.domain.review import ReviewedClaim, ReviewedFlag
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.domain.verdict import Verdict
from workbench.reports.call_sheet import as_call_sheet_html, as_call_sheet_markdown, build_call_sheet

SENTENCES = (
    "Ines Maro praised the bridge.",
    "Prices rose by 4% last year.",
    "Mara met Jon Berg in Oslo.",
)
ARTICLE = replace(article_of("\n".join(SENTENCES), title="The bridge"), byline="Eva Lund")


def standing(number: int, **more) -> ReviewedClaim:
    about = {name: more.pop(name) for name in ("claimant", "kind", "standalone") if name in more}
    return reviewed(claim_on(ARTICLE, SENTENCES[number - 1], **about), number=str(number), **more)


def verdict(label: str) -> Verdict:
    return verdict_on(standing(2).claim, label, rationale="Two polls differ.")


def evidence() -> Evidence:
    return evidence_for(standing(2).claim, stance=Stance.REFUTES, passage="Prices rose by 3%.")


def source(**more) -> Source:
    about = {"title": "Price index", "publisher": "Statistics Norway", "standing": SourceTier.PRIMARY}
    return source_in(ARTICLE, **(about | more))


def open_flag(quote: str, *, suggestion: str = "") -> ReviewedFlag:
    message = f"'{quote}' is spelt otherwise elsewhere."
    return reviewed_flag(flag_on(ARTICLE, quote, message=message, suggestion=suggestion))


def sheet(*claims: ReviewedClaim, flags: tuple[ReviewedFlag, ...] = (), sources: tuple[Source, ...] = (), **article):
    review = review_of(replace(ARTICLE, **article), *claims, flags=flags, sources=sources)
    return {called.name: called for called in build_call_sheet(report_on(review)).callees}


def asked(called) -> list[str]:
    return [question.words for question in called.questions]


@pytest.mark.parametrize(
    ("kind", "ask"),
    [
        (ClaimKind.QUOTATION, "Did you say this, in these words, and what is it based on?"),
        (ClaimKind.ATTRIBUTED_STATEMENT, "Did you say this, and what is it based on?"),
        (ClaimKind.STATISTIC, "Is this right, and what is it based on?"),
    ],
)
def test_an_open_claim_is_asked_of_whoever_is_said_to_have_said_it(kind, ask):
    (called,) = sheet(standing(2, claimant="the Bank of Norway", kind=kind)).values()

    assert (called.name, called.why) == ("Bank of Norway", ("quoted or cited",))
    assert [(q.place, q.words, q.ask) for q in called.questions] == [("Claim 2, line 2, open", SENTENCES[1], ask)]


def test_without_a_claimant_those_named_are_asked_and_where_nobody_is_the_author():
    told = sheet(standing(1), standing(2))

    assert asked(told["Ines Maro"]) == [SENTENCES[0]]
    assert asked(told["Eva Lund"]) == [SENTENCES[1]]
    assert list(told) == ["Ines Maro", "Eva Lund"]
    assert "The author of the article" in sheet(standing(2), byline="")


def test_a_surname_and_the_full_name_are_one_person():
    told = sheet(standing(1), standing(2, claimant="Maro"))

    assert asked(told["Ines Maro"]) == [SENTENCES[0], SENTENCES[1]]
    assert set(told["Ines Maro"].why) == {"named", "quoted or cited"}


def test_a_decided_claim_is_not_asked_about_and_a_stale_or_disputed_one_is():
    disputed = standing(2, verdict=verdict("disputed"), claimant="Jon Berg")
    stale = standing(1, verdict=verdict("verified"), stale=True, stale_because="the page has changed")

    assert sheet(standing(1, verdict=verdict("verified"))) == {}
    assert "judged disputed by Ana: Two polls differ." in sheet(disputed)["Jon Berg"].questions[0].known
    assert "stale: the page has changed" in sheet(stale)["Ines Maro"].questions[0].known


def test_the_publisher_of_a_source_is_asked_whether_it_still_stands():
    judged = standing(2, verdict=verdict("disputed"), evidence=(evidence(),))
    (called,) = sheet(judged, sources=(source(),)).values()

    assert (called.name, called.why) == ("Statistics Norway", ("a source",))
    assert called.questions[0].ask == "Does your source say so, and is it still correct?"
    assert "refutes, Price index: “Prices rose by 3%.”" in called.questions[0].known
    assert list(sheet(judged, sources=(source(publisher=""),))) == ["Price index"]


def test_an_open_flag_is_the_authors_and_also_theirs_whose_name_it_is_about():
    told = sheet(standing(1), flags=(open_flag("Mara", suggestion="Maro"),))

    assert [q.place for q in told["Ines Maro"].questions] == ["Claim 1, line 1, open", "Flag NAM001, line 3, error"]
    assert asked(told["Eva Lund"]) == ["Mara"]
    assert told["Eva Lund"].questions[0].known == ("suggested: Maro",)


def test_nothing_open_makes_a_sheet_that_says_so(empty_report):
    assert "Nothing is open." in as_call_sheet_html(empty_report).decode()
    assert "Nothing is open." in as_call_sheet_markdown(empty_report).decode()


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.found.update(name for name, _ in attrs)


def test_hostile_words_stay_words_on_the_page(hostile_report):
    page = as_call_sheet_html(hostile_report).decode()
    tags = Tags()
    tags.feed(page)

    assert tags.found <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "p", "ol", "li"),
        *("blockquote", "div", "span", "lang", "charset", "name", "content", "http-equiv", "class"),
    }
    assert "\u202e" not in page
    assert "a[U+0000]b" in page
    assert "@page { size: A4" in page


def test_hostile_words_stay_words_in_markdown(hostile_report):
    written = as_call_sheet_markdown(hostile_report).decode()

    assert "<script" not in written.replace("\\<", "")
    assert "](" not in written.replace("\\]", "").replace("\\(", "")
    assert "\u202e" not in written
