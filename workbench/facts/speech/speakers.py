"""One decision on who speaks each quotation, from what introduces it, follows it, governs it or goes on from before."""

from collections.abc import Sequence
from typing import Final, Protocol

from workbench.domain.span import Span
from workbench.facts.attributions.attribution import Attribution, outermost
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.people import People
from workbench.facts.speech.introducer import (
    speaker_before_colon,
    speaker_in_words_before,
    speaker_of_deed_before,
    speaker_of_verb_before,
)
from workbench.facts.speech.spoken import SpokenQuotation
from workbench.facts.speech.surroundings import Speaker, Surroundings
from workbench.facts.speech.tag_behind import credited_speaker, speaker_behind
from workbench.text.document import Document, TextSentence
from workbench.text.speech.reporting import TAG_VERBS

_ENDS: Final = frozenset(".!?…")
_LONGEST_TAG: Final = 120
_STOPS: Final = frozenset({".", ""})
_GOES_ON: Final = frozenset(",;—–")
_SPEAKING: Final = TAG_VERBS | {"spoke", "speaks", "talked", "talks", "testified", "addressed"}


class SentenceFacts(Protocol):
    """What is known of each sentence before its quotations have speakers."""

    def tree(self, sentence: TextSentence) -> DependencyTree:
        """Return the sentence as a tree."""

    def attributions(self, sentence: TextSentence) -> Sequence[Attribution]:
        """Return who says what in the sentence."""

    def source(self, sentence: TextSentence) -> Span | None:
        """Return the span of whom the sentence names by "according to"."""


class SpeakerReader:
    """Decides who speaks each quotation; the quotations are asked for in reading order."""

    def __init__(
        self,
        document: Document,
        sentences: SentenceFacts,
        people: People,
    ) -> None:
        self._document, self._sentences, self._people = document, sentences, people

    def spoken(self, index: int, earlier: SpokenQuotation | None) -> SpokenQuotation:
        """Return the quotation at `index` with its speaker; `earlier` is the one before it."""
        around = Surroundings(self._document, self._sentences.tree, index)
        quotation = around.quotation
        speaker = None if around.is_title else self._named_beside(around)
        if speaker is None and earlier is not None and self._goes_on(around, earlier):
            speaker = Speaker(Span(earlier.speaker_start, earlier.speaker_end), earlier.cue)
        if speaker is None and not around.is_partial and not around.is_title:
            speaker = self._acting_before(around)
        if speaker is None:
            return SpokenQuotation(quotation.start, quotation.end, quotation.closed)
        span, cue = speaker
        return SpokenQuotation(
            quotation.start, quotation.end, quotation.closed, span.of(self._document.text), span.start, span.end, cue
        )

    def _named_beside(self, around: Surroundings) -> Speaker | None:
        """Return the speaker whom the text names for this quotation.

        An introducer with a colon closes to what follows; words that are a part of a
        clause are those of whoever says the clause; else a tag behind the quotation
        goes before a verb in front of it.
        """
        text = self._document.text
        announcing = around.announcing_clause()
        if announcing and (found := speaker_before_colon(text, announcing, self._people)):
            own = speaker_behind(text, around, self._people) if around.joint_before() == "\n" else None
            return own if own and around.last_inside not in _STOPS else found
        if credited := credited_speaker(text, around):
            return credited
        governing = self._governing(around)
        if around.is_partial and governing:
            return governing
        before = around.clause_before()
        return (
            speaker_behind(text, around, self._people)
            or (speaker_of_verb_before(text, before, self._people) if before else None)
            or governing
            or (speaker_of_deed_before(before, self._people) if before and around.is_sentence else None)
            or speaker_in_words_before(text, around)
        )

    def _governing(self, around: Surroundings) -> Speaker | None:
        """Return who says the words around the quotation: the innermost whose content it is in."""
        quotation = around.quotation
        sentence = around.sentence()
        if sentence is None:
            return None
        whole = Span(quotation.start, quotation.end)
        about = [
            one
            for one in self._sentences.attributions(sentence)
            if one.content.start <= quotation.start < one.content.end and not one.cue_reach.overlaps(whole)
        ]
        inner = min(about, key=lambda one: one.content.end - one.content.start, default=None)
        if inner:
            return Speaker(inner.speaker, inner.cue)
        source = self._sentences.source(sentence)
        return Speaker(source, "according to") if source and source.end <= quotation.start else None

    def _goes_on(self, around: Surroundings, earlier: SpokenQuotation) -> bool:
        """Return whether the speaker of the earlier quotation goes on speaking.

        It is so where marks open a further paragraph of one quotation, where a tag in
        the middle ends in a comma, and where a whole sentence follows with nothing but
        the tag between, or in the paragraph with nobody else acting between.
        """
        between = self._document.text[earlier.end : around.quotation.start]
        has_line_between = any(line.strip() for line in between.split("\n")[1:-1])
        if earlier.speaker_start < 0 or around.quotation.continues or has_line_between:
            return around.quotation.continues and earlier.speaker_start >= 0
        is_tagged = earlier.speaker_start >= earlier.end
        sign = between.rstrip()[-1:]
        if "\n" not in between and (not sign or (is_tagged and sign in _GOES_ON)):
            return True
        is_only_tag = between.count(".") <= is_tagged and len(between) < _LONGEST_TAG
        if "\n" in between:
            is_answer = "?" in self._document.text[earlier.end - 2 : earlier.end]
            return is_only_tag and not is_answer and not around.is_partial and around.joint_before() == "\n"
        speaker = self._people.meant_by(earlier.speaker, Span(earlier.speaker_start, earlier.speaker_end))
        is_same = (is_tagged and is_only_tag) or self._people.last_before(around.quotation.start) == speaker
        return is_same and not around.is_partial and sign in _ENDS

    def _acting_before(self, around: Surroundings) -> Speaker | None:
        """Return who acts in the sentence before a quotation that stands alone.

        In the paragraph before, it must be somebody who speaks.
        """
        before = self._sentence_before(around)
        if before is None:
            return None
        is_next = before.end > self._document.text.rfind("\n", 0, around.quotation.start)
        last = self._people.last_before(around.quotation.start)
        told = outermost(self._sentences.attributions(before))
        if not last:
            is_told = is_next and bool(told) and told[-1].governs and told[-1].states
            return Speaker(told[-1].speaker, "") if is_told else None
        is_speaking = any(token.text.lower() in _SPEAKING for token in self._document.sentence_tokens(before))
        place = self._people.last_mention(last, around.quotation.start)
        is_asked = "?" in self._document.text[before.end - 2 : before.end]  # somebody else answers
        return Speaker(place, "") if place and (is_next or is_speaking or told) and not is_asked else None

    def _sentence_before(self, around: Surroundings) -> TextSentence | None:
        """Return the sentence before a quotation that stands alone, with nothing in its own to announce it."""
        sentence = around.sentence()
        is_alone = sentence is not None and sentence.start >= around.quotation.start
        if sentence is None or not is_alone or around.clause_after_in_sentence() or around.announcing_clause():
            return None
        before = self._document.sentences_in(Span(max(0, sentence.start - 3), sentence.start + 1))[:1]
        return before[0] if before and before[0].start < sentence.start else None


def with_speakers_of_later_parts(document: Document, spoken: Sequence[SpokenQuotation]) -> list[SpokenQuotation]:
    """Return the quotations, with the speaker named in a later paragraph of one given to the paragraphs before."""
    given = list(spoken)
    for index in range(len(given) - 2, -1, -1):
        later = given[index + 1]
        if document.quotations[index + 1].continues and later.cue and not given[index].cue:
            given[index] = later._replace(start=given[index].start, end=given[index].end, closed=given[index].closed)
    return given
