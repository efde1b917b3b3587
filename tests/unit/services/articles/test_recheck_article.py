"""A check replaces the one before: what it no longer finds goes, what somebody touched stays, numbers stay."""

from dataclasses import replace

import pytest
from builders import claim_on, flag_on

from workbench.config.house_style import HouseStyle, OwnWord
from workbench.domain.claim import Claim, ClaimKind, ClaimOrigin
from workbench.domain.flag import Flag, FlagAction, Severity
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.span import Span
from workbench.domain.stage_change import Stage
from workbench.errors import DecisionRefusedError
from workbench.services.articles import reading_version
from workbench.services.articles.check_article import check_article
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.articles.reading_version import reading_version_of
from workbench.services.articles.recheck_article import needs_recheck, recheck_article
from workbench.services.articles.scan_article import scan_article
from workbench.services.claimreview.publish import publication_or_empty, save_publication
from workbench.services.claims.decide import add_claim, decide, decide_flag
from workbench.services.claims.take_back import undo
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.workflow.sign_off import change_stage

TEXT = (
    "Mill shuts\n\nThe mill in Ayr shut in May 2019. It cost 40 million kroner in all. "
    "The mill was the the first there in 1961. Some 36% of of voters agreed."
)
OLD_WORDS = "40 million kroner in"
NO_DOUBLED_WORDS = HouseStyle(off=frozenset({"WRD002"}))


@pytest.fixture
def article(desk):
    return import_text(desk, TEXT, origin="mill.txt", by="Ana")


def words_at(article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def older_claim(article, words: str) -> Claim:
    """A claim that an earlier reading found, and that today's does not."""
    return claim_on(article, words, kind=ClaimKind.QUANTITY)


def older_flag(article, words: str) -> Flag:
    return flag_on(article, words, rule="OLD001", severity=Severity.WARNING, message="An old rule said so.")


def read_by_an_older_program(desk, article, *extra) -> None:
    """The records of an earlier check, as a program kept them that knew neither numbers nor scans."""
    checked = check_article(article)
    claims = [replace(claim, number="") for claim in checked.claims]
    desk.store.append([*claims, *checked.flags, *extra], by="Ana")


def numbers(desk, article) -> dict[str, str]:
    return {standing.claim.quote: standing.number for standing in open_review(desk, article.id).claims}


def quotes(desk, article) -> list[str]:
    return [standing.claim.quote for standing in open_review(desk, article.id).claims]


def test_a_claim_that_the_newest_check_does_not_find_and_nobody_touched_is_gone(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, OLD_WORDS))
    assert OLD_WORDS in quotes(desk, article)

    scan_article(desk, article, by="Ben")

    assert OLD_WORDS not in quotes(desk, article)
    assert any(claim.quote == OLD_WORDS for claim in desk.store.load(article.id).claims)


def test_a_flag_that_the_newest_check_does_not_raise_and_nobody_answered_is_gone(desk, article):
    read_by_an_older_program(desk, article, older_flag(article, "May 2019"))
    assert "OLD001" in {standing.flag.rule for standing in open_review(desk, article.id).flags}

    scan_article(desk, article, by="Ben")

    review = open_review(desk, article.id)
    assert "OLD001" not in {standing.flag.rule for standing in review.flags}
    assert all("OLD001" not in flag_id for standing in review.claims for flag_id in standing.flag_ids)


def test_no_number_changes_when_a_claim_goes(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, OLD_WORDS))
    before = numbers(desk, article)

    scan_article(desk, article, by="Ben")

    after = numbers(desk, article)
    assert after == {quote: number for quote, number in before.items() if quote in after}
    assert len(after) == len(before) - 1


def test_no_number_changes_when_a_reviewer_adds_a_claim(desk, article):
    scan_article(desk, article, by="Ana")
    before = numbers(desk, article)
    span = words_at(article, "40 million kroner")

    add_claim(desk, article.id, start=span.start, end=span.end, by="Ben")

    after = numbers(desk, article)
    assert after | before == after
    assert after["40 million kroner"] == f"{before['It cost 40 million kroner in all.']}a"


def standing_of(desk, article, words: str):
    return next(s for s in open_review(desk, article.id).claims if s.claim.quote == words)


def judged(desk, article, claim_id: str) -> None:
    decide(desk, article.id, claim_id, label="wrong", rationale="Because.", by="Ana")


def judged_and_taken_back(desk, article, claim_id: str) -> None:
    judged(desk, article, claim_id)
    undo(desk, article.id, by="Ana")


def given_a_source(desk, article, claim_id: str) -> None:
    bearing = EvidenceInput(stance=Stance.CONTEXT, standing=SourceTier.PRIMARY, by="Ana", passage="It cost 40.")
    attach_citation(desk, article.id, claim_id, about=SourceMetadata(title="City records"), bearing=bearing)


def moved(desk, article, claim_id: str) -> None:
    change_stage(desk, article.id, claim_id, to=Stage.CHECKING, by="Ana")


def published(desk, article, claim_id: str) -> None:
    standing = next(s for s in open_review(desk, article.id).claims if s.claim.id == claim_id)
    save_publication(desk, replace(publication_or_empty(standing), url="https://example.org/check"), by="Ana")


@pytest.mark.parametrize("touch", [judged, judged_and_taken_back, given_a_source, moved, published])
def test_a_claim_that_somebody_touched_stays_and_is_listed_as_no_longer_found(desk, article, touch):
    read_by_an_older_program(desk, article, older_claim(article, OLD_WORDS))
    touch(desk, article, standing_of(desk, article, OLD_WORDS).claim.id)
    before = standing_of(desk, article, OLD_WORDS)

    scan_article(desk, article, by="Ben")

    after = standing_of(desk, article, OLD_WORDS)
    assert after == replace(before, claim=after.claim, no_longer_found=True)
    assert open_review(desk, article.id).claims_no_longer_found == (after,)


def test_a_claim_that_the_newest_check_finds_is_not_listed(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, OLD_WORDS))
    scan_article(desk, article, by="Ben")

    review = open_review(desk, article.id)

    assert (review.claims_no_longer_found, review.flags_no_longer_found) == ((), ())


def test_a_rule_that_is_switched_off_takes_its_open_flags_with_it_and_leaves_the_answered_ones(desk, article):
    read_by_an_older_program(desk, article)
    doubled = [s.flag for s in open_review(desk, article.id).flags if s.flag.rule == "WRD002"]
    decide_flag(desk, article.id, doubled[0].id, action=FlagAction.ACCEPTED, reason="", by="Ana")
    before = numbers(desk, article)
    strict = replace(desk, house_style=lambda: (NO_DOUBLED_WORDS, ()))

    checked = recheck_article(strict, article.id, by="Ben")

    review = open_review(strict, article.id)
    assert [(s.flag, s.status) for s in review.flags if s.flag.rule == "WRD002"] == [(doubled[0], "accepted")]
    assert [s.flag.id for s in review.flags_no_longer_found] == [doubled[0].id]
    assert [s.flag.id for s in checked.gone_flags] == [doubled[1].id]
    assert numbers(strict, article) == before


def test_an_answered_flag_stands_from_the_moment_its_rule_is_switched_off(desk, article):
    scan_article(desk, article, by="Ana")
    doubled = [s.flag for s in open_review(desk, article.id).flags if s.flag.rule == "WRD002"]
    decide_flag(desk, article.id, doubled[0].id, action=FlagAction.DISMISSED, reason="A name.", by="Ana")

    review = open_review(replace(desk, house_style=lambda: (NO_DOUBLED_WORDS, ())), article.id)

    assert [s.flag.id for s in review.flags if s.flag.rule == "WRD002"] == [doubled[0].id]


def test_a_reviewers_own_claim_never_goes(desk, article):
    read_by_an_older_program(desk, article)
    span = words_at(article, OLD_WORDS)
    add_claim(desk, article.id, start=span.start, end=span.end, by="Ana")

    scan_article(desk, article, by="Ben")

    assert standing_of(desk, article, OLD_WORDS).claim.origin is ClaimOrigin.REVIEWER
    assert not standing_of(desk, article, OLD_WORDS).no_longer_found


def test_a_reviewers_own_claim_that_the_machine_finds_too_stays_the_reviewers(desk, article):
    span = words_at(article, "The mill in Ayr shut in May 2019.")
    own = add_claim(desk, article.id, start=span.start, end=span.end, by="Ana")

    scan_article(desk, article, by="Ben")

    standing = standing_of(desk, article, "The mill in Ayr shut in May 2019.")
    assert standing.claim == own
    assert own.id in desk.store.load(article.id).scans[-1].claim_ids


def test_a_claim_taken_back_that_the_machine_finds_by_itself_stands(desk, article):
    span = words_at(article, "The mill in Ayr shut in May 2019.")
    add_claim(desk, article.id, start=span.start, end=span.end, by="Ana")
    undo(desk, article.id, by="Ana")
    assert "The mill in Ayr shut in May 2019." not in quotes(desk, article)

    scan_article(desk, article, by="Ben")

    assert "The mill in Ayr shut in May 2019." in quotes(desk, article)


def test_a_claim_that_is_found_again_has_its_old_number(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, OLD_WORDS))
    before = numbers(desk, article)
    scan_article(desk, article, by="Ben")
    span = words_at(article, "million kroner")
    add_claim(desk, article.id, start=span.start, end=span.end, by="Ben")

    span = words_at(article, OLD_WORDS)
    add_claim(desk, article.id, start=span.start, end=span.end, by="Ben")

    after = numbers(desk, article)
    assert after[OLD_WORDS] == before[OLD_WORDS]
    assert after["million kroner"] == f"{before[OLD_WORDS]}a"
    assert len(set(after.values())) == len(after)


def test_a_second_check_that_finds_the_same_records_nothing(desk, article):
    scan_article(desk, article, by="Ana")
    before = desk.store.load(article.id)

    checked = recheck_article(desk, article.id, by="Ben")

    assert desk.store.load(article.id) == before
    assert (checked.new_claims, checked.gone_claims, checked.new_flags, checked.gone_flags) == ((), (), (), ())
    assert checked.line == "Checked again. Nothing has changed."


def test_what_changed_is_told_in_a_line(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, OLD_WORDS), older_flag(article, "1961"))
    judged(desk, article, standing_of(desk, article, OLD_WORDS).claim.id)

    assert recheck_article(desk, article.id, by="Ben").line == (
        "Checked again. Gone: 1 flag. Kept, though no longer found: 1 claim."
    )


def test_a_check_is_signed(desk, article):
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        recheck_article(desk, article.id, by=" ")

    assert desk.store.load(article.id).scans == ()


def test_the_check_acknowledged_last_counts_whatever_its_time_says(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, OLD_WORDS))
    later = replace(desk, now=lambda: "1999-01-01T00:00:00Z")

    scan_article(desk, article, by="Ana")
    newest = desk.store.load(article.id).scans[-1]
    desk.store.append([replace(newest, id="scn_0", scanned_at=later.now(), flag_ids=())], by="Ben")

    assert open_review(desk, article.id).scan.id == "scn_0"
    assert open_review(desk, article.id).flags == ()


def test_an_article_checked_before_checks_were_recorded_is_behind(desk, article):
    read_by_an_older_program(desk, article)
    assert needs_recheck(desk, open_review(desk, article.id))

    scan_article(desk, article, by="Ana")

    assert not needs_recheck(desk, open_review(desk, article.id))


@pytest.mark.parametrize(
    "style",
    [
        NO_DOUBLED_WORDS,
        HouseStyle(severities=(("WRD002", Severity.NOTE),)),
        HouseStyle(words=(OwnWord("e-mail", "email", ""),)),
        HouseStyle(ignored=frozenset({"of of"})),
    ],
)
def test_another_house_style_is_another_reading(desk, article, style):
    scan_article(desk, article, by="Ana")

    assert needs_recheck(replace(desk, house_style=lambda: (style, ())), open_review(desk, article.id))


def test_the_place_of_the_house_style_and_the_order_of_its_entries_are_no_other_reading(article):
    one = HouseStyle(where="a.toml", off=frozenset({"NAM", "DAT003"}), severities=())
    two = HouseStyle(where="b.toml", off=frozenset({"DAT003", "NAM"}), severities=())

    assert reading_version_of(article, one) == reading_version_of(article, two)


def test_a_missing_language_model_and_another_number_are_other_readings(article, monkeypatch):
    before = reading_version_of(article, HouseStyle())
    assert before.startswith(f"{reading_version.READING}/")
    monkeypatch.setattr(reading_version, "model_version", lambda: "")
    without = reading_version_of(article, HouseStyle())
    monkeypatch.setattr(reading_version, "READING", 99)

    assert len({before, without, reading_version_of(article, HouseStyle())}) == 3
    french = replace(article, language="fr")
    assert reading_version_of(french, HouseStyle()).startswith("99/")


def test_a_claim_added_to_an_old_folder_writes_down_the_numbers_that_readers_have_seen(desk, article):
    read_by_an_older_program(desk, article)
    before = numbers(desk, article)
    assert list(before.values()) == [str(place) for place in range(1, len(before) + 1)]
    span = words_at(article, "kroner")

    add_claim(desk, article.id, start=span.start, end=span.end, by="Ana")

    assert numbers(desk, article) | before == numbers(desk, article)
    assert all(claim.number for claim in desk.store.load(article.id).claims)


def test_a_claim_taken_back_in_an_old_folder_changes_no_number(desk, article):
    read_by_an_older_program(desk, article)
    span = words_at(article, "kroner")
    own = add_claim(desk, article.id, start=span.start, end=span.end, by="Ana")
    desk.store.append([replace(claim, number="") for claim in desk.store.load(article.id).claims], by="Ana")
    before = numbers(desk, article)

    undo(desk, article.id, by="Ana")

    del before[own.quote]
    assert numbers(desk, article) == before


def test_two_claims_that_two_processes_gave_one_number_are_told_apart(desk, article):
    scan_article(desk, article, by="Ana")
    here = desk.store.load(article.id)
    for words in ("kroner in", "million"):
        one = replace(older_claim(article, words), origin=ClaimOrigin.REVIEWER, number="3a")
        desk.store.append([one], by="Ana")

    assert (numbers(desk, article)["kroner in"], numbers(desk, article)["million"]) == ("3a", "3b")
    assert len(here.claims) + 2 == len(set(numbers(desk, article).values()))

    scan_article(desk, article, by="Ana")

    assert [claim.number for claim in desk.store.load(article.id).claims][-2:] == ["3a", "3b"]
