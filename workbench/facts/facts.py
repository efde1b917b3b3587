"""The facts of a document: its sentences as trees, its people, and who speaks where."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Final

from workbench.domain.coverage import Stretch
from workbench.domain.span import Span
from workbench.facts.antecedents import PRONOUNS, Antecedents
from workbench.facts.attributions.according_to import source_in
from workbench.facts.attributions.attribution import Attribution, outermost
from workbench.facts.attributions.indirect_speech import attributions_in
from workbench.facts.attributions.subjects import name_beside
from workbench.facts.dependency_tree import NOUN_SUBJECTS, DependencyTree
from workbench.facts.people import People
from workbench.facts.speech.announced import announced_paragraphs
from workbench.facts.speech.outside import outside_quotations
from workbench.facts.speech.speakers import SpeakerReader, with_speakers_of_later_parts
from workbench.facts.speech.spoken import SpokenQuotation, SpokenQuotations
from workbench.text.document import Document, TextSentence
from workbench.text.speech.turns import turns_of

_FIRST_PERSON: Final = frozenset({"I", "We", "we"})
_THIRD_PERSON: Final = frozenset({"he", "she"})


class Facts:
    """What a document says, each part worked out when it is first asked for.

    `people` are the persons and whom a word refers to, `speech` the quotations
    that are speech.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = People(document)
        self._turns = turns_of(document.text, document.paragraphs, document.names)
        self._trees: dict[TextSentence, DependencyTree] = {}
        self._sources: dict[TextSentence, Span | None] = {}
        self._attributions: dict[TextSentence, tuple[Attribution, ...]] = {}
        self._stretches: dict[TextSentence, tuple[Stretch, ...]] = {}
        self._antecedents = Antecedents(document, self.tree, self.people)
        announced = announced_paragraphs(document, self.tree) if document.tagged else ()
        self._announced: dict[int, Span] = dict(announced)
        self.speech = SpokenQuotations(document.text, self._follow_people())

    def tree(self, sentence: TextSentence) -> DependencyTree:
        """Return the sentence as a tree."""
        if sentence not in self._trees:
            self._trees[sentence] = DependencyTree(self.document, sentence)
        return self._trees[sentence]

    def attributions(self, sentence: TextSentence) -> tuple[Attribution, ...]:
        """Return who says what in the sentence, in the order of the verbs; empty where nobody does."""
        if sentence not in self._attributions:
            self._attributions[sentence] = tuple(attributions_in(self.document, sentence, self.tree))
        return self._attributions[sentence]

    def source(self, sentence: TextSentence) -> Span | None:
        """Return the span of whom the sentence names by "according to", or None."""
        if sentence not in self._sources:
            self._sources[sentence] = source_in(self.document, sentence, self.tree)
        return self._sources[sentence]

    def attribution_stretches(
        self, sentence: TextSentence, work_out: Callable[[], tuple[Stretch, ...]]
    ) -> tuple[Stretch, ...]:
        """Return what names the speaker in the sentence, worked out when it is first asked for."""
        if sentence not in self._stretches:
            self._stretches[sentence] = work_out()
        return self._stretches[sentence]

    def turn(self, sentence: TextSentence) -> str:
        """Return whose words the paragraph is, in a transcript, in an interview or announced; empty elsewhere."""
        turn, announced = self._turns.get(sentence.paragraph), self._announced.get(sentence.paragraph)
        if announced:
            return self._meant_by(announced.of(self.document.text), announced)
        return self.people.full(turn.speaker) if turn else ""

    def without_label(self, sentence: TextSentence) -> TextSentence:
        """Return the sentence without the label of its speaker: `ANN LEE: We left.`."""
        turn = self._turns.get(sentence.paragraph)
        if turn is None or not sentence.start < turn.start < sentence.end:
            return sentence
        tokens = self.document.tokens
        first = sentence.first_token
        while first < sentence.last_token and tokens[first].start < turn.start:
            first += 1
        return sentence._replace(start=turn.start, first_token=first)

    def claimant_of_quotation(self, quotation: SpokenQuotation, sentence: TextSentence) -> str:
        """Return who speaks the quotation, or else whose turn it is."""
        if not 0 <= quotation.speaker_start < quotation.speaker_end:
            return self.turn(sentence)
        place = Span(quotation.speaker_start, quotation.speaker_end)
        return self._meant_by(quotation.speaker, place)

    def claimant_of(self, attribution: Attribution, sentence: TextSentence) -> str:
        """Return whom the sentence names as the speaker.

        "I" and "we" are the speaker of the turn or the quotation, and nobody in a
        quotation without a speaker; "he", "she", "it" and "they" in what somebody says
        are that person or body: `Lee said she had left`.
        """
        span, phrase = attribution.speaker, attribution.speaker.of(self.document.text)
        if phrase in _FIRST_PERSON:
            around = [one for one in self.document.quotations if one.start < span.start and span.end < one.end]
            spoken = [one for one in self.speech.over(span) if one.start < span.start and span.end < one.end]
            if spoken:
                return self.claimant_of_quotation(spoken[0], sentence)
            return self.turn(sentence) or ("" if around else phrase)
        outer = self._told_by(attribution, sentence) if phrase.lower() in PRONOUNS else ""
        return outer or self._meant_by(phrase, span)

    def _meant_by(self, phrase: str, place: Span) -> str:
        """Return whom the phrase means; a pronoun by who acted last, or by the one who fits, or by whom is near."""
        pronoun = phrase.strip().lower()
        if pronoun not in PRONOUNS or not self.document.tagged:
            return self.people.meant_by(phrase, place)
        last = self.people.last_before(place.start)
        if pronoun in _THIRD_PERSON and self.people.may_be_called(last, pronoun):
            return last
        sentences = self.document.sentences_in(place)
        fitting = self._antecedents.meant_by(pronoun, place, sentences[0]) if sentences else ""
        near = self.people.meant_by(phrase, place)
        is_clear = self.people.knows(fitting) or near.strip().lower() in PRONOUNS
        return fitting if fitting and is_clear else near

    def _told_by(self, attribution: Attribution, sentence: TextSentence) -> str:
        """Return who says what holds the attribution, where the pronoun may mean them."""
        place = attribution.speaker
        pronoun = place.of(self.document.text).lower()
        around = [one for one in self.attributions(sentence) if one.content.overlaps(place) and one != attribution]
        outer = min(around, key=lambda one: one.content.end - one.content.start, default=None)
        if outer is None or place.overlaps(outer.cue_reach):
            return ""
        if outer.speaker.start > place.start and outer.speaker.of(self.document.text).lower() in PRONOUNS:
            return ""
        person = self.claimant_of(outer, sentence)
        if self.people.knows(person):
            return person if pronoun in _THIRD_PERSON and self.people.may_be_called(person, pronoun) else ""
        tree = self.tree(sentence)
        noun = tree.head_of(outer.speaker)
        return person if self._antecedents.fits(pronoun, tree, noun) else ""

    def act_told_by(self, clause: Span, sentence: TextSentence) -> Attribution | None:
        """Return how the clause shows somebody promising, demanding or judging something: `Lee denounced the plan`."""
        acts = (one for one in outermost(self.attributions(sentence)) if one.governs and not one.states)
        return next((act for act in acts if not act.denied and clause.overlaps(act.cue_span)), None)

    def outside_quotations(self, sentence: TextSentence) -> Span | None:
        """Return what the sentence says outside long quotations; None if that only names the speaker."""
        whole = Span(sentence.start, sentence.end)
        quotations = self.speech.over(whole)
        pairs = product(self.attributions(sentence), quotations)
        is_mixed = any(a.content.start < q.start and q.end <= a.content.end for a, q in pairs)
        return whole if is_mixed else outside_quotations(self.document.text, whole, quotations)

    def _follow_people(self) -> list[SpokenQuotation]:
        """Return the quotations with their speakers, reading on and remembering who acted last."""
        reader = SpeakerReader(self.document, self, self.people)
        quotations = self.document.quotations
        spoken: list[SpokenQuotation] = []
        acted_in, last = -1, ""
        for sentence in self.document.sentences:
            last = last if sentence.paragraph - acted_in <= 1 else ""
            self.people.enter(sentence, last)
            first = len(spoken)
            while len(spoken) < len(quotations) and quotations[len(spoken)].start < sentence.end:
                spoken.append(reader.spoken(len(spoken), spoken[-1] if spoken else None))
            if self.document.paragraphs[sentence.paragraph].role == "boilerplate":
                continue
            acting = self._acting(self.without_label(sentence), spoken[max(0, first - 1) :])
            if acting:
                acted_in, last = sentence.paragraph, acting
            elif self._names_others(self.without_label(sentence), spoken[max(0, first - 1) :]):
                last = ""
        return with_speakers_of_later_parts(self.document, spoken)

    def _acting(self, sentence: TextSentence, spoken: Sequence[SpokenQuotation]) -> str:
        """Return the full name of who speaks or acts in the sentence; empty where that is nobody known."""
        over = [one for one in spoken if one.end > sentence.start and one.speaker_start >= 0]
        quoted = [Span(one.speaker_start, one.speaker_end) for one in over]
        telling = (one.speaker for one in outermost(self.attributions(sentence)))
        speakers = quoted or [one for one in telling if not self.document.quotation_at(one.start)][:1]
        resolved = [self.people.meant_by(speaker.of(self.document.text), speaker) for speaker in speakers]
        acting = resolved[-1] if resolved else self._subject(sentence)
        return acting if " " in acting and self.people.knows(acting) else ""

    def _subject(self, sentence: TextSentence) -> str:
        """Return the full name of the one person who is a subject in the sentence; empty for none or several."""
        tree = self.tree(sentence)
        acting = set()
        for index, token in enumerate(tree.tokens):
            if token.dep not in NOUN_SUBJECTS or self.document.quotation_at(token.start):
                continue
            joined = [under for under in tree.below[index] if tree.tokens[under].dep == "conj"]
            for noun in (name_beside(tree, index), *joined):
                names = self.people.around(tree.tokens[noun])
                acting |= {self.people.full(self.people.written(name)) for name in names}
        return acting.pop() if len(acting) == 1 else ""

    def _names_others(self, sentence: TextSentence, spoken: Sequence[SpokenQuotation]) -> bool:
        over = SpokenQuotations(self.document.text, spoken).over(Span(sentence.start, sentence.end))
        outside = outside_quotations(self.document.text, Span(sentence.start, sentence.end), over)
        return outside is not None and bool(self.people.inside(outside)) and not self.people.opening_pronoun(sentence)


def facts_of(document: Document) -> Facts:
    """Return the facts of `document`, worked out once."""
    return document.once(Facts)
