"""Each kind of report tells what it is for, and hides nothing that is open."""

import re
from dataclasses import replace

import pytest

from workbench.domain.article import article_of
from workbench.domain.coverage import Coverage
from workbench.domain.publisher import Publisher
from workbench.domain.status import ClaimStatus, StatusKind
from workbench.domain.verdict import Asks, Label
from workbench.reports.kinds.audit import audit_page
from workbench.reports.kinds.codes import linked_contact
from workbench.reports.kinds.corrections import corrections_page
from workbench.reports.kinds.fact_check import fact_check_page
from workbench.reports.kinds.notice import corrected_wording, correction_notice_page
from workbench.reports.typeset.markdown import as_markdown
from workbench.reports.typeset.model import Link, Words

WRONG = Label(
    name="wrong", key="w", mark="x", colour="#000000", colour_dark="#ffffff", meaning="No.", needs="rationale",
    asks=Asks.CORRECTION,
)  # fmt: skip


def told(paper) -> str:
    return as_markdown(paper).decode()


@pytest.fixture
def wrong_report(plain_report):
    """Claim 2 is wrong, and claim 1 is stale."""
    first, second = plain_report.claims
    judged = replace(second, status=ClaimStatus(StatusKind.JUDGED, "wrong"), label=WRONG)
    return replace(
        plain_report, claims=(first, judged), publisher=Publisher(name="The Example", corrections="us@a.org")
    )


def test_the_audit_has_every_section_that_the_codes_ask_for(wrong_report):
    sections = {section.anchor for section in audit_page(wrong_report).sections}
    assert {"summary", "open", "text", "claims", "flags", "method", "changes", "corrections"} <= sections


def test_the_audit_lists_lost_claims_unused_sources_and_records_that_could_not_be_read(plain_report):
    alone = replace(plain_report, claims=())
    page = told(audit_page(alone))

    assert "Claims whose words are no longer where they were" in page
    assert "Sources not used for any claim" in page
    assert "Records that could not be read" in page
    assert "No claims were found." in page


def test_the_audit_lists_what_is_kept_though_the_newest_check_no_longer_finds_it(plain_report):
    title = "Kept, though no longer found by the newest check"
    first, second = plain_report.claims
    flag = replace(plain_report.flags[0], no_longer_found=True)
    listed = replace(plain_report, claims=(replace(first, no_longer_found=True), second), flags=(flag,))

    page = told(audit_page(listed)).partition(title)[2].partition("\n## ")[0]

    assert f"Claim {first.number}" in page
    assert flag.flag.rule in page
    assert title not in told(audit_page(plain_report))


def test_the_audit_tells_of_retracted_verdicts_in_the_change_log(plain_report):
    assert "(was it said) (taken back) by" in told(audit_page(plain_report))


def test_a_publisher_that_is_not_named_is_said_to_be_missing(plain_report):
    page = told(audit_page(plain_report))
    assert "Publisher: not named" in page
    assert "Corrections: no contact given" in page


def test_the_newsrooms_own_method_stands_before_ours(wrong_report):
    own = replace(wrong_report, publisher=Publisher(method="Two people read every check."))
    page = told(audit_page(own))
    assert page.index("Two people read every check.") < page.index("every verdict is a person's")


def test_the_list_for_the_author_holds_wrong_claims_and_says_what_is_not_decided(wrong_report):
    page = told(corrections_page(wrong_report))

    assert "## To correct (1)" in page
    assert "> It cost 36% more." in page
    assert "Not decided yet" in page
    assert "Claim 1 (stale)" in page


def test_a_flag_on_a_claim_to_correct_is_told_with_the_claim_and_not_twice(wrong_report):
    first, second = wrong_report.claims
    suggested = replace(second.flags[0].flag, suggestion="It cost 26% more.")
    flag = replace(second.flags[0], status="accepted", flag=suggested)
    report = replace(wrong_report, claims=(first, replace(second, flags=(flag,))), flags=(flag,))

    assert "## To correct (1)" in told(corrections_page(report))
    assert f"Suggested wording: “{flag.flag.suggestion}” for" in told(corrections_page(report))


def test_an_accepted_flag_of_no_claim_is_shown_in_its_line(wrong_report):
    flag = replace(wrong_report.flags[1], status="accepted")
    page = told(corrections_page(replace(wrong_report, claims=(), flags=(flag,))))

    assert "In: … **It cost 36% more.** …" in page


def test_a_disputed_claim_is_put_to_the_author_as_one_to_support(wrong_report):
    first, second = wrong_report.claims
    disputed = replace(
        second, status=ClaimStatus(StatusKind.JUDGED, "disputed"), label=replace(WRONG, asks=Asks.SOURCE)
    )
    page = told(corrections_page(replace(wrong_report, claims=(first, disputed))))

    assert "Nothing to correct." in page
    assert "## To support, soften or leave out (1)" in page


def test_the_fact_check_tells_who_said_it_why_and_how_much_else_is_open(wrong_report):
    page = told(fact_check_page(wrong_report.only(wrong_report.claims[1])))

    assert "> It cost 36% more." in page
    assert re.search(r"### Verdict \S wrong", page)
    assert "## Evidence against it" in page
    assert "SHA-256 " + "a" * 64 in page
    assert "Not decided yet in the whole article: 1 of 2 claims." in page
    assert "us@a.org" in page


def test_a_fact_check_without_a_source_says_so(wrong_report):
    bare = replace(wrong_report.claims[1], supports=())
    assert "No source was attached." in told(fact_check_page(wrong_report.only(bare)))


def test_the_notice_tells_what_the_corrected_text_says_now(wrong_report):
    text = wrong_report.review.article.text
    revised = article_of(text.replace("It cost 36% more.", "It cost 26% more."), title="Second draft")
    page = told(correction_notice_page(replace(wrong_report, revised=revised)))

    assert "It says now: “It cost 26% more.”" in page
    assert f"SHA-256 {revised.sha256}" in page


def test_the_notice_says_that_nothing_was_changed_yet(wrong_report):
    same = article_of(wrong_report.review.article.text, title="Same")

    assert "The text has not been changed yet." in told(correction_notice_page(wrong_report))
    assert "It says now: unchanged" in told(correction_notice_page(replace(wrong_report, revised=same)))


def test_a_passage_that_cannot_be_found_again_is_not_guessed():
    assert corrected_wording("36%", ("In France ", " agreed."), "In Spain 26% agreed.") == ""
    assert corrected_wording("36%", ("In France ", " agreed."), "In France 26% agreed. In France 27% agreed.") == ""
    assert corrected_wording("36%", ("In France ", " agreed."), f"In France {'x' * 9_999} agreed.") == ""
    assert corrected_wording("last", ("at ", ""), "at the end ") == "the end"


@pytest.mark.parametrize(
    ("contact", "leads_to"),
    [
        ("us@a.org", "mailto:us@a.org"),
        ("https://a.org/corrections", "https://a.org/corrections"),
        ("mailto:us@a.org", "mailto:us@a.org"),
    ],
)
def test_a_contact_that_is_an_address_becomes_a_link(contact, leads_to):
    assert linked_contact(contact) == Link(contact, leads_to)


@pytest.mark.parametrize("contact", ["call 555 0100", "javascript:alert(1)", "write to us @ the desk"])
def test_any_other_contact_is_words(contact):
    assert linked_contact(contact) == Words(contact)


def test_one_claim_and_one_flag_are_told_in_the_singular(plain_report):
    review = replace(plain_report.review, coverage=Coverage(total=1, accounted_for=1))
    one = replace(plain_report, review=review, claims=plain_report.claims[:1], flags=plain_report.flags[:1])
    page = told(audit_page(one)) + told(correction_notice_page(one))

    assert "1 of 1 word accounted for." in page
    assert "1 claim:" in page
    assert "1 flag, 0 open." in page
    assert "1 of 1 claim and 0 of 1 flag are not decided yet." in page
