"""Notes that would come with every paragraph are told once an article."""

from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.rules.att003_unclosed_quotation import RULE as UNCLOSED
from workbench.flags.rules.dat003_relative_time import RULE as RELATIVE
from workbench.text.read_article import read_document


def test_relative_times_without_a_day_of_publication_are_one_note():
    text = "The court ruled last week.\n\nIt rained yesterday.\n\nThe mill was shut last month. He died last year."
    (finding,) = RELATIVE.find(read_document(article_of(text)))
    assert [text[span.start : span.end] for span in finding.related] == ["yesterday", "last month", "last year"]


def test_quotation_marks_without_their_other_one_are_one_note_that_counts_the_others():
    text = "She spoke of “the old mill and the sea.\n\nThe mill shut.\n\nThey sang “the reed.\n\nIt was “no."
    (finding,) = UNCLOSED.find(read_document(article_of(text)))
    assert finding.severity is Severity.NOTE
    assert finding.message.endswith("So at 2 other places.")
    assert [text[span.start] for span in finding.related] == ["“", "“"]


def test_two_quotation_marks_without_their_other_one_are_counted_in_the_singular():
    text = "She spoke of “the old mill and the sea.\n\nThe mill shut.\n\nThey sang “the reed."
    (finding,) = UNCLOSED.find(read_document(article_of(text)))
    assert finding.message.endswith("So at one other place.")


def test_each_place_where_a_mark_is_missing_beside_the_speaker_is_told_by_itself():
    text = "“We will not go, said Anna Berg.\n\nThe mill shut.\n\n“We will stay, said Lund."
    findings = UNCLOSED.find(read_document(article_of(text)))
    assert [text[finding.span.start : finding.span.end] for finding in findings] == [
        "go, said Anna Berg",
        "stay, said Lund",
    ]
