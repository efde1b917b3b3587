"""The history of a claim in the panel: every verdict with its channel and wording, and what people wrote."""

from dataclasses import replace

from builders import ARTICLE, CLAIM, VERDICT, comment_on

from workbench.domain.verdict import Channel
from workbench.review.fold import fold
from workbench.review.records import ArticleRecords
from workbench.ui.views.panel_view import history_html

COMMENT = comment_on(CLAIM, "Ring <b>them</b>.")


def history(**more):
    [standing] = fold(ArticleRecords(article=ARTICLE, claims=(CLAIM,), **more)).claims
    return history_html(standing)


def test_a_verdict_says_by_which_way_it_came_in_and_the_right_wording():
    verdict = replace(VERDICT, channel=Channel.COMMAND_LINE, should_read="Some 63% <agreed>.")
    html = history(verdicts=(verdict,))
    assert "Ana · wrong — Because. · on the command line" in html
    assert "Should read: “Some 63% &lt;agreed&gt;.”" in html


def test_of_a_verdict_from_before_channels_were_recorded_none_is_told():
    assert "wrong — Because.</li>" in history(verdicts=(VERDICT,))


def test_comments_are_listed_as_plain_text():
    html = history(comments=(COMMENT,))
    assert "No verdict yet." in html
    assert "Ben · comment: Ring &lt;b&gt;them&lt;/b&gt;." in html
