"""The frame of a quotation: the words of its sentence that only name who speaks, when, where and to whom."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.content import is_reporting_word
from workbench.facts.dependency_tree import FINITE, SUBJECTS, DependencyTree
from workbench.facts.facts import Facts
from workbench.text.document import TextSentence, Token

_OPENING_MARKS: Final = frozenset("“‘\"'")
_DIVIDING: Final = frozenset(",:;.!?")


def leaves_something_out(facts: Facts, sentence: TextSentence, covered: Sequence[Span]) -> bool:
    """Return whether a sentence with a quotation says more outside the spans `covered` than who speaks."""
    quotations = facts.speech.over(Span(sentence.start, sentence.end))
    if not quotations or not facts.document.tagged or not sentence.is_readable:
        return False
    speakers = [Span(one.speaker_start, one.speaker_end) for one in quotations if one.speaker_start >= 0]
    speakers += [span for one in facts.attributions(sentence) for span in (one.speaker, one.cue_span)]
    return not _is_only_framed(facts.tree(sentence), covered, speakers)


def _is_only_framed(tree: DependencyTree, covered: Sequence[Span], speakers: Sequence[Span]) -> bool:
    """Return whether the words of a sentence that `covered` leaves over only name who speaks, at the spans `speakers`.

    `Some had "named powerful people"` says something outside its quotation,
    `Lee said in a statement on Tuesday` beside a quotation does not.
    """
    for gap in _gaps(tree.tokens, covered):
        span = Span(gap[0].start, gap[-1].end)
        if not any(span.overlaps(speaker) for speaker in speakers) and any(_is_word(token) for token in gap):
            return False
        if any(_states_more(tree, token, span) for token in gap) or _breaks_off(tree, gap):
            return False
    return True


def runs_into_quotation(text: str, stated: Span, whole: Span) -> bool:
    """Return whether a statement runs on into a quotation without a mark between: `he acted in the "only way"`."""
    return text[stated.end : whole.end].lstrip()[:1] in _OPENING_MARKS and text[stated.end - 1] not in _DIVIDING


def _gaps(tokens: Sequence[Token], covered: Sequence[Span]) -> list[list[Token]]:
    """Return the stretches of tokens that lie in none of the spans."""
    gaps: list[list[Token]] = []
    is_open = False
    for token in tokens:
        is_covered = any(span.start <= token.start < span.end for span in covered)
        if not is_covered and is_open:
            gaps[-1].append(token)
        elif not is_covered:
            gaps.append([token])
        is_open = not is_covered
    return gaps


def _is_word(token: Token) -> bool:
    return token.text[:1].isalnum() and token.dep != "cc"


def _breaks_off(tree: DependencyTree, gap: Sequence[Token]) -> bool:
    """Return whether the words end with an article or owner whose noun stands in the quotation: `said the "barn"`."""
    return gap[-1].tag in {"DT", "PRP$"} and gap[-1] is not tree.tokens[-1]


def _states_more(tree: DependencyTree, token: Token, gap: Span) -> bool:
    """Return whether the word is a verb that tells of no speech, or the subject of one inside the quotation."""
    above = tree.tokens[tree.head(tree.index_at(token.start))]
    if token.dep in SUBJECTS:
        return not gap.start <= above.start < gap.end
    verb = above if token.dep in {"aux", "auxpass"} else token
    return token.tag in FINITE and not is_reporting_word(verb)
