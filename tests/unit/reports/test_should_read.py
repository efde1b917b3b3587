"""The right wording of a statement, in every form of the report."""

from dataclasses import replace

from builders import answer_to, claim_on, flag_on, report_on, review_of, reviewed, reviewed_flag, verdict_on

from workbench.domain.article import article_of
from workbench.domain.verdict import Aspect

ARTICLE = article_of("The president Marcon won 36% in 2017. It rained on Monday.", title="A vote")
CLAIM = claim_on(ARTICLE, "The president Marcon won 36% in 2017.")
FLAG = flag_on(ARTICLE, "Marcon", suggestion="Macron")
RIGHT = "The president Macron won 66% in 2017."


def report(should_read: str = RIGHT, *, accepted: bool = True, aspect: Aspect = Aspect.CONTENT):
    verdict = verdict_on(CLAIM, should_read=should_read, aspect=aspect)
    in_effect = {"verdict" if aspect is Aspect.CONTENT else "attribution": verdict}
    flag = reviewed_flag(FLAG, decision=answer_to(FLAG) if accepted else None)
    judged = reviewed(CLAIM, flag_ids=(FLAG.id,), history=(verdict,), **in_effect)
    return report_on(review_of(ARTICLE, judged, flags=(flag,)))


def test_the_wording_is_that_of_the_verdict_in_effect_on_either_question() -> None:
    for aspect in Aspect:
        assert report(aspect=aspect).claims[0].should_read == RIGHT
    claim = report().claims[0]
    assert replace(claim, verdict=None).should_read == ""


def test_without_a_wording_the_accepted_flags_propose_the_whole_statement() -> None:
    assert report().claims[0].proposed_wording == RIGHT
    assert report("").claims[0].proposed_wording == "The president Macron won 36% in 2017."
    assert report("", accepted=False).claims[0].proposed_wording == ""
