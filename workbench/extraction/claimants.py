"""The claimants of a document: who says what its sentences claim."""

from workbench.domain.span import Span
from workbench.extraction.attributions.attribution import Attribution
from workbench.extraction.coreference import People
from workbench.text.document import Document, Quotation, TextSentence
from workbench.text.speech.turns import turns_of


class Claimants:
    """Names the claimants of sentences in order; `turn` is the speaker of the current paragraph, or empty."""

    def __init__(self, document: Document, people: People) -> None:
        self._document = document
        self._people = people
        self._turns = turns_of(document.text, document.paragraphs, document.names)
        self.turn = ""

    def enter(self, sentence: TextSentence) -> TextSentence:
        """Return the sentence without its speaker's label, and remember the speaker."""
        turn = self._turns.get(sentence.paragraph)
        self.turn = self._people.full(turn.speaker) if turn else ""
        if turn is None or not sentence.start < turn.start < sentence.end:
            return sentence
        tokens = self._document.tokens
        first = sentence.first_token
        while first < sentence.last_token and tokens[first].start < turn.start:
            first += 1
        return sentence._replace(start=turn.start, first_token=first)

    def of_quotation(self, quotation: Quotation) -> str:
        """Return who speaks the quotation, or else whose turn it is."""
        if not 0 <= quotation.speaker_start < quotation.speaker_end:
            return self.turn
        return self._people.meant_by(quotation.speaker, Span(quotation.speaker_start, quotation.speaker_end))

    def of_attribution(self, attribution: Attribution) -> str:
        """Return whom the sentence names as the speaker; "I" and "we" are the speaker of the turn."""
        phrase = attribution.speaker.of(self._document.text)
        if self.turn and phrase in {"I", "We", "we"}:
            return self.turn
        return self._people.meant_by(phrase, attribution.speaker)
